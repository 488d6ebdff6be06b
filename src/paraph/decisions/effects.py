"""The effect of a decision: who is bound, who is exempt, who takes part, and from which dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from paraph.decisions.calendar import Moment, Period
from paraph.decisions.case import Case
from paraph.decisions.model import Rule
from paraph.decisions.outcome import Reach
from paraph.decisions.roll import Bloc, Roll
from paraph.decisions.vocabulary import Conduct, Meaning


@dataclass(frozen=True, slots=True)
class Reached:
    """Who is bound, who is exempt and who takes part."""

    bound: Reach
    exempt: Reach
    participants: Reach


_TAGS = {
    Conduct.YES: {"yes"},
    Conduct.NO: {"no", "objection"},
    Conduct.UNREASONED: {"no"},
    Conduct.ABSTAIN: {"abstain"},
    Conduct.DECLARED: {"abstain", "declaration"},
    Conduct.SILENT: {"silent"},
    Conduct.ABSENT: {"absent"},
    Conduct.OUT: {"not participating"},
    Conduct.UNACCOUNTED: set(),
}


def tags(bloc: Bloc, case: Case) -> set[str]:
    """The words by which an effect can name a bloc: what it did, and which groups it is in."""
    found = _TAGS[bloc.conduct] | bloc.groups
    if any(voice.by == bloc.name for voice in case.exemptions if voice.by):
        found = found | {"exemption"}
    return found


def reach_of(rule: Rule, case: Case, roll: Roll) -> Reached:
    """Whom the decision binds under the effect of ``rule``."""
    effect = rule.effect
    opts_out = rule.meanings.not_participating in {Meaning.OPTS_OUT, Meaning.OUTSIDE}

    def is_bound(bloc: Bloc) -> bool:
        found = tags(bloc, case)
        if effect.only and not found & set(effect.only):
            return False
        if opts_out and "not participating" in found:
            return False
        return not found & set(effect.but_not)

    bound = roll.where(is_bound)
    exempt = roll.where(lambda bloc: not is_bound(bloc))
    taking_part = roll.where(
        lambda bloc: bloc.conduct is not Conduct.OUT and "not participating" not in bloc.groups
    )
    unnamed = sum(voice.number for voice in case.exemptions if voice.by is None)
    number = bound.number - (unnamed if "exemption" in effect.but_not else 0)
    return Reached(
        bound=Reach(who=effect.binds, number=number, names=bound.names),
        exempt=Reach(
            who=_words(effect.but_not, effect.only),
            number=roll.number - number,
            names=exempt.names,
        ),
        participants=Reach(
            who="members participating", number=taking_part.number, names=taking_part.names
        ),
    )


def _words(but_not: tuple[str, ...], only: tuple[str, ...]) -> str:
    if only:
        return f"all others than: {', '.join(only)}"
    return ", ".join(but_not) or "nobody"


def dates_of(rule: Rule, case: Case, known: Mapping[str, Moment | None]) -> dict[str, str]:
    """The dates that the rule gives, from the acts of the case and what was computed."""
    found = {name: moment for name, moment in known.items() if moment is not None}
    dates: dict[str, Moment] = {**case.dates, **found}
    written = {name: str(moment) for name, moment in found.items()}
    for rule_of in rule.effect.dates:
        start = dates.get(rule_of.after)
        if start is None or (rule_of.among and rule_of.among not in case.groups):
            continue
        end = Period.parse(rule_of.plus).after(start, rule.counting) if rule_of.plus else start
        dates[rule_of.name] = end
        written[rule_of.name] = str(end)
    return written
