/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letter that introduces a member and an organisation to each other: who both are, what it is about, what to agree before the work begins. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "db/report_parts.h"
#include "src/checklist.h"
#include "src/country_phrase.h"
#include "src/match.h"
#include "src/memory.h"
#include "src/quote.h"

/* The letter as it is being written. */
struct writing {
    const struct report_request *request;
    struct document *document;
    struct record partnership, organisation, member;
    struct record need;  /* as the sender sees it; empty where it grew out of none */
    struct record whole; /* the partnership as the sender sees it, for whether its price is agreed */
    struct row_list contacts; /* of the organisation, those who agreed to be named */
    struct error *error;
};

static char *shown(const struct writing *writing, const struct record *record, const char *field)
{
    return report_shown(writing->request, record, field);
}

static void add_fields(struct writing *writing, const struct record *record, const char *const *names)
{
    report_add_fields(writing->request, writing->document, record, names);
}

/* --- Whether it may be sent ------------------------------------------------------------------------------------------------ */

/* Nobody is introduced to whom members are not referred to, nor for work that was called off or is done. */
static bool check_parties(struct writing *writing)
{
    struct quote quote;

    if (!match_may_be_referred_to(&writing->organisation))
        return error_set(writing->error, ERROR_RULE, _("Members are not referred to \"%s\" at present, so it is not introduced to any."),
                         quote_text(&quote, record_text(&writing->organisation, "name")));
    if (strcmp(record_text(&writing->partnership, "stage"), "cancelled") == 0)
        return error_set(writing->error, ERROR_RULE, _("This partnership is cancelled, so nobody is introduced for it."));
    if (strcmp(record_text(&writing->partnership, "stage"), "closed") == 0)
        return error_set(writing->error, ERROR_RULE, _("This partnership is closed, so nobody is introduced for it."));
    return true;
}

/* What the sender must settle, or take care of, before she sends it. */
static void add_cautions(struct writing *writing)
{
    const char *confidentiality = record_text(&writing->need, "confidentiality"), *status = record_text(&writing->organisation, "effective_status");
    const char *const cautions[] = {
        strcmp(status, "quality-assured") != 0 ? _("The organisation's profile is not quality-assured today.") : NULL,
        *confidentiality && strcmp(confidentiality, "open") != 0
            ? _("The need is confidential: ask the member whether the organisation may be told who asks.")
            : NULL,
        strcmp(record_text(&writing->need, "state"), "closed") == 0 ? _("The need is closed: ask the member whether it still looks for help.") : NULL,
        strcmp(record_text(&writing->partnership, "share_how"), "not-at-all") == 0 ? _("The parties agreed to share nothing of this work: send it to these two alone.") : NULL,
    };
    bool begun = false;

    for (size_t i = 0; i < sizeof cautions / sizeof *cautions; i++) {
        if (!cautions[i])
            continue;
        if (!begun) {
            document_add_paragraph(writing->document, _("Before you send this letter, see to this and take these lines out:"));
            document_begin_list(writing->document);
        }
        begun = true;
        document_add_item(writing->document, cautions[i]);
    }
}

/* --- The beginning -------------------------------------------------------------------------------------------------------- */

static void add_title(struct writing *writing)
{
    /* TRANSLATORS: an organisation and a member */
    char *title = string_format(_("%s and %s: an introduction"), record_text(&writing->organisation, "name"), record_text(&writing->member, "name"));

    document_set_title(writing->document, title);
    free(title);
}

/* "Rokeya Parvin and Shahnaz Koli, Shimul Workers' Rights Centre": without a name, the house alone. The caller frees it. */
static char *addressee(const char *people, const char *house)
{
    return *people ? string_format("%s, %s", people, house) : string_copy(house);
}

static void add_greeting(struct writing *writing)
{
    struct text names = {0};

    for (size_t i = 0; i < writing->contacts.count; i++)
        text_add_format(&names, "%s%s", i > 0 ? ", " : "", record_text(&writing->contacts.rows[i].record, "name"));
    char *organisation = addressee(text_string(&names), record_text(&writing->organisation, "name"));
    char *member = addressee(record_text(&writing->member, "contact_name"), record_text(&writing->member, "name"));
    /* TRANSLATORS: the greeting of a letter to two: persons and their organisation, and persons and their company */
    report_add_text(writing->document, _("Dear %s,\ndear %s,"), organisation, member);
    free(member);
    free(organisation);
    text_done(&names);
}

