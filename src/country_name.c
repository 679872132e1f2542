/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/country_name.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "src/country_alias.h"
#include "src/country_any.h"
#include "src/fold.h"
#include "src/key.h"
#include "src/memory.h"
#include "src/text.h"

/* Names as the English and the Norwegian press write them (Norwegian after Språkrådet's list). Regions after the United Nations' M49, but for Iran
 * (Middle East), Cyprus (southern Europe), Armenia, Azerbaijan and Georgia (with central Asia, as the ILO has them), and the islands near the
 * Antarctic. */
const struct country_name country_names[] = {
    {"AD", "AND", {"Andorra", "Andorra"}, "southern-europe"},
    {"AE", "ARE", {"United Arab Emirates", "De forente arabiske emirater"}, "middle-east"},
    {"AF", "AFG", {"Afghanistan", "Afghanistan"}, "south-asia"},
    {"AG", "ATG", {"Antigua and Barbuda", "Antigua og Barbuda"}, "caribbean"},
    {"AI", "AIA", {"Anguilla", "Anguilla"}, "caribbean"},
    {"AL", "ALB", {"Albania", "Albania"}, "southern-europe"},
    {"AM", "ARM", {"Armenia", "Armenia"}, "central-asia"},
    {"AO", "AGO", {"Angola", "Angola"}, "central-africa"},
    {"AQ", "ATA", {"Antarctica", "Antarktis"}, "antarctica"},
    {"AR", "ARG", {"Argentina", "Argentina"}, "south-america"},
    {"AS", "ASM", {"American Samoa", "Amerikansk Samoa"}, "oceania"},
    {"AT", "AUT", {"Austria", "Østerrike"}, "western-europe"},
    {"AU", "AUS", {"Australia", "Australia"}, "oceania"},
    {"AW", "ABW", {"Aruba", "Aruba"}, "caribbean"},
    {"AX", "ALA", {"Åland Islands", "Åland"}, "northern-europe"},
    {"AZ", "AZE", {"Azerbaijan", "Aserbajdsjan"}, "central-asia"},
    {"BA", "BIH", {"Bosnia and Herzegovina", "Bosnia-Hercegovina"}, "southern-europe"},
    {"BB", "BRB", {"Barbados", "Barbados"}, "caribbean"},
    {"BD", "BGD", {"Bangladesh", "Bangladesh"}, "south-asia"},
    {"BE", "BEL", {"Belgium", "Belgia"}, "western-europe"},
    {"BF", "BFA", {"Burkina Faso", "Burkina Faso"}, "west-africa"},
    {"BG", "BGR", {"Bulgaria", "Bulgaria"}, "eastern-europe"},
    {"BH", "BHR", {"Bahrain", "Bahrain"}, "middle-east"},
    {"BI", "BDI", {"Burundi", "Burundi"}, "east-africa"},
    {"BJ", "BEN", {"Benin", "Benin"}, "west-africa"},
    {"BL", "BLM", {"Saint Barthélemy", "Saint-Barthélemy"}, "caribbean"},
    {"BM", "BMU", {"Bermuda", "Bermuda"}, "north-america"},
    {"BN", "BRN", {"Brunei", "Brunei"}, "south-east-asia"},
    {"BO", "BOL", {"Bolivia", "Bolivia"}, "south-america"},
    {"BQ", "BES", {"Caribbean Netherlands", "Karibisk Nederland"}, "caribbean"},
    {"BR", "BRA", {"Brazil", "Brasil"}, "south-america"},
    {"BS", "BHS", {"Bahamas", "Bahamas"}, "caribbean"},
    {"BT", "BTN", {"Bhutan", "Bhutan"}, "south-asia"},
    {"BV", "BVT", {"Bouvet Island", "Bouvetøya"}, "antarctica"},
    {"BW", "BWA", {"Botswana", "Botswana"}, "southern-africa"},
    {"BY", "BLR", {"Belarus", "Belarus"}, "eastern-europe"},
    {"BZ", "BLZ", {"Belize", "Belize"}, "central-america"},
    {"CA", "CAN", {"Canada", "Canada"}, "north-america"},
    {"CC", "CCK", {"Cocos Islands", "Kokosøyene"}, "oceania"},
    {"CD", "COD", {"DR Congo", "DR Kongo"}, "central-africa"},
    {"CF", "CAF", {"Central African Republic", "Den sentralafrikanske republikk"}, "central-africa"},
    {"CG", "COG", {"Congo-Brazzaville", "Kongo-Brazzaville"}, "central-africa"},
    {"CH", "CHE", {"Switzerland", "Sveits"}, "western-europe"},
    {"CI", "CIV", {"Ivory Coast", "Elfenbenskysten"}, "west-africa"},
    {"CK", "COK", {"Cook Islands", "Cookøyene"}, "oceania"},
    {"CL", "CHL", {"Chile", "Chile"}, "south-america"},
    {"CM", "CMR", {"Cameroon", "Kamerun"}, "central-africa"},
    {"CN", "CHN", {"China", "Kina"}, "east-asia"},
    {"CO", "COL", {"Colombia", "Colombia"}, "south-america"},
    {"CR", "CRI", {"Costa Rica", "Costa Rica"}, "central-america"},
    {"CU", "CUB", {"Cuba", "Cuba"}, "caribbean"},
    {"CV", "CPV", {"Cape Verde", "Kapp Verde"}, "west-africa"},
    {"CW", "CUW", {"Curaçao", "Curaçao"}, "caribbean"},
    {"CX", "CXR", {"Christmas Island", "Christmasøya"}, "oceania"},
    {"CY", "CYP", {"Cyprus", "Kypros"}, "southern-europe"},
    {"CZ", "CZE", {"Czechia", "Tsjekkia"}, "eastern-europe"},
    {"DE", "DEU", {"Germany", "Tyskland"}, "western-europe"},
    {"DJ", "DJI", {"Djibouti", "Djibouti"}, "east-africa"},
    {"DK", "DNK", {"Denmark", "Danmark"}, "northern-europe"},
    {"DM", "DMA", {"Dominica", "Dominica"}, "caribbean"},
    {"DO", "DOM", {"Dominican Republic", "Den dominikanske republikk"}, "caribbean"},
    {"DZ", "DZA", {"Algeria", "Algerie"}, "north-africa"},
    {"EC", "ECU", {"Ecuador", "Ecuador"}, "south-america"},
    {"EE", "EST", {"Estonia", "Estland"}, "northern-europe"},
    {"EG", "EGY", {"Egypt", "Egypt"}, "north-africa"},
    {"EH", "ESH", {"Western Sahara", "Vest-Sahara"}, "north-africa"},
    {"ER", "ERI", {"Eritrea", "Eritrea"}, "east-africa"},
    {"ES", "ESP", {"Spain", "Spania"}, "southern-europe"},
    {"ET", "ETH", {"Ethiopia", "Etiopia"}, "east-africa"},
    {"FI", "FIN", {"Finland", "Finland"}, "northern-europe"},
    {"FJ", "FJI", {"Fiji", "Fiji"}, "oceania"},
    {"FK", "FLK", {"Falkland Islands", "Falklandsøyene"}, "south-america"},
    {"FM", "FSM", {"Micronesia", "Mikronesia"}, "oceania"},
    {"FO", "FRO", {"Faroe Islands", "Færøyene"}, "northern-europe"},
    {"FR", "FRA", {"France", "Frankrike"}, "western-europe"},
    {"GA", "GAB", {"Gabon", "Gabon"}, "central-africa"},
    {"GB", "GBR", {"United Kingdom", "Storbritannia"}, "northern-europe"},
    {"GD", "GRD", {"Grenada", "Grenada"}, "caribbean"},
    {"GE", "GEO", {"Georgia", "Georgia"}, "central-asia"},
    {"GF", "GUF", {"French Guiana", "Fransk Guyana"}, "south-america"},
    {"GG", "GGY", {"Guernsey", "Guernsey"}, "northern-europe"},
    {"GH", "GHA", {"Ghana", "Ghana"}, "west-africa"},
    {"GI", "GIB", {"Gibraltar", "Gibraltar"}, "southern-europe"},
    {"GL", "GRL", {"Greenland", "Grønland"}, "north-america"},
    {"GM", "GMB", {"Gambia", "Gambia"}, "west-africa"},
    {"GN", "GIN", {"Guinea", "Guinea"}, "west-africa"},
    {"GP", "GLP", {"Guadeloupe", "Guadeloupe"}, "caribbean"},
    {"GQ", "GNQ", {"Equatorial Guinea", "Ekvatorial-Guinea"}, "central-africa"},
    {"GR", "GRC", {"Greece", "Hellas"}, "southern-europe"},
    {"GS", "SGS", {"South Georgia and South Sandwich Islands", "Sør-Georgia og Sør-Sandwichøyene"}, "antarctica"},
    {"GT", "GTM", {"Guatemala", "Guatemala"}, "central-america"},
    {"GU", "GUM", {"Guam", "Guam"}, "oceania"},
    {"GW", "GNB", {"Guinea-Bissau", "Guinea-Bissau"}, "west-africa"},
    {"GY", "GUY", {"Guyana", "Guyana"}, "south-america"},
    {"HK", "HKG", {"Hong Kong", "Hongkong"}, "east-asia"},
    {"HM", "HMD", {"Heard and McDonald Islands", "Heard- og McDonaldøyene"}, "antarctica"},
    {"HN", "HND", {"Honduras", "Honduras"}, "central-america"},
    {"HR", "HRV", {"Croatia", "Kroatia"}, "southern-europe"},
    {"HT", "HTI", {"Haiti", "Haiti"}, "caribbean"},
    {"HU", "HUN", {"Hungary", "Ungarn"}, "eastern-europe"},
    {"ID", "IDN", {"Indonesia", "Indonesia"}, "south-east-asia"},
    {"IE", "IRL", {"Ireland", "Irland"}, "northern-europe"},
    {"IL", "ISR", {"Israel", "Israel"}, "middle-east"},
    {"IM", "IMN", {"Isle of Man", "Man"}, "northern-europe"},
    {"IN", "IND", {"India", "India"}, "south-asia"},
    {"IO", "IOT", {"British Indian Ocean Territory", "Det britiske territoriet i Indiahavet"}, "east-africa"},
    {"IQ", "IRQ", {"Iraq", "Irak"}, "middle-east"},
    {"IR", "IRN", {"Iran", "Iran"}, "middle-east"},
    {"IS", "ISL", {"Iceland", "Island"}, "northern-europe"},
    {"IT", "ITA", {"Italy", "Italia"}, "southern-europe"},
    {"JE", "JEY", {"Jersey", "Jersey"}, "northern-europe"},
    {"JM", "JAM", {"Jamaica", "Jamaica"}, "caribbean"},
    {"JO", "JOR", {"Jordan", "Jordan"}, "middle-east"},
    {"JP", "JPN", {"Japan", "Japan"}, "east-asia"},
    {"KE", "KEN", {"Kenya", "Kenya"}, "east-africa"},
    {"KG", "KGZ", {"Kyrgyzstan", "Kirgisistan"}, "central-asia"},
    {"KH", "KHM", {"Cambodia", "Kambodsja"}, "south-east-asia"},
    {"KI", "KIR", {"Kiribati", "Kiribati"}, "oceania"},
    {"KM", "COM", {"Comoros", "Komorene"}, "east-africa"},
    {"KN", "KNA", {"Saint Kitts and Nevis", "Saint Kitts og Nevis"}, "caribbean"},
    {"KP", "PRK", {"North Korea", "Nord-Korea"}, "east-asia"},
    {"KR", "KOR", {"South Korea", "Sør-Korea"}, "east-asia"},
    {"KW", "KWT", {"Kuwait", "Kuwait"}, "middle-east"},
    {"KY", "CYM", {"Cayman Islands", "Caymanøyene"}, "caribbean"},
    {"KZ", "KAZ", {"Kazakhstan", "Kasakhstan"}, "central-asia"},
    {"LA", "LAO", {"Laos", "Laos"}, "south-east-asia"},
    {"LB", "LBN", {"Lebanon", "Libanon"}, "middle-east"},
    {"LC", "LCA", {"Saint Lucia", "Saint Lucia"}, "caribbean"},
    {"LI", "LIE", {"Liechtenstein", "Liechtenstein"}, "western-europe"},
    {"LK", "LKA", {"Sri Lanka", "Sri Lanka"}, "south-asia"},
    {"LR", "LBR", {"Liberia", "Liberia"}, "west-africa"},
    {"LS", "LSO", {"Lesotho", "Lesotho"}, "southern-africa"},
    {"LT", "LTU", {"Lithuania", "Litauen"}, "northern-europe"},
    {"LU", "LUX", {"Luxembourg", "Luxembourg"}, "western-europe"},
    {"LV", "LVA", {"Latvia", "Latvia"}, "northern-europe"},
    {"LY", "LBY", {"Libya", "Libya"}, "north-africa"},
    {"MA", "MAR", {"Morocco", "Marokko"}, "north-africa"},
    {"MC", "MCO", {"Monaco", "Monaco"}, "western-europe"},
    {"MD", "MDA", {"Moldova", "Moldova"}, "eastern-europe"},
    {"ME", "MNE", {"Montenegro", "Montenegro"}, "southern-europe"},
    {"MF", "MAF", {"Saint Martin", "Saint-Martin"}, "caribbean"},
    {"MG", "MDG", {"Madagascar", "Madagaskar"}, "east-africa"},
    {"MH", "MHL", {"Marshall Islands", "Marshalløyene"}, "oceania"},
    {"MK", "MKD", {"North Macedonia", "Nord-Makedonia"}, "southern-europe"},
    {"ML", "MLI", {"Mali", "Mali"}, "west-africa"},
    {"MM", "MMR", {"Myanmar", "Myanmar"}, "south-east-asia"},
    {"MN", "MNG", {"Mongolia", "Mongolia"}, "east-asia"},
    {"MO", "MAC", {"Macao", "Macao"}, "east-asia"},
    {"MP", "MNP", {"Northern Mariana Islands", "Nord-Marianene"}, "oceania"},
    {"MQ", "MTQ", {"Martinique", "Martinique"}, "caribbean"},
    {"MR", "MRT", {"Mauritania", "Mauritania"}, "west-africa"},
    {"MS", "MSR", {"Montserrat", "Montserrat"}, "caribbean"},
    {"MT", "MLT", {"Malta", "Malta"}, "southern-europe"},
    {"MU", "MUS", {"Mauritius", "Mauritius"}, "east-africa"},
    {"MV", "MDV", {"Maldives", "Maldivene"}, "south-asia"},
    {"MW", "MWI", {"Malawi", "Malawi"}, "east-africa"},
    {"MX", "MEX", {"Mexico", "Mexico"}, "central-america"},
    {"MY", "MYS", {"Malaysia", "Malaysia"}, "south-east-asia"},
    {"MZ", "MOZ", {"Mozambique", "Mosambik"}, "east-africa"},
    {"NA", "NAM", {"Namibia", "Namibia"}, "southern-africa"},
    {"NC", "NCL", {"New Caledonia", "Ny-Caledonia"}, "oceania"},
    {"NE", "NER", {"Niger", "Niger"}, "west-africa"},
    {"NF", "NFK", {"Norfolk Island", "Norfolkøya"}, "oceania"},
    {"NG", "NGA", {"Nigeria", "Nigeria"}, "west-africa"},
    {"NI", "NIC", {"Nicaragua", "Nicaragua"}, "central-america"},
    {"NL", "NLD", {"Netherlands", "Nederland"}, "western-europe"},
    {"NO", "NOR", {"Norway", "Norge"}, "northern-europe"},
    {"NP", "NPL", {"Nepal", "Nepal"}, "south-asia"},
    {"NR", "NRU", {"Nauru", "Nauru"}, "oceania"},
    {"NU", "NIU", {"Niue", "Niue"}, "oceania"},
    {"NZ", "NZL", {"New Zealand", "New Zealand"}, "oceania"},
    {"OM", "OMN", {"Oman", "Oman"}, "middle-east"},
    {"PA", "PAN", {"Panama", "Panama"}, "central-america"},
    {"PE", "PER", {"Peru", "Peru"}, "south-america"},
    {"PF", "PYF", {"French Polynesia", "Fransk Polynesia"}, "oceania"},
    {"PG", "PNG", {"Papua New Guinea", "Papua Ny-Guinea"}, "oceania"},
    {"PH", "PHL", {"Philippines", "Filippinene"}, "south-east-asia"},
    {"PK", "PAK", {"Pakistan", "Pakistan"}, "south-asia"},
    {"PL", "POL", {"Poland", "Polen"}, "eastern-europe"},
    {"PM", "SPM", {"Saint Pierre and Miquelon", "Saint-Pierre og Miquelon"}, "north-america"},
    {"PN", "PCN", {"Pitcairn Islands", "Pitcairnøyene"}, "oceania"},
    {"PR", "PRI", {"Puerto Rico", "Puerto Rico"}, "caribbean"},
    {"PS", "PSE", {"Palestine", "Palestina"}, "middle-east"},
    {"PT", "PRT", {"Portugal", "Portugal"}, "southern-europe"},
    {"PW", "PLW", {"Palau", "Palau"}, "oceania"},
    {"PY", "PRY", {"Paraguay", "Paraguay"}, "south-america"},
    {"QA", "QAT", {"Qatar", "Qatar"}, "middle-east"},
    {"RE", "REU", {"Réunion", "Réunion"}, "east-africa"},
    {"RO", "ROU", {"Romania", "Romania"}, "eastern-europe"},
    {"RS", "SRB", {"Serbia", "Serbia"}, "southern-europe"},
    {"RU", "RUS", {"Russia", "Russland"}, "eastern-europe"},
    {"RW", "RWA", {"Rwanda", "Rwanda"}, "east-africa"},
    {"SA", "SAU", {"Saudi Arabia", "Saudi-Arabia"}, "middle-east"},
    {"SB", "SLB", {"Solomon Islands", "Salomonøyene"}, "oceania"},
    {"SC", "SYC", {"Seychelles", "Seychellene"}, "east-africa"},
    {"SD", "SDN", {"Sudan", "Sudan"}, "north-africa"},
    {"SE", "SWE", {"Sweden", "Sverige"}, "northern-europe"},
    {"SG", "SGP", {"Singapore", "Singapore"}, "south-east-asia"},
    {"SH", "SHN", {"Saint Helena", "Saint Helena"}, "west-africa"},
    {"SI", "SVN", {"Slovenia", "Slovenia"}, "southern-europe"},
    {"SJ", "SJM", {"Svalbard and Jan Mayen", "Svalbard og Jan Mayen"}, "northern-europe"},
    {"SK", "SVK", {"Slovakia", "Slovakia"}, "eastern-europe"},
    {"SL", "SLE", {"Sierra Leone", "Sierra Leone"}, "west-africa"},
    {"SM", "SMR", {"San Marino", "San Marino"}, "southern-europe"},
    {"SN", "SEN", {"Senegal", "Senegal"}, "west-africa"},
    {"SO", "SOM", {"Somalia", "Somalia"}, "east-africa"},
    {"SR", "SUR", {"Suriname", "Surinam"}, "south-america"},
    {"SS", "SSD", {"South Sudan", "Sør-Sudan"}, "east-africa"},
    {"ST", "STP", {"São Tomé and Príncipe", "São Tomé og Príncipe"}, "central-africa"},
    {"SV", "SLV", {"El Salvador", "El Salvador"}, "central-america"},
    {"SX", "SXM", {"Sint Maarten", "Sint Maarten"}, "caribbean"},
    {"SY", "SYR", {"Syria", "Syria"}, "middle-east"},
    {"SZ", "SWZ", {"Eswatini", "Eswatini"}, "southern-africa"},
    {"TC", "TCA", {"Turks and Caicos Islands", "Turks- og Caicosøyene"}, "caribbean"},
    {"TD", "TCD", {"Chad", "Tsjad"}, "central-africa"},
    {"TF", "ATF", {"French Southern Territories", "De franske sørterritorier"}, "antarctica"},
    {"TG", "TGO", {"Togo", "Togo"}, "west-africa"},
    {"TH", "THA", {"Thailand", "Thailand"}, "south-east-asia"},
    {"TJ", "TJK", {"Tajikistan", "Tadsjikistan"}, "central-asia"},
    {"TK", "TKL", {"Tokelau", "Tokelau"}, "oceania"},
    {"TL", "TLS", {"Timor-Leste", "Øst-Timor"}, "south-east-asia"},
    {"TM", "TKM", {"Turkmenistan", "Turkmenistan"}, "central-asia"},
    {"TN", "TUN", {"Tunisia", "Tunisia"}, "north-africa"},
    {"TO", "TON", {"Tonga", "Tonga"}, "oceania"},
    {"TR", "TUR", {"Turkey", "Tyrkia"}, "middle-east"},
    {"TT", "TTO", {"Trinidad and Tobago", "Trinidad og Tobago"}, "caribbean"},
    {"TV", "TUV", {"Tuvalu", "Tuvalu"}, "oceania"},
    {"TW", "TWN", {"Taiwan", "Taiwan"}, "east-asia"},
    {"TZ", "TZA", {"Tanzania", "Tanzania"}, "east-africa"},
    {"UA", "UKR", {"Ukraine", "Ukraina"}, "eastern-europe"},
    {"UG", "UGA", {"Uganda", "Uganda"}, "east-africa"},
    {"UM", "UMI", {"US Outlying Islands", "USAs ytre småøyer"}, "oceania"},
    {"US", "USA", {"United States", "USA"}, "north-america"},
    {"UY", "URY", {"Uruguay", "Uruguay"}, "south-america"},
    {"UZ", "UZB", {"Uzbekistan", "Usbekistan"}, "central-asia"},
    {"VA", "VAT", {"Vatican City", "Vatikanstaten"}, "southern-europe"},
    {"VC", "VCT", {"Saint Vincent and the Grenadines", "Saint Vincent og Grenadinene"}, "caribbean"},
    {"VE", "VEN", {"Venezuela", "Venezuela"}, "south-america"},
    {"VG", "VGB", {"British Virgin Islands", "De britiske jomfruøyene"}, "caribbean"},
    {"VI", "VIR", {"US Virgin Islands", "De amerikanske jomfruøyene"}, "caribbean"},
    {"VN", "VNM", {"Vietnam", "Vietnam"}, "south-east-asia"},
    {"VU", "VUT", {"Vanuatu", "Vanuatu"}, "oceania"},
    {"WF", "WLF", {"Wallis and Futuna", "Wallis og Futuna"}, "oceania"},
    {"WS", "WSM", {"Samoa", "Samoa"}, "oceania"},
    {"XK", "XKX", {"Kosovo", "Kosovo"}, "southern-europe"},
    {"YE", "YEM", {"Yemen", "Jemen"}, "middle-east"},
    {"YT", "MYT", {"Mayotte", "Mayotte"}, "east-africa"},
    {"ZA", "ZAF", {"South Africa", "Sør-Afrika"}, "southern-africa"},
    {"ZM", "ZMB", {"Zambia", "Zambia"}, "east-africa"},
    {"ZW", "ZWE", {"Zimbabwe", "Zimbabwe"}, "east-africa"},
};
const size_t country_name_count = sizeof country_names / sizeof *country_names;

