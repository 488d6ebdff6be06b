"""The words of the depositary: acts by which a State is bound, and where that leaves it."""

from __future__ import annotations

from enum import StrEnum


class ActKind(StrEnum):
    """What a depositary receives, in the words of the acts file.

    `CONSENT_UNTYPED` and `DEPOSIT_UNTYPED` mirror lists that give a date and no kind.
    """

    SIGNATURE = "signature"
    SIGNATURE_AD_REFERENDUM = "signature ad referendum"
    CONFIRMATION_OF_SIGNATURE = "confirmation of signature"
    SUCCESSION_TO_SIGNATURE = "succession to signature"
    DEFINITIVE_SIGNATURE = "definitive signature"
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    FORMAL_CONFIRMATION = "formal confirmation"
    CONSENT_TO_BE_BOUND = "consent to be bound"
    PARTICIPATION = "participation"
    DEFINITIVE_ACCEPTANCE = "definitive acceptance"
    SUCCESSION = "succession"
    CONSENT_UNTYPED = "consent (type not given)"
    DEPOSIT_UNTYPED = "deposit (type not given)"
    PROVISIONAL_APPLICATION = "provisional application"
    PROVISIONAL_APPLICATION_ENDED = "end of provisional application"
    PROVISIONAL_ACCEPTANCE = "provisional acceptance"
    CONTINUED_APPLICATION = "declaration of continued application"
    APPLICATION = "application"
    NOTIFICATION = "notification"
    WITHDRAWAL = "withdrawal"
    DENUNCIATION = "denunciation"
    DENUNCIATION_EFFECT = "denunciation takes effect"
    TERMINATION = "termination"
    OTHER = "other"


CONSENTS = frozenset(
    {
        ActKind.DEFINITIVE_SIGNATURE,
        ActKind.RATIFICATION,
        ActKind.ACCEPTANCE,
        ActKind.APPROVAL,
        ActKind.ACCESSION,
        ActKind.FORMAL_CONFIRMATION,
        ActKind.CONSENT_TO_BE_BOUND,
        ActKind.PARTICIPATION,
        ActKind.DEFINITIVE_ACCEPTANCE,
        ActKind.CONSENT_UNTYPED,
        ActKind.DEPOSIT_UNTYPED,
    }
)
"""Acts that establish consent to be bound (VCLT 11–16), succession apart."""

UNTYPED = frozenset({ActKind.CONSENT_UNTYPED, ActKind.DEPOSIT_UNTYPED})
"""Consents of which the list does not say the kind."""

ANY_MEANS = frozenset(
    {
        ActKind.RATIFICATION,
        ActKind.ACCEPTANCE,
        ActKind.APPROVAL,
        ActKind.ACCESSION,
        ActKind.DEFINITIVE_SIGNATURE,
    }
)
"""What a clause counts that asks for consent to be bound and names no means (VCLT 11)."""

SIGNATURES = frozenset(
    {
        ActKind.SIGNATURE,
        ActKind.SIGNATURE_AD_REFERENDUM,
        ActKind.CONFIRMATION_OF_SIGNATURE,
        ActKind.SUCCESSION_TO_SIGNATURE,
    }
)
"""Acts that make a signatory and bind nobody."""

INHERITED = frozenset({ActKind.SUCCESSION, ActKind.CONTINUED_APPLICATION})
"""Acts by which a successor State takes over: they never count towards a threshold."""

DEPARTURES = frozenset(
    {
        ActKind.WITHDRAWAL,
        ActKind.DENUNCIATION,
        ActKind.DENUNCIATION_EFFECT,
        ActKind.TERMINATION,
    }
)
"""Acts by which a party leaves."""


class Signing(StrEnum):
    """In which way a treaty was signed (VCLT 12, 14)."""

    SIMPLE = "subject to ratification"
    AD_REFERENDUM = "ad referendum"
    DEFINITIVE = "definitive"


class Powers(StrEnum):
    """What the depositary saw of the authority to sign (VCLT 7)."""

    SEEN = "full powers seen"
    BY_OFFICE = "by virtue of office"
    NOT_SEEN = "not seen"


class Means(StrEnum):
    """By which instrument consent to be bound is established (VCLT 11, 14–16)."""

    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    FORMAL_CONFIRMATION = "formal confirmation"


class Leaving(StrEnum):
    """How a notice of leaving calls itself."""

    WITHDRAWAL = "withdrawal"
    DENUNCIATION = "denunciation"


class Bearing(StrEnum):
    """What a treaty is to an earlier one (VCLT 30, 40, 41)."""

    AMENDS = "amends"
    MODIFIES = "modifies between some of its parties"
    SUBJECT_TO = "is subject to"
    SAME_SUBJECT = "relates to the same subject as"


class Standing(StrEnum):
    """Where a participant stands to a treaty at a date (VCLT 2(1)(e)–(h)): found, never stored."""

    PARTY = "party"
    CONTRACTING = "contracting State"
    PROVISIONAL = "applies provisionally"
    SIGNATORY = "signatory"
    FORMER_PARTY = "former party"
    WITHDRAWN = "withdrawn before entry into force"
    FORMER_STATE = "State that has ceased to exist"
    NONE = "no standing"


class Organisations(StrEnum):
    """Whether the instrument of a regional organisation counts towards a threshold."""

    COUNTED = "counted"
    NOT_COUNTED = "not counted"
    UNKNOWN = "unknown"


class Answer(StrEnum):
    """Whether a condition is met at a date, as far as can be known."""

    MET = "met"
    NOT_MET = "not met"
    UNKNOWN = "cannot be told"

    @classmethod
    def both(cls, answers: list[Answer]) -> Answer:
        """All of several: the worst of them.

        >>> Answer.both([Answer.MET, Answer.UNKNOWN])
        <Answer.UNKNOWN: 'cannot be told'>
        """
        if cls.NOT_MET in answers:
            return cls.NOT_MET
        return cls.UNKNOWN if cls.UNKNOWN in answers else cls.MET

    @classmethod
    def either(cls, answers: list[Answer]) -> Answer:
        """At least one of several: the best of them.

        >>> Answer.either([Answer.NOT_MET, Answer.UNKNOWN])
        <Answer.UNKNOWN: 'cannot be told'>
        """
        if cls.MET in answers:
            return cls.MET
        return cls.UNKNOWN if cls.UNKNOWN in answers else cls.NOT_MET
