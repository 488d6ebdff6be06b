"""``python -m simulation --seed 123 --days 30``: a conference; ``--small 3x4``: all small ones."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict

from simulation.conference import Conference, Discrepancy
from simulation.small_worlds import explore


def simulate(seed: int, days: int) -> str:
    """What happened in the conference of a seed, in a line.

    Raises:
        Discrepancy: with the one command that shows it again.
    """
    try:
        tally = Conference(seed, days).run()
    except Exception as error:
        again = f"python -m simulation --seed {seed} --days {days}"
        raise Discrepancy(f"{type(error).__name__}: {error}\nShow it again: {again}") from error
    counts = ", ".join(f"{number} {what}" for what, number in asdict(tally).items())
    return f"seed {seed}, {days} days: {counts}; the auditor agrees."


def simulate_small(delegations: int, acts: int) -> str:
    """How many small worlds there are, in a line.

    Raises:
        Discrepancy: with the one command that shows it again.
    """
    try:
        number = explore(delegations, acts)
    except Exception as error:
        again = f"python -m simulation --small {delegations}x{acts}"
        raise Discrepancy(f"{type(error).__name__}: {error}\nShow it again: {again}") from error
    return f"{delegations} delegations, {acts} acts: {number} worlds; the auditor agrees in all."


def main() -> None:
    """Read the command line and simulate."""
    parser = argparse.ArgumentParser(prog="python -m simulation", description=__doc__)
    parser.add_argument("--seed", type=int, default=123, help="what everything follows from")
    parser.add_argument("--days", type=int, default=30, help="how long the conference lasts")
    parser.add_argument("--small", metavar="NxM", help="all worlds of N delegations and M acts")
    asked = parser.parse_args()
    try:
        if asked.small:
            delegations, acts = map(int, asked.small.split("x"))
            print(simulate_small(delegations, acts))
        else:
            print(simulate(asked.seed, asked.days))
    except Discrepancy as error:
        sys.exit(f"simulation: {error}")


if __name__ == "__main__":
    main()
