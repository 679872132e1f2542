/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vocabularies of the network's work: who, what kind, what state. What it is about (issues, sectors, regions) is in vocabularies_subject.c. */
#include "config.h"

#include "src/vocabulary.h"

#define TERM_COUNT(terms) (sizeof(terms) / sizeof(terms)[0])

static const struct term visibility_terms[] = {
    {"public", NC_("visibility", "everybody"), "all|open|alle|åpen"},
    {"members", NC_("visibility", "members"), "medlemmer"},
    {"parties", NC_("visibility", "the parties concerned"), "partene|parter"},
    {"coordinators", NC_("visibility", "coordinators"), "koordinatorer|internal|intern"},
};
const struct vocabulary vocabulary_visibility = {"visibility", N_("who may see it"), visibility_terms, TERM_COUNT(visibility_terms)};

static const struct term initiative_terms[] = {
    {"ieh", N_("Etisk handel Norge"), "Ethical Trade Norway|Initiativ for etisk handel|Norway|Norge"},
    {"eti", N_("ETI UK"), "Ethical Trading Initiative|United Kingdom|UK|Storbritannia"},
    {"dieh", N_("DIEH"), "Dansk Initiativ for Etisk Handel|Danish Ethical Trading Initiative|Etisk Handel Danmark|Denmark|Danmark"},
};
const struct vocabulary vocabulary_initiative = {"initiative", N_("ethical trading initiatives"), initiative_terms,
                                                 TERM_COUNT(initiative_terms)};

static const struct term person_role_terms[] = {
    {"coordinator", NC_("role", "coordinator"), "koordinator"},
    {"adviser", NC_("role", "adviser"), "advisor|rådgiver"},
    {"member", NC_("role", "member"), "medlem"},
    {"local-resource", NC_("role", "local resource"), "lokal ressurs"},
    {"field-user", NC_("role", "field user"), "feltbruker"},
};
const struct vocabulary vocabulary_person_role = {"person_role", N_("roles of those who work here"), person_role_terms,
                                                  TERM_COUNT(person_role_terms)};

static const struct term interface_language_terms[] = {
    {"en", N_("English"), "engelsk"},
    {"nb", N_("Norwegian"), "norsk|bokmål|Norwegian Bokmål|no"},
};
const struct vocabulary vocabulary_interface_language = {"interface_language", N_("languages of the program"), interface_language_terms,
                                                         TERM_COUNT(interface_language_terms)};

static const struct term organisation_kind_terms[] = {
    {"ngo", N_("NGO"),
     "NGOs|non-governmental organisation|non-governmental organization|nongovernmental|non-profit|nonprofit|not-for-profit|non-profit organisation|non-profit organization|NPO|INGO|international NGO|national NGO|local NGO|NGO/CSO|civil society "
     "organisation|CSO|community-based organisation|CBO|frivillig organisasjon|ideell organisasjon|ONG|organización no gubernamental|"
     "organisation non gouvernementale"},
    {"trade-union", N_("trade union"), "union|labour union|labor union|fagforening|fagforbund|sindicato|syndicat|Gewerkschaft"},
    {"consultancy", N_("independent consultancy"),
     "consultant|consultants|independent consultant|consulting|consulting firm|konsulent|konsulentselskap|uavhengig konsulentmiljø|consultoría|cabinet conseil"},
    {"academic", N_("academic institution"),
     "university|research institute|research institution|college|universitet|forskningsinstitutt|akademisk institusjon|universidad|université"},
    {"auditor", N_("social auditor"), "auditing firm|audit firm|social audit firm|audit company|certification body|sosial revisor|revisor|auditor social"},
    {"charity", N_("charity"), "charitable trust|charitable organisation|foundation|trust|veldedig organisasjon|stiftelse|fundación|fondation"},
    {"employers-association", N_("employers' association"),
     "employer association|employers' organisation|business association|trade association|industry association|arbeidsgiverforening|"
     "bransjeforening"},
    {"worker-centre", N_("worker centre"), "workers' centre|worker center|workers' center|arbeidersenter"},
    {"multi-stakeholder-initiative", N_("multi-stakeholder initiative"), "MSI|multistakeholder|flerpartsinitiativ"},
    {"cooperative", N_("cooperative"), "co-op|coop|samvirke|samvirkelag|cooperativa|coopérative"},
    {"social-enterprise", N_("social enterprise"), "social business|sosial virksomhet|sosial entreprenør|empresa social|entreprise sociale"},
    {"public-body", N_("public body"), "government|government agency|public authority|public sector|ministry|offentlig virksomhet|myndighet"},
    {"specialist", N_("specialist"), "expert|individual expert|independent expert|individual|freelancer|spesialist|enkeltperson|ekspert"},
    {"other", NC_("kind of organisation", "other"), "annet|andre|otro|autre"},
};
const struct vocabulary vocabulary_organisation_kind = {"organisation_kind", N_("kinds of organisation"), organisation_kind_terms,
                                                        TERM_COUNT(organisation_kind_terms)};