static void add_beginning(struct writing *writing)
{
    char date[DATE_TEXT_SIZE], *initiative = shown(writing, &writing->member, "initiative");
    char *country = country_in(record_text(&writing->partnership, "country"), message_language());
    char *seat = country_in(record_text(&writing->member, "country"), message_language());
    const char *organisation = record_text(&writing->organisation, "name"), *member = record_text(&writing->member, "name");

    document_add_paragraph(writing->document, date_show(store_today(writing->request->store), message_language(), date));
    add_greeting(writing);
    /* TRANSLATORS: an initiative; a member and where it is, "in Norway"; where the work is to be done, "in India"; an organisation */
    report_add_text(writing->document, _("On behalf of %s and the Local Resources Network I have the pleasure of introducing you to each other. %s, %s, is looking for somebody "
                                         "who knows the ground %s. %s, which is part of the network, has the knowledge for it. Below you find what each should know of the "
                                         "other, and what I ask you to agree on before the work begins."),
                    initiative, member, seat, country, organisation);
    free(seat);
    free(country);
    free(initiative);
}

/* --- Who you are ---------------------------------------------------------------------------------------------------------- */

/* "Director; rokeya@example.org; +880 4 5551; Bengali" */
static void add_contact(struct writing *writing, const struct record *contact)
{
    static const char *const names[] = {"role", "email", "phone", "language", NULL};
    struct text text = {0};

    for (const char *const *name = names; *name; name++) {
        char *part = shown(writing, contact, *name);
        if (*part)
            text_add_format(&text, "%s%s", text.length > 0 ? "; " : "", part);
        free(part);
    }
    document_add_value(writing->document, record_text(contact, "name"), text_string(&text));
    text_done(&text);
}

static void add_organisation(struct writing *writing)
{
    static const char *const names[] = {"kind", "city", "country", "coverage", "expertise", "issues", "languages", "funding_policy", "logo_policy", "website", "email",
                                        "phone", NULL};
    char *description = shown(writing, &writing->organisation, "description_en");

    document_add_heading(writing->document, record_text(&writing->organisation, "name"));
    if (*description)
        document_add_paragraph(writing->document, description);
    add_fields(writing, &writing->organisation, names);
    for (size_t i = 0; i < writing->contacts.count; i++)
        add_contact(writing, &writing->contacts.rows[i].record);
    free(description);
}

static void add_member(struct writing *writing)
{
    static const char *const names[] = {"kind", "country", "sector", "initiative", "contact_name", "contact_email", "contact_phone", NULL};

    document_add_heading(writing->document, record_text(&writing->member, "name"));
    add_fields(writing, &writing->member, names);
}

/* --- What it is about ----------------------------------------------------------------------------------------------------- */

static void add_subject(struct writing *writing)
{
    static const char *const names[] = {"purpose", "country", "site", "services", "start", "end", NULL};
    static const char *const asked[] = {"sector", "product", "issues", "expertise", "languages", NULL};

    document_add_heading(writing->document, _("What it is about"));
    add_fields(writing, &writing->partnership, names);
    for (const char *const *name = asked; report_is_unmarked(&writing->need) && *name; name++)
        report_add_field(writing->request, writing->document, &writing->need, *name);
}

/* --- What to agree first -------------------------------------------------------------------------------------------------- */

static void add_terms(struct writing *writing)
{
    const char *const labels[] = {_("What"), _("What is meant"), _("So far"), NULL};

    document_add_heading(writing->document, _("What to agree first"));
    document_add_paragraph(writing->document, _("A simple contract of one or two pages is enough. Please settle these points in it before the work begins; most quarrels come from one of "
                                                "them being left open."));
    document_begin_table(writing->document, labels, "lmw");
    for (size_t i = 0; i < CHECKLIST_POINTS; i++) {
        bool settled = checklist_is_settled(&writing->whole, &checklist_points[i]);
        document_add_row(writing->document);
        document_add_cell(writing->document, message_text(checklist_points[i].label), TONE_PLAIN);
        document_add_cell(writing->document, message_text(checklist_points[i].meaning), TONE_PLAIN);
        document_add_cell(writing->document, settled ? C_("term", "agreed") : C_("term", "open"), settled ? TONE_GOOD : TONE_NOTICE);
    }
    if (strcmp(record_text(&writing->organisation, "funding_policy"), "refuses") == 0)
        report_add_text(writing->document, _("%s takes no money from companies. Please talk first about how the work can be done without it."),
                        record_text(&writing->organisation, "name"));
}

static void add_conduct(struct writing *writing)
{
    const char *const items[] = {
        _("Ask when something is not clear, on either side, and better early than late."),
        _("The local resource tells the member of every problem as it is found, not first in the report."),
        _("If a site does not cooperate, the member is told at once: it has the leverage, the local resource has not."),
        _("The local resource promises what it can keep; the member gives it the time and the access it needs."),
        _("Questions from journalists go to the member's media contact."),
    };

    document_add_heading(writing->document, _("While you work together"));
    document_begin_list(writing->document);
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        document_add_item(writing->document, items[i]);
}

