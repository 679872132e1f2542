/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "db/findings.h"

#include <stdlib.h>

#include "src/identity.h"
#include "src/memory.h"

static void sentences_add(char ***sentences, size_t *count, char *sentence)
{
    *sentences = memory_resize(*sentences, *count + 1, sizeof **sentences);
    (*sentences)[(*count)++] = sentence;
}

void findings_add_fault(struct finding_list *findings, char *sentence)
{
    sentences_add(&findings->faults, &findings->fault_count, sentence);
}

void findings_add_warning(struct finding_list *findings, char *sentence)
{
    sentences_add(&findings->warnings, &findings->warning_count, sentence);
}

static void sentences_free(char **sentences, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(sentences[i]);
    free(sentences);
}

void finding_list_done(struct finding_list *list)
{
    sentences_free(list->faults, list->fault_count);
    sentences_free(list->warnings, list->warning_count);
    *list = (struct finding_list){0};
}

char *findings_name(const struct record_type *type, int64_t id)
{
    char printed[IDENTITY_TEXT_SIZE];
    return string_format("%s %s", type->name, identity_print(id, printed));
}
