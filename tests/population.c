/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/population.h"

#include <stdlib.h>
#include <string.h>

#include "src/country_name.h"
#include "src/identity.h"
#include "src/memory.h"
#include "src/text.h"

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

enum { MACHINE = 1, RECORDED = 1700000000 /* seconds since 1970 */ };

static const char *const firsts[] = {
    "Green", "United", "National", "Rural", "Asian", "African", "Andean", "Delta", "Coastal", "Highland", "Northern", "Southern", "Eastern",
    "Western", "Central", "Metropolitan", "Independent", "Free", "Fair", "Young", "Women's", "Workers'", "People's", "Migrant", "Home", "Textile",
    "Garment", "Cocoa", "Coffee", "Tea", "Stone", "Fisheries", "Farm", "Harbour", "Mountain", "River", "Lake", "Valley", "Island", "Sunrise",
    "Nueva", "Red", "Centro", "Asociación", "Unión", "Fundación", "Sindicato", "Réseau", "Fédération", "Union", "Côte", "Société", "Yayasan",
    "Serikat", "Lembaga", "Hội", "Trung tâm", "Công đoàn", "Işçi", "Birlik", "Dayanışma", "Østlandet", "Ålesund", "Ægir", "Aasen", "Åpen",
    "Ørnes", "Zürich", "Łódź", "Çukurova", "İzmir", "Quito", "Xalapa", "Yaoundé", "Nairobi", "Kampala", "Dhaka", "Chattogram", "Yangon", "Hanoi",
};

static const char *const seconds[] = {
    "Labour", "Rights", "Livelihood", "Justice", "Development", "Education", "Health", "Safety", "Solidarity", "Community", "Environment",
    "Research", "Training", "Dialogue", "Monitoring", "Ethical Trade", "Human Rights", "Child", "Women", "Youth", "Migration", "Dignity",
    "Responsible Business", "Supply Chain", "Agriculture", "Handloom", "Garment Workers", "Plantation", "Mining", "Seafarers", "Laborales",
    "Derechos", "Desarrollo", "Mujeres", "Droits", "Développement", "Travailleurs", "Buruh", "Hak Asasi", "Lao động", "Phát triển", "Hakları",
    "Kalkınma", "Kompetanse", "Rettigheter", "Arbeid",
};

static const char *const thirds[] = {
    "Centre", "Foundation", "Network", "Union", "Federation", "Association", "Institute", "Initiative", "Trust", "Forum", "Alliance",
    "Consultancy", "Council", "Committee", "Society", "Resource Centre", "Platform", "Cooperative", "Desk", "Group", "Services", "House",
    "Campaign", "Academy", "Clinic", "Collective", "Partners", "Programme", "Watch", "Voice",
};

static const char *const native[] = {
    "শ্রমিক অধিকার কেন্দ্র", "নারী উন্নয়ন সংস্থা", "ঢাকা সংহতি ফাউন্ডেশন", "श्रमिक अधिकार केंद्र", "ग्रामीण विकास संस्थान", "महिला सहकारी समिति",
    "தொழிலாளர் நல மையம்", "مركز حقوق العمال", "جمعية التنمية المحلية", "شبكة العدالة", "劳动者权益中心", "绿色供应链研究所", "社区发展协会",
    "Центр защиты прав рабочих", "Союз солидарности", "ศูนย์สิทธิแรงงาน", "มูลนิธิชุมชน", "အလုပ်သမားအခွင့်အရေးစင်တာ", "មជ្ឈមណ្ឌលសិទ្ធិការងារ", "የሠራተኞች መብት ማዕከል",
    "Κέντρο Εργασίας", "労働者支援センター", "노동자권익센터", "ශ්‍රම අයිතිවාසිකම් මධ්‍යස්ථානය",
};

static const char *const cities[] = {
    "Dhaka", "Chattogram", "Hanoi", "Đà Nẵng", "Phnom Penh", "Yangon", "Jakarta", "Bandung", "Manila", "Cebu", "Colombo", "Lahore", "Karachi",
    "Mumbai", "Jaipur", "Chennai", "Kathmandu", "İstanbul", "İzmir", "Casablanca", "Tunis", "Cairo", "Addis Ababa", "Nairobi", "Kampala",
    "Accra", "Abidjan", "Yaoundé", "Lima", "Quito", "Bogotá", "São Paulo", "Managua", "Guatemala", "Puebla", "Łódź", "Cluj", "Tirana", "Shenzhen",
    "Xiamen", "Ålesund", "Ørsta",
};

