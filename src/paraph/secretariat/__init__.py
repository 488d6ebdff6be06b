"""The secretariat: acts are examined, appended to the record, and announced."""

from paraph.secretariat.admissible import AdmissibleActs, OfferedAct, admissible_acts
from paraph.secretariat.clock import SystemClock
from paraph.secretariat.door import Door
from paraph.secretariat.examining import examine
from paraph.secretariat.ports import Clock, Notifier
from paraph.secretariat.sentences import sentence
from paraph.secretariat.situation import CATALOGUE, EMPTY, FOLD, Situation, apply
from paraph.secretariat.submitting import Refused, Secretariat

__all__ = [
    "CATALOGUE",
    "EMPTY",
    "FOLD",
    "AdmissibleActs",
    "Clock",
    "Door",
    "Notifier",
    "OfferedAct",
    "Refused",
    "Secretariat",
    "Situation",
    "SystemClock",
    "admissible_acts",
    "apply",
    "examine",
    "sentence",
]
