"""The form of an act, of whichever kind: what is open is asked for, the rest is as offered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from paraph.formats.plain import read_plain
from paraph.negotiation.acts import NegotiationContent
from paraph.organisation.offices import SECRETARIAT
from paraph.record import Content
from paraph.secretariat import Situation
from paraph.values.errors import Malformed
from paraph.web.rooms.acts.parts import LEFT_OUT, Asked, Known, Part, part
from paraph.web.speaking import fault_told, teller

_FILE: Final = "words-file"


def known_names(situation: Situation) -> Known:
    """The names that the record knows, by the fields of acts that speak of them."""
    organs, treaties = situation.organisation, tuple(situation.depositary.treaties)
    texts = situation.negotiation.texts
    people = tuple(teller().in_order(organs.participants))
    documents = tuple(organs.documents)
    known: dict[str, tuple[str, ...]] = {
        **dict.fromkeys(("participant", "holder", "predecessor", "facilitator"), people),
        **dict.fromkeys(("participants", "members", "present", "joined", "left"), people),
        **dict.fromkeys(("addressees", "delegations", "capitals"), people),
        **dict.fromkeys(("organ", "parent"), tuple(teller().in_order(organs.organs))),
        **dict.fromkeys(("document", "regulations"), documents),
        "meeting": tuple(organs.meetings),
        "session": tuple(organs.sessions),
        "group": tuple(teller().in_order(organs.groups)),
        "depositary": (SECRETARIAT, *people),
        "name": (SECRETARIAT, *people),
        "without": treaties,
        "of_text": tuple(name for name, one in texts.items() if one.is_public),
        "of_treaty": treaties,
        "of_decision": tuple(situation.decisions.matters),
    }
    return {name: names for name, names in known.items() if names}


class ActForm(forms.Form):
    """What is open of an act that is offered, with its values as they are offered.

    Whether it is admissible is not asked here: the secretariat examines it.
    """

    def __init__(
        self,
        offered: Content,
        opened: tuple[str, ...],
        known: Known,
        typed: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile[Any]] | None = None,
    ) -> None:
        super().__init__(typed, files, label_suffix="")
        self._offered = offered
        self._parts: dict[str, Part] = {}
        described = msgspec.inspect.type_info(type(offered))
        assert isinstance(described, msgspec.inspect.StructType)
        for one in described.fields:
            if one.name not in {*opened, "source"}:
                continue
            value = getattr(offered, one.name)
            asked = Asked(name=one.name, value=value, known=known, needed=one.required)
            made = part(asked, one.type)
            self._parts[one.name] = made
            self.fields.update(made.fields)
        if "words" in self.fields and isinstance(offered, NegotiationContent):
            self._ask_for_file()

    def _ask_for_file(self) -> None:
        """Words can be brought in as a file: a bracketed text, in whichever encoding it is."""
        self.fields["words"].required = False
        self.fields[_FILE] = forms.FileField(
            label=_("Or the words in a file"),
            required=False,
            help_text=_("A plain text, with its brackets, in any encoding."),
        )

    @property
    def is_multipart_form(self) -> bool:
        """Whether a file can come with it."""
        return _FILE in self.fields

    def clean(self) -> dict[str, Any]:
        """Read every answer into what the act holds."""
        said = super().clean() or {}
        if said.get(_FILE):
            said["words"] = self._words(said[_FILE])
        if _FILE in self.fields and not said.get("words"):
            self.add_error("words", gettext("Write the words, or choose a file that has them."))
        told: dict[str, Any] = {}
        for name, one in self._parts.items():
            try:
                found = one.read(said)
            except forms.ValidationError as error:
                self.add_error(None, error)
                continue
            if found is not LEFT_OUT:
                told[name] = found
        if not self.errors:
            self._make(told)
        return said

    def _words(self, uploaded: UploadedFile[Any]) -> str:
        try:
            return read_plain(uploaded.read(), uploaded.name or "").text
        except Malformed as error:
            self.add_error(_FILE, fault_told(error))
            return ""

    def _make(self, told: Mapping[str, Any]) -> None:
        settled = {
            name: value
            for name, value in msgspec.to_builtins(self._offered).items()
            if name not in self._parts
        }
        try:
            self.made: Content = msgspec.convert(
                msgspec.to_builtins({**settled, **told}), type=type(self._offered)
            )
        except msgspec.ValidationError as error:
            self._lay_blame(error)

    def _lay_blame(self, fault: msgspec.ValidationError) -> None:
        """Put what msgspec finds beside the field that it speaks of."""
        path = str(fault).rpartition("$.")[2].rstrip("`").replace(".", "-")
        name = next((one for one in self.fields if path and one.startswith(path)), None)
        self.add_error(
            name, gettext("This cannot be read: %(fault)s") % {"fault": fault_told(fault)}
        )

    def content(self) -> Content:
        """What the act holds."""
        return self.made