static const char *const countries[] = {
    "BD", "BD", "BD", "IN", "IN", "IN", "CN", "CN", "VN", "VN", "KH", "MM", "ID", "PH", "LK", "PK", "NP", "TR", "MA", "TN", "EG", "ET", "KE", "UG",
    "GH", "CI", "CM", "PE", "EC", "CO", "BR", "NI", "GT", "MX", "PL", "RO", "AL", "MY", "TH", "LA", "MG", "MU", "ZA", "HN", "SV", "BO", "JO", "GE", "UZ", "NO",
};

static const char *const sentences[] = {
    "Trains worker representatives and line managers in factories of all sizes.", "Runs a helpline for migrant workers in five languages.",
    "Advises buyers on living wages and on responsible purchasing practice.", "Has monitored fire and building safety since the accord was signed.",
    "Follows children from the quarries into school and their parents into paid work.", "Supports elections of workers' committees without interference.",
    "Publishes yearly findings about recruitment fees and debt bondage.", "Helps smallholders to organise and to sell together.",
    "Gives legal aid in cases of harassment and unfair dismissal.", "Knows the exporting farms of the region and their seasonal workers.",
};

enum { KEPT = 256 };

/* Some records of a type to refer to, the latest. */
struct kept {
    int64_t ids[KEPT];
    size_t count;
};

struct population {
    struct store *store;
    uint64_t state;
    int64_t last; /* id */
    struct record *patterns; /* for each type a new record with its initial values */
    struct kept organisations, members, suppliers, hotspots;
    struct error *error;
};

uint32_t population_random(uint64_t *state, uint32_t limit)
{
    /* xorshift64*: Vigna, "An experimental exploration of Marsaglia's xorshift generators, scrambled". */
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return (uint32_t)((*state * UINT64_C(2685821657736338717) >> 32) % limit);
}

static uint32_t below(struct population *population, size_t limit)
{
    return population_random(&population->state, (uint32_t)limit);
}

#define ANY_OF(population, list) ((list)[below(population, COUNT_OF(list))])

/* --- Values ------------------------------------------------------------------------------------------------------------- */

static char *name_new(struct population *population)
{
    const char *first = ANY_OF(population, firsts), *second = ANY_OF(population, seconds), *third = ANY_OF(population, thirds);

    switch (below(population, 8)) {
    case 0:
        return string_format("%s %s", first, third);
    case 1:
        return string_format("%s %s %s %s", ANY_OF(population, cities), first, second, third);
    case 2:
        return string_format("%s %s of %s", second, third, ANY_OF(population, cities));
    case 3:
        return string_format("%s %s %u", first, third, below(population, 400) + 1);
    default:
        return string_format("%s %s %s", first, second, third);
    }
}

static void set_text(struct record *record, const char *field, const char *text)
{
    value_set_text(record_value(record, field), text);
}

static const char *any_code(struct population *population, const struct vocabulary *vocabulary)
{
    return vocabulary->terms[below(population, vocabulary->count)].code;
}

static void add_code(struct value *value, const char *code)
{
    value_take_text(value, set_with(value_text(value), code));
}

static void set_codes(struct population *population, struct record *record, const struct field *field, size_t most)
{
    for (size_t i = below(population, most + 1); i > 0; i--)
        add_code(record_field(record, field),
                 field->vocabulary ? any_code(population, field->vocabulary) : ANY_OF(population, countries));
}

enum { DAYS_ALL = 3000, DAYS_PAST = 2800 /* of what was done */ };

static void set_date(struct population *population, struct record *record, const char *field, size_t days)
{
    char text[DATE_TEXT_SIZE];
    const struct date first = {2019, 1, 1};

    set_text(record, field, date_print(date_from_days(date_to_days(first) + below(population, days)), text));
}