/* --- By code ---------------------------------------------------------------------------------------------------------- */

static int compare_code(const void *code, const void *name)
{
    return strcmp(code, ((const struct country_name *)name)->code);
}

const struct country_name *country_name_by_code(const char *code)
{
    char capitals[3];

    if (strlen(code) != 2)
        return NULL;
    for (int i = 0; i < 3; i++)
        capitals[i] = (char)toupper((unsigned char)code[i]);
    return bsearch(capitals, country_names, country_name_count, sizeof *country_names, compare_code);
}

const char *country_name(const char *code, enum language language)
{
    const struct country_name *name = country_name_by_code(code);

    return name ? name->name[language] : code;
}

int64_t country_record_id(const char *code)
{
    /* Reads as C0 and the letters' places in the alphabet when printed: Norway's is C01415. */
    enum { DIGIT_BITS = 5, FIRST = 12 /* C */ };
    int64_t id = FIRST << DIGIT_BITS;

    for (int i = 0; i < 2; i++) {
        int letter = toupper((unsigned char)code[i]) - 'A' + 1;
        id = id << DIGIT_BITS | letter / 10;
        id = id << DIGIT_BITS | letter % 10;
    }
    return id;
}

/* What a text can mean. */
struct meaning {
    enum country_match match;
    const struct country_name *found, *other;
};

