"""A house with a long text under negotiation, served for ``bench.web``.

python -m bench.house FOLDER PAGES     prints its address and serves until it is stopped
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random

TEXT = "Treaty"


def furnish(pages: float, positions: int) -> None:
    """Put a text of so many pages before the six delegations, with a position on each bracket."""
    from bench.texts import as_text, draft_of, treaty

    from paraph.negotiation import acts as says
    from paraph.negotiation.vocabulary import Audience, Stance
    from paraph.web import house
    from paraph.web.demo.stage import SIX

    secretariat, chance = house.secretariat(), Random(6)
    lines = treaty(pages)
    base = says.BaseCirculated(
        text=TEXT, title=TEXT, organ="CNC", delegations=SIX, words=as_text(lines)
    )
    chair = {"participant": "Kazakhstan", "capacity": "chair of CNC"}
    secretariat.file(base, **chair)
    for seed, name in enumerate(SIX):
        words = as_text(draft_of(lines, seed=seed + 2, edits=max(6, round(pages / 3))))
        proposal = says.ProposalSubmitted(text=TEXT, proposal=f"{name}/1", words=words)
        secretariat.file(proposal, participant=name, capacity="head of delegation")
    secretariat.file(says.ReadingOpened(text=TEXT, reading="First"), **chair)
    known = secretariat.situation().negotiation.texts[TEXT].brackets.values()
    brackets = [one for one in known if not one.quiet]
    for _ in range(positions):
        bracket = chance.choice(brackets)
        said = says.PositionStated(
            text=TEXT,
            bracket=bracket.name,
            arm=chance.choice(bracket.arms).name,
            stance=chance.choice(list(Stance)),
            audience=Audience.MEMBERS,
        )
        secretariat.file(said, participant=chance.choice(SIX), capacity="head of delegation")


def main() -> None:
    home, pages = Path(sys.argv[1]), float(sys.argv[2])
    os.environ |= {
        "PARAPH_HOME": str(home),
        "PARAPH_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "paraph.web.settings",
    }
    import django

    django.setup(set_prefix=False)

    from paraph.web import house
    from paraph.web.demo.stage import set_the_stage
    from paraph.web.serving import open_demo

    set_the_stage()
    furnish(pages, positions=round(4 * pages))
    house.close()
    open_demo(home, 0, lambda address: print(address, flush=True))


if __name__ == "__main__":
    main()