static void set_sentences(struct population *population, struct record *record, const char *field)
{
    struct text text = {0};

    for (size_t i = below(population, 4); i > 0; i--)
        text_add_format(&text, "%s%s", text.length > 0 ? " " : "", ANY_OF(population, sentences));
    set_text(record, field, text_string(&text));
    text_done(&text);
}

/* --- Records ------------------------------------------------------------------------------------------------------------ */

static struct record record_new(struct population *population, const char *type)
{
    const struct type_list *types = store_types(population->store);
    size_t place = 0;
    struct record record;

    while (strcmp(types->types[place]->name, type) != 0)
        place++;
    record_copy(&record, &population->patterns[place]);
    population->last = record.id = identity_next(population->last, RECORDED, MACHINE);
    return record;
}

static bool put(struct population *population, struct record *record)
{
    bool ok = store_put(population->store, record, population->error);

    record_done(record);
    return ok;
}

static void keep(struct kept *kept, int64_t id)
{
    kept->ids[kept->count++ % KEPT] = id;
}

static void set_reference(struct population *population, struct record *record, const char *field, const struct kept *kept)
{
    size_t count = kept->count < KEPT ? kept->count : KEPT;

    if (count > 0)
        value_set_number(record_value(record, field), kept->ids[below(population, count)]);
}

static void organisation_fill(struct population *population, struct record *record)
{
    const char *const sets[] = {"coverage", "expertise", "issues", "sectors", "languages"};
    char *name = name_new(population);
    char *address = string_format("%u %s Road", below(population, 300) + 1, ANY_OF(population, seconds));
    char *number = string_format("%08u", below(population, 100000000));

    set_text(record, "name", name);
    if (below(population, 3) == 0)
        set_text(record, "native_name", ANY_OF(population, native));
    set_text(record, "kind", any_code(population, &vocabulary_organisation_kind));
    set_text(record, "country", ANY_OF(population, countries));
    set_text(record, "city", ANY_OF(population, cities));
    set_text(record, "address", address);
    set_text(record, "registration_number", number);
    set_text(record, "status", any_code(population, &vocabulary_organisation_status));
    value_set_number(record_value(record, "founded"), 1950 + below(population, 75));
    for (size_t i = 0; i < COUNT_OF(sets); i++)
        set_codes(population, record, type_field(record->type, sets[i]), 4);
    set_sentences(population, record, "description_en");
    set_date(population, record, "review_due", DAYS_ALL);
    free(number);
    free(address);
    free(name);
}

static bool add_organisation(struct population *population)
{
    struct record record = record_new(population, "organisation");

    organisation_fill(population, &record);
    keep(&population->organisations, record.id);
    return put(population, &record);
}

static bool add_contact(struct population *population)
{
    struct record record = record_new(population, "contact");
    char *name = string_format("%s %s", ANY_OF(population, cities), ANY_OF(population, thirds));

    set_reference(population, &record, "organisation", &population->organisations);
    set_text(&record, "name", name);
    value_set_number(record_value(&record, "consent"), below(population, 2));
    free(name);
    return put(population, &record);
}

static bool add_verification(struct population *population)
{
    struct record record = record_new(population, "verification");

    set_reference(population, &record, "organisation", &population->organisations);
    set_text(&record, "initiative", any_code(population, &vocabulary_initiative));
    set_text(&record, "result", any_code(population, &vocabulary_verification_result));
    set_date(population, &record, "date", DAYS_PAST);
    return put(population, &record);
}

static bool add_member(struct population *population)
{
    struct record record = record_new(population, "member");
    char *name = string_format("%s %s AS", ANY_OF(population, firsts), ANY_OF(population, seconds));

    set_text(&record, "name", name);
    set_text(&record, "kind", any_code(population, &vocabulary_member_kind));
    set_text(&record, "country", "NO");
    set_text(&record, "initiative", any_code(population, &vocabulary_initiative));
    keep(&population->members, record.id);
    free(name);
    return put(population, &record);
}

