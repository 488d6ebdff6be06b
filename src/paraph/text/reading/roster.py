"""Who may stand in a head: States with their ISO and WTO codes, and the usual groups.

A list of names, not a view of the world: a name is here because delegations are called so in
negotiating texts.  Anyone else is learned from the text or stated in the profile.
"""

from __future__ import annotations

import re
from typing import Final

_STATES: Final = """
AF AFG Afghanistan;AL ALB Albania;DZ DZA Algeria;AD AND Andorra;AO AGO Angola
AG ATG Antigua and Barbuda;AR ARG Argentina;AM ARM Armenia;AU AUS Australia;AT AUT Austria
AZ AZE Azerbaijan;BS BHS Bahamas;BH BHR Bahrain;BD BGD Bangladesh;BB BRB Barbados
BY BLR Belarus;BE BEL Belgium;BZ BLZ Belize;BJ BEN Benin;BT BTN Bhutan;BO BOL Bolivia
BA BIH Bosnia and Herzegovina;BW BWA Botswana;BR BRA Brazil;BN BRN Brunei Darussalam
BG BGR Bulgaria;BF BFA Burkina Faso;BI BDI Burundi;CV CPV Cabo Verde;KH KHM Cambodia
CM CMR Cameroon;CA CAN Canada;CF CAF Central African Republic;TD TCD Chad;CL CHL Chile
CN CHN China;CO COL Colombia;KM COM Comoros;CG COG Congo;CR CRI Costa Rica
CI CIV Côte d'Ivoire;HR HRV Croatia;CU CUB Cuba;CY CYP Cyprus;CZ CZE Czechia
CD COD Democratic Republic of the Congo;DK DNK Denmark;DJ DJI Djibouti;DM DMA Dominica
DO DOM Dominican Republic;EC ECU Ecuador;EG EGY Egypt;SV SLV El Salvador
GQ GNQ Equatorial Guinea;ER ERI Eritrea;EE EST Estonia;SZ SWZ Eswatini;ET ETH Ethiopia
FJ FJI Fiji;FI FIN Finland;FR FRA France;GA GAB Gabon;GM GMB Gambia;GE GEO Georgia
DE DEU Germany;GH GHA Ghana;GR GRC Greece;GD GRD Grenada;GT GTM Guatemala;GN GIN Guinea
GW GNB Guinea-Bissau;GY GUY Guyana;HT HTI Haiti;HN HND Honduras;HU HUN Hungary
IS ISL Iceland;IN IND India;ID IDN Indonesia;IR IRN Iran;IQ IRQ Iraq;IE IRL Ireland
IL ISR Israel;IT ITA Italy;JM JAM Jamaica;JP JPN Japan;JO JOR Jordan;KZ KAZ Kazakhstan
KE KEN Kenya;KI KIR Kiribati;KW KWT Kuwait;KG KGZ Kyrgyzstan;LA LAO Laos;LV LVA Latvia
LB LBN Lebanon;LS LSO Lesotho;LR LBR Liberia;LY LBY Libya;LI LIE Liechtenstein
LT LTU Lithuania;LU LUX Luxembourg;MG MDG Madagascar;MW MWI Malawi;MY MYS Malaysia
MV MDV Maldives;ML MLI Mali;MT MLT Malta;MH MHL Marshall Islands;MR MRT Mauritania
MU MUS Mauritius;MX MEX Mexico;FM FSM Micronesia;MC MCO Monaco;MN MNG Mongolia
ME MNE Montenegro;MA MAR Morocco;MZ MOZ Mozambique;MM MMR Myanmar;NA NAM Namibia
NR NRU Nauru;NP NPL Nepal;NL NLD Netherlands;NZ NZL New Zealand;NI NIC Nicaragua
NE NER Niger;NG NGA Nigeria;MK MKD North Macedonia;NO NOR Norway;OM OMN Oman
PK PAK Pakistan;PW PLW Palau;PA PAN Panama;PG PNG Papua New Guinea;PY PRY Paraguay
PE PER Peru;PH PHL Philippines;PL POL Poland;PT PRT Portugal;QA QAT Qatar
KR KOR Republic of Korea;KP PRK Democratic People's Republic of Korea
MD MDA Republic of Moldova;RO ROU Romania;RU RUS Russian Federation;RW RWA Rwanda
KN KNA Saint Kitts and Nevis;LC LCA Saint Lucia;VC VCT Saint Vincent and the Grenadines
WS WSM Samoa;SM SMR San Marino;ST STP Sao Tome and Principe;SA SAU Saudi Arabia
SN SEN Senegal;RS SRB Serbia;SC SYC Seychelles;SL SLE Sierra Leone;SG SGP Singapore
SK SVK Slovakia;SI SVN Slovenia;SB SLB Solomon Islands;SO SOM Somalia;ZA ZAF South Africa
SS SSD South Sudan;ES ESP Spain;LK LKA Sri Lanka;SD SDN Sudan;SR SUR Suriname;SE SWE Sweden
CH CHE Switzerland;SY SYR Syria;TJ TJK Tajikistan;TH THA Thailand;TL TLS Timor-Leste
TG TGO Togo;TO TON Tonga;TT TTO Trinidad and Tobago;TN TUN Tunisia;TR TUR Türkiye
TM TKM Turkmenistan;TV TUV Tuvalu;UG UGA Uganda;UA UKR Ukraine
AE ARE United Arab Emirates;GB GBR United Kingdom;TZ TZA United Republic of Tanzania
US USA United States;UY URY Uruguay;UZ UZB Uzbekistan;VU VUT Vanuatu;VE VEN Venezuela
VN VNM Viet Nam;YE YEM Yemen;ZM ZMB Zambia;ZW ZWE Zimbabwe
VA VAT Holy See;PS PSE State of Palestine;CK COK Cook Islands;NU NIU Niue
"""