static const struct term organisation_status_terms[] = {
    {"draft", NC_("status of an organisation", "draft"), "utkast"},
    {"submitted", NC_("status of an organisation", "submitted"), "sent in|innsendt"},
    {"under-review", NC_("status of an organisation", "under review"), "in review|til vurdering"},
    {"quality-assured", NC_("status of an organisation", "quality-assured"), "verified|approved|QA|kvalitetssikret|godkjent"},
    {"needs-update", NC_("status of an organisation", "needs update"), "outdated|utdatert|må oppdateres"},
    {"suspended", NC_("status of an organisation", "suspended"), "suspendert"},
    {"archived", NC_("status of an organisation", "archived"), "arkivert|closed"},
};
const struct vocabulary vocabulary_organisation_status = {"organisation_status", N_("states of an organisation's profile"),
                                                          organisation_status_terms, TERM_COUNT(organisation_status_terms)};

static const struct term referral_terms[] = {
    {"refer", N_("refer"), "yes|ja|henvis"},
    {"do-not-refer", N_("do not refer"), "don't refer|no|nei|ikke henvis"},
};
const struct vocabulary vocabulary_referral = {"referral", N_("whether members are referred to it"), referral_terms,
                                               TERM_COUNT(referral_terms)};

static const struct term funding_policy_terms[] = {
    {"accepts", N_("accepts company funding"), "yes|ja|accepted"},
    {"case-by-case", N_("case by case"), "depends|fra sak til sak|vurderes"},
    {"refuses", N_("refuses company funding"), "no|nei|declines"},
};
const struct vocabulary vocabulary_funding_policy = {"funding_policy", N_("stands on company funding"), funding_policy_terms,
                                                     TERM_COUNT(funding_policy_terms)};

static const struct term logo_policy_terms[] = {
    {"allowed", N_("allowed"), "yes|ja|tillatt"},
    {"on-request", N_("on request"), "ask|ask first|på forespørsel"},
    {"not-allowed", N_("not allowed"), "no|nei|ikke tillatt"},
};
const struct vocabulary vocabulary_logo_policy = {"logo_policy", N_("rules for the use of a logo"), logo_policy_terms,
                                                  TERM_COUNT(logo_policy_terms)};

static const struct term staff_band_terms[] = {
    {"1-9", N_("1-9"), "1–9|1 to 9|under 10|less than 10|micro"},
    {"10-49", N_("10-49"), "10–49|10 to 49|small"},
    {"50-249", N_("50-249"), "50–249|50 to 249|medium"},
    {"250-plus", N_("250 or more"), "250+|over 250|more than 250|large"},
};
const struct vocabulary vocabulary_staff_band = {"staff_band", N_("numbers of staff"), staff_band_terms, TERM_COUNT(staff_band_terms)};

static const struct term verification_method_terms[] = {
    {"references", N_("references"), "reference check|referanser"},
    {"documents", N_("documents"), "document review|dokumenter"},
    {"visit", N_("visit"), "site visit|besøk"},
};
const struct vocabulary vocabulary_verification_method = {"verification_method", N_("ways of verifying"), verification_method_terms,
                                                          TERM_COUNT(verification_method_terms)};

static const struct term verification_result_terms[] = {
    {"passed", N_("passed"), "ok|approved|godkjent|bestått"},
    {"passed-with-remarks", N_("passed with remarks"), "approved with remarks|godkjent med merknader"},
    {"failed", N_("failed"), "rejected|not approved|ikke godkjent"},
};
const struct vocabulary vocabulary_verification_result = {"verification_result", N_("results of a verification"), verification_result_terms,
                                                          TERM_COUNT(verification_result_terms)};

static const struct term concern_state_terms[] = {
    {"received", NC_("concern", "received"), "new|mottatt|ny"},
    {"under-review", NC_("concern", "under review"), "til vurdering"},
    {"upheld", NC_("concern", "upheld"), "medhold"},
    {"not-upheld", NC_("concern", "not upheld"), "dismissed|ikke medhold"},
    {"closed", NC_("concern", "closed"), "lukket"},
};
const struct vocabulary vocabulary_concern_state = {"concern_state", N_("states of a concern"), concern_state_terms,
                                                    TERM_COUNT(concern_state_terms)};

