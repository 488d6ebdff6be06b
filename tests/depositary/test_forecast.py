"""What is missing, in the fewest instruments, and what follows if they come."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from itertools import combinations
from pathlib import Path

from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from paraph.cli.main import cli
from paraph.depositary.clause import (
    AllOf,
    AnyOf,
    ExternalFact,
    FinalClause,
    NamedReached,
    NumberReached,
    WeightReached,
)
from paraph.depositary.conditions import Examiner
from paraph.depositary.counting import Scope
from paraph.depositary.forecasting import Assumed, Pledge, forecast
from paraph.depositary.ledger import Ledger, read_ledger
from paraph.depositary.periods import UNITED_NATIONS
from paraph.depositary.smallest import smallest_set
from paraph.depositary.vocabulary import ActKind, Answer

ON = date(2005, 1, 1)
RATIFIED = (ActKind.RATIFICATION,)
WEIGHTS = {"A": "34", "B": "33", "C": "20", "D": "9", "E": "4"}


def ledger(*names: str, day: str = "2002-01-01") -> Ledger:
    rows = [{"state": name, "act": "ratification", "date": day} for name in names]
    return read_ledger(rows)


def clause(*conditions: object, **more: object) -> FinalClause:
    return FinalClause(conditions=conditions, counted=RATIFIED, delay="days:30", **more)  # type: ignore[arg-type]


def emissions(share: str) -> WeightReached:
    return WeightReached(metric="emissions", at_least=share)


def test_one_instrument_may_serve_two_conditions() -> None:
    """Three of anybody and 55 per cent are three instruments, and one if two have come."""
    rule = clause(NumberReached(at_least=3), emissions("55 %"), weights={"emissions": WEIGHTS})
    found = smallest_set(rule, ledger(), ON)
    assert found.size == 3
    assert smallest_set(rule, ledger("A", "Norway"), ON).size == 1
    assert smallest_set(rule, ledger("C", "D", "E", "Norway"), ON).size == 1


def test_who_is_in_every_smallest_set_is_named() -> None:
    """Without its heaviest members a threshold of tonnage may not be reached so soon."""
    rule = clause(emissions("67 %"), weights={"emissions": WEIGHTS})
    found = smallest_set(rule, ledger(), ON)
    assert (found.size, found.named, found.in_every) == (2, ("A", "B"), ("A", "B"))


def test_the_cheaper_alternative_is_taken_and_facts_are_told() -> None:
    """Of two arms the one with fewer instruments; a meeting is no instrument."""
    meeting = ExternalFact(says="a meeting decides")
    arms = AnyOf(
        conditions=(
            NumberReached(at_least=5),
            AllOf(conditions=(NamedReached(all_of=("A", "B")), meeting)),
        )
    )
    found = smallest_set(clause(arms), ledger("A", "Norway", "Chile"), ON)
    assert (found.size, found.named) == (1, ("B",))
    assert tuple(map(str, found.untold)) == ("whether: a meeting decides",)


def test_what_cannot_be_reached_is_said() -> None:
    """Where only five may join, a sixth consent never comes."""
    rule = clause(NumberReached(at_least=6), only=tuple(WEIGHTS))
    assert smallest_set(rule, ledger("A"), ON).size is None


@given(
    weights=st.lists(st.integers(0, 40), min_size=1, max_size=7),
    count=st.integers(1, 5),
    share=st.integers(1, 99),
    present=st.sets(st.integers(0, 6)),
)
def test_the_search_is_exact(weights: list[int], count: int, share: int, present: set[int]) -> None:
    """No smaller set of instruments meets the conditions, and the one that is shown does."""
    names = [f"S{number}" for number in range(len(weights))]
    by_name = dict(zip(names, weights, strict=True))
    rule = clause(
        NumberReached(at_least=count),
        WeightReached(metric="m", at_least=f"{share} %", total=str(max(1, sum(weights)))),
        weights={"m": by_name},
        only=tuple(names),
    )
    here = [names[one] for one in present if one < len(names)]
    found = smallest_set(rule, ledger(*here), ON)

    def meets(chosen: tuple[str, ...]) -> bool:
        scope = Scope(only=frozenset(names) | {n.casefold() for n in names})
        examiner = Examiner(rule, ledger(*here, *chosen), scope)
        checks = [examiner.check(one, ON).answer for one in rule.all_conditions()]
        return Answer.both(checks) is Answer.MET

    absent = [name for name in names if name not in here]
    sizes = (
        size
        for size in range(len(absent) + 1)
        if any(meets(chosen) for chosen in combinations(absent, size))
    )
    assert found.size == next(sizes, None)
    assert found.size is None or meets(found.named)


def test_a_hundred_and_ninety_weights_are_searched_at_once() -> None:
    """The size of a real convention on shipping: weights of 190 fleets and a number of States."""
    fleet = {f"S{number}": (number * 7919) % 1000 + 1 for number in range(190)}
    rule = clause(
        NumberReached(at_least=30),
        WeightReached(metric="tonnage", at_least="50 %", total=str(sum(fleet.values()))),
        weights={"tonnage": fleet},
    )
    found = smallest_set(rule, ledger(*(f"S{number}" for number in range(10))), ON)
    assert found.size is not None
    assert found.size >= 20


def test_pledges_and_a_rate_lead_to_a_date() -> None:
    """Pledged instruments come on their days, others at equal intervals, each told as assumed."""
    rule = clause(NumberReached(at_least=4))
    pledge = Pledge(name="Chile", kind=ActKind.RATIFICATION, day=date(2005, 7, 1))
    alone = forecast(rule, ledger("A"), ON, UNITED_NATIONS, assumed=Assumed(pledged=(pledge,)))
    assert alone.entry_into_force is None
    assert alone.missing.size == 2
    both = Assumed(pledged=(pledge,), a_year=Fraction(2))
    found = forecast(rule, ledger("A"), ON, UNITED_NATIONS, assumed=both)
    assert found.entry_into_force == date(2006, 7, 2) + (date(2006, 7, 31) - date(2006, 7, 1))
    assert found.grounds[0].sentence == "Assumed: ratification by Chile on 2005-07-01."


def test_later_acts_are_no_part_of_a_forecast() -> None:
    """A forecast of 2005 does not know the deposits of 2006."""
    rule = clause(NumberReached(at_least=1))
    found = forecast(rule, ledger("A", day="2006-01-01"), ON, UNITED_NATIONS, assumed=Assumed())
    assert found.entry_into_force is None


def test_a_forecast_on_the_command_line(tmp_path: Path) -> None:
    """The command shows the fewest missing instruments and the date that would follow."""
    acts, rule = tmp_path / "acts.csv", tmp_path / "clause.toml"
    acts.write_text("state,act,date\nFiji,ratification,2004-01-01\n", encoding="utf-8")
    rule.write_text('threshold = 3\ncounted = ["ratification"]\ndelay = "days:30"\n', "utf-8")
    words = ["depositary", "forecast", "--clause", str(rule), "--acts", str(acts)]
    asked = [*words, "--on", "2005-01-01", "--as-before", "2"]
    told = CliRunner().invoke(cli, asked).output
    assert told.startswith("Forecast: 2009-")
    assert "Missing: 2: 2 of anybody" in told
    shown = json.loads(CliRunner().invoke(cli, [*asked, "--json"]).output)
    assert shown["missing"]["size"] == 2
