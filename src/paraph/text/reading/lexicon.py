"""Words of negotiation in the languages of the field: verbs of stance, blanks, commands.

A list of words and patterns, so that another language is a matter of adding words here.
"""

from __future__ import annotations

import re
from typing import Final

from paraph.text.reading.model import StanceKind

VERBS: Final = {
    StanceKind.PROPOSE: r"""alternative\ proposals?|counter-?proposals?|propos(?:es?|ed|als?|ing)
        |adds?|inserts?|suggests?|propone[n]?|proposent|предлага[ею]т|提议|建议|تقترح|اقترحت""",
    StanceKind.OPPOSE: r"""opposes?|opposed|objects?|rejects?|does\ not\ support|cannot\ accept
        |s['’]oppose(?:nt)?|se\ opone[n]?|возража[ею]т|против|反对|تعارض""",
    StanceKind.SUPPORT: r"""supports?(?:\ in\ principle)?|supported|supporting|co-?sponsors?
        |accepts?|can\ (?:accept|support|live\ with)|(?:will|can)\ (?:follow|go\ with)\ consensus
        |apoyan?|appuie(?:nt)?|поддержива[ею]т|支持|تؤيد""",
    StanceKind.RETAIN: r"""retains?|keeps?|maintains?|to\ retain|mantener|maintenir|conserver
        |сохранить|保留|الإبقاء""",
    StanceKind.DELETE: r"""(?:to\ )?deletes?|deleted|deletion|(?:to\ )?removes?|suprimir|eliminar
        |supprimer|исключить|удалить|删除|حذف""",
    StanceKind.RESERVE: r"""reserves?(?:\ (?:its|their)?\ ?position)?
        |(?:(?:parliamentary\ |general\ )?scrutiny|substantive|linguistic)?\ ?reservations?
        |reservas?|réserve|оговорка|保留意见""",
    StanceKind.PREFER: r"prefers?|prefiere[n]?|préfère(?:nt)?|предпочита[ею]т",
    StanceKind.CONSIDER: r"(?:still\ )?(?:considering|reviewing|consulting)|en\ estudio",
}
"""Verbs of stance and what each amounts to on the small scale (verbose patterns)."""

_ALL_VERBS: Final = "|".join(f"(?P<{kind.name}>{verbs})" for kind, verbs in VERBS.items())

VERB: Final = re.compile(
    rf"(?:(?<=[\s/A-Z0-9)])|(?<![a-zA-Z\d_])|^)(?:{_ALL_VERBS})(?P<call>\d{{1,3}})?\s*(?=[,;；]|[.)]?\s*\Z)",
    re.VERBOSE | re.IGNORECASE,
)
"""A verb of stance at the end of what one side says, with a note call glued to it."""

BODY_VERB: Final = re.compile(
    r"\s*(?:(?P<DELETE>(?:to\ )?deletes?d?|deletion|suprimir|eliminar|supprimer|исключить|удалить"
    r"|删除|حذف)|(?P<RETAIN>retains?|сохранить)|(?P<OPPOSE>opposes?))\s*\.?\s*\Z",
    re.VERBOSE | re.IGNORECASE,
)
"""A body that is nothing but a stance on the words before: ``[BB: delete]``."""

BARE_VERB: Final = re.compile(
    r"(?:propos|oppos|delet|retain|support|reserv|prefer|remov|keep)[a-z]{0,3}\d{0,2}\s*[.)]?\s*\Z"
)
"""A stance at the end of a bracket that holds nothing else: ``[AA/BB propose; CC oppose]``."""

OPPOSE_IN_BODY: Final = re.compile(r"\s{0,3}opposes?\s")
"""A stance whose colon was put too early: ``[VN: oppose adequate]``."""