/* --- The end -------------------------------------------------------------------------------------------------------------- */

/* Who is responsible signs; else who writes. People are kept for coordinators, but who sends a letter says who she is. */
static void add_signature(struct writing *writing)
{
    struct report_request sender = *writing->request;
    struct record person;
    struct error error = {0};
    char *initiative = shown(writing, &writing->member, "initiative");

    sender.viewer = sender.sender;
    bool found = report_load(&sender, "person", record_number(&writing->whole, "responsible"), &person, &error);
    bool named = found && report_is_unmarked(&person);
    const char *name = named ? record_text(&person, "name") : sender.sender->name, *email = named ? record_text(&person, "email") : "";
    /* TRANSLATORS: the end of a letter: who signs it, for which initiative, her e-mail address with a line feed before it, or nothing */
    report_add_text(writing->document, _("Kind regards\n%s\n%s%s%s"), name, initiative, *email ? "\n" : "", email);
    if (found)
        record_done(&person);
    free(initiative);
}

static void add_end(struct writing *writing)
{
    document_add_heading(writing->document, _("What comes next"));
    /* TRANSLATORS: a member, an organisation */
    report_add_text(writing->document, _("%s, please write to your new contact within two weeks and tell in your own words what you hope for. %s, please say what you need to know before "
                                         "you can answer, and say so frankly if the work is not for you. Let me know when you have agreed, or if you cannot: I am glad to help with "
                                         "both."),
                    record_text(&writing->member, "name"), record_text(&writing->organisation, "name"));
    add_signature(writing);
}

/* --- The whole ------------------------------------------------------------------------------------------------------------ */

static bool read_contacts(struct writing *writing)
{
    const struct record_type *type = report_type(writing->request, "contact");
    const struct value organisation = {.kind = VALUE_NUMBER, .number = writing->organisation.id};
    const struct list_request list = {.type = type, .within = type_field(type, "organisation"), .value = &organisation};
    int64_t count;

    return report_rows(writing->request, &list, "consent:yes", REPORT_ROWS, &writing->contacts, &count, writing->error);
}

static bool write_letter(struct writing *writing)
{
    if (!check_parties(writing) || !read_contacts(writing))
        return false;
    add_title(writing);
    add_cautions(writing);
    add_beginning(writing);
    add_organisation(writing);
    add_member(writing);
    add_subject(writing);
    add_terms(writing);
    add_conduct(writing);
    add_end(writing);
    return true;
}

static bool read_need(struct writing *writing, const struct report_request *sender)
{
    int64_t id = record_number(&writing->whole, "need");

    if (id != 0)
        return report_load(sender, "need", id, &writing->need, writing->error);
    record_init(&writing->need, report_type(sender, "need"));
    return true;
}

/* What is kept from somebody is no more empty or open than it is hers to tell. */
static bool sees_all(const struct writing *writing)
{
    bool sees = record_number(&writing->whole, "organisation") != 0 && record_number(&writing->whole, "member") != 0;

    for (size_t i = 0; sees && i < CHECKLIST_POINTS; i++)
        sees = standing_has_point(writing->request->sender, writing->whole.type, &checklist_points[i]);
    return sees
           || error_set(writing->error, ERROR_RULE, _("A letter of introduction names both sides and tells what they agreed; your role does not show all of it. A coordinator can write it."));
}

static bool read_parties(struct writing *writing)
{
    const struct record *partnership = &writing->whole;
    struct report_request sender = *writing->request;

    sender.viewer = sender.sender;
    return report_load(writing->request, "partnership", writing->request->id, &writing->partnership, writing->error)
           && report_load(&sender, "partnership", writing->request->id, &writing->whole, writing->error) && sees_all(writing)
           && read_need(writing, &sender)
           && report_load(writing->request, "organisation", record_number(partnership, "organisation"), &writing->organisation, writing->error)
           && report_load(writing->request, "member", record_number(partnership, "member"), &writing->member, writing->error);
}

static bool introduction_write(const struct report_request *request, struct document *document, struct error *error)
{
    struct writing writing = {.request = request, .document = document, .error = error};
    struct record *const records[] = {&writing.partnership, &writing.whole, &writing.organisation, &writing.member, &writing.need};

    document->compact = false;
    bool ok = read_parties(&writing) && write_letter(&writing);
    row_list_done(&writing.contacts);
    for (size_t i = 0; i < sizeof records / sizeof *records; i++)
        if (records[i]->type)
            record_done(records[i]);
    return ok;
}

const struct report report_introduction = {
    .name = "introduction",
    .type = "partnership",
    .label = N_("Letter of introduction"),
    .summary = N_("a letter that introduces a member and an organisation to each other, with what to agree first"),
    .audience = VISIBILITY_PARTIES,
    .letter = true,
    .write = introduction_write,
};
