/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vocabularies of the network's subject: areas of expertise, issues, sectors, regions, hot spots and what is done about them. */
#include "config.h"

#include "src/vocabulary.h"

#define TERM_COUNT(terms) (sizeof(terms) / sizeof(terms)[0])

/* The Local Resources Network's nine areas, in its own order. */
static const struct term expertise_terms[] = {
    {"mapping", N_("mapping of violations and due-diligence advice"),
     "mapping|due diligence|human rights due diligence|HRDD|risk assessment|kartlegging|aktsomhetsvurdering|aktsomhetsvurderinger"},
    {"association", N_("freedom of association and collective bargaining"),
     "freedom of association|collective bargaining|social dialogue|worker elections|fagforeningsfrihet|kollektive forhandlinger"},
    {"child-forced-labour", N_("child labour and forced labour"),
     "child labour|child labor|forced labour|forced labor|modern slavery|trafficking|barnearbeid|tvangsarbeid"},
    {"grievance", N_("grievance mechanisms and workers' feedback"),
     "grievance mechanism|grievance mechanisms|worker feedback|complaints|hotline|klagemekanisme|klagemekanismer"},
    {"people-management", N_("people management and dialogue with workers"),
     "people management|human resources|HR|worker-management dialogue|personalledelse"},
    {"training", N_("training of workers and management"), "training|capacity building|capacity-building|opplæring|kapasitetsbygging"},
    {"productivity", N_("productivity and business practice"), "productivity|business practice|lean|produktivitet"},
    {"research", N_("academic and research projects"), "research|studies|forskning"},
    {"development", N_("development projects and programmes"), "development|development projects|utvikling|bistand"},
};
const struct vocabulary vocabulary_expertise = {"expertise", N_("areas of expertise"), expertise_terms, TERM_COUNT(expertise_terms)};

/* The ETI Base Code's nine, then what the initiatives ask besides. */
static const struct term issue_terms[] = {
    {"forced-labour", N_("forced labour"),
     "employment is freely chosen|employment freely chosen|forced labor|modern slavery|slavery|bonded labour|debt bondage|trafficking|"
     "tvangsarbeid|gjeldsslaveri"},
    {"freedom-of-association", N_("freedom of association"),
     "collective bargaining|freedom of association and collective bargaining|FoA|fagforeningsfrihet|organisasjonsfrihet"},
    {"health-and-safety", N_("health and safety"),
     "working conditions are safe and hygienic|safe and hygienic conditions|occupational health and safety|OHS|OSH|HSE|HMS|safety|fire safety|"
     "brannsikkerhet|helse og sikkerhet"},
    {"child-labour", N_("child labour"), "child labor|no child labour|children|barnearbeid"},
    {"living-wages", N_("living wages"), "living wage|wages|living wages are paid|low wages|minimum wage|levelønn|lønn"},
    {"working-hours", N_("working hours"), "hours|overtime|excessive hours|working hours are not excessive|arbeidstid|overtid"},
    {"discrimination", N_("discrimination"), "no discrimination|gender|equal pay|diskriminering|lik lønn"},
    {"regular-employment", N_("regular employment"), "informal employment|precarious work|contracts|regulære ansettelser"},
    {"harsh-treatment", N_("harsh treatment"),
     "harsh or inhumane treatment|no harsh treatment|violence|sexual harassment|harassment|brutal behandling|seksuell trakassering"},
    {"land-rights", N_("land rights"), "land|land grabbing|landrettigheter"},
    {"indigenous-peoples", N_("indigenous peoples' rights"), "indigenous people|indigenous rights|urfolk|urfolks rettigheter"},
    {"community-health", N_("community health"), "community|local community|helse i lokalsamfunnet|lokalsamfunn"},
    {"environment", N_("environment and chemicals"), "pollution|chemicals|biodiversity|water|miljø|kjemikalier"},
    {"climate", N_("climate"), "climate change|emissions|klima"},
    {"corruption", N_("corruption"), "bribery|anti-corruption|korrupsjon"},
    {"conflict", N_("conflict"), "conflict area|conflict minerals|war|konflikt"},
};
const struct vocabulary vocabulary_issue = {"issue", N_("issues"), issue_terms, TERM_COUNT(issue_terms)};