/* --- By spelling ------------------------------------------------------------------------------------------------------ */

/* The next letter of a spelling as fold_key() would give it, without its cost; 0 for what keys leave out. The tables hold ASCII and the letters
 * of Latin-1 alone; æ gives the a that ae becomes. */
static char spelling_letter(const char **at)
{
    static const char latin[] = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";
    unsigned char byte = (unsigned char)*(*at)++;

    if (byte == 0xC3)
        return latin[(unsigned char)*(*at)++ - 0x80];
    return isalnum(byte) ? (char)tolower(byte) : '\0';
}

/* Whether a spelling folds to a key. */
static bool spelling_has_key(const char *spelling, const char *end, const char *key)
{
    char last = '\0';

    while (spelling < end) {
        char letter = spelling_letter(&spelling);
        if (!letter || (last == 'a' && (letter == 'a' || letter == 'e')) || (last == 'o' && letter == 'e'))
            continue;
        if (letter != *key)
            return false;
        key++;
        last = letter;
    }
    return *key == '\0';
}

/* Whether one of several spellings, with "|" between, folds to a key. */
static bool spellings_have_key(const char *spellings, const char *key)
{
    for (;;) {
        const char *end = spellings + strcspn(spellings, "|");
        if (spelling_has_key(spellings, end, key))
            return true;
        if (!*end)
            return false;
        spellings = end + 1;
    }
}

