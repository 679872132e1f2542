/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "src/country_alias.h"

const struct country_doubt country_doubts[] = {
    {"Congo|Kongo", "CD", "CG"},
    {"Korea|Corea|Coree", "KR", "KP"},
    {"Virgin Islands|Jomfruoyene|Islas Virgenes|Iles Vierges", "VG", "VI"},
};
const size_t country_doubt_count = sizeof country_doubts / sizeof *country_doubts;

const struct country_alias country_aliases[] = {
    {"AD", "Principat d'Andorra|Principado de Andorra|Andorre|Principality of Andorra"},
    {"AE", "UAE|Emirates|The Emirates|Emiratene|Forente arabiske emirater|De forenede arabiske emirater|Dubai|Abu Dhabi|EAU|Emiratos|"
           "United Arab Emirate|UA Emirates|Arabiske emirater|Emiratos Arabes Unidos|Emirats arabes unis"},
    {"AF", "Afganistan|Afghanestan|Afghanistan Islamic Emirate|Islamic Emirate of Afghanistan|Islamic Republic of Afghanistan"},
    {"AG", "Antigua Barbuda|Antigua"},
    {"AI", "Anguila"},
    {"AL", "Shqiperia|Shqiperi|Albanie"},
    {"AM", "Hayastan|Armenie"},
    {"AO", "Republica de Angola"},
    {"AQ", "Antarktika|Antartica|Antartida|Antarctique"},
    {"AR", "Argentine Republic|Republica Argentina|Argentinia|The Argentine|Argentine"},
    {"AS", "Samoa (American)|Amer. Samoa|Samoa (amerikansk)|Samoa Americana|Samoa americaines"},
    {"AT", "Osterreich|Republik Osterreich|Autriche"},
    {"AU", "Commonwealth of Australia|Australien|Australie"},
    {"AX", "Alandsoyene|Islas Aland|Iles Aland"},
    {"AZ", "Azerbaidjan|Aserbajdjan|Azerbaijan Republic|Azerbaycan|Azerbajan|Azerbaiyan"},
    {"BA", "Bosnia Herzegovina|Bosnia|Bosna i Hercegovina|Bosnia-Herzogovina|Bosnien und Herzegowina|Bosnie-Herzegovine"},
    {"BB", "Barbade"},
    {"BD", "Bangladsh|Bangladeh|Bengladesh|Bangaldesh|East Pakistan|Ost-Pakistan|B'desh|Banglades|Bangledesh|"
           "People's Republic of Bangladesh"},
    {"BE", "Belgie|Belgien|Kingdom of the Belgians|Belgica|Belgique"},
    {"BF", "Burkina|Upper Volta|Ovre Volta|Haute-Volta|Alto Volta|Bourkina Faso|Burkino Faso|Burkina Fasso"},
    {"BG", "Bulgarien|Bulgarie"},
    {"BH", "Bahrein|Kingdom of Bahrein|Barein"},
    {"BI", "Urundi|Burundi Republic"},
    {"BJ", "Dahomey|People's Republic of Benin"},
    {"BL", "Saint Barts|Saint Barth|St. Barthelemy|San Bartolome"},
    {"BM", "Bermudas|Bermudaoyene|The Bermudas|Somers Isles|Bermudes"},
    {"BN", "Brunei Darussalam|Negara Brunei Darussalam|Brunei Darusalam"},
    {"BO", "Bolivia Plurinational State|Plurinational State of Bolivia|Estado Plurinacional de Bolivia|Bolivie"},
    {"BQ", "Bonaire|Bonaire, Sint Eustatius and Saba|Bonaire Sint Eustatius Saba|Bonaire, Saint Eustatius and Saba|Dutch Caribbean|"
           "BES Islands|Sint Eustatius|Saba|Caribe neerlandes|Pays-Bas caribeens"},
    {"BR", "Brasilia|Brazil Republic|Brasilien|Bresil|Federative Republic of Brazil"},
    {"BS", "The Bahamas|Bahamasoyene|Bahama Islands|Commonwealth of the Bahamas"},
    {"BT", "Butan|Druk Yul|Bhoutan"},
    {"BV", "Bouvet|Bouvet Islands|Isla Bouvet|Ile Bouvet"},
    {"BW", "Bechuanaland|Botsvana|Botswana Republic|Botsuana"},
    {"BY", "Hviterussland|Kviterussland|Byelorussia|Belorussia|White Russia|Belarusia|Belorus|Belaruss|Bielorrusia|Bielorussie"},
    {"BZ", "British Honduras|Britisk Honduras|Belice"},
    {"CA", "Kanada"},
    {"CC", "Cocos (Keeling) Islands|Cocos Keeling|Keeling Islands|Islas Cocos|Iles Cocos"},
    {"CD", "DRC|DRK|Democratic Republic of the Congo|Democratic Republic Congo|Congo Democratic Republic|"
           "Congo, The Democratic Republic of the|Congo, Dem. Rep.|Congo Dem Republic|Dem. Rep. Congo|Dem Republic Congo|Congo DRC|"
           "Congo DR|Kongo DR|Kongo DRC|Congo-Kinshasa|Kongo-Kinshasa|Kinshasa|Zaire|Zair|Republic of Zaire|Belgian Congo|Belgisk Kongo|"
           "Den demokratiske republikken Kongo|Den demokratiske republikk Kongo|Demokratiske republikken Kongo|"
           "Demokratiske republikk Kongo|Demokratisk republikk Kongo|Kongo Den demokratiske republikken|Kongo Demokratiske republikk|"
           "Kongo Demokratiske republikken|RDC|RD Congo|Congo RDC|Congo RD|RD del Congo|RDC Congo|Republique democratique du Congo|"
           "Republique democratique Congo|Congo Republique democratique|Republica Democratica del Congo|Republica Democratica Congo|"
           "Rep. Dem. del Congo|Rep. Dem. Congo|Congo Republica Democratica|Demokratiske Kongo|Democratic Congo|Congo Leopoldville"},
    {"CF", "CAR|Central Africa Republic|Central African Rep.|Sentralafrikanske republikk|Den sentralafrikanske republikken|"
           "Sentralafrikanske republikken|Sentralafrikansk republikk|Centrafrique|RCA|Republique centrafricaine|"
           "Republica Centroafricana|Centroafrica|Ubangi-Shari|Central African Empire"},
    {"CG", "Brazzaville|Republic of the Congo|Republic of Congo|Republic Congo|Rep Congo|Congo Republic|Congo, Rep.|Congo ROC|"
           "Congo-Brazaville|Kongo Republikken|Republikken Kongo|Republikk Kongo|Republique du Congo|Republique Congo|Congo Republique|"
           "Republica del Congo|Republica Congo|Congo Republica|Rep. du Congo|Rep. del Congo|French Congo|Fransk Kongo|"
           "People's Republic of the Congo|Congo People's Republic|Folkerepublikken Kongo|Middle Congo"},
    {"CH", "Schweiz|Svizzera|Svizra|Swiss Confederation|Helvetia|Confederation suisse|Det sveitsiske edsforbund|Schwitzerland|"
           "Switserland|Swizerland|Suiza|Suisse"},
    {"CI", "Cote d'Ivoire|Cote Ivoire|Cote divore|Cote de Ivoire|Ivory Coast Republic|The Ivory Coast|Elfenbeinskysten|Elfenbenkysten|"
           "Costa de Marfil|Costa do Marfim|Elfenbeinkuste|Republique de Cote d'Ivoire|Cote d'Ivory|RCI"},
    {"CK", "Cook Is.|Islas Cook|Iles Cook"},
    {"CL", "Chili"},
    {"CM", "Cameroun|Cameroons|Cameron|Kamerun Republikken|Camerun|Camaroon|Cameroon Republic"},
    {"CN", "PRC|P.R. China|PR of China|China PR|China, People's Republic of|China PRC|Chinese People's Republic|Peoples Republic China|"
           "Mainland China|China Mainland|Fastlands-Kina|Folkerepublikken Kina|Folkerepublikk Kina|FR Kina|Kina Folkerepublikken|"
           "Red China|Zhongguo|Republique populaire de Chine|Republica Popular China|RP Chine|RP China|Chine|People's Republic of China"},
    {"CO", "Columbia|Colombia Republic|Kolumbia|Kolombia|Republica de Colombia|Colombie"},
    {"CR", "Kosta Rica"},
    {"CU", "Kuba"},
    {"CV", "Cabo Verde|Cap Verde|Cape Verde Islands|Kapp Verde oyene|Kap Verde|Islas de Cabo Verde|Iles du Cap-Vert|Cap-Vert"},
    {"CW", "Curasao|Curazao"},
    {"CX", "Christmas Islands|Juleoya|Christmas Is.|Isla de Navidad|Ile Christmas"},
    {"CY", "Kipros|Zypern|Cypern|Kibris|Republikken Kypros|Chipre|Chypre"},
    {"CZ", "Czech Republic|The Czech Republic|Czech Rep.|Czech|Tsjekkiske republikk|Den tsjekkiske republikk|Den tsjekkiske republikken|"
           "Cesko|Ceska republika|Republica Checa|Republique tcheque|Tsjekia|Tsjekkia Republikken|Check Republic|Chech Republic|"
           "Czeck Republic|Chequia|Tchequie"},
    {"DE", "Deutschland|Bundesrepublik Deutschland|BRD|FRG|Federal Republic of Germany|West Germany|East Germany|Vest-Tyskland|"
           "Ost-Tyskland|DDR|GDR|Forbundsrepublikken Tyskland|Alemania|Allemagne"},
    {"DJ", "Jibuti|Jibouti|Djibuti|French Somaliland|Afars and Issas|Dijibouti|Yibuti"},
    {"DK", "Danemarc|Denemark|Dinamarca|Danemark"},
    {"DM", "Commonwealth of Dominica|Samveldet Dominica|Dominique"},
    {"DO", "Dominican Rep.|Dominican|Dom. Rep.|Dom Republic|Dominikanske republikk|Den dominikanske republikken|"
           "Dominikanske republikken|Den Dominikanske Rep.|Dominicana|Rep. Dominicana|Republica Dominicana|Republique dominicaine|"
           "Rep. Dominicaine|Santo Domingo|Dominician Republic|Dominica Republic|Dominican Republik"},
    {"DZ", "Algier|People's Democratic Republic of Algeria|Al Jazair|Algiria|Argelia"},
    {"EC", "Equador|Ekvador|Republica del Ecuador|Equateur"},
    {"EE", "Eesti|Esthonia|Esti|Estonie"},
    {"EG", "Egypten|Arab Republic of Egypt|Egypt Arab Republic|Egypt, Arab Rep.|Misr|ARE Egypt|Eygpt|Egipt|Egipto|Egypte"},
    {"EH", "Sahrawi Arab Democratic Republic|Sahrawi Republic|SADR|Sahara Occidental|Spanish Sahara|Spansk Sahara|W. Sahara|Sahrawi|"
           "Den saharawiske arabiske demokratiske republikk"},
    {"ER", "Erithrea|State of Eritrea|Eritria|Erytrea|Erythree"},
    {"ES", "Espana|Kingdom of Spain|Spanien|Kongeriket Spania|Espanya|Espagne"},
    {"ET", "Abyssinia|Abessinia|Abyssinie|Ethopia|Etiopien|Ethiopa|Ityopia|Ethiopia Federal Democratic Republic|Ethiopien|Ethiopie|"
           "Federal Democratic Republic of Ethiopia"},
    {"FI", "Suomi|Finnland|Republic of Finland|Finlandia|Finlande"},
    {"FJ", "Fiji Islands|Fijioyene|Fidji Islands|Republikken Fijioyene|Fiyi|Fidji"},
    {"FK", "Falklands|Malvinas|Falkland Islands (Malvinas)|Islas Malvinas (Falkland)|Falkland Is.|Falkland|Islas Malvinas|Iles Malouines"},
    {"FM", "Micronesia (Federated States of)|Micronesia, Fed. Sts.|Micronesia Fed States|Micronesia Federated States|"
           "Federated States Micronesia|Mikronesiaforbundet|Mikronesiafoderasjonen|Mikronesiske foderasjon|Forente mikronesiske stater|"
           "Etats federes de Micronesie|Estados Federados de Micronesia|Micronesie"},
    {"FO", "Faroes|The Faroes|Foroyar|Faer Oer|Faroe Is.|Islas Faroe|Iles Feroe|Islas Feroe"},
    {"FR", "French Republic|Republikken Frankrike|Republique francaise|Frankreich|Frankrig|Frankrike Republikken|Metropolitan France|"
           "Francia"},
    {"GA", "Gabonese Republic|Gabun|Republique gabonaise"},
    {"GB", "UK|Great Britain|Britain|Britannia|England|Scotland|Wales|Northern Ireland|Skottland|Nord-Irland|"
           "United Kingdom of Great Britain and Northern Ireland|United Kingdom Great Britain Northern Ireland|UK of GB and NI|"
           "The United Kingdom|Det forente kongerike|Det forente kongeriket|Det forente kongeriket Storbritannia og Nord-Irland|"
           "Storbritannia og Nord-Irland|Forente kongerike|Gran Bretana|Grande-Bretagne|Inglaterra|Angleterre|Escocia|Ecosse|Gales|"
           "Pays de Galles|Grossbritannien|Vereinigtes Konigreich|Storbritania|Untied Kingdom|United Kindom|England and Wales|"
           "Reino Unido|Royaume-Uni"},
    {"GD", "Granada (Caribe)|Grenada Island|Granada|Grenade"},
    {"GE", "Sakartvelo|Gruzia|Grusia|Republic of Georgia|Georgien|Georgie"},
    {"GF", "Guyane|French Guyana|Guiana (French)|Fransk Guiana|Guayana francesa|Guyane francaise|Guiana Francesa"},
    {"GG", "Bailiwick of Guernsey|Guernesey Island|Guernesey"},
    {"GH", "Gold Coast|Gullkysten|Gana|Ghanna"},
    {"GL", "Kalaallit Nunaat|Grenland|Groenlandia"},
    {"GM", "The Gambia|Gambia The|Republic of The Gambia|Islamic Republic of the Gambia|Gambia Republic|Gambie"},
    {"GN", "Guinea-Conakry|Guinee-Conakry|French Guinea|Fransk Guinea|Republique de Guinee|Guinea Republic|Gine|Guinee"},
    {"GP", "Guadelupe|Guadaloupe|Guadalupe"},
    {"GQ", "Eq. Guinea|Guinee equatoriale|Spanish Guinea|Spansk Guinea|Equitorial Guinea|Guinea Equatorial|Guinea Ecuatorial"},
    {"GR", "Hellenic Republic|Ellada|Elada|Grekland|Grekenland|Griechenland|Greace|Republikken Hellas|Ellas|Grecia|Grece"},
    {"GS", "South Georgia|South Georgia South Sandwich Islands|Sor-Georgia|South Sandwich Islands|Sor-Georgia Sor-Sandwichoyene|"
           "Islas Georgia del Sur y Sandwich del Sur|Georgie du Sud-et-les Iles Sandwich du Sud"},
    {"GT", "Guatamala|Republica de Guatemala|Guatemela"},
    {"GW", "Guinea-Bissao|Guine-Bissau|Portuguese Guinea|Portugisisk Guinea|Guinee Bissao|Guinea Bisau|Guinee-Bissau"},
    {"GY", "British Guiana|Britisk Guyana|Britisk Guiana|Co-operative Republic of Guyana"},
    {"HK", "Hong Kong SAR|Hong Kong SAR China|Hong Kong China|Hong Kong, China SAR|China, Hong Kong SAR|China Hong Kong|HKSAR|Honk Kong|"
           "Hong Kong Special Administrative Region of China|Hong Kong Special Administrative Region China|"
           "Hong Kong Special Administrative Region|Kina Hongkong|Hongkong Kina|Xianggang|Hong Kong RAE|RAE Hong Kong|RAS Hong Kong|"
           "Hongkong SAR Kina|RAE de Hong Kong (China)|R.A.S. chinoise de Hong Kong"},
    {"HM", "Heard Island and McDonald Islands|Heard McDonald Islands|Heard Island McDonald Islands|Heardoya og McDonaldoyene|"
           "Heard Island|Islas Heard y McDonald|Iles Heard-et-MacDonald"},
    {"HN", "Republica de Honduras|Spanish Honduras|Hondurus"},
    {"HR", "Hrvatska|Kroatien|Republika Hrvatska|Crotia|Croacia|Croatie"},
    {"HT", "Hayti|Ayiti|Republique d'Haiti"},
    {"HU", "Hungaria|Magyarorszag|Ungaria|Ungern|Hungarian Republic|Hungria|Hongrie"},
    {"ID", "Republik Indonesia|Dutch East Indies|Netherlands East Indies|Indonesien|Indonasia|Nederlandsk Ostindia|Indonesie"},
    {"IE", "Eire|Republic of Ireland|Irish Republic|Irish Free State|Southern Ireland|Irlandia|Irlanda|Irlande"},
    {"IL", "State of Israel|Staten Israel|Yisrael|Isreal"},
    {"IM", "Isle of Mann|Man Island|Mann|Island of Man|Isla de Man|Ile de Man"},
    {"IN", "Bharat|Hindustan|Republic of India|Indien|Inda|Inde"},
    {"IO", "British Indian Ocean Territories|BIOT|Chagos Islands|Chagos Archipelago|Chagos|Chagosoyene|Diego Garcia|"
           "Det britiske territorium i Indiahavet|Det britiske territoriet i Det indiske hav|Territorio Britanico del Oceano Indico|"
           "Territoire britannique de l'ocean Indien"},
    {"IQ", "Republic of Iraq|Iraqi Republic|Iraqi Kurdistan|Kurdistan Iraq"},
    {"IR", "Iran (Islamic Republic of)|Iran, Islamic Rep.|Islamic Republic of Iran|Iran I.R.|I.R. Iran|Persia|"
           "Den islamske republikken Iran|Perse"},
    {"IS", "Iceland Republic|Islandia Republikken|Islandia|Islande"},
    {"IT", "Italian Republic|Italien|Republikken Italia|Repubblica italiana|Itali|Italie"},
    {"JE", "Bailiwick of Jersey|Jersey Island"},
    {"JM", "Jamacia|Jameica|Jamaique"},
    {"JO", "Hashemite Kingdom of Jordan|Jordania Reino Hachemita|Urdun|Jordanien|Transjordan|Den hasjimittiske kongeriket Jordan|"
           "Det hasjimittiske kongerike Jordan|Det hasjemittiske kongerike Jordan|Jordania|Jordanie"},
    {"JP", "Nippon|Nihon|Japon"},
    {"KE", "Kenia|Keniya|British East Africa|Britisk Ost-Afrika"},
    {"KG", "Kyrgyz Republic|The Kyrgyz Republic|Kyrgyz Rep.|Kirgizia|Kirghizia|Kirgistan|Kirgizstan|Kirghizstan|Kyrgistan|Kyrgyzistan|"
           "Kirgizistan|Kirgisia|Kirguizistan|Kirghizie|Kirgisistan Republikken|Kyrgystan|Krygyzstan|Kirguistan"},
    {"KH", "Kampuchea|Kambodia|Kampuchia|Khmer Republic|Democratic Kampuchea|Cambodja|Combodia|Kambodsha|Kingdom of Cambodia|Camboja|"
           "Kamboja|Camboya|Cambodge"},
    {"KI", "Gilbert Islands|Gilbertoyene|Kiribas"},
    {"KM", "Comoro Islands|The Comoros|Union of the Comoros|Komoroyene|Comores Union|Union des Comores|Comoro|Comoras|Comores"},
    {"KN", "Saint Kitts Nevis|Saint Kitts|Saint Christopher and Nevis|Saint Christopher Nevis|Nevis|Saint Christopher|"
           "Federation of Saint Kitts and Nevis|St. Kitts & Nevis|San Cristobal y Nieves|Saint-Christophe-et-Nieves"},
    {"KP", "DPRK|DPR Korea|Korea DPR|Korea DPRK|Democratic People's Republic of Korea|Democratic Peoples Republic Korea|"
           "Korea Democratic Peoples Republic|Korea, Dem. People's Rep.|Korea Dem Peoples Republic|Dem. People's Rep. of Korea|"
           "Dem Peoples Rep Korea|Dem. Rep. Korea|Korea North|N. Korea|Korea N|Den demokratiske folkerepublikken Korea|"
           "Den demokratiske folkerepublikk Korea|Demokratiske folkerepublikk Korea|Korea Den demokratiske folkerepublikk|"
           "Korea Demokratiske folkerepublikk|Folkerepublikken Korea|Koreas demokratiske folkerepublikk|RPDC|RPD Corea|Corea Norte|"
           "Coree Nord|People's Republic of Korea|Peoples Republic Korea|Korea, Democratic People's Republic of"},
    {"KR", "ROK|R.O. Korea|Korea ROK|Korea Republic|Republic of Korea|Republic Korea|Korea, Republic of|Korea, Rep.|Rep. of Korea|"
           "Rep Korea|Korea South|S. Korea|Korea S|Korea R.O.|Republikken Korea|Republikk Korea|Korea Republikken|Korea Republikk|"
           "Korea Republik|Sydkorea|Republica de Corea|Republique de Coree|Republica Corea|Republique Coree|Corea Republica|"
           "Coree Republique|Corea Sur|Coree Sud|Hanguk|Daehan Minguk"},
    {"KW", "Kuweit|Koweit|State of Kuwait|Kuwayt|Kuwiat"},
    {"KY", "Cayman|Caymans|Cayman Is.|Grand Cayman|Caiman Islands|Islas Caiman|Iles Caimans"},
    {"KZ", "Kazakstan|Kazachstan|Kasakstan|Kazakhistan|Qazaqstan|Kazahstan|Kazajistan"},
    {"LA", "Lao PDR|Laos PDR|Lao People's Democratic Republic|Lao Dem. Rep.|Lao Peoples Dem Rep|Den demokratiske folkerepublikken Laos|"
           "Den demokratiske folkerepublikk Laos|RDP lao|Republica Democratica Popular Lao|Republique democratique populaire lao|"
           "PDR Lao|PDR Laos"},
    {"LB", "Lebanese Republic|Libnan|Lubnan|Republikken Libanon|Lebannon|Lebanan|Libano|Liban"},
    {"LC", "Santa Lucia|St Lucia Island|St. Lucia|Sainte-Lucie"},
    {"LI", "Lichtenstein|Liechstenstein|Principality of Liechtenstein|Fyrstedommet Liechtenstein"},
    {"LK", "Ceylon|Shri Lanka|Democratic Socialist Republic of Sri Lanka|Sir Lanka|Sri Lanca|Ceilan|Ceylan"},
    {"LR", "Lieberia|Libera"},
    {"LS", "Basutoland|Lesoto"},
    {"LT", "Lietuva|Litavia|Litaun|Lithunia|Lituania|Lituanie"},
    {"LU", "Luxemburg|Letzebuerg|Luxemburgo Gran Ducado|Grand Duchy of Luxembourg|Luxenbourg|Luxembourgh|Storhertugdommet Luxembourg|"
           "Storhertugdommet Luxemburg|Luxemburgo"},
    {"LV", "Latvija|Lettland|Lettonia|Letonia|Lettonie"},
    {"LY", "Libyan Arab Jamahiriya|Libya Arab Jamahiriya|Jamahiriya|Socialist People's Libyan Arab Jamahiriya|Libyan Arab Republic|"
           "State of Libya|Lybia|Libyen|Libia Estado|Libia|Libye"},
    {"MA", "Maroco|Moroco|Marocco|Morroco|Morrocco|Kingdom of Morocco|Marokko Kongeriket|Al Maghrib|Marroco|Marruecos|Maroc"},
    {"MC", "Principality of Monaco|Fyrstedommet Monaco|Monte Carlo"},
    {"MD", "Republic of Moldova|Moldavia|Moldova, Rep.|Moldovia|Moldau|Republica Moldova|Moldavija|Moldavie"},
    {"ME", "Crna Gora|Montenegro Republic"},
    {"MF", "Saint Martin (French part)|Saint Martin (fransk del)|Saint-Martin (partie francaise)|San Martin (parte francesa)|St. Martin|"
           "San Martin"},
    {"MG", "Malagasy Republic|Madagasikara|Madagasgar|Madagascar Republic|Madagasker"},
    {"MH", "Marshall Is.|Marshalls|Marshall Island|Marshall Islands Republic|Islas Marshall|Iles Marshall"},
    {"MK", "Macedonia|FYROM|FYR Macedonia|Macedonia FYR|Makedonia|Republic of Macedonia|Former Yugoslav Republic of Macedonia|"
           "Former Yugoslav Republic Macedonia|Macedonia Former Yugoslav Republic|The former Yugoslav Republic of Macedonia|"
           "Den tidligere jugoslaviske republikken Makedonia|Den tidligere jugoslaviske republikk Makedonia|"
           "Tidligere jugoslaviske republikk Makedonia|N. Macedonia|Macedonia North|Severna Makedonija|Makedonija|Macedoine|ARYM|"
           "Ex-Republique yougoslave de Macedoine|North Macedonia Republic|Macedonia del Norte|Macedoine du Nord"},
    {"ML", "French Sudan|Fransk Sudan|Republique du Mali|Sudanese Republic"},
    {"MM", "Burma|Birma|Birmania|Birmanie|Myanmar (Burma)|Burma (Myanmar)|Union of Myanmar|Union of Burma|"
           "Republic of the Union of Myanmar|Myanmarunionen|Republikken Myanmarunionen|Mianmar|Mynamar|Myanamar|Unionen Myanmar|"
           "Miyanmar|Myanma|Myanmar (Birmania)|Myanmar (Birmanie)"},
    {"MN", "Outer Mongolia|Ytre Mongolia|Mongolian People's Republic|Mongol Uls|Mongolie exterieure|Mongolie"},
    {"MO", "Macau|Macao SAR|Macau SAR|Macao SAR China|Macau SAR China|Macao China|Macau China|China, Macao SAR|China, Macau SAR|"
           "China Macao|China Macau|Macao, China SAR|Macao Special Administrative Region of China|"
           "Macao Special Administrative Region China|Macau Special Administrative Region|Macao Special Administrative Region|Aomen|"
           "Makao|Macao RAE|RAE Macao|RAS Macao|Macao SAR Kina|Makau|RAE de Macao (China)|R.A.S. chinoise de Macao"},
    {"MP", "Northern Marianas|Northern Mariana Is.|N. Mariana Islands|CNMI|Saipan|Mariana Islands (Northern)|"
           "Commonwealth of the Northern Mariana Islands|Nord-Marianaoyene|Islas Marianas del Norte|Iles Mariannes du Nord"},
    {"MQ", "Martinica Island|Martinica"},
    {"MR", "Mauretania|Islamic Republic of Mauritania|Den islamske republikk Mauretania|Muritania|Mauritanie Republique islamique|"
           "Mauritanie"},
    {"MS", "Monserrat"},
    {"MT", "Malte"},
    {"MU", "Maurice|Ile Maurice|Mauritious|Isla Mauricio|Maritius|Mauritus|Mauricio"},
    {"MV", "Maldive Islands|Maldive|The Maldives|Republic of Maldives|Maledivene|Islas Maldivas|Iles Maldives|Maldivas"},
    {"MW", "Nyasaland|Malavi|Malawi Republic|Malaui"},
    {"MX", "Mejico|United Mexican States|Estados Unidos Mexicanos|De forente meksikanske stater|De forente mexicanske stater|Meksiko|"
           "Mexiko|Mexique"},
    {"MY", "Malaya|Federation of Malaysia|Malaysien|Malaisya|Malasya|Maylasia|Malaysa|Malysia|Malasia|Malaisie"},
    {"MZ", "Mosambique|Mocambique|Mozambik|Mozambiqe|Portuguese East Africa"},
    {"NA", "South West Africa|Sorvest-Afrika|Sydvest-Afrika|Namibie|Suedwestafrika"},
    {"NC", "New Caledonia Islands|Nouvelle Caledonie|Kanaky|Nueva Caledonia"},
    {"NE", "Republic of the Niger|Niger Republic|The Niger|Republique du Niger"},
    {"NF", "Norfolk|Norfolk Islands|Isla Norfolk|Ile Norfolk"},
    {"NG", "Nigera|Federal Republic of Nigeria|Nigeria Federal Republic|Naija"},
    {"NI", "Nikaragua"},
    {"NL", "Holland|The Netherlands|Netherland|Nederlandene|Kingdom of the Netherlands|Holanda|Hollande|Niederlande|The Nederlands|"
           "Netherlands (Holland)|Neatherlands|Nethelands|Neterlands|Paises Bajos|Pays-Bas"},
    {"NO", "Noreg|Norwegen|Norwegia|Kongeriket Noreg|Norwey|Noruega|Norvege"},
    {"NP", "Federal Democratic Republic of Nepal|Nepaul|Kingdom of Nepal"},
    {"NR", "Pleasant Island|Naoero"},
    {"NU", "Niue Island|Savage Island"},
    {"NZ", "Aotearoa|New Zeeland|New Zeland|Nya Zeeland|Nova Zelanda|Ny-Zealand|Nouvelle Zelande|Nueva Zelanda"},
    {"OM", "Sultanate of Oman|Sultanatet Oman|Muscat and Oman|Sultanat d'Oman"},
    {"PA", "Panama Republic|Republica de Panama|Panama Canal Zone"},
    {"PE", "Republica del Peru|Republic of Peru|Perou"},
    {"PF", "Tahiti|French Polynesia Islands|Polynesie|Fransk Polynesia oyene|French Oceania|Polinesia Francesa|Polynesie francaise"},
    {"PG", "Papua Nya Guinea|Papua Nueva Guinea|Papua N. Guinea|Papouasie Nouvelle Guinee|Papouasie|"
           "Independent State of Papua New Guinea|Den uavhengige staten Papua Ny-Guinea"},
    {"PH", "The Philippines|Pilipinas|Phillipines|Philipines|Phillippines|Philippine Islands|Filipinene|Filippinerne|"
           "Republika ng Pilipinas|Republic of the Philippines|Phils|Filippinane|Philippinen|Filipinas"},
    {"PK", "Islamic Republic of Pakistan|Pakisthan|Pakstan|West Pakistan|Pakistan Islamic Republic|Den islamske republikken Pakistan|"
           "Paksitan"},
    {"PL", "Polska|Rzeczpospolita Polska|Polland|Republic of Poland|Polonia Republica|Polonia|Pologne"},
    {"PM", "Saint Pierre Miquelon|Saint Pierre|Saint-Pierre-et-Miquelon|St. Pierre & Miquelon|San Pedro y Miquelon"},
    {"PN", "Pitcairn|Pitcairn Island|Pitcairn, Henderson, Ducie and Oeno Islands|Pitcairn Henderson Ducie Oeno Islands|Islas Pitcairn|"
           "Iles Pitcairn"},
    {"PR", "Porto Rico|Commonwealth of Puerto Rico"},
    {"PS", "Palestinian Territory|Palestinian Territories|Occupied Palestinian Territory|Occupied Palestinian Territories|"
           "Palestinian Territory, Occupied|OPT|State of Palestine|Palestinian Authority|Palestinian National Authority|West Bank|"
           "West Bank and Gaza|West Bank Gaza|Gaza|Gaza Strip|Gazastripen|Vestbredden|Vestbredden og Gaza|Vestbredden Gaza|"
           "Palestinske territorier|De palestinske territoriene|De palestinske territorier|Palestinske territoriene|Palestinske omrader|"
           "De palestinske omradene|De palestinske omrader|Palestinske omradene|Det palestinske omradet|Palestinske omradet|"
           "De okkuperte palestinske omradene|Okkuperte palestinske omrader|De okkuperte palestinske territoriene|"
           "Palestinske selvstyreomrader|De palestinske selvstyreomradene|Territoires palestiniens occupes|"
           "Territorios palestinos ocupados|Territoire palestinien|Territorio palestino|Cisjordania|Cisjordanie|Filastin|"
           "Staten Palestina|Palastine|Occ. Palestinian Terr.|Autonomous Palestinian Territories|Estado de Palestina|Etat de Palestine|"
           "Territorios Palestinos|Territoires palestiniens"},
    {"PT", "Portuguese Republic|Republikken Portugal|Portugual|Republica Portuguesa"},
    {"PW", "Belau|Pelew|Palau Islands|Republic of Palau|Palaos"},
    {"PY", "Paraguai"},
    {"QA", "Katar|State of Qatar|Quatar|Staten Qatar|Catar"},
    {"RE", "Reunion Island|La Reunion|Ile de la Reunion|Ile Bourbon"},
    {"RO", "Rumania|Roumania|Rumenia|Rumanien|Roumanie"},
    {"RS", "Srbija|Republic of Serbia|Servia|Serbien|Serbia Republic|Republika Srbija|Serbie"},
    {"RU", "Russian Federation|The Russian Federation|Russian Fed.|Russia Federation|Federation Russian|Den russiske foderasjon|"
           "Den russiske foderasjonen|Russiske foderasjon|Russiske foderasjonen|Russisk foderasjon|Rossiya|Rossija|Rusland|"
           "Russland Foderasjonen|Federacion de Rusia|Federacion Rusa|Federation de Russie|Federation Russie|Federacion Rusia|"
           "Rusia Federacion|Russia (Russian Federation)|Rusian Federation|Rusia|Russie"},
    {"RW", "Ruanda|Rwandese Republic"},
    {"SA", "KSA|Kingdom of Saudi Arabia|Saudi|Saudi-Arabien|Saudia|Soudi Arabia|Arabia Saudita|Arabie Saoudite|Kongeriket Saudi-Arabia|"
           "Arabia Saudi"},
    {"SB", "Solomons|The Solomon Islands|Solomon Is.|Solomon|Solomonoyene|Solomon Island|Islas Salomon|Iles Salomon"},
    {"SC", "Seychelle|Seychelles Islands|The Seychelles|Seychelloyene"},
    {"SD", "The Sudan|Republic of the Sudan|North Sudan|Nord-Sudan|Soedan|Sudan Republic|Soudan"},
    {"SE", "Sverge|Schweden|Konungariket Sverige|Sweeden|Suecia|Suede"},
    {"SG", "Singapur|Singapour Republique|Republic of Singapore|Singapure|Signapore|Singapura|Singapour"},
    {"SH", "Saint Helena, Ascension and Tristan da Cunha|Saint Helena Ascension Tristan da Cunha|Ascension|Tristan da Cunha|"
           "Ascension Island|Saint Helena Ascension Tristan Cunha|Sankt Helena|St. Helena|Santa Elena|Sainte-Helene"},
    {"SI", "Slovenija|Republic of Slovenia|Slowenien|Slovena|Eslovenia|Slovenie"},
    {"SJ", "Svalbard|Spitsbergen|Jan Mayen|Svalbard Jan Mayen|Svalbard and Jan Mayen Islands|Svalbard Jan Mayen Islands|Spitzbergen"},
    {"SK", "Slovak Republic|The Slovak Republic|Slovak Rep.|Slovak|Slovakia Republic|Slovensko|Den slovakiske republikk|"
           "Den slovakiske republikken|Slovakiske republikk|Republica Eslovaca|Republique slovaque|Slowakei|Slovakiet|Eslovaquia|"
           "Slovaquie"},
    {"SL", "Sierre Leone|Siera Leone|Serra Leoa|Sierra Leon|Sierra Leona"},
    {"SM", "Most Serene Republic of San Marino|Republic of San Marino|Saint Marin"},
    {"SN", "Senegal Republic|Republique du Senegal|Sengal"},
    {"SO", "Somali Republic|Somali Democratic Republic|Federal Republic of Somalia|Somaliland|Puntland|Soomaaliya|Italian Somaliland|"
           "British Somaliland|Somalie"},
    {"SR", "Surinam Republic|Dutch Guiana|Nederlandsk Guyana|Nederlandsk Guiana|Suriname Republic"},
    {"SS", "S. Sudan|Southern Sudan|Sydsudan|Republic of South Sudan|Sudan Sur|Sudan South|Soudan du Sud"},
    {"ST", "Sao Tome|Sao Tome Principe|Saint Thomas and Prince|Saint Thomas Prince|S. Tome and Principe|S Tome Principe|"
           "S. Tome e Principe|Sao Tome e Principe|Santo Tome|Sao Thome|Santo Tome Principe|Democratic Republic of Sao Tome and Principe"},
    {"SV", "Salvador|Republica de El Salvador|El Salvador Republic|Le Salvador|El Savador|San Salvador|El Salvadore"},
    {"SX", "Sint Maarten (Dutch part)|Saint Maarten|Sint Maarten (nederlandsk del)|Saint Martin (Dutch part)|Saint Maarten Dutch part|"
           "Saint Martin partie neerlandaise|San Martin (parte neerlandesa)"},
    {"SY", "Syrian Arab Republic|Syrian Arab Rep.|Syria Arab Republic|Syrian AR|Syrian Republic|Den syriske arabiske republikk|"
           "Den syriske arabiske republikken|Den arabiske republikken Syria|Den arabiske republikk Syria|Siria Republica Arabe|"
           "Republica Arabe Siria|Republique arabe syrienne|Suriyah|Syrien|Siriya|Siria|Syrie"},
    {"SZ", "Swaziland|Swasiland|Svaziland|Suazilandia|Ngwane|The Kingdom of Eswatini|Swaziland (Eswatini)|Eswatini (Swaziland)|"
           "Eswatini (tidligere Swaziland)|Eswatini (tidligere Swasiland)|Royaume du Swaziland|Esuatini"},
    {"TC", "Turks Caicos Islands|Turks and Caicos|Turks Caicos|Turks Caicos Is|Turks Caicosoyene|Turks Island|Islas Turcas y Caicos|"
           "Iles Turques-et-Caiques"},
    {"TD", "Tchad Republique|Tsad|Tchad Republic|Tchade|Tchad"},
    {"TF", "French Southern and Antarctic Lands|French Southern Antarctic Lands|French Southern Territory|French Southern Lands|TAAF|"
           "Franske sorlige territorier|De franske sorlige territorier|Kerguelen|Terres australes et antarctiques francaises|"
           "Territorios Australes Franceses|Terres australes francaises"},
    {"TG", "Togolese Republic|Togoland|Republique togolaise|Republikken Togo"},
    {"TH", "Siam|Tailand|Prathet Thai|Kingdom of Thailand|Thialand|Muang Thai|Thailandia|Thailnd|Tailandia|Thailande"},
    {"TJ", "Tadjikistan|Tadzhikistan|Tadzjikistan|Tojikiston|Tajikstan|Tadschikistan|Tajikestan|Tayikistan"},
    {"TK", "Union Islands|Tokelau Islands|Tokelauoyene"},
    {"TL", "East Timor|Timor|Timor-Oriental|Timor Lorosae|Democratic Republic of Timor-Leste|Den demokratiske republikken Ost-Timor|"
           "Den demokratiske republikk Ost-Timor|Den demokratiske republikken Timor-Leste|Folkerepublikken Ost-Timor|Timor East|"
           "E. Timor|Portuguese Timor|Portugisisk Timor|Timor del Este"},
    {"TM", "Turkmenia|Turkmenien|Turkmenstan|Turkemenistan"},
    {"TN", "Tunesia|Tunisa|Tunisian Republic|Tunesien|Tunez|Tunisie"},
    {"TO", "Friendly Islands|Tongaoyene|Tonga Islands|Kingdom of Tonga"},
    {"TR", "Turkiye|Turkey (Turkiye)|Turkiye (Turkey)|Republic of Turkiye|Turkiye Cumhuriyeti|Tyrkiet|Turkei|Turkije|Republikken Tyrkia|"
           "Turky|Turkie|Turkia|Turquia|Turquie"},
    {"TT", "Trinidad Tobago|Trinidad|Tobago|Trinite Tobago|Trinite et Tobago|Trinidad e Tobago"},
    {"TV", "Ellice Islands|Elliceoyene"},
    {"TW", "Taiwan (Province of China)|Taiwan Province China|Taiwan, China|China, Taiwan|Taiwan ROC|R.O.C.|R.O.C. Taiwan|"
           "Republic of China|Republic China|Rep. of China|Rep China|China Republic|China, Republic of|Republic of China (Taiwan)|"
           "Republic China Taiwan|China Republic Taiwan|Republikken Kina|Republikk Kina|Kina Republikken|Republikken Kina (Taiwan)|"
           "Kina (Taiwan)|Chinese Taipei|Taipei China|Taipei|Formosa|Taiwan Province|Kinesisk Taipei|"
           "Separate Customs Territory of Taiwan, Penghu, Kinmen, and Matsu|Republica de China|Republique de Chine|Republica China|"
           "Republique Chine|Taiwan Den kinesiske provins|Taywan|Tiawan"},
    {"TZ", "United Republic of Tanzania|United Republic Tanzania|Tanzania United Republic|Tanzania, United Rep.|Tanzania U.R.|"
           "United Rep. of Tanzania|United Rep Tanzania|Den forente republikken Tanzania|Den forente republikk Tanzania|"
           "Forente republikk Tanzania|Tanzania Forbundsrepublikken|Tansania|Tanganyika|Tanganyika and Zanzibar|Zanzibar|"
           "Tanzanie Republique-Unie|Republique-Unie de Tanzanie|Republica Unida de Tanzania|Tanzanya|Tanzannia|"
           "Republica Unida Tanzania|Republique Unie Tanzanie|Tanzanie"},
    {"UA", "The Ukraine|Ukrayina|Ukrania|Ukrain|Ukrainia|Ucrania"},
    {"UG", "Ouganda Republique|Uganda Republic|Yuganda|Ouganda"},
    {"UM", "United States Minor Outlying Islands|US Minor Outlying Islands|USA Minor Outlying Islands|Midway|Wake Island|USAs ytre oyer|"
           "USAs mindre ytre oyer|Mindre utenforliggende oyer til USA|Wakeoya|Midwayoyene|United States Outlying Islands|"
           "Islas menores alejadas de EE. UU.|Iles mineures eloignees des Etats-Unis"},
    {"US", "United States of America|United States America|The United States|The States|U.S. of A.|US of America|United State|"
           "United State of America|Unites States|Untied States|United Staes|United Sates|America (USA)|USA (United States)|"
           "America, United States of|America United States|Amerika (USA)|De forente stater|Forente stater|De forente stater av Amerika|"
           "Forente stater Amerika|Amerikas forente stater|Sambandsstatane|Estados Unidos de America|Estados Unidos America|EE. UU.|"
           "E.U.A.|Estados Unidos de Norteamerica|Etats-Unis d'Amerique|Etats Unis Amerique|Vereinigte Staaten|USA America|"
           "Forenta staterna|Estados Unidos Norteamerica|Estados Unidos|Etats-Unis"},
    {"UY", "Eastern Republic of Uruguay|Oriental Republic of Uruguay|Republica Oriental del Uruguay|Uruguai"},
    {"UZ", "Uzbekstan|Ozbekiston|Usbekstan|Uzbekestan|Ouzbekistan"},
    {"VA", "Holy See|The Holy See|Holy See (Vatican City State)|Vatican City State|Vatican|The Vatican|Vatikanet|Vatikanen|Vatikanstat|"
           "Vatikan|Den hellige stol|Pavestolen|Pavestaten|Stato della Citta del Vaticano|Vaticano|Santa Sede|Saint-Siege|"
           "Cite du Vatican|Cite Vatican|Vatican State|Vatikanbyen|Hellige stol|Ciudad del Vaticano|Etat de la Cite du Vatican"},
    {"VC", "Saint Vincent Grenadines|Saint Vincent|The Grenadines|Grenadines|Saint Vincent Grenadinene|San Vicente|"
           "St. Vincent & Grenadines|St. Vincent og Grenadinene|San Vicente y las Granadinas"},
    {"VE", "Venezuela (Bolivarian Republic of)|Venezuela, RB|Bolivarian Republic of Venezuela|Den bolivarske republikken Venezuela|"
           "Den bolivarianske republikken Venezuela|Den bolivarske republikk Venezuela|Bolivarske republikk Venezuela|"
           "Republica Bolivariana de Venezuela|Venezuala|Venezuella|Venuzuela|Venezuela Bolivariana"},
    {"VG", "BVI|Virgin Islands, British|Virgin Islands (UK)|British Virgin Is.|British Virgin Island|De britiske jomfruoyer|"
           "Britiske jomfruoyene|Britiske jomfruoyer|Jomfruoyene (britiske)|Jomfruoyene (Storbritannia)|Tortola|"
           "Islas Virgenes (Britanicas)|Iles Vierges britanniques"},
    {"VI", "USVI|Virgin Islands, U.S.|Virgin Islands USA|United States Virgin Islands|Virgin Islands of the United States|"
           "Virgin Islands United States|American Virgin Islands|U.S. Virgin Is.|Jomfruoyene (USA)|De amerikanske jomfruoyer|"
           "Amerikanske jomfruoyene|Amerikanske jomfruoyer|Jomfruoyene amerikanske|Islas Virgenes de los Estados Unidos|"
           "Islas Virgenes Estados Unidos|Islas Virgenes Americanas|Iles Vierges americaines|Islas Virgenes de EE. UU.|"
           "Iles Vierges des Etats-Unis"},
    {"VN", "Vietnam S.R.|S.R. Vietnam|Socialist Republic of Vietnam|Den sosialistiske republikken Vietnam|"
           "Den sosialistiske republikk Vietnam|North Vietnam|South Vietnam|Nord-Vietnam|Sor-Vietnam|Vietnman|Veitnam|Vietman|Viet nan|"
           "Democratic Republic of Vietnam"},
    {"VU", "New Hebrides|Ny-Hebridene|Nouvelles Hebrides|De nye hebridene|Nye Hebridene"},
    {"WF", "Wallis Futuna|Wallis|Wallis and Futuna Islands|Wallis Futuna Islands|Wallis og Futunaoyene|Wallis Futunaoyene"},
    {"WS", "Western Samoa|Vest-Samoa|Independent State of Samoa|Samoa Western|Samoa i Sisifo|Samoa Occidental|"
           "Den uavhengige staten Samoa|Samoa occidentales"},
    {"XK", "Kosova|Kosove|Republic of Kosovo|Kosovo Republic|Republika e Kosoves|Kosovo (UNSCR 1244)|Kosovo (UNSCR 1244/99)|"
           "Kosovo under UNSCR 1244|Kosovo and Metohija|Kosovo UN Resolution 1244|RKS|XKK"},
    {"YE", "Yemen Republic|Yemen, Rep.|Republic of Yemen|North Yemen|South Yemen|Nord-Jemen|Sor-Jemen|"
           "People's Democratic Republic of Yemen|Yemen Arab Republic|Yaman|Al Yaman"},
    {"YT", "Maiote|Mahore"},
    {"ZA", "RSA|S. Africa|Rep. of South Africa|Republic of South Africa|Suid-Afrika|Sydafrika|Africa do Sul|Afrika Selatan|"
           "Republikken Sor-Afrika|Union of South Africa|South Afrika|South African Republic|Afrique Sud|Republica Sudafricana|"
           "Africa del Sur|Sudafrica"},
    {"ZM", "Northern Rhodesia|Nord-Rhodesia|Zambie Republique|Sambia|Zambie"},
    {"ZW", "Rhodesia|Southern Rhodesia|Sor-Rhodesia|Zimbabwe Rhodesia|Zimbawe|Simbabwe|Zimbabwae|Zimbabve|Zimbabue"},
};
const size_t country_alias_count = sizeof country_aliases / sizeof *country_aliases;