static const struct term member_kind_terms[] = {
    {"company", N_("company"), "business|enterprise|bedrift|selskap|bedriftsmedlem|empresa|entreprise"},
    {"contracting-authority", N_("contracting authority"), "public buyer|public sector|municipality|oppdragsgiver|offentlig oppdragsgiver|kommune"},
    {"other", NC_("kind of member", "other"), "annet|andre"},
};
const struct vocabulary vocabulary_member_kind = {"member_kind", N_("kinds of member"), member_kind_terms, TERM_COUNT(member_kind_terms)};

static const struct term currency_terms[] = {
    {"GBP", N_("GBP (pound sterling)"), "pound|pounds|sterling|pund"},
    {"NOK", N_("NOK (Norwegian krone)"), "Norwegian kroner|norske kroner"},
    {"DKK", N_("DKK (Danish krone)"), "Danish kroner|danske kroner"},
    {"EUR", N_("EUR (euro)"), "euro|euros"},
    {"USD", N_("USD (US dollar)"), "dollar|dollars"},
    {"SEK", N_("SEK (Swedish krona)"), "Swedish kronor|svenske kroner"},
};
const struct vocabulary vocabulary_currency = {"currency", N_("currencies"), currency_terms, TERM_COUNT(currency_terms)};

static const struct term member_state_terms[] = {
    {"applicant", NC_("member", "applicant"), "applied|søker"},
    {"active", NC_("member", "active"), "aktiv|paid"},
    {"overdue", NC_("member", "overdue"), "unpaid|forfalt"},
    {"ended", NC_("member", "ended"), "left|cancelled|avsluttet"},
};
const struct vocabulary vocabulary_member_state = {"member_state", N_("states of a membership"), member_state_terms,
                                                   TERM_COUNT(member_state_terms)};

static const struct term budget_band_terms[] = {
    {"under-5000", N_("under 5,000"), "<5000|0-5000|up to 5000"},
    {"5000-20000", N_("5,000 to 20,000"), "5000–20000"},
    {"20000-50000", N_("20,000 to 50,000"), "20000–50000"},
    {"over-50000", N_("over 50,000"), ">50000|50000+|more than 50000"},
    {"unpaid", N_("unpaid"), "none|no budget|ubetalt"},
};
const struct vocabulary vocabulary_budget_band = {"budget_band", N_("sizes of a budget"), budget_band_terms, TERM_COUNT(budget_band_terms)};

static const struct term confidentiality_terms[] = {
    {"open", NC_("confidentiality", "open"), "not confidential|åpen|no|nei"},
    {"confidential", NC_("confidentiality", "confidential"), "konfidensiell|fortrolig|yes|ja"},
    {"strictly-confidential", NC_("confidentiality", "strictly confidential"), "strengt fortrolig|strengt konfidensiell"},
};
const struct vocabulary vocabulary_confidentiality = {"confidentiality", N_("degrees of confidentiality"), confidentiality_terms,
                                                      TERM_COUNT(confidentiality_terms)};

static const struct term need_state_terms[] = {
    {"open", NC_("need", "open"), "new|åpen|åpent"},
    {"matched", NC_("need", "matched"), "koblet"},
    {"closed", NC_("need", "closed"), "lukket"},
};
const struct vocabulary vocabulary_need_state = {"need_state", N_("states of a need"), need_state_terms, TERM_COUNT(need_state_terms)};

static const struct term partnership_stage_terms[] = {
    {"enquiry", NC_("partnership", "enquiry"), "inquiry|forespørsel"},
    {"dialogue", NC_("partnership", "dialogue"), "dialog"},
    {"contract-draft", NC_("partnership", "contract draft"), "kontraktsutkast"},
    {"agreed", NC_("partnership", "agreed"), "signed|avtalt"},
    {"in-progress", NC_("partnership", "in progress"), "ongoing|i gang|pågår"},
    {"delivered", NC_("partnership", "delivered"), "levert"},
    {"follow-up", NC_("partnership", "follow-up"), "oppfølging"},
    {"closed", NC_("partnership", "closed"), "finished|avsluttet"},
    {"cancelled", NC_("partnership", "cancelled"), "canceled|avlyst"},
    {"on-hold", NC_("partnership", "on hold"), "paused|på vent"},
};
const struct vocabulary vocabulary_partnership_stage = {"partnership_stage", N_("stages of a partnership"), partnership_stage_terms,
                                                        TERM_COUNT(partnership_stage_terms)};