/* The country that has a name or an alias with this key. */
static const struct country_name *country_with_key(const char *key)
{
    for (size_t i = 0; i < country_name_count; i++)
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            if (spellings_have_key(country_names[i].name[language], key))
                return &country_names[i];
    for (size_t i = 0; i < country_alias_count; i++)
        if (spellings_have_key(country_aliases[i].spellings, key))
            return country_name_by_code(country_aliases[i].code);
    return NULL;
}

static struct meaning meaning_of_key(const char *key)
{
    for (size_t i = 0; *key && i < country_doubt_count; i++)
        if (spellings_have_key(country_doubts[i].spellings, key))
            return (struct meaning){COUNTRY_AMBIGUOUS, country_name_by_code(country_doubts[i].code),
                                    country_name_by_code(country_doubts[i].other)};
    const struct country_name *found = *key ? country_with_key(key) : NULL;
    return (struct meaning){found ? COUNTRY_FOUND : COUNTRY_UNKNOWN, found, NULL};
}

/* The country whose code of two or three letters the text is, points passed over ("U.S.A."). */
static const struct country_name *country_with_code(const char *text)
{
    char code[4] = "";
    size_t length = 0;

    for (; *text; text++) {
        if (*text == '.' || *text == ' ')
            continue;
        if (length == 3)
            return NULL;
        code[length++] = (char)toupper((unsigned char)*text);
    }
    if (length == 2)
        return country_name_by_code(code);
    for (size_t i = 0; length == 3 && i < country_name_count; i++)
        if (strcmp(country_names[i].alpha3, code) == 0)
            return &country_names[i];
    return NULL;
}

