"""Comments: what is said of a place, answered, said in other words, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from paraph.languages import LANGUAGES
from paraph.negotiation import acts
from paraph.negotiation.facts import CHAIR, Comment, TextFacts
from paraph.negotiation.vocabulary import Audience
from paraph.organisation.offices import SECRETARIAT
from paraph.values.sentences import Tag
from paraph.web.rooms.text.forms import ActForm, audiences, told_to, words_field
from paraph.web.speaking import teller


class _Said(ActForm):
    """Words in a language."""

    words = words_field(_("In our words"))
    language = forms.ChoiceField(label=_("Language of these words"), required=False)

    def prepare(self) -> None:
        """Offer the languages of the house and of the text."""
        known = dict.fromkeys([*LANGUAGES, *filter(None, _languages(self.at.facts))])
        pairs = [(one, teller().form(Tag(one))) for one in known]
        self.choose("language", [*pairs, ("", _("another one"))])
        self.initial = {"language": teller().language.tag}

    @property
    def named(self) -> str:
        """The name of what is said: it tells nothing of how much its author said elsewhere.

        It is made of the mark of the form and of its words, so that a form sent twice makes one
        comment, and one sent again with other words makes another.
        """
        said = "\n".join(str(self.data.get(one, "")) for one in ("mark", "words"))
        return sha256(said.encode()).hexdigest()[:10]

    @property
    def told(self) -> dict[str, Any]:
        """What was said, and in which language."""
        said = self.cleaned_data
        return {"words": said["words"], "language": said["language"] or None}


def _languages(facts: TextFacts) -> Iterator[str | None]:
    yield facts.language
    yield from facts.languages


class CommentForm(_Said):
    """A comment on a provision, on one of its brackets, or on a proposal for it."""

    act = "comment"
    title = _("Comment")
    button = _("Comment")

    on = forms.ChoiceField(label=_("What it is on"))
    audience = forms.ChoiceField(label=_("Told to"))
    field_order = ("on", "words", "language", "audience")

    def prepare(self) -> None:
        """Offer what there is in the provision, and to whom it can be told."""
        super().prepare()
        self.choose("on", list(self._places()))
        told = audiences(self.at.facts, self.at.who)
        alone = {CHAIR, SECRETARIAT}  # who sits there for no delegation
        shown = [one for one in told if self.at.who not in alone or one[0] != Audience.OWN.value]
        self.choose("audience", shown)

    def _places(self) -> Iterator[tuple[str, Any]]:
        facts, provision = self.at.facts, self.at.provision
        yield "provision", _("the provision as a whole")
        for one in facts.brackets.values():
            if one.provision == provision and not one.quiet:
                yield f"bracket:{one.name}", gettext("Bracket %(name)s") % {"name": one.name}
        for name, proposal in facts.proposals.items():
            if proposal.provision == provision:
                yield f"proposal:{name}", gettext("Proposal %(name)s") % {"name": name}

    def sample(self) -> acts.CommentMade:
        """On the provision, for all delegations."""
        return acts.CommentMade(
            text=self.at.text,
            comment="…",
            words="…",
            audience=Audience.MEMBERS,
            provision=self.at.provision,
        )

    def content(self) -> acts.CommentMade:
        """What the act holds."""
        kind, _colon, name = self.cleaned_data["on"].partition(":")
        audience, group = told_to(self.cleaned_data["audience"])
        return acts.CommentMade(
            text=self.at.text,
            comment=self.named,
            audience=audience,
            group=group,
            **self.told,
            **{kind: name or self.at.provision},
        )


class AnswerForm(_Said):
    """An answer, before those who were told the comment."""

    act = "answer"
    title = _("Answer")
    button = _("Answer")

    def sample(self) -> acts.CommentAnswered:
        """To this comment."""
        return self._answered("…", words="…")

    def content(self) -> acts.CommentAnswered:
        """What the act holds."""
        return self._answered(self.named, **self.told)

    def _answered(self, name: str, **told: Any) -> acts.CommentAnswered:  # noqa: ANN401
        answers = acts.CommentNamed(*_this(self).key)
        return acts.CommentAnswered(text=self.at.text, comment=name, answers=answers, **told)


class CorrectForm(_Said):
    """A comment in other words, for those who were told it."""

    act = "correct"
    title = _("Say it in other words")
    button = _("Correct it")

    def prepare(self) -> None:
        """Begin with what it says now."""
        super().prepare()
        last = _this(self).wordings[-1]
        self.initial = {"words": last.words, "language": last.language or ""}

    def sample(self) -> acts.CommentCorrected:
        """This comment, in some words."""
        return self._corrected(words="…")

    def content(self) -> acts.CommentCorrected:
        """What the act holds."""
        return self._corrected(**self.told)

    def _corrected(self, **told: Any) -> acts.CommentCorrected:  # noqa: ANN401
        return acts.CommentCorrected(text=self.at.text, comment=_this(self).name, **told)


class CommentBack(ActForm):
    """A comment is taken back; that it was made stays in the record."""

    act = "take-back"
    title = _("Withdraw the comment")
    button = _("Withdraw")

    def sample(self) -> acts.CommentWithdrawn:
        """This comment."""
        return acts.CommentWithdrawn(text=self.at.text, comment=_this(self).name)


def _this(form: ActForm) -> Comment:
    assert form.at.comment is not None
    return form.at.comment


ON_COMMENT: Final = {one.act: one for one in (AnswerForm, CorrectForm, CommentBack)}
"""What can be done with a comment."""