static bool add_partnership(struct population *population)
{
    struct record record = record_new(population, "partnership");

    set_reference(population, &record, "organisation", &population->organisations);
    set_reference(population, &record, "member", &population->members);
    set_text(&record, "country", ANY_OF(population, countries));
    set_text(&record, "purpose", ANY_OF(population, sentences));
    set_text(&record, "stage", any_code(population, &vocabulary_partnership_stage));
    value_set_number(record_value(&record, "total_price"), below(population, 5000000));
    set_text(&record, "total_price_currency", any_code(population, &vocabulary_currency));
    set_date(population, &record, "start", DAYS_ALL);
    return put(population, &record);
}

static bool add_supplier(struct population *population)
{
    struct record record = record_new(population, "supplier");
    char *name = string_format("%s %s Ltd", ANY_OF(population, firsts), ANY_OF(population, seconds));

    set_text(&record, "name", name);
    set_text(&record, "country", ANY_OF(population, countries));
    keep(&population->suppliers, record.id);
    free(name);
    return put(population, &record);
}

static bool add_site(struct population *population)
{
    struct record record = record_new(population, "site");
    char *name = string_format("%s Factory %u", ANY_OF(population, cities), below(population, 900) + 1);

    set_text(&record, "name", name);
    set_text(&record, "country", ANY_OF(population, countries));
    value_set_number(record_value(&record, "workers"), below(population, 9000) + 5);
    set_reference(population, &record, "supplier", &population->suppliers);
    free(name);
    return put(population, &record);
}

static bool add_hotspot(struct population *population)
{
    static const char *const figures[] = {"scale", "scope", "irremediability", "likelihood"};
    struct record record = record_new(population, "hotspot");

    set_text(&record, "country", ANY_OF(population, countries));
    set_text(&record, "sector", any_code(population, &vocabulary_sector));
    set_text(&record, "issue", any_code(population, &vocabulary_issue));
    set_text(&record, "title_en", ANY_OF(population, sentences));
    for (size_t i = 0; i < COUNT_OF(figures); i++)
        if (below(population, 4) > 0)
            value_set_number(record_value(&record, figures[i]), below(population, 5) + 1);
    keep(&population->hotspots, record.id);
    return put(population, &record);
}

static bool add_source(struct population *population)
{
    struct record record = record_new(population, "source");

    set_reference(population, &record, "hotspot", &population->hotspots);
    set_text(&record, "title", ANY_OF(population, sentences));
    value_set_number(record_value(&record, "year"), 2010 + below(population, 16));
    return put(population, &record);
}

/* --- The whole ---------------------------------------------------------------------------------------------------------- */

static bool add_all(struct population *population, size_t organisations, size_t others)
{
    static bool (*const by_turns[])(struct population *) = {
        add_contact, add_contact, add_verification, add_partnership, add_site, add_hotspot, add_source, add_supplier, add_member,
    };
    bool ok = true;

    for (size_t i = 0; ok && i < organisations; i++)
        ok = add_organisation(population);
    /* What others refer to comes first. */
    if (ok && others > 0)
        ok = (organisations > 0 || add_organisation(population)) && add_member(population) && add_supplier(population) && add_hotspot(population);
    for (size_t i = 0; ok && i < others; i++)
        ok = by_turns[i % COUNT_OF(by_turns)](population);
    return ok;
}

bool population_add(struct store *store, size_t organisations, size_t others, struct error *error)
{
    const struct viewer viewer = {.name = "Population", .level = VISIBILITY_COORDINATORS, .initiative = "", .countries = ""};
    const struct type_list *types = store_types(store);
    struct population population = {.store = store, .state = 20261121, .error = error};

    population.patterns = memory_new_array(types->count, sizeof *population.patterns);
    for (size_t i = 0; i < types->count; i++)
        record_init_new(&population.patterns[i], types->types[i]);
    bool ok = store_begin(store, &viewer, NULL, error);
    if (ok) {
        ok = add_all(&population, organisations, others);
        if (ok)
            ok = store_commit(store, NULL, error);
        else
            store_rollback(store);
    }
    for (size_t i = 0; i < types->count; i++)
        record_done(&population.patterns[i]);
    free(population.patterns);
    return ok;
}

/* --- A list ------------------------------------------------------------------------------------------------------------- */

enum { LIST_NATIVE = 6, LIST_AGAIN = 50 };