/* --- By what is left of a spelling ------------------------------------------------------------------------------------ */

/* Words without which a name is tried again: first the small ones, then the forms of state too, in English, Norwegian, Spanish and French. */
enum word_kind { WORD_SMALL, WORD_STATE, WORD_KINDS };

static const struct {
    enum word_kind kind;
    const char *words; /* by their keys, blanks between and around */
} passed_words[] = {
    {WORD_SMALL, " the of and og den det de i y e et la las le les los el l d du des del do da "},
    {WORD_STATE, " republic rep republikk republikken republica republique kingdom kongerike kongeriket kongedommet reino royaume state "
                 "stat staten estado etat democratic dem demokratiske demokratisk democratica democratique peoples people s popular populare "
                 "folkerepublikk folkerepublikken forbundsrepublikk forbundsrepublikken federal federative foderale socialist sosialistiske "
                 "islamic islamske islamica islamique arab arabiske commonwealth samveldet union unionen independent cooperative plurinational "
                 "bolivarian hashemite principality fyrstedommet sultanate sultanatet duchy grand storhertugdommet former tidligere "},
};

static bool word_is_passed(const char *key, enum word_kind upto)
{
    char *padded = string_format(" %s ", key);
    bool passed = false;

    for (size_t i = 0; i < sizeof passed_words / sizeof *passed_words; i++)
        if (passed_words[i].kind <= upto && strstr(passed_words[i].words, padded))
            passed = true;
    free(padded);
    return passed;
}

