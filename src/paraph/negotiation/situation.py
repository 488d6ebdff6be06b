"""The situation of the negotiations: the facts that the acts of this room add up to.

``apply`` gives the situation after one more act; the one before stays as it was.  Facts only: that
a provision is agreed, or by whom it is held up, is a finding (``consensus.py``).
"""

from __future__ import annotations

from datetime import datetime
from typing import assert_never, cast

from paraph.negotiation import acts as said
from paraph.negotiation.acts import NegotiationAct
from paraph.negotiation.changes_of_comments import change_comments
from paraph.negotiation.changes_of_proposals import change_proposals
from paraph.negotiation.facts import (
    EMPTY,
    ArmFacts,
    Bracket,
    ChairsText,
    DraftProposal,
    Electorate,
    LanguageVersion,
    NegotiationDraft,
    Opening,
    Provision,
    Reading,
    Ref,
    Report,
    Situation,
    SmallGroup,
    Sought,
    Statement,
    StatusSaid,
    TextFacts,
    Told,
    Turn,
    author_of,
    revised,
    those_in,
)
from paraph.negotiation.vocabulary import Openness
from paraph.negotiation.weaving import compiled, cut_text, is_placed, put_back
from paraph.record import Act, Entered, RecordDamaged
from paraph.text.negotiated import BASE, Prose
from paraph.values.moments import instant

__all__ = ["EMPTY", "NegotiationDraft", "Situation", "apply", "change"]


def apply(situation: Situation, entered: Entered) -> Situation:
    """The situation after one more act of this room.

    Raises:
        RecordDamaged: if the act speaks of something that was never entered.
    """
    draft = NegotiationDraft(situation)
    change(draft, entered)
    return draft.closed()


def change(draft: NegotiationDraft, entered: Entered, readers: tuple[str, ...] = ()) -> None:
    """Let one more act of this room take its effect on a draft.

    ``readers`` are those whom an act opens a text for by name (`openness.readers_of`).

    Raises:
        RecordDamaged: if the act speaks of something that was never entered.
    """
    content = cast("NegotiationAct", entered.content)
    try:
        if isinstance(content, said.OpeningAct):
            _open(draft, entered, content, readers)
        else:
            facts = draft.texts[content.text]
            draft.texts[content.text] = _changed(facts, entered, content)
    except KeyError as error:
        message = f"Entry {entered.number} speaks of {error}, which was never entered."
        raise RecordDamaged(message) from error


def _open(
    draft: NegotiationDraft, entered: Entered, content: said.OpeningAct, readers: tuple[str, ...]
) -> None:
    """Begin a text, or open one to more; whoever did not see it yet is told of it afterwards."""
    name, opening = content.text, _opening(entered, content, readers)
    if isinstance(content, said.BaseCirculated):
        public = content.audience is Openness.PUBLIC
        announced = draft.announced.pop(name, ()) if name in draft.announced else ()
        openings = () if public else _in_order(opening, *announced)
        draft.texts[name] = revised(_begun(entered, content), openings=openings)
    elif name in draft.texts:
        facts = draft.texts[name]
        draft.texts[name] = revised(facts, openings=_in_order(*facts.openings, opening))
    else:
        draft.announced[name] = (*draft.announced.get(name, ()), opening)


def _opening(entered: Entered, content: said.OpeningAct, readers: tuple[str, ...]) -> Opening:
    return Opening(
        audience=content.audience,
        moment=entered.act.moment,
        group=content.group,
        readers=readers,
    )


def _in_order(*openings: Opening) -> tuple[Opening, ...]:
    """The openings in the order of their moments, in whichever order somebody was told of them."""
    return tuple(sorted(openings, key=_by_moment))


def _by_moment(opening: Opening) -> tuple[datetime, str, str]:
    return instant(opening.moment), opening.audience, opening.group or ""


def _begun(entered: Entered, content: said.BaseCirculated) -> TextFacts:
    facts = TextFacts(
        title=content.title,
        organ=content.organ,
        delegations=content.delegations,
        base=content.words,
        moment=entered.act.moment,
        document=content.document,
        rule=content.rule,
        language=content.language,
    )
    return cut_text(facts, (Prose(content.words + "\n"),))


