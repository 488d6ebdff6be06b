"""Which acts count, and the words that say so.

“Instrument of ratification, acceptance, approval or accession”, “signed it without reservation as
to ratification”, “have notified their consent to be bound”.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from paraph.depositary.english.lexicon import INSTRUMENT, MEANS, MEANS_VERBS
from paraph.depositary.english.numerals import numeral
from paraph.depositary.english.tokens import Token
from paraph.depositary.vocabulary import ANY_MEANS, ActKind

_BETWEEN = frozenset(
    {",", "/", ".", ";", "or", "and", "of", "the", "to", "it", "thereof", "thereto", "this", "such",
     "present", "convention", "protocol", "agreement", "treaty", "amendment", "instrument",
     "instruments", "as", "case", "may", "be", "an", "a", "ou", "formal", "confirmation", ":", "-",
     "d", "l", "de", "'", "’", "covenant", "definitive", "act", "deposit", "relating"}
)  # fmt: skip
_LOST_LIST = 16
"""How far the end of a list may lie after words of another column."""


@dataclass(frozen=True, slots=True)
class MeansWords:
    """Kinds of acts, the tokens they rest on, and doubts; ``broken`` if the list breaks off."""

    kinds: frozenset[ActKind]
    first: int
    last: int
    doubts: tuple[str, ...] = ()
    broken: bool = False


def means_in(words: Sequence[Token], start: int, stop: int, threshold: int) -> MeansWords | None:
    """The acts that a rule between two tokens counts; ``threshold`` is where its number stands."""
    signed = _definitive(words, start, stop)
    whole = _instruments(words, start, stop, threshold)
    if whole is not None and ActKind.DEFINITIVE_SIGNATURE in whole.kinds:
        return whole
    after = signed.last if signed else start
    instruments = _instruments(words, after, stop, max(after, threshold))
    if signed is not None:
        before = _instruments(words, start, signed.first, threshold)
        return _with_signature(words, signed, instruments or before, stop)
    consent = _by_consent(words, start, stop)
    if consent is not None and (instruments is None or consent.first < instruments.first):
        return consent
    return instruments or _by_verbs(words, start, stop) or _by_notification(words, start, stop)


def _definitive(words: Sequence[Token], start: int, stop: int) -> MeansWords | None:
    """“Signed it without reservation as to ratification, acceptance or approval”."""
    if not any(
        words[place].text.startswith(("sign", "definitive")) for place in range(start, stop)
    ):
        return None
    for place in range(start, stop):
        texts = [word.text for word in words[place : place + 4]]
        reserved = texts[:1] == ["without"] and "reservation" in texts
        if reserved or texts[:3] == ["not", "subject", "to"]:
            begin = _next_means(words, place, place + 9)
            listed = _list_at(words, begin, stop)
            if listed is not None:
                return MeansWords(listed.kinds, place, listed.last)
        near = words[max(start, place - 6) : place + 3]
        signs = any(word.text.startswith("sign") for word in near)
        if (texts[:1] == ["definitively"] and signs) or texts[:2] == ["definitive", "signature"]:
            return MeansWords(frozenset(), place, place + 1)
    return None


def _next_means(words: Sequence[Token], at: int, stop: int) -> int:
    for place in range(at, min(stop, len(words))):
        if words[place].text in MEANS:
            return place
    return stop


def _instruments(
    words: Sequence[Token], start: int, stop: int, threshold: int
) -> MeansWords | None:
    """The list after “instrument(s) of”, preferring the one nearest to the number."""
    found = []
    for place in range(start, stop):
        heading = words[place].text in INSTRUMENT or words[place].text in {"qualifying", "deposit"}
        if heading:
            begin = _next_means(words, place, place + 10)
            listed = _list_at(words, begin, stop)
            if listed is not None:
                found.append(_after_heading(words, place, listed))
    if not found:
        begin = _next_means(words, start, stop)
        return _list_at(words, begin, stop)
    return min(found, key=lambda one: (abs(one.first - threshold), one.first))


_BEFORE_LIST = frozenset(
    {"of", "the", "a", "an", "such", "its", "their", "act", "acts", "s", "(", ")", "first", "said",
     "this", ".", ",", "de", "formal", "-"}
)  # fmt: skip


def _after_heading(words: Sequence[Token], place: int, listed: MeansWords) -> MeansWords:
    """The list, with a doubt if something stands between “instrument of” and its first word."""
    between = [words[one].text for one in range(place + 1, listed.first)]
    if words[place].text not in INSTRUMENT or "of" not in between:
        return listed
    strange = [word for word in between if word not in _BEFORE_LIST]
    if not strange:
        return listed
    doubt = f"words before the list of acts could not be read: {' '.join(strange)}"
    return replace(listed, doubts=(*listed.doubts, doubt))


@dataclass(slots=True)
class _List:
    """A list of means while it is read.

    ``joint`` is the “or” or comma that still waits for a means; ``closed`` is a list that has had
    its “or” or “and”, so that a further comma opens nothing new.
    """

    kinds: set[ActKind]
    last: int
    joint: str = ""
    closed: bool = False

    def take(self, kind: ActKind, place: int) -> None:
        """Add a kind that stands at a token."""
        self.kinds.add(kind)
        self.closed = self.closed or self.joint not in {"", ","}
        self.last, self.joint = place + 1, ""


def _list_at(words: Sequence[Token], begin: int, stop: int) -> MeansWords | None:
    """A list of means, such as “ratification, acceptance, approval or accession”."""
    stop = min(stop, len(words))
    if begin >= stop or words[begin].text not in MEANS:
        return None
    listed, place = _List(set(), begin), begin
    while place < stop and _goes_on(words, place, listed):
        place += 1
    doubts, broken = [], False
    guessed = [token.text for token in words[begin : listed.last] if token.guessed]
    if guessed:
        doubts.append(f"read through a misprint: {', '.join(guessed)}")
    following = words[place].text if place < len(words) else ""
    open_end = listed.joint != "and" and words[place - 1].text in _JOINTS
    clause = listed.joint == "," and (following in _CLAUSE or numeral(words, place) is not None)
    if listed.joint and open_end and not clause and following not in _NO_LIST:
        lost, doubt = _lost_end(words, place, stop)
        doubts.append(doubt)
        broken = lost is None
        if lost is not None:
            listed.take(MEANS[words[lost].text], lost)
    return MeansWords(frozenset(listed.kinds), begin, listed.last, tuple(doubts), broken)


_JOINTS = frozenset({"or", "ou", "and", ","})
_NO_LIST = frozenset(
    {"have", "has", "had", "deposited", "which", "by", "through", "signature", "signatures",
     "deposit", "notifications", "notification"}
)  # fmt: skip
"""Words after an “or” that begin something else than a further means."""
_CLAUSE = frozenset(
    {"but", "provided", "not", "unless", "except", "including", "on", "in", "with", "by", "it",
     "this", "these", "for", "as", "if", "whichever", "at", "subject", "that", "whose", "who",
     "among", "between", "no", "representing", "accounting", "and"}
)  # fmt: skip
"""Words after a comma that begin a clause and go on with no list."""


def _goes_on(words: Sequence[Token], place: int, listed: _List) -> bool:
    """Whether the list goes on at a token; what it names there is taken."""
    word = words[place].text
    if word in MEANS:
        listed.take(MEANS[word], place)
    elif word == "confirmation" and words[place - 1].text == "formal":
        listed.take(ActKind.FORMAL_CONFIRMATION, place)
    elif word == "signature" and words[place - 1].text == "definitive":
        listed.take(ActKind.DEFINITIVE_SIGNATURE, place)
    elif word not in _BETWEEN:
        return False
    elif word in _JOINTS and not (word == "," and listed.closed):
        listed.joint = word
    elif word in {".", ";", ":"} and not _soon(words, place + 1):
        return False
    return True


def _soon(words: Sequence[Token], at: int) -> bool:
    """Whether a means follows a mark that a scan may have put for a comma."""
    return at < len(words) and words[at].text in MEANS


def _lost_end(words: Sequence[Token], at: int, stop: int) -> tuple[int | None, str]:
    """The end of a list that breaks off after “or”: beyond words of another column, or lost."""
    for place in range(at, min(stop, len(words), at + _LOST_LIST)):
        if words[place].text in MEANS or _starts_means(words, place):
            if words[place].text in MEANS:
                return place, "the list is broken by other words; its end was found after them"
            break
    return None, "the list of acts breaks off after “or”: an act may be missing"


def _starts_means(words: Sequence[Token], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1].text == "-"


def _with_signature(
    words: Sequence[Token], signed: MeansWords, instruments: MeansWords | None, stop: int
) -> MeansWords:
    """Definitive signature, and the instruments beside it."""
    kinds = {ActKind.DEFINITIVE_SIGNATURE}
    if instruments is not None:
        first, last = min(signed.first, instruments.first), max(signed.last, instruments.last)
        return MeansWords(frozenset(kinds) | instruments.kinds, first, last, instruments.doubts)
    verbs = _by_verbs(words, signed.last, stop)
    if verbs is not None:
        return MeansWords(frozenset(kinds) | verbs.kinds, signed.first, verbs.last)
    deposits = any(words[p].text.startswith("depos") for p in range(signed.last, stop))
    if not deposits and not _subject_to(words, signed.last, stop):
        doubt = "the list of acts may go on after the words given"
        return MeansWords(frozenset(kinds | signed.kinds), signed.first, signed.last, (doubt,))
    doubt = (
        "the instruments beside definitive signature are not named in the words given: those that "
        "the reservation names and accession were taken"
    )
    kinds |= signed.kinds | {ActKind.ACCESSION}
    return MeansWords(frozenset(kinds), signed.first, signed.last, (doubt,))


def _subject_to(words: Sequence[Token], start: int, stop: int) -> bool:
    return any(words[place].text in INSTRUMENT for place in range(start, stop))


def _by_consent(words: Sequence[Token], start: int, stop: int) -> MeansWords | None:
    """“Consent to be bound”, notified (an act of that name) or expressed (by any means)."""
    for place in range(start, stop - 3):
        texts = [word.text for word in words[place : place + 4]]
        if texts[0] in {"consent", "consented"} and texts[1:] == ["to", "be", "bound"]:
            notified = any(words[p].text.startswith("notif") for p in range(start, stop))
            kinds = frozenset({ActKind.CONSENT_TO_BE_BOUND}) if notified else ANY_MEANS
            return MeansWords(kinds, place, place + 4)
    return None


_NOTIFIED = frozenset(
    {"notified", "notification", "notifications", "notifies", "notify", "notes", "note"}
)


def _by_notification(words: Sequence[Token], start: int, stop: int) -> MeansWords | None:
    """“When both have notified that their procedures are completed”: consent by notification."""
    for place in range(start, stop):
        if words[place].text in _NOTIFIED:
            doubt = "consent by notification or exchange of notes is counted as consent to be bound"
            kinds = frozenset({ActKind.CONSENT_TO_BE_BOUND})
            return MeansWords(kinds, place, place + 1, (doubt,))
    return None


def by_signature(words: Sequence[Token], start: int, stop: int) -> MeansWords | None:
    """“Upon signature”, “on the date of its signature by both”: signature alone binds (VCLT 12)."""
    for place in range(start, stop):
        opened = {"for", "open"} & {word.text for word in words[max(0, place - 3) : place]}
        if words[place].text in {"signature", "signatures", "signed", "signing"} and not opened:
            doubt = "signature is read as consent to be bound: no other means is named (VCLT 12)"
            kinds = frozenset({ActKind.DEFINITIVE_SIGNATURE})
            return MeansWords(kinds, place, place + 1, (doubt,))
    return None


def _by_verbs(words: Sequence[Token], start: int, stop: int) -> MeansWords | None:
    """“After ten States have ratified or acceded to it”."""
    places = [place for place in range(start, stop) if words[place].text in MEANS_VERBS]
    if not places:
        return None
    kinds = frozenset(MEANS_VERBS[words[place].text] for place in places)
    signed = any(words[place].text == "signed" for place in range(start, places[0]))
    doubt = "signature stands beside it: whether signature alone counts has to be told"
    return MeansWords(kinds, places[0], places[-1] + 1, (doubt,) if signed else ())