static void add_word(struct text *left, const char *word, size_t length, enum word_kind upto)
{
    char *copy = string_copy_part(word, length);
    char *key = fold_key(copy);

    if (strcmp(key, "st") == 0 || strcmp(key, "ste") == 0 || strcmp(key, "sankt") == 0)
        text_add(left, "saint");
    else if (!word_is_passed(key, upto))
        text_add(left, key);
    free(key);
    free(copy);
}

/* The key of a text without the words passed over. The caller frees it. */
static char *key_of_rest(const char *text, enum word_kind upto)
{
    static const char separators[] = " \t\n!\"#&'()*+,-./:;<=>?[]_`";
    struct text left = {0};

    while (*text) {
        size_t length = strcspn(text, separators);
        if (length > 0)
            add_word(&left, text, length, upto);
        text += length;
        text += strspn(text, separators);
    }
    char *key = fold_key(text_string(&left));
    text_done(&left);
    return key;
}

/* --- All together ----------------------------------------------------------------------------------------------------- */

static struct meaning meaning_of(const char *text)
{
    struct meaning meaning = {COUNTRY_FOUND, country_with_code(text), NULL};

    if (meaning.found)
        return meaning;
    char *key = fold_key(text);
    meaning = meaning_of_key(key);
    for (int kind = WORD_SMALL; meaning.match == COUNTRY_UNKNOWN && kind < WORD_KINDS; kind++) {
        char *rest = key_of_rest(text, (enum word_kind)kind);
        if (strcmp(rest, key) != 0)
            meaning = meaning_of_key(rest);
        free(key);
        key = rest;
    }
    free(key);
    return meaning;
}