_OTHER_NAMES: Final = """
Russia;South Korea;Korea;North Korea;DPRK;Republic of Türkiye;Turkey;Tanzania;Moldova;Vietnam
Brunei;Cape Verde;Czech Republic;Ivory Coast;Lao PDR;Swaziland;East Timor;Palestine;Macedonia
The Gambia;The Bahamas;United States of America;Great Britain;Bolivarian Republic of Venezuela
Islamic Republic of Iran;Plurinational State of Bolivia;Syrian Arab Republic;Hong Kong, China
Hong Kong;Macao;Macao, China;Chinese Taipei;Taiwan;Federated States of Micronesia;DRC
European Union;European Union and its Member States;EU and its Member States;European Commission
European Community;European Communities;African Group;African Union;Arab Group;Asian Group
Group of 77;Group of 77 and China;G77 and China;G-77 and China;G-77;G77;G7;G8;G20;G10;G33;G90
Alliance of Small Island States;Small Island Developing States;Pacific Islands Forum
Pacific Small Island Developing States;Caribbean Community;Like-Minded Developing Countries
Like-Minded Megadiverse Countries;Least Developed Countries;LDC Group;Umbrella Group
Environmental Integrity Group;Independent Alliance of Latin America and the Caribbean
Latin American Group;Latin America and the Caribbean;Andean Community;Eurasian Economic Union
Rio Group;Holy See;Non-Aligned Movement;Eastern European Group;Gulf Cooperation Council
Organization of Islamic Cooperation;Coalition for Rainforest Nations;Core Latin American Group
EU and its MS;EU and MS;EU & MS;EU & its MS;EU/MS;Kingdom of the Netherlands
Republic of Moldova;Korea, Republic of;Democratic People’s Republic of Korea;Burma;Ivory Coast
Like-Minded Group;Group of African States;Group of Arab States;African States;Arab States
Group of Landlocked Developing Countries;Landlocked Developing Countries;Melanesian Spearhead Group
Pacific Islands Forum Group;G77/China;G-77/China;G77 & China;G-77 & China;G77+China;CLAM
Federal Republic of Germany;People's Republic of China;UK and Northern Ireland
United Kingdom of Great Britain and Northern Ireland;Asia Pacific Group;Asia-Pacific Group
Asia and the Pacific Group;Group of Latin American and Caribbean Countries;Cairns Group
Chine;États-Unis;Russie;Fédération de Russie;Royaume-Uni;Allemagne;Espagne;Italie;Suisse;Japon
Norvège;Suède;Brésil;Inde;Mexique;Union européenne;Groupe africain;Groupe des 77;Égypte;Algérie
Estados Unidos;Rusia;Federación de Rusia;Reino Unido;Alemania;España;Suiza;Brasil;México;Japón
Unión Europea;Grupo Africano;Grupo de los 77;Perú;Egipto;Argelia;Noruega;Suecia;Francia
Россия;Российская Федерация;Китай;США;Соединенные Штаты;ЕС;Европейский союз;Беларусь;Казахстан
Узбекистан;Таджикистан;Кыргызстан;Армения;Индия;Япония;Германия;Франция;Иран;Группа 77
中国;美国;俄罗斯;俄罗斯联邦;日本;印度;欧盟;欧洲联盟;英国;法国;德国;巴西;南非;韩国;澳大利亚;加拿大
非洲集团;77国集团;墨西哥;新西兰;新加坡;埃及;阿根廷;智利;瑞士;挪威;印度尼西亚;巴基斯坦;伊朗;土耳其
الصين;روسيا;الاتحاد الروسي;الولايات المتحدة;الاتحاد الأوروبي
مصر;السعودية;الجزائر;المغرب;الهند;اليابان
المجموعة الأفريقية;مجموعة الـ77;المجموعة العربية
"""

