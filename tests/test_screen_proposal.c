/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search line in which a slip of the finger finds nothing: what is proposed, and taken by Enter. */
#include "config.h"

#include "tests/screen.h"
#include "tests/tap.h"

int main(void)
{
    struct terminal *terminal = screen_start_demonstration();
    screen_type(terminal, "/hondruas");
    screen_expect(terminal, "Nothing matches.");
    screen_expect(terminal, "Did you mean");
    screen_expect_marked(terminal, "honduras");
    /* Enter takes it, though the search line is open. */
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "/honduras");
    screen_expect_not(terminal, "Did you mean");
    screen_expect_row(terminal, -1, "Enter open");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "of 106");
    /* Typed ahead of it, Enter ends the line; the proposal waits for another. */
    screen_type(terminal, "/hondruas<Enter>");
    screen_expect_marked(terminal, "honduras");
    screen_type(terminal, "L");
    screen_expect(terminal, "Mente du (Enter");
    screen_type(terminal, "L<Enter>");
    screen_expect(terminal, "/honduras");
    screen_expect_not(terminal, "Did you mean");
    screen_expect(terminal, "Honduras");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "of 106");
    /* Of several the arrows choose, in the line and below it. */
    screen_type(terminal, "/fagforeining");
    screen_expect_marked(terminal, "fagforening");
    screen_type(terminal, "<Down>");
    screen_expect_marked(terminal, "fagforeningsfrihet");
    screen_type(terminal, "<Enter>");
    screen_expect_row(terminal, 1, "/fagforeningsfrihet");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "of 106");
    screen_type(terminal, "/fagforeining<Enter>");
    screen_expect_marked(terminal, "fagforening");
    screen_type(terminal, "<Down>");
    screen_expect_marked(terminal, "fagforeningsfrihet");
    screen_expect_repaint(terminal);
    screen_type(terminal, "<Up><Enter>");
    screen_expect(terminal, "/fagforening  ");
    screen_type(terminal, "<Esc>");
    screen_expect(terminal, "of 106");
    /* Nothing near is no proposal. */
    screen_type(terminal, "/zzzzzz<Enter>");
    screen_expect(terminal, "Nothing matches.");
    screen_expect_row(terminal, -1, "Enter open");
    screen_expect_not(terminal, "Did you mean");
    screen_leave(terminal);
    return tap_done();
}