static const struct term sector_terms[] = {
    {"garments", N_("garments"), "apparel|clothing|clothes|fashion|ready-made garments|RMG|klær|konfeksjon|ropa|confección|vêtements"},
    {"textiles", N_("textiles"), "textile|fabrics|spinning|weaving|carpets|tekstil|tekstiler"},
    {"footwear", N_("footwear"), "shoes|sko|skotøy|calzado|chaussures"},
    {"leather", N_("leather"), "tanneries|leather goods|lær|skinn|cuero|cuir"},
    {"natural-stone", N_("natural stone"), "stone|granite|marble|sandstone|slate|limestone|paving stone|paving|cobblestone|cobbles|kerbstone|quarrying"
     "|naturstein|stein|granitt|marmor|sandstein|skifer|brostein|gatestein|belegningsstein|kantstein|steinbrudd"},
    {"bricks", N_("bricks"), "brick|brick kilns|teglstein|murstein"},
    {"construction", N_("construction"), "building|bygg|bygg og anlegg|construcción"},
    {"electronics", N_("electronics"), "ICT|IT|computers|phones|elektronikk|IKT|electrónica|électronique"},
    {"minerals", N_("minerals and metals"), "minerals|metals|mining|mineraler|metaller|gruvedrift|minería"},
    {"jewellery", N_("jewellery"), "jewelry|gold|diamonds|gemstones|smykker|gull"},
    {"cocoa", N_("cocoa"), "chocolate|kakao|cacao"},
    {"coffee", N_("coffee"), "kaffe|café"},
    {"tea", NC_("sector", "tea"), "te|thé"},
    {"palm-oil", N_("palm oil"), "palmeolje"},
    {"sugar", N_("sugar"), "sugarcane|sugar cane|sukker"},
    {"cotton", N_("cotton"), "bomull|algodón"},
    {"tobacco", N_("tobacco"), "tobakk"},
    {"rubber", N_("rubber"), "latex|gummi"},
    {"fruit-vegetables", N_("fruit and vegetables"),
     "fruit|fruits|vegetables|bananas|citrus|tomatoes|agriculture|horticulture|frukt|grønnsaker|frukt og grønt|landbruk"},
    {"flowers", N_("flowers"), "cut flowers|floriculture|blomster"},
    {"rice", N_("rice"), "ris"},
    {"nuts", NC_("sector", "nuts"), "hazelnuts|cashew|brazil nuts|nøtter"},
    {"fish-seafood", N_("fish and seafood"), "fish|seafood|fishing|shrimp|aquaculture|fisk|sjømat|reker"},
    {"meat", N_("meat"), "cattle|poultry|kjøtt"},
    {"timber", N_("timber"), "wood|forestry|logging|trevirke|tømmer|tropisk trevirke"},
    {"furniture", N_("furniture"), "møbler"},
    {"toys", N_("toys"), "leker|leketøy"},
    {"sports-goods", N_("sports goods"), "sporting goods|footballs|sportsutstyr|idrettsutstyr"},
    {"medical-supplies", N_("medical supplies"),
     "medical|surgical instruments|gloves|medical gloves|medisinsk materiell|medisinsk utstyr|kirurgiske instrumenter"},
    {"solar", N_("solar power"), "solar panels|polysilicon|solcellepaneler|solenergi|solkraft"},
    {"batteries", N_("batteries"), "electric vehicles|cobalt|lithium|batterier|elbiler"},
    {"chemicals", NC_("sector", "chemicals"), "kjemikalier|chemical industry|kjemisk industri"},
    {"shipbreaking", N_("shipbreaking"), "ship recycling|skipsopphugging"},
    {"shipping", N_("shipping"), "seafaring|maritime|skipsfart|sjøfart"},
    {"recycling", N_("recycling"), "waste|e-waste|gjenvinning|avfall"},
    {"services", N_("services"), "service|tjenester"},
    {"tourism", N_("tourism"), "hotels|travel|reiseliv|turisme"},
    {"cleaning", N_("cleaning"), "laundry|renhold"},
    {"food-drink", N_("food and drink"), "food|beverages|food and beverage|mat|mat og drikke|drikke"},
    {"other", NC_("sector", "other"), "annet|andre|miscellaneous"},
};
const struct vocabulary vocabulary_sector = {"sector", N_("sectors"), sector_terms, TERM_COUNT(sector_terms)};

static const struct term world_region_terms[] = {
    {"east-africa", N_("East Africa"), "Eastern Africa"},
    {"west-africa", N_("West Africa"), "Western Africa"},
    {"central-africa", N_("Central Africa"), "Middle Africa"},
    {"southern-africa", N_("Southern Africa"), NULL},
    {"north-africa", N_("North Africa"), "Northern Africa"},
    {"middle-east", N_("the Middle East"), "Western Asia|West Asia"},
    {"central-asia", N_("Central Asia"), NULL},
    {"south-asia", N_("South Asia"), "Southern Asia"},
    {"south-east-asia", N_("South-East Asia"), "South-Eastern Asia"},
    {"east-asia", N_("East Asia"), "Eastern Asia"},
    {"oceania", N_("Oceania"), "Pacific"},
    {"north-america", N_("North America"), "Northern America"},
    {"central-america", N_("Central America"), NULL},
    {"caribbean", N_("the Caribbean"), NULL},
    {"south-america", N_("South America"), NULL},
    {"northern-europe", N_("Northern Europe"), NULL},
    {"western-europe", N_("Western Europe"), NULL},
    {"southern-europe", N_("Southern Europe"), NULL},
    {"eastern-europe", N_("Eastern Europe"), NULL},
    {"antarctica", N_("Antarctica"), NULL},
};
const struct vocabulary vocabulary_world_region = {"world_region", N_("regions of the world"), world_region_terms,
                                                   TERM_COUNT(world_region_terms)};