static bool can_mean(const struct meaning *meaning, const struct country_name *country)
{
    return meaning->match != COUNTRY_UNKNOWN && (meaning->found == country || meaning->other == country);
}

/* One country from two names of it: each settles what the other leaves open. */
static struct meaning meaning_of_both(const struct meaning *left, const struct meaning *right)
{
    static const struct meaning unknown = {COUNTRY_UNKNOWN, NULL, NULL};

    if (left->match == COUNTRY_FOUND)
        return can_mean(right, left->found) ? *left : unknown;
    if (right->match == COUNTRY_FOUND)
        return can_mean(left, right->found) ? *right : unknown;
    return can_mean(left, right->found) ? *left : unknown;
}

/* The same, where nothing else helps in any language. */
static struct meaning meaning_anywhere(const char *text)
{
    struct meaning meaning = meaning_of(text);
    const char *code = meaning.match == COUNTRY_UNKNOWN ? country_in_any_language(text) : NULL;

    if (code && (meaning.found = country_name_by_code(code)))
        meaning.match = COUNTRY_FOUND;
    return meaning;
}

bool country_is_called(const char *code, const char *text)
{
    const struct country_name *country = country_name_by_code(code);
    bool is = country && country_with_code(text) == country;
    char *key = fold_key(text);

    for (int language = 0; country && *key && !is && language < LANGUAGE_COUNT; language++)
        is = spellings_have_key(country->name[language], key);
    for (size_t i = 0; country && *key && !is && i < country_alias_count; i++)
        is = strcmp(country_aliases[i].code, country->code) == 0 && spellings_have_key(country_aliases[i].spellings, key);
    free(key);
    return is;
}

