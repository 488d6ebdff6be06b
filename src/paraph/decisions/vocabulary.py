"""The closed vocabulary of decision rules: outcomes, conducts, meanings, bases, marks, methods.

Each word is written in rules and cases exactly as it stands here.  ``docs/rules/README.md``
explains every word with an example.
"""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What follows from a case under a rule, in rank order: of several, the first is the headline.

    >>> min([Outcome.ADOPTED, Outcome.PENDING, Outcome.NOT_ADOPTED], key=rank).value
    'not adopted'
    """

    INVALID = "invalid"
    NEEDS_DETERMINATION = "needs determination"
    NO_QUORUM = "no quorum"
    BROKEN = "broken"
    NOT_ADOPTED = "not adopted"
    WITHOUT_EFFECT = "adopted without effect"
    PARTLY_ADOPTED = "partly adopted"
    REFERRED = "referred"
    DEFERRED = "deferred"
    PENDING = "pending"
    DEEMED_APPROVED = "deemed approved"
    ADOPTED = "adopted"

    @property
    def carried(self) -> bool | None:
        """Whether the proposal carried: yes, no, or not yet to be said."""
        if self in {Outcome.ADOPTED, Outcome.DEEMED_APPROVED}:
            return True
        return None if self in UNDECIDED else False


UNDECIDED = frozenset(
    {
        Outcome.NEEDS_DETERMINATION,
        Outcome.PARTLY_ADOPTED,
        Outcome.REFERRED,
        Outcome.DEFERRED,
        Outcome.PENDING,
    }
)


def rank(outcome: Outcome) -> int:
    """The place of an outcome in the rank order, 0 for the gravest.

    >>> rank(Outcome.INVALID)
    0
    """
    return list(Outcome).index(outcome)


class Conduct(StrEnum):
    """What one member did.  ``unaccounted`` is a member of whom the case says nothing."""

    YES = "yes"
    NO = "no"
    UNREASONED = "no without reasons"
    ABSTAIN = "abstain"
    DECLARED = "abstain with declaration"
    SILENT = "silent"
    ABSENT = "absent"
    OUT = "not participating"
    UNACCOUNTED = "unaccounted"


class Meaning(StrEnum):
    """What an abstention, an absence, a silence or a non-participation does under a rule."""

    AGREEMENT = "agreement"
    NO_OBSTACLE = "no obstacle"
    NOT_COUNTED = "not counted"
    AGAINST = "counts against"
    OBJECTS = "objection"
    PREVENTS = "prevents"
    OUTSIDE = "outside"
    OPTS_OUT = "opts out"


class Counted(StrEnum):
    """What a condition counts."""

    YES = "yes"
    NO = "no"
    NOT_YES = "not yes"
    ABSTAIN = "abstain"
    DECLARED = "declarations"
    PRESENT = "present"
    VOTES = "votes"
    REPLIES = "replies"
    PARTICIPANTS = "participants"


class Base(StrEnum):
    """Of whom a fraction is taken."""

    MEMBERS = "members"
    ENTITLED = "members entitled to vote"
    PARTICIPATING = "members participating"
    PRESENT = "present"
    VOTING = "present and voting"
    CAST = "votes cast"
    REPLIES = "respondents"


FIXED_BASES = frozenset({Base.MEMBERS, Base.ENTITLED, Base.PARTICIPATING})


class Mark(StrEnum):
    """How well the source of a rule is known."""

    VERIFIED = "verified"
    KNOWN = "known"
    UNCLEAR = "unclear"


class Method(StrEnum):
    """How a decision comes about."""

    CONSENSUS = "consensus"
    REVERSE_CONSENSUS = "reverse consensus"
    VOTE = "vote"
    SILENCE = "silence procedure"
    TACIT = "tacit acceptance"
    DETERMINATION = "determination"
    SEQUENCE = "sequence"


WITHOUT_VOTE = frozenset({Method.CONSENSUS, Method.REVERSE_CONSENSUS, Method.SILENCE, Method.TACIT})
"""Methods in which who says nothing was silent rather than absent."""

_YES = ("yes", "for", "in favour", "in favor", "favour", "aye", "affirmative", "positive")
_NO = ("no", "against", "nay", "negative", "veto", "disapprove", "disapproves", "reject", "rejects")
_SUPPORT = (
    "support",
    "supports",
    "agree",
    "agrees",
    "consent",
    "consents",
    "can accept",
    "joins",
    "ratified",
    "accepted",
)
_OBJECT = ("object", "objects", "objected", "objection", "oppose", "opposes", "opposed")
_ABSTAIN = ("abstain", "abstains", "abstained", "abstention", "abstaining")
_SILENT = ("silent", "silence", "no reply", "present", "present, not voting", "not voting")
_OUT = ("not participating", "not interested", "non-participation", "opted out", "opts out")

WORDS_OF_CONDUCT = (
    dict.fromkeys(_YES + _SUPPORT, Conduct.YES)
    | dict.fromkeys(_NO + _OBJECT, Conduct.NO)
    | dict.fromkeys(_ABSTAIN, Conduct.ABSTAIN)
    | dict.fromkeys(_SILENT, Conduct.SILENT)
    | dict.fromkeys(_OUT, Conduct.OUT)
    | {conduct.value: conduct for conduct in Conduct if conduct is not Conduct.UNACCOUNTED}
    | {"declared abstention": Conduct.DECLARED, "constructive abstention": Conduct.DECLARED}
    | {"absence": Conduct.ABSENT, "unreasoned no": Conduct.UNREASONED}
)
"""Every word that a case may use for a conduct, in lower case."""

POSITIONS = frozenset(_SUPPORT + _OBJECT + _SILENT)
"""Words that say a position without a vote having been taken."""


def conduct_of(word: str) -> Conduct | None:
    """The conduct that a word of a case means, or nothing.

    >>> conduct_of("In favour"), conduct_of("Norway")
    (<Conduct.YES: 'yes'>, None)
    """
    return WORDS_OF_CONDUCT.get(" ".join(word.lower().replace("_", " ").split()))
