"""How a provision shows at the start of a line: numbers, letters, and the words of the field.

One pattern, tried once per line, finds every beginning; what it is worth is decided by
``provisions``, which knows what stands before it.
"""

from __future__ import annotations

import re
from typing import Final

from paraph.text.reading.numbering import SUFFIX_PATTERN

_SUFFIX: Final = rf"(?:[ \xa0.]{{0,2}}{SUFFIX_PATTERN}(?![^\W_]))"
_ALT: Final = r"(?:[ ]?\.?[ ]?(?:Alt|alt|ALT)\.?(?:[ ]?\d{1,2}\.?)?(?![^\W\d_]))"
_RUNNING: Final = r"(?![ \t\xa0]{0,3}[,;)]|[ \t\xa0]{1,3}[a-zà-ÿа-яё])"
_AFTER_STOP: Final = r"(?=[\s\[\]{(“”\"'‘«*_A-ZÀ-ÞА-Я\u0620-\u064a\u3400-\u9fff]|\Z)"
_CAPITAL_FOLLOWS: Final = r"(?=[ \t\xa0]{1,20}[\[{(“\"«*_A-ZÀ-ÞА-Я]|[ \t]{0,20}(?:\n|\Z))"

_ORDINALS: Final = (
    r"(?:[A-Z]{1,3}(?:\.[A-Z0-9]{1,3}){1,4}|\d{1,3}(?:[.\-][\dX]{1,3}){0,3}|[IVXLC]{1,7}(?![^\W_])|X"
    r"|premier|[1I]er|único|primero|\[[^\[\]\n]{0,8}\]|_{2,12}|الأولى|الثانية|الثالثة|الأول|الثاني"
    r"|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر|الحادي عشر|الثاني عشر)"
)

_ARTICLE: Final = (
    r"ARTICLE|Article|Art\.|ARTÍCULO|Artículo|Artigo|СТАТЬЯ|Статья|المادة|مادة|Rule|RULE"
)
_PART: Final = r"PART|Part|PARTIE|Partie|PARTE|Parte|ЧАСТЬ|Часть|TITLE|TITRE|TÍTULO|الجزء|الباب"
_CHAPTER: Final = r"CHAPTER|Chapter|CHAPITRE|Chapitre|CAPÍTULO|Capítulo|ГЛАВА|Глава|الفصل"
_SECTION: Final = r"SECTION|Section|SECCIÓN|Sección|РАЗДЕЛ|Раздел|القسم|الفرع"
_ANNEX: Final = (
    r"ANNEXE?|Annexe?|ANEXO|Anexo|ПРИЛОЖЕНИЕ|Приложение|APPENDIX|Appendix|SCHEDULE|Schedule|المرفق"
)

_PREAMBLE: Final = (
    r"(?:(?:Also|Further|Deeply|Gravely|Fully|Firmly|Keenly|Mindful|Bearing|Being) )?"
    r"(?:[Rr]ecalling|[Rr]ecogni[zs]ing|[Rr]eaffirming|[Nn]oting|[Aa]cknowledging|[Cc]onsidering"
    r"|[Aa]ffirming|[Ee]mphasi[zs]ing|[Ss]tressing|[Mm]indful|[Cc]onscious|[Aa]ware|[Dd]esiring"
    r"|[Dd]esirous|[Cc]onvinced|[Bb]earing in mind|[Tt]aking (?:into|note|account|full)|[Hh]aving"
    r"|[Ww]elcoming|[Cc]oncerned|[Gg]uided by|[Dd]etermined|[Rr]esolved|[Uu]nderlining|[Bb]elieving"
    r"|[Rr]especting|[Pp]ursuant to|Being|In pursuit of|In furtherance of|Seeking|Wishing"
    r"|Rappelant|Considérant|Reconnaissant|Notant|Consciente?s?|Désireux|Soulignant|Réaffirmant"
    r"|Recordando|Reconociendo|Considerando|Tomando|Observando|Reafirmando|Deseando|Teniendo"
    r"|Ссылаясь|Признавая|Отмечая|Учитывая|Подтверждая|Напоминая|Сознавая|Подчеркивая|Желая|Стремясь"
    r"|回顾|认识到|注意到|考虑到|重申|铭记|承认|忆及|确认|强调|希望|[وَ]?إذ)"
)

_MEANS: Final = (
    r"means?|includes?|refers? to|shall mean|s['’]entend|désigne|significa|se entiende|означает"
    r"|是指|指|يعني|تعني"
)