def _changed(
    facts: TextFacts,
    entered: Entered,
    content: said.TextAct,
) -> TextFacts:
    if isinstance(content, said.DraftAct | said.PositionAct | said.CommentAct):
        return _spoken(facts, entered, content)
    match content:
        case (
            said.ProposalSubmitted()
            | said.ProposalCoSponsored()
            | said.ProposalAmended()
            | said.TextProposalWithdrawn()
        ):
            return change_proposals(facts, entered, content)
        case (
            said.BracketOpened()
            | said.BracketAttributed()
            | said.ArmAdded()
            | said.BracketLifted()
            | said.BracketReopened()
        ):
            return _bracketed(facts, entered, content)
        case said.ElectorateSet() | said.LanguageVersionCirculated() | said.AdoptionSought():
            return _framed(facts, entered.act.moment, content)
        case _:
            return _conducted(facts, entered, content)


def _spoken(
    facts: TextFacts,
    entered: Entered,
    content: said.DraftAct | said.PositionAct | said.CommentAct,
) -> TextFacts:
    """The facts after something that changes no word of the text."""
    match content:
        case said.DraftShared() | said.DraftWithdrawn():
            return revised(facts, drafts=(*facts.drafts, _drafted(facts, entered.act, content)))
        case said.PositionStated() | said.PositionWithdrawn():
            return _stated(facts, entered, content)
        case _:
            made = change_comments(facts.comments, facts.groups, entered, content)
            return revised(facts, comments=made)


def _framed(facts: TextFacts, moment: str, content: said.FrameAct) -> TextFacts:
    match content:
        case said.ElectorateSet(weights=weights, groups=groups, chambers=chambers):
            electorate = Electorate(
                moment=moment, weights=weights, groups=groups, chambers=chambers
            )
            return revised(facts, electorate=electorate)
        case said.LanguageVersionCirculated(language=language, words=words, document=document):
            version = LanguageVersion(words=words, moment=moment, document=document)
            return revised(facts, languages={**facts.languages, language: version})
        case said.AdoptionSought(decision=decision):
            return revised(facts, sought=(*facts.sought, Sought(decision, moment)))
        case _:
            assert_never(content)


def _conducted(facts: TextFacts, entered: Entered, content: said.ConductAct) -> TextFacts:
    moment = entered.act.moment
    match content:
        case said.StatusGiven():
            return _given(facts, entered, content)
        case said.SmallGroupFormed() | said.GroupReported():
            group = _grouped(facts, entered, content)
            return revised(facts, groups={**facts.groups, content.group: group})
        case said.ReadingOpened() | said.ReadingClosed():
            return _read(facts, moment, content)
        case said.ChairsTextCirculated(proposal=name, choices=choices):
            made = ChairsText(name=name, choices=choices, moment=moment)
            return revised(facts, chairs_texts=(*facts.chairs_texts, made))
        case said.PackageClauseDeclared() | said.PackageClauseEnded():
            declared = isinstance(content, said.PackageClauseDeclared)
            return revised(facts, package=moment if declared else None)
        case _:
            assert_never(content)


def _grouped(facts: TextFacts, entered: Entered, content: said.GroupAct) -> SmallGroup:
    moment = entered.act.moment
    if isinstance(content, said.GroupReported):
        group = facts.groups[content.group]
        report = Report(content.report, entered.act.participant, moment)
        return revised(group, reports=(*group.reports, report))
    return SmallGroup(
        members=content.members,
        mandate=content.mandate,
        moment=moment,
        facilitator=content.facilitator,
        provisions=content.provisions,
    )


def _read(facts: TextFacts, moment: str, content: said.ReadingAct) -> TextFacts:
    if isinstance(content, said.ReadingOpened):
        begun = facts if facts.is_compiled else compiled(facts)
        opened = Reading(name=content.reading, opened=moment)
        return revised(begun, readings=(*facts.readings, opened))
    closed = revised(facts.readings[-1], closed=moment)
    return revised(facts, readings=(*facts.readings[:-1], closed))


def _given(facts: TextFacts, entered: Entered, content: said.StatusGiven) -> TextFacts:
    given = StatusSaid(
        status=content.status,
        by=entered.act.participant,
        moment=entered.act.moment,
        deadline=content.deadline,
        capitals=content.capitals,
        group=content.group,
        told=_told(facts, entered.act, content),
    )
    made: dict[str, Provision] = {}
    for name in content.provisions:
        one = facts.provisions[name]
        made[name] = revised(one, statuses=(*one.statuses, given))
    return revised(facts, provisions={**facts.provisions, **made})


def _told(facts: TextFacts, act: Act, content: said.ToldAct) -> Told:
    """For whom an act is, with the members of a group as they are now."""
    group = facts.groups[content.group] if content.group else None
    return Told(author_of(act), content.audience, those_in(group) if group else ())


