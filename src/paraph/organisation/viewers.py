"""Who is answered: a participant's delegation, the chair of an organ, the secretariat, the public.

Whoever keeps a record reads all of it.  Everybody else is a viewer, and is answered from the acts
that are for it (``paraph.secretariat.door``).
"""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec

from paraph.organisation.facts import Situation
from paraph.organisation.offices import CHAIR, SECRETARIAT, chair
from paraph.record import Act
from paraph.values.errors import Inadmissible
from paraph.values.sentences import worded

PUBLIC: Final = "public"
"""Whoever is not in the room."""

_CHAIR_OF: Final = f"{CHAIR} of "
_OBSERVER_OF: Final = "observer of "


class Viewer(msgspec.Struct, frozen=True):
    """Somebody who is answered, by its name.

    The name is that of a participant or a group, ``Secretariat``, ``public``, or the capacity in
    which an organ is chaired: ``chair of Assembly``.  ``chair`` alone looks as the chair of every
    organ, and speaks for none.  Whoever observes for a participant (``observer of Tonga``) looks as
    the public, and follows the texts that are open for it.

    >>> Viewer("chair of Assembly").chairs("Assembly"), Viewer("Fiji").chairs("Assembly")
    (True, False)
    """

    name: str

    def chairs(self, organ: str) -> bool:
        """Whether it looks as the chair of an organ."""
        return self.name in {CHAIR, f"{_CHAIR_OF}{organ}"}

    @property
    def follows_as(self) -> str:
        """The name under which a text may be open for it.

        >>> Viewer("observer of Tonga").follows_as, Viewer("Tonga").follows_as
        ('Tonga', 'Tonga')
        """
        return self.name.removeprefix(_OBSERVER_OF)

    @property
    def capacity(self) -> str | None:
        """The capacity in which it acts; None if it may act in each that its name holds."""
        return self.name if self.name.startswith(_CHAIR_OF) else None

    def speaks_in(self, act: Act) -> bool:
        """Whether an act is its own: done by this participant, or in this capacity."""
        return self.name in {act.participant, act.capacity} and self.name != CHAIR

    def speaker(self, situation: Situation, on: date) -> str | None:
        """The participant who acts when it acts; nobody for the public, or if the chair is vacant.

        >>> Viewer("Fiji").speaker(Situation(), date(2031, 5, 1))
        'Fiji'
        """
        if self.name in {PUBLIC, CHAIR} or self.name.startswith(_OBSERVER_OF):
            return None
        if self.name.startswith(_CHAIR_OF):
            return chair(situation, self.name.removeprefix(_CHAIR_OF), on).value
        return self.name

    def __str__(self) -> str:
        return self.name


def check_viewer(situation: Situation, viewer: Viewer) -> None:
    """Hold a viewer against those whom an organisation knows.

    Raises:
        Inadmissible: if nobody of that name is answered.
    """
    chairs = {f"{_CHAIR_OF}{organ}" for organ in situation.organs}
    taking_part = {*situation.participants, *situation.groups}
    observers = {f"{_OBSERVER_OF}{one}" for one in taking_part}
    known = {PUBLIC, CHAIR, SECRETARIAT, *chairs, *taking_part, *observers}
    if viewer.name not in known:
        raise Inadmissible(
            worded(
                "Nobody is called {name} here.  Look as a participant or a group, as {chairs}, as "
                "the {secretariat}, or as the {public}.",
                name=viewer.name,
                chairs=", ".join(sorted(chairs)) or CHAIR,
                secretariat=SECRETARIAT,
                public=PUBLIC,
            )
        )