/* What a row of the list is known by. */
struct listed {
    char *name;
    char *word; /* which nobody else has: a family's or a village's name */
    const char *country;
    const char *city;
    uint32_t number; /* in a register */
};

static char *word_new(struct population *population)
{
    static const char *const syllables[] = {
        "ka", "mo", "ri", "sha", "ti", "lu", "ne", "bha", "do", "pa", "yo", "gu", "chi", "ra", "se", "van", "min", "tor", "hal", "ber",
    };
    struct text word = {0};

    for (size_t i = 0; i < 4; i++)
        text_add(&word, ANY_OF(population, syllables));
    return text_take(&word);
}

/* A name in a script of its own that ends in a word nobody else has, made of its first letters. */
static char *native_new(struct population *population)
{
    const char *name = ANY_OF(population, native);
    size_t letters = 0, ends[8] = {0};
    struct text text = {0};

    text_add_format(&text, "%s ", name);
    for (size_t at = 0; letters + 1 < COUNT_OF(ends) && name[at] && name[at] != ' '; ends[++letters] = at)
        at = text_next(name, strlen(name), at);
    for (size_t i = 0; i < 5; i++) {
        size_t letter = below(population, letters);
        text_add_bytes(&text, name + ends[letter], ends[letter + 1] - ends[letter]);
    }
    return text_take(&text);
}

static void listed_init(struct population *population, struct listed *listed)
{
    char *name = name_new(population);
    char *word = word_new(population);

    *listed = (struct listed){.name = string_format("%s %s", name, word), .word = word, .country = ANY_OF(population, countries),
                              .city = ANY_OF(population, cities), .number = below(population, 100000000)};
    free(name);
}

static void listed_done(struct listed *listed)
{
    free(listed->name);
    free(listed->word);
}

/* As another hand writes it. */
static void listed_write_otherwise(struct listed *listed)
{
    for (char *at = listed->name; *at; at++)
        if (*at >= 'a' && *at <= 'z')
            *at = (char)(*at - 'a' + 'A');
}

static void write_addresses(struct population *population, FILE *file, const char *word)
{
    static const char *const providers[] = {"gmail.com", "yahoo.com", "hotmail.com"};
    uint32_t number = below(population, 1000);

    if (below(population, 3) == 0)
        fprintf(file, "%s%u@%s,", word, number, ANY_OF(population, providers));
    else
        fprintf(file, "info@%s%u.org,", word, number);
    fprintf(file, "+%u %u %07u,", below(population, 70) + 20, below(population, 9) + 1, below(population, 10000000));
    if (below(population, 2) == 0)
        fprintf(file, "https://www.%s%u.org/", word, number);
    fputc(',', file);
}

static void write_listed(struct population *population, FILE *file, const struct listed *listed)
{
    const struct vocabulary *kinds = &vocabulary_organisation_kind;

    char *native_name = below(population, LIST_NATIVE) == 0 ? native_new(population) : string_copy("");

    fprintf(file, "\"%s\",%s,", listed->name, native_name);
    free(native_name);
    fprintf(file, "%s,\"%s\",%s,", kinds->terms[below(population, kinds->count)].code, country_name(listed->country, LANGUAGE_EN), listed->city);
    fprintf(file, "\"%u %s Road, %s\",%08u,", below(population, 300) + 1, ANY_OF(population, seconds), listed->word,
            listed->number);
    write_addresses(population, file, listed->word);
    fprintf(file, "%u,%s\n", 1950 + below(population, 75), ANY_OF(population, sentences));
}

void population_write_list(FILE *file, size_t rows)
{
    struct population population = {.state = 20261122};

    fputs("Name,Name in its own language,Kind,Country,City,Address,Registration number,E-mail,Phone,Website,Founded,Description\n", file);
    for (size_t row = 1; row <= rows; row++) {
        struct listed listed;

        listed_init(&population, &listed);
        write_listed(&population, file, &listed);
        if (row % LIST_AGAIN == 0 && row < rows) {
            listed_write_otherwise(&listed);
            write_listed(&population, file, &listed);
            row++;
        }
        listed_done(&listed);
    }
}