def _drafted(facts: TextFacts, act: Act, content: said.DraftAct) -> DraftProposal:
    made = DraftProposal(
        name=content.draft,
        told=_told(facts, act, content),
        moment=act.moment,
        group=content.group,
    )
    if isinstance(content, said.DraftWithdrawn):
        return made
    return revised(made, words=content.words, provision=content.provision)


def _stated(facts: TextFacts, entered: Entered, content: said.PositionAct) -> TextFacts:
    place = content.bracket or str(content.provision)
    told = _told(facts, entered.act, content)
    made = Statement(
        delegation=told.author,
        arm=content.arm,
        stance=None,
        audience=told.audience,
        moment=entered.act.moment,
        readers=told.readers,
    )
    if isinstance(content, said.PositionStated):
        made = revised(
            made,
            stance=content.stance,
            conditions=content.conditions,
            reservation=content.reservation,
            words=content.words,
        )
    before = facts.statements.get(place, ())
    return revised(facts, statements={**facts.statements, place: (*before, made)})


def _bracketed(facts: TextFacts, entered: Entered, content: said.BracketAct) -> TextFacts:
    who = entered.act.participant
    if isinstance(content, said.BracketOpened):
        return _opened(facts, entered, content)
    bracket = facts.brackets[content.bracket]
    match content:
        case said.BracketAttributed(arm=arm, delegations=delegations):
            changed = attributed(bracket, arm, delegations)
            done = f"arm {arm} attributed"
        case said.ArmAdded(words=words):
            rival = ArmFacts(name=author_of(entered.act), pieces=(spaced(bracket, words),))
            added = revised(bracket, arms=(*bracket.arms, rival))
            changed = attributed(added, who, (who,)) if rival.name == who else added
            done = f"arm {rival.name} added"
        case said.BracketLifted(arm=chosen):
            changed, done = revised(bracket, chosen=chosen), f"lifted to {chosen}"
        case said.BracketReopened():
            changed, done = revised(bracket, chosen=None), "reopened"
        case _:
            assert_never(content)
    turn = Turn(done, who, entered.act.moment)
    changed = revised(changed, turns=(*changed.turns, turn))
    if isinstance(content, said.BracketReopened) and not is_placed(facts, bracket):
        provision = put_back(facts, bracket) or facts.provisions[bracket.provision]
        facts = revised(facts, provisions={**facts.provisions, provision.name: provision})
    return revised(facts, brackets={**facts.brackets, bracket.name: changed})


def spaced(bracket: Bracket, words: str) -> str:
    """Words that are put in a bracket, with the space around them that its other arms have.

    An arm that begins with a comma stands for a space before words that begin with a letter.
    """
    others = [str(arm.pieces[0]) for arm in bracket.arms if arm.pieces]
    others = [one for one in others if one.strip()]
    first, last = words[:1], words[-1:]
    before = first.isalnum() and any(one[0] in " ,;" for one in others)
    after = last.isalnum() and any(one[-1] == " " for one in others)
    return f"{' ' if before else ''}{words}{' ' if after else ''}"


def attributed(bracket: Bracket, arm: str, delegations: tuple[str, ...]) -> Bracket:
    """The bracket with delegations behind one of its arms; nobody stands behind two."""
    arms = []
    for one in bracket.arms:
        holders = {*one.holders} - {*delegations}
        if one.name == arm:
            holders |= {*delegations}
        arms.append(revised(one, holders=tuple(sorted(holders))))
    return revised(bracket, arms=tuple(arms))


def _opened(facts: TextFacts, entered: Entered, content: said.BracketOpened) -> TextFacts:
    """Words that stood agreed in brackets: they stay, or they go as the delegation wants."""
    provision, who = facts.provisions[content.provision], entered.act.participant
    place = next(
        number
        for number, piece in enumerate(provision.pieces)
        if isinstance(piece, str) and content.words in piece
    )
    before, _, after = str(provision.pieces[place]).partition(content.words)
    name = f"b{facts.numbered + 1}"
    bracket = Bracket(
        name=name,
        provision=provision.name,
        arms=(
            ArmFacts(name=BASE, pieces=(content.words,), base=True),
            ArmFacts(name=who, holders=(who,)),
        ),
        turns=(Turn("opened", who, entered.act.moment),),
    )
    middle = tuple(one for one in (before, Ref(name), after) if one)
    pieces = (*provision.pieces[:place], *middle, *provision.pieces[place + 1 :])
    return revised(
        facts,
        provisions={**facts.provisions, provision.name: revised(provision, pieces=pieces)},
        brackets={**facts.brackets, name: bracket},
        numbered=facts.numbered + 1,
    )
