"""The commands on the other final clauses: whom an amendment binds, what can be reserved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from paraph.cli.clause_files import Day, read_clause_file, rows_of
from paraph.values.errors import Malformed

if TYPE_CHECKING:
    from paraph.depositary.amending import AmendmentFinding, Responses
    from paraph.depositary.clause import FinalClause
    from paraph.depositary.further import AmendmentRule


@click.command("amendment")
@click.option("--clause", "clause_file", required=True, help="TOML or JSON, with `amendments`.")
@click.option("--acts", "acts_file", required=True, help="CSV: the acts of the treaty itself.")
@click.option("--responses", required=True, help="CSV: acceptances of the amendment, objections.")
@click.option("--on", type=Day(), required=True, help="The day.")
@click.option("--base", type=int, help="What a share is taken of; without it the Parties that day.")
@click.option("--circulated", type=Day(), help="From when on a period for objections runs.")
@click.option(
    "--to", "provision", default="", help="The provision amended, as the clause calls it."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def amendment(
    clause_file: str,
    acts_file: str,
    responses: str,
    on: date,
    base: int | None,
    circulated: date | None,
    provision: str,
    as_json: bool,
) -> None:
    r"""Say whether an amendment is in force, whom it binds since when, and what is missing.

    \b
    paraph depositary amendment --clause clause.toml --acts acts.csv \
        --responses amendment.csv --on 2006-01-01
    """
    from paraph.depositary.amending import amendment as find
    from paraph.depositary.amending import rule_for
    from paraph.depositary.periods import UNITED_NATIONS

    clause, _ = read_clause_file(clause_file, None)
    rule = rule_for(clause, provision)
    if rule is None:
        raise Malformed(f"{clause_file} has no rule for this amendment: add it to `amendments`.")
    convention = clause.convention(UNITED_NATIONS)
    said = _responses(_parties(clause, acts_file, on), list(rows_of(responses)), circulated)
    found = find(rule, _with_base(said, rule, base), on, convention=convention)
    if as_json:
        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
        return
    click.echo(f"In force: {found.in_force or 'not yet'}")
    for ground in found.grounds:
        click.echo(f"  {ground.sentence} [{ground.citation}]")
    for who, day in found.bound.items():
        click.echo(f"{who}: bound since {day}")
    for who in found.not_bound:
        click.echo(f"{who}: not bound")
    if found.lacking:
        click.echo(f"Missing: {found.lacking} acceptances")


def _parties(clause: FinalClause, acts_file: str, on: date) -> dict[str, tuple[str, date]]:
    """Who is a Party to the treaty on the day, by code: the name and since when."""
    from paraph.depositary.entry import entry_into_force
    from paraph.depositary.ledger import read_ledger
    from paraph.depositary.periods import UNITED_NATIONS, Delay
    from paraph.depositary.vocabulary import Standing

    convention = clause.convention(UNITED_NATIONS)
    notice = (Delay.parse(clause.notice), convention) if clause.notice else None
    ledger = read_ledger(rows_of(acts_file), notice=notice)
    treaty = entry_into_force(clause, ledger, on, convention=convention)
    return {
        one.code: (one.participant, one.since)
        for one in treaty.participants
        if one.standing is Standing.PARTY and one.since is not None
    }


def _responses(
    parties: Mapping[str, tuple[str, date]],
    rows: list[dict[str, str]],
    circulated: date | None,
) -> Responses:
    """What each Party did about the amendment: rows of an objection, and all others."""
    from paraph.depositary.amending import Responses
    from paraph.depositary.ledger import read_ledger

    against = [row for row in rows if row["act"].strip().casefold() == "objection"]
    accepted = read_ledger([row for row in rows if row not in against])
    # An objection is dated and attributed as any notification is.
    objected = read_ledger([{**row, "act": "notification"} for row in against])
    names = {code: name for code, (name, _) in parties.items()}
    return Responses(
        parties=dict(parties.values()),
        accepted={
            names[who]: own[0].begins for who, own in accepted.consents.items() if who in names
        },
        objected={
            names[act.participant]: act.day
            for act in objected.acts
            if act.day is not None and act.participant in names
        },
        base=len(parties),
        circulated=circulated,
    )


def _with_base(said: Responses, rule: AmendmentRule, base: int | None) -> Responses:
    """The responses with the number that a share is taken of.

    Raises:
        Malformed: if the clause takes it at the adoption, and nobody said how many there were.
    """
    from dataclasses import replace

    if base is None and "adopt" in rule.of:
        raise Malformed(f"A share of “{rule.of}” is asked: say with --base how many there were.")
    return said if base is None else replace(said, base=base)


def _as_json(found: AmendmentFinding) -> dict[str, Any]:
    return {
        "in_force": found.in_force.isoformat() if found.in_force else None,
        "bound": {who: day.isoformat() for who, day in found.bound.items()},
        "not_bound": list(found.not_bound),
        "missing": found.lacking,
        "grounds": [ground.as_json() for ground in found.grounds],
    }


@click.command("reservation")
@click.argument("file")
@click.option("--to", "provisions", multiple=True, help="A provision it is made to; repeat it.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def reservation(file: str, provisions: tuple[str, ...], as_json: bool) -> None:
    r"""Say whether the clause in FILE lets a reservation be made to the provisions named.

    \b
    paraph clause reservation clause.toml --to 33
    """
    from paraph.depositary.reserving import admit

    clause, _ = read_clause_file(file, None)
    found = admit(clause.reservations, provisions)
    if as_json:
        plain = {"reservation": found.admission.value, "ground": found.ground.as_json()}
        click.echo(json.dumps(plain, ensure_ascii=False, indent=2))
        return
    click.echo(f"{found.admission.value.capitalize()}.")
    click.echo(f"  {found.ground.sentence} [{found.ground.citation}]")


@click.command("forecast")
@click.option("--clause", "clause_file", required=True, help="TOML, JSON or English; - is input.")
@click.option("--acts", "acts_file", required=True, help="CSV with the columns of the acts.")
@click.option("--on", type=Day(), required=True, help="From which day on; later acts are left out.")
@click.option("--pledged", "pledged_file", help="CSV like the acts: instruments that are expected.")
@click.option("--a-year", help="So many further deposits a year are assumed: 4, or 5/2.")
@click.option("--as-before", type=int, metavar="YEARS", help="As many a year as in these years.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def forecast(
    clause_file: str,
    acts_file: str,
    on: date,
    pledged_file: str | None,
    a_year: str | None,
    as_before: int | None,
    as_json: bool,
) -> None:
    r"""Say which fewest instruments are missing, and when a treaty would be in force if they came.

    \b
    paraph depositary forecast --clause clause.toml --acts acts.csv --on 2005-01-01 --a-year 4
    """
    from paraph.decisions.exact import read_amount
    from paraph.depositary.forecasting import Assumed, Pledge, rate_of
    from paraph.depositary.forecasting import forecast as find
    from paraph.depositary.ledger import read_ledger
    from paraph.depositary.periods import UNITED_NATIONS
    from paraph.depositary.vocabulary import CONSENTS

    clause, _ = read_clause_file(clause_file, None)
    ledger = read_ledger(rows_of(acts_file), adopted=clause.adopted)
    expected = read_ledger(rows_of(pledged_file)).acts if pledged_file else ()
    pledged = tuple(
        Pledge(name=one.name, kind=one.kind, day=one.day, code=one.participant)
        for one in expected
        if one.day is not None and one.kind in CONSENTS
    )
    rate = read_amount(a_year, "--a-year") if a_year else None
    if rate is None and as_before:
        rate = rate_of(ledger, on, as_before)
    if rate is not None and rate < 0:
        raise Malformed("--a-year: deposits are not taken back; give a number above zero.")
    assumed = Assumed(pledged=pledged, a_year=rate)
    found = find(clause, ledger, on, clause.convention(UNITED_NATIONS), assumed=assumed)
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(found.lines()))