_OTHER_CODES: Final = """
EU UK USA UAE ROK RoK DPRK DRC CAR RF RSA PRC AU AOSIS SIDS LDC LDCs CARICOM ASEAN MERCOSUR NAM
LMDC LMDCs AILAC EIG PIF PSIDS GRULAC GRULAC+ JUSCANZ JUSSCANNZ CANZ EAEU EEU GCC OIC ALBA BASIC
BRICS ACP CEIT EC EFTA G7 G8 G10 G20 G33 G77 G90 LAS LLDC LLDCs LMMC WEOG EEG CLAM HKC HK TPKM
Can Mex Sing Mor NZ KOR CG77 G77+China EU27 EU28
"""


def _split(lines: str) -> list[str]:
    """The entries of a list that is written with semicolons and line ends."""
    return [entry.strip() for line in lines.split("\n") for entry in line.split(";") if entry]


def _state_names() -> list[str]:
    """The usual short names of States, without their codes."""
    return [entry.split(" ", 2)[2] for entry in _split(_STATES)]


def _state_codes() -> list[str]:
    """The two-letter and three-letter codes of States."""
    return [code for entry in _split(_STATES) for code in entry.split(" ", 2)[:2]]


NAMES: Final = frozenset(
    name.replace("’", "'").casefold() for name in [*_state_names(), *_split(_OTHER_NAMES)]
)
"""Names of States and groups, case folded."""

CODES: Final = frozenset([*_state_codes(), *_OTHER_CODES.split()])
"""Codes of States and groups, as they are written."""

_NOT_NAMES: Final = """
option options alternative alt note notes placeholder preamble article articles annex annexes
paragraph paragraphs para paras section chapter part title rationale definition definitions
text see pending heading chapeau comment comments commentary proposal insertion insert add
addition new footnote source revision example parties party each all states state members
member date number tbd agreed status drafting editor's placement rule rules item items
subparagraph explanation reason reasons background question questions reference references
opción opciones artículo nota párrafo texto título anexo texte titre annexe
paragraphe вариант варианты статья примечание пункт текст приложение раздел часть глава
aim aims objective objectives purpose purposes scope chair chairs co-chair co-chairs facilitator
facilitators facilitator's facilitators' secretariat ref reference re language minister ministers
category categories phase phases tier tiers step steps stage whereas recalling recognizing
recognising noting figure
variant variants version versions background preamble context example examples observation rationale
principle principles general specific other others all some several delegation delegations table
trips gatt gats ipr iprs abnj mgr mgrs eia eias sea seas ndc ndcs wto who wipo oecd unclos
unfccc cbd
cites itu iso imo fao ilo unep undp unesco cop cma cmp sbi sbsta gef gcf ipcc icc icj tbd tbc nb pic
mat isbn issn url doi op pp https http www email tel fax cf viz ie eg fig tab vol
key legend summary heading headings title titles name names content contents value values result
results today yesterday tomorrow january february march april may june july august september october
november december monday tuesday wednesday thursday friday saturday sunday session meeting agenda
working contact small committee plenary editor editors drafters bureau rapporteur moderator speaker
proposed alternative alternatives bis ter quater chapeau
обоснование комментарий цель цели сопредседатели председатель секретариат
note: objetivo objetivos presidente secretaría comentario fuente objectif objectifs président
secrétariat commentaire source remarque exemple ejemplo
备选案文 案文 注 说明 备选 方案 选项 注释 备注 الخيار المادة ملاحظة البديل النص الفقرة
"""

NOT_ALONE: Final = frozenset(
    ("bold", "red", "blue", "green", "yellow", "white", "black", "italic", "strikethrough")
)
"""Words that are nobody's name unless another word stands beside them."""

NOT_NAMES: Final = frozenset(_NOT_NAMES.split())
"""Words that stand before a colon without being anybody's name, case folded."""


_GENERIC_LAST: Final = """
parties countries states note notes text agreement convention protocol members delegations
governments proposal annex article paragraph option area areas fund body bodies law treaty
comment question title conference court charter council organization organisation
"""

GENERIC_LAST: Final = frozenset(_GENERIC_LAST.split())
"""Words that end the names of things and of kinds of parties, not of anybody."""

WORDS_TOO: Final = frozenset(
    ("AM", "AS", "AT", "BE", "DO", "ID", "IN", "IS", "IT", "ME", "NO", "PM", "PS", "SO", "TO")
)
"""Codes that are also words in capitals: alone and without a verb nobody is meant."""

_OF: Final = re.compile(r"(.{3,40}?),? ?\(([^()]{3,40}) (?:of|of the|du|de|de la|d['’])\)\Z")


def is_listed(name: str) -> bool:
    """Whether ``name`` is a State, a group or a code that everybody knows.

    >>> is_listed("Kazakhstan"), is_listed("G77"), is_listed("NZ"), is_listed("Each Party")
    (True, True, True, False)
    >>> is_listed("Bolivia (Plurinational State of)")
    True
    """
    if name in CODES:
        return True
    plain = name.replace("’", "'").casefold() if "’" in name else name.casefold()
    if plain in NAMES:
        return True
    if not name.endswith(")"):
        return False
    reversed_name = _OF.match(plain)
    return bool(reversed_name and reversed_name[1] in NAMES)