static const struct term payment_terms_terms[] = {
    {"none", NC_("payment", "no payment"), "unpaid|free|pro bono|ubetalt|ingen"},
    {"in-advance", NC_("payment", "in advance"), "prepaid|forskudd|på forskudd"},
    {"on-delivery", NC_("payment", "on delivery"), "ved levering"},
    {"instalments", NC_("payment", "in instalments"), "installments|avdrag|i avdrag"},
    {"monthly", NC_("payment", "monthly"), "månedlig|månedsvis"},
};
const struct vocabulary vocabulary_payment_terms = {"payment_terms", N_("payment terms"), payment_terms_terms,
                                                    TERM_COUNT(payment_terms_terms)};

static const struct term share_how_terms[] = {
    {"named", N_("with names"), "by name|med navn"},
    {"anonymised", N_("anonymised"), "anonymized|anonymous|anonymisert"},
    {"not-at-all", N_("not at all"), "no|nei|ikke"},
};
const struct vocabulary vocabulary_share_how = {"share_how", N_("ways of sharing what was learnt"), share_how_terms,
                                                TERM_COUNT(share_how_terms)};

static const struct term deliverable_state_terms[] = {
    {"planned", NC_("deliverable", "planned"), "planlagt"},
    {"in-progress", NC_("deliverable", "in progress"), "ongoing|i gang|pågår"},
    {"overdue", NC_("deliverable", "overdue"), "late|forfalt"},
    {"delivered", NC_("deliverable", "delivered"), "done|levert"},
    {"accepted", NC_("deliverable", "accepted"), "godkjent|akseptert"},
    {"cancelled", NC_("deliverable", "cancelled"), "canceled|avlyst"},
};
const struct vocabulary vocabulary_deliverable_state = {"deliverable_state", N_("states of a deliverable"), deliverable_state_terms,
                                                        TERM_COUNT(deliverable_state_terms)};

static const struct term activity_kind_terms[] = {
    {"meeting", NC_("activity", "meeting"), "møte"},
    {"visit", NC_("activity", "visit"), "site visit|besøk"},
    {"training", NC_("activity", "training"), "workshop|opplæring|kurs"},
    {"worker-interviews", NC_("activity", "worker interviews"), "interviews|arbeiderintervju|arbeiderintervjuer"},
    {"call", NC_("activity", "call"), "phone|phone call|telefon|telefonsamtale"},
    {"note", NC_("activity", "note"), "notat"},
};
const struct vocabulary vocabulary_activity_kind = {"activity_kind", N_("kinds of activity"), activity_kind_terms,
                                                    TERM_COUNT(activity_kind_terms)};

static const struct term site_kind_terms[] = {
    {"factory", N_("factory"), "plant|fabrikk|fábrica|usine"},
    {"farm", N_("farm"), "gård|gårdsbruk|granja|ferme"},
    {"quarry", N_("quarry"), "steinbrudd|cantera|carrière"},
    {"ship", N_("ship"), "vessel|boat|skip|båt"},
    {"workshop", NC_("site", "workshop"), "verksted|taller|atelier"},
    {"mine", NC_("site", "mine"), "gruve"},
    {"plantation", N_("plantation"), "estate|plantasje"},
    {"construction-site", N_("construction site"), "building site|byggeplass"},
    {"other", NC_("kind of site", "other"), "annet|andre"},
};
const struct vocabulary vocabulary_site_kind = {"site_kind", N_("kinds of employment site"), site_kind_terms, TERM_COUNT(site_kind_terms)};

static const struct term verdict_terms[] = {
    {"same", NC_("verdict", "the same"), "samme|ja|yes|duplicate|duplikat"},
    {"distinct", NC_("verdict", "not the same"), "different|ikke samme|nei|no|ulike"},
};
const struct vocabulary vocabulary_verdict = {"verdict", N_("answers to whether two are the same"), verdict_terms, TERM_COUNT(verdict_terms)};

static const struct term candidate_decision_terms[] = {
    {"shortlisted", NC_("candidate", "shortlisted"), "considered|kortliste|på kortliste|vurdert"},
    {"introduced", NC_("candidate", "introduced"), "presented|presentert|formidlet"},
    {"chosen", NC_("candidate", "chosen"), "selected|valgt"},
    {"not-chosen", NC_("candidate", "not chosen"), "rejected|ikke valgt|forkastet"},
    {"declined", NC_("candidate", "declined itself"), "declined|takket nei"},
};
const struct vocabulary vocabulary_candidate_decision = {"candidate_decision", N_("what becomes of a candidate"), candidate_decision_terms,
                                                         TERM_COUNT(candidate_decision_terms)};