static const struct term confidence_terms[] = {
    {"starter", N_("starter, to be verified"), "to be verified|unverified|ikke kontrollert"},
    {"low", NC_("confidence", "low"), "lav"},
    {"medium", NC_("confidence", "medium"), "middels"},
    {"high", NC_("confidence", "high"), "høy"},
};
const struct vocabulary vocabulary_confidence = {"confidence", N_("how well founded it is"), confidence_terms, TERM_COUNT(confidence_terms)};

static const struct term hotspot_status_terms[] = {
    {"active", NC_("hot spot", "active"), "aktiv|aktivt"},
    {"monitored", NC_("hot spot", "monitored"), "overvåket|følges"},
    {"resolved", NC_("hot spot", "resolved"), "løst"},
};
const struct vocabulary vocabulary_hotspot_status = {"hotspot_status", N_("states of a hot spot"), hotspot_status_terms,
                                                     TERM_COUNT(hotspot_status_terms)};

static const struct term affected_group_terms[] = {
    {"workers", NC_("affected group", "workers"), "arbeidere|arbeidstakere"},
    {"women", N_("women"), "women workers|kvinner"},
    {"children", N_("children"), "barn"},
    {"young-workers", N_("young workers"), "unge arbeidere"},
    {"migrant-workers", N_("migrant workers"), "migrants|migrantarbeidere"},
    {"seasonal-workers", N_("seasonal workers"), "sesongarbeidere"},
    {"informal-workers", N_("informal workers"), "uformelle arbeidere"},
    {"homeworkers", N_("homeworkers"), "home-based workers|hjemmearbeidere"},
    {"smallholders", N_("smallholders"), "farmers|small farmers|småbønder"},
    {"indigenous-peoples", N_("indigenous peoples"), "urfolk"},
    {"local-communities", N_("local communities"), "lokalsamfunn"},
    {"minorities", N_("minorities"), "ethnic minorities|minoriteter"},
    {"seafarers", N_("seafarers"), "fishers|sjøfolk|fiskere"},
    {"trade-unionists", N_("trade unionists"), "union members|fagorganiserte"},
};
const struct vocabulary vocabulary_affected_group = {"affected_group", N_("groups of people affected"), affected_group_terms,
                                                     TERM_COUNT(affected_group_terms)};

static const struct term band_terms[] = {
    {"not-assessed", NC_("band", "not assessed"), "ikke vurdert"},
    {"low", NC_("band", "low"), "lav"},
    {"medium", NC_("band", "medium"), "middels"},
    {"high", NC_("band", "high"), "høy"},
    {"very-high", NC_("band", "very high"), "svært høy"},
};
const struct vocabulary vocabulary_band = {"band", N_("bands of a hot spot's rating"), band_terms, TERM_COUNT(band_terms)};

/* The six steps of the OECD Due Diligence Guidance for Responsible Business Conduct (2018), in its order. */
static const struct term oecd_step_terms[] = {
    {"embed", N_("embed in policies and systems"), "step 1|1|OECD 1|forankre|forankre ansvarlighet"},
    {"identify", N_("identify and assess"), "step 2|2|OECD 2|kartlegge|kartlegg og vurder"},
    {"prevent", N_("stop, prevent or reduce"), "step 3|3|OECD 3|cease|mitigate|stans|forebygge"},
    {"track", N_("track implementation and results"), "step 4|4|OECD 4|monitor|overvåke|overvåk"},
    {"communicate", N_("communicate how impacts are handled"), "step 5|5|OECD 5|kommunisere|kommuniser"},
    {"remediate", N_("provide for remediation"), "step 6|6|OECD 6|remedy|remediation|gjenopprette|gjenoppretting"},
};
const struct vocabulary vocabulary_oecd_step = {"oecd_step", N_("OECD's six steps"), oecd_step_terms, TERM_COUNT(oecd_step_terms)};

static const struct term audience_terms[] = {
    {"buyer", NC_("audience", "buyer"), "company|innkjøper|kjøper"},
    {"supplier", NC_("audience", "supplier"), "leverandør"},
    {"authority", NC_("audience", "authority"), "contracting authority|oppdragsgiver|myndighet"},
};
const struct vocabulary vocabulary_audience = {"audience", N_("those it is recommended to"), audience_terms, TERM_COUNT(audience_terms)};