/* Two names of a country, with a sign of so many bytes between them: "Kongo/Congo". */
static struct meaning meaning_around(const char *text, const char *at, size_t bytes)
{
    char *before = string_copy_part(text, (size_t)(at - text));
    const struct meaning left = meaning_anywhere(before), right = meaning_anywhere(at + bytes);

    free(before);
    return meaning_of_both(&left, &right);
}

/* The same in another script, behind it or in brackets: "香港 Hong Kong", "Thailand (ประเทศไทย)". */
static struct meaning meaning_in_scripts(const char *text)
{
    static const char wide_bracket[] = "\xEF\xBC\x88";
    struct meaning meaning = {COUNTRY_UNKNOWN, NULL, NULL};

    for (const char *at = text; text[text_ascii_length(text)] && meaning.match == COUNTRY_UNKNOWN && *at; at++) {
        const bool is_wide = strncmp(at, wide_bracket, strlen(wide_bracket)) == 0;

        if (is_wide || *at == ' ' || *at == '(')
            meaning = meaning_around(text, at, is_wide ? strlen(wide_bracket) : 1);
    }
    return meaning;
}

enum country_match country_find(const char *text, const struct country_name **found, const struct country_name **other)
{
    const char *slash = strchr(text, '/');
    struct meaning meaning = meaning_of(text);

    if (meaning.match == COUNTRY_UNKNOWN && slash)
        meaning = meaning_around(text, slash, 1);
    if (meaning.match == COUNTRY_UNKNOWN)
        meaning = meaning_anywhere(text);
    if (meaning.match == COUNTRY_UNKNOWN)
        meaning = meaning_in_scripts(text);
    *found = meaning.found;
    *other = meaning.other;
    return meaning.match;
}

const char *country_near(const char *text)
{
    enum { FAR = 3 };
    const char *nearest = NULL;
    size_t least = FAR;
    char *key = key_of(text);

    for (size_t i = 0; strlen(key) > 3 && i < country_name_count; i++) {
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            char *name = key_of(country_names[i].name[language]);
            size_t distance = key_distance(key, name, least - 1);

            free(name);
            if (distance < least) {
                least = distance;
                nearest = country_names[i].name[message_language()];
            }
            if (least == 0)
                break;
        }
    }
    free(key);
    return nearest;
}