BLANK: Final = re.compile(
    r"""\s*(?:[Xx]{1,4}|[….·•●○■▪?*_\s—–-]{1,40}|n|N|Y{1,4}|(?:DD\W)?MM\WYYYY|TBD|tbd|T\.B\.D\.|tbc|TBC
    |(?:insert|to\ be|placeholder|specify)\b[^\[\]]{0,160}
    |[^\[\]\d]{3,60}\ to\ be\ (?:decided|determined|defined|inserted|specified
        |completed|agreed|confirmed)
    |(?:\d{1,2}\ )?[A-Z][a-z]{2,8}\ 20[Xx]{2}|by\ 20[Xx]{2}
    |(?:[Xx]{1,2}\ )?(?:date|number|year|period|amount|percentage|name|place|title)s?(?:\ [Xx])?
    |[Xx]{1,2}\ (?:days|years|months|per\ cent|percent|%)|\d{0,2}[Xx]{2}
    |(?:insertar|por\ determinar|insérer|à\ (?:compléter|déterminer)|будет|подлежит)\b[^\[\]]{0,120}
    |fecha|número|nombre|дата|число|待定|待补|日期|插入[^\[\]]{0,40}|تاريخ|عدد)\s*\Z""",
    re.VERBOSE | re.IGNORECASE,
)
"""A body that stands for words still to come."""

OPEN_ARM: Final = re.compile(
    r"\s*(?:others?|other options?|autres?|otr[oa]s?|друго[ей]|иное|其他|غير ذلك)\s*[.;]?\s*\Z",
    re.IGNORECASE,
)
"""An arm that is no wording but an opening for another."""

NO_TEXT: Final = re.compile(
    r"\s*[“\"*_]*(?:no[ -](?:text|provision|definition|paragraph|reference|article)\b.{0,60}"
    r"|nothing|delete(?:d)?|sin texto|aucun texte|pas de texte|без текста|无案文|لا نص)"
    r"[”\"*_]*\s*[.;]?\s*\]?\s*[.;]?\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
"""The empty wording made explicit."""

COMMAND: Final = re.compile(
    r"""\s*(?:
    (?:[Mm]ove|[Mm]erge|[Rr]eplace|[Rr]elocate|[Rr]einsert|Insert|Delete|Place|Add|[Tt]ransfer)\b
        (?=.{0,200}?\b(?:to|from|in|into|after|before|with|of|here|[Aa]rt|[Pp]ara|OP|PP)\b)
    |[Aa]s\ an\ alternative\ to\b|[Ss]ee\s|NOTE|N\.?B\.?\b|Note:|Note\ by|[Dd]rafting\ note
    |[Ee]ditor|[Ss]ubject\ to\ (?:discussion|legal|further)|[Ff]urther\ (?:discussion|definitions)
    |[Pp]ending\s|[Pp]lacement|[Tt]o\ be\ (?:moved|merged|placed|addressed|discussed|completed)
    |[Dd]ocument\ to\ be\ issued|[Tt]ext\ to\ (?:follow|come)
    |[Tt]rasladar|[Mm]over|[Dd]éplacer|[Пп]еренести|移至|移到|نقل
    )""",
    re.VERBOSE | re.DOTALL,
)
"""A body that begins by telling what to do with the text instead of being text."""

LATER: Final = re.compile(
    r"\b(?:needs?\ to\ be|may\ be|to\ be|as\ may\ be|is\ to\ be)\s"
    r"(?:drafted|considered\ (?:further|later)|decided\ (?:later|during)|developed\ later"
    r"|inserted\ here|required\ at|reviewed|decided\ upon\ later)\b"
)
"""Words that put drafting off: ``a provision needs to be drafted``."""

STATUS_BODY: Final = re.compile(
    r"\s*(?:provisionally\s|tentatively\s|text\s)?(?P<word>agreed|closed|adopted|parked"
    r"|withdrawn|reopened|pending|acordado|convenu|согласовано|商定|已商定|متفق عليه)\b"
    r"(?P<rest>[^\[\]()\n]{0,80})\Z",
    re.IGNORECASE,
)
"""A label of status, without its brackets."""

REFERENCE: Final = re.compile(
    r"(?:Articles?|articles?|ARTICLES?|Art\.|art\.|[Pp]aragraphs?|[Pp]aras?\.?|[Ss]ections?|Annex"
    r"|Annexes|annex|[Cc]hapter|Part|[Rr]ules?|[Dd]ecision|[Rr]esolution|[Аа]ннекс|[Сс]тать[яиеюёй]"
    r"|пункта?|artículos?|párrafos?|anexo|第|المادة|الفقرة)[\s\xa0]{0,3}\Z"
)
"""The end of a text that announces a reference: ``Article [ ]``."""