_BEGINNINGS: Final = rf"""
(?:(?:{_ARTICLE})[ \t\xa0]{{1,8}}(?P<n1>{_ORDINALS}{_SUFFIX}*){_RUNNING}(?P<ARTICLE>)
|(?:{_PART})[ \t\xa0]{{1,8}}(?P<n2>{_ORDINALS}){_RUNNING}(?P<PART>)
|(?:{_CHAPTER})[ \t\xa0]{{1,8}}(?P<n3>{_ORDINALS}){_RUNNING}(?P<CHAPTER>)
|(?:{_SECTION})[ \t\xa0]{{1,8}}(?P<n4>{_ORDINALS}|[A-Z](?![^\W_])){_RUNNING}(?P<SECTION>)
|(?:{_ANNEX})(?:[ \t\xa0]{{1,8}}(?P<n5>{_ORDINALS}|[A-Z](?![^\W_])){_RUNNING}|[ \t]{{0,8}}(?=\n|\Z))
    (?P<ANNEX>)
|(?P<n6>第[〇零一二三四五六七八九十百千\d]{{1,10}}(?P<zh>条|部分|章|节|编)(?:之[一二三四五六七])?)
    (?![所规的和或、，第至])(?P<CHINESE>)
|(?P<n7>(?:PP|OP|Pp|Op)[ .]?\d{{1,3}}{_SUFFIX}*)\.?(?![\d/])(?P<RESOLUTION>)
|\[\^(?P<n8>[^\s\]]{{1,12}})\]:(?P<NOTE>)
|(?:[-*+][ ])?(?P<n9>\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}
        (?:{_ALT}|{_SUFFIX}{{0,2}}(?:\.\d{{1,2}}(?=[.\s]))?
        |[ ]?[A-Z])?)
    (?:(?:[ \xa0]{{0,2}}[.)．]{{1,2}}(?:[ ]?\])?|\]\.?|(?<=\.)){_AFTER_STOP}|[ ]?[-–—][ ](?P<dash>))
    (?P<DIGITS>)
|(?P<n10>\d{{1,3}}(?:(?:\.\d{{1,3}}){{1,4}}{_SUFFIX}{{0,2}}|{_SUFFIX}{{1,2}}(?:\.\d{{1,2}})?))
    {_CAPITAL_FOLLOWS}(?P<STOPLESS>)
|(?P<n11>\d{{1,3}})(?:[ \t\xa0]{{1,20}}(?=[\[(“"«A-ZÀ-ÞА-Я])|(?=Negotiators))(?P<BARE>)
|\((?P<n12>(?:[a-z]{{1,4}}|[A-Z]|[IVX]{{2,5}}|\d{{1,3}}|[а-яё]|[أ-ي]){_SUFFIX}*)\)(?P<a12>{_SUFFIX}*)
    (?P<PARENS>)
|(?P<n13>(?:[a-z]{{1,2}}|[ivx]{{1,5}}|[а-яё]|[أ-ي]){_SUFFIX}*)\)(?=[\s\[“"])(?P<CLOSED>)
|(?P<n14>(?:[IVXL]{{1,6}}|[A-Z]|[ivx]{{1,5}}|[a-z](?:[ ]?{_SUFFIX})*))
    \.{_CAPITAL_FOLLOWS}(?P<LETTER>)
|(?P<n15>[一二三四五六七八九十]{{1,4}})[、．.](?P<CNUMBER>)
|[（(](?P<n16>[一二三四五六七八九十]{{1,4}})[)）](?P<CITEM>)
|(?P<n17>(?:ALT|Alt)\.?[ ]?\d{{1,3}}{_SUFFIX}*)[.:](?=[\s])(?P<ALTERNATIVE>)
|[“"«„](?P<n18>)[^”"»\n]{{1,80}}[”"»][\s,][^\n]{{0,60}}?(?:{_MEANS})(?P<DEFINITION>)
|(?P<n19>){_PREAMBLE}\b(?P<PREAMBLE>)
)
"""

_PREFIX: Final = (
    r"[ \t\x0c\xa0\u3000\u200e\u200f\ufeff]{0,120}+(?:>[ ])?+"
    r"(?P<start>(?P<md>\#{1,6}[ \t]{1,4})?(?:\*{1,3}|__?|\[(?!\^)[ \t]?){0,5}+)"
)

_REST: Final = r"|(?<=[ \t])(?P<HEADING>(?<=\#[ \t]))"

FIRST_LINE: Final = re.compile(_PREFIX + "(?:" + _BEGINNINGS + _REST + ")", re.VERBOSE)
"""The beginning of a provision where the text starts."""

LINE: Final = re.compile(r"\n" + _PREFIX + "(?:" + _BEGINNINGS + _REST + ")", re.VERBOSE)
"""The beginning of a provision after a line end."""

MID_LINE: Final = re.compile(r"[.;:)”\]][ \t]{0,3}(?=\[?\d{1,3}\.[ \t]?[A-Z“\"\[])(?<=[\] \t])")
"""A number that follows the end of a clause: paragraphs whose line ends were lost."""

FIRST_MID_LINE: Final = re.compile(r" (?=1\. [A-Z“\"\[])")
"""A first number that follows a title on the same line."""

OPTION_WORDS: Final = (
    *("OPTION", "Option", "OPCIÓN", "Opción", "ВАРИАНТ", "Вариант"),
    *("备选案文", "选项", "方案", "الخيار", "Alternative", "ALTERNATIVE"),
)
"""Words that begin a label of an option block."""

OPTION_REST: Final = (
    r"[ \t\xa0]{0,3}(?P<number>\([a-z]{1,3}\)|\(\d{1,2}\)|[IVX]{1,5}(?![^\W_])|[A-Z](?![^\W_])"
    r"|\d{1,2}(?!\d)|[一二三四五六七八九]|[أ-ي](?!\w))"
    rf"(?:{_SUFFIX})?(?P<rider>[ ]?\([^()\n]{{1,200}}\))?[ \xa0]{{0,2}}(?:\*{{0,3}}(?P<colon>[:：])"
    r"|(?P<end>\.?(?:[ \t]for[ \t][^\n:]{1,80})?[ \t]*(?=\n|\Z)))"
)
"""What follows such a word in a label of an option block (C1, C4)."""

FURNITURE: Final = re.compile(
    r"\n[ \t\x0c]{0,200}+"
    r"(?:(?:Page|page|Página|Seite|Стр\.)[ ]\d{1,4}(?:[ ](?:of|de|sur|/)[ ]\d{1,4})?"
    r"|\d{1,3}/\d{1,3}(?:[ \t]{1,60}\d\d-\d{5})?|\d\d-\d{5}(?:[ \t]{1,60}\d{1,3}/\d{1,3})?"
    r"|[-–—][ ]?\d{1,4}[ ]?[-–—]|\d{1,4})[ \t\x0c]*(?=\n|\Z)"
)
"""A line that is a page number or a job number, not text (A18)."""
