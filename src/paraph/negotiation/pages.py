"""The views as lines for people: a page that the chair can print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from paraph.values.clocks import moment_in_words

Json = dict[str, Any]

FEW: Final = 5
"""How many places are named one by one."""

IN_STEP: Final = "in step"
"""What needs no line of its own in a concordance."""


def state_lines(view: Json) -> Iterator[str]:
    """The state of play on a page."""
    yield f"{view['title']}: state of play for {view['viewer']}"
    reading = f"reading {view['reading']}" if view["reading"] else "no reading yet"
    yield f"As it stood at {moment_in_words(view['as_of'])}; {reading}; rule: {view['rule']}."
    if view["conditional"]:
        yield "Nothing is agreed until everything is agreed: all of this is conditional."
    yield from _adoptions(view["adoptions"])
    yield ""
    yield (
        f"{view['percent']} % of the words are outside brackets ({view['words_agreed']} of "
        f"{view['words']}); {view['paragraphs_agreed']} of {view['paragraphs']} paragraphs; "
        f"{view['open_choices']} open choices."
    )
    yield f"The text is {view['consensus']}.  Provisions: {_counts(view['provisions'])}."
    for one in view["awaited"]:
        until = f" until {one['until']}{', which has passed' if one['passed'] else ''}"
        where = _few("; ".join(one["provisions"]))
        yield f"{one['delegation']} is to confirm{until if one['until'] else ''}: {where}."
    yield ""
    for one in view["articles"]:
        yield f"  {one['article']:<14} {one['percent']:>3} %  {one['consensus']}"
    for one in view["unresolved"]:
        yield ""
        yield from _provision(one)
    for one in view["asides"]:
        yield ""
        yield f"Told to {one['group']} alone, {one['provision']}: {one['said']}."
    yield ""
    yield view["definition"]


def _adoptions(found: list[Json]) -> Iterator[str]:
    """The decisions by which the text is to be adopted: what was declared, what the rule gives."""
    for one in found:
        said = one["declared"] or (f"silence {one['silence']}" if one["deadline"] else "before it")
        known = f", number {one['number']}" if one["number"] else ""
        beside = "" if one["agrees"] is not False else "; the chair declared otherwise"
        yield f"{one['organ']}, {one['decision']}{known}: {said}."
        yield f"  Rule {one['rule']}: {one['outcome']}{beside}. {' '.join(one['why'][:1])}"


def _counts(counts: Json) -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.items() if number) or "none"


def _provision(one: Json) -> Iterator[str]:
    said = f" (the room: {one['said']})" if one["said"] else ""
    until = f"; capitals have until {one['deadline']}" if "deadline" in one else ""
    passed = ", which has passed" if one.get("deadline_passed") else ""
    yield f"{one['provision']}: {one['consensus']}{said}{until}{passed}"
    for bracket in one["brackets"]:
        yield f"  {bracket['bracket']}: {bracket['consensus']}"
        for arm in bracket["arms"]:
            yield f"    {arm['arm']}: {_short(arm['words'])}{_stands(arm)}"
            if says := _says(arm):
                yield f"      {says}"
    for lifted in one["in_doubt"]:
        yield f"  {lifted['bracket']}, lifted to {lifted['arm']}: {lifted['rule_says']}"
    for held in one["held_up_by"]:
        yield f"  held up by {held['delegation']}: {held['why']}"


def _says(arm: Json) -> str:
    """What the rule says of an arm, where it is more than that nobody has objected yet."""
    counts = arm["oppose"] or "in favour;" in arm["rule_says"]
    return str(arm["rule_says"]) if counts or arm["prospect"] == "would carry" else ""


def _short(words: str) -> str:
    limit = 60
    if not words:
        return "(no text)"
    return words if len(words) <= limit else words[: limit - 2].rstrip() + " …"


def _stands(arm: Json) -> str:
    parts = [
        f"{name} {', '.join(arm[name])}"
        for name in ("support", "accept", "reserve", "oppose", "waits")
        if arm[name]
    ]
    return f" [{'; '.join(parts)}]" if parts else ""


def brief_lines(view: Json) -> Iterator[str]:
    """A delegation's brief."""
    yield f"Brief for {view['delegation']} on {view['text']}, {moment_in_words(view['as_of'])}"
    own = view["influence"]
    yield (
        f"Of the words it proposed {own['standing']} stand, {own['open']} are open, "
        f"{own['fallen']} fell."
    )
    for one in view["contradictions"]:
        yield f"It contradicts itself: {one['place']}, {one['words']}."
    for one in view["lapsed"]:
        yield f"{one['place']} is no more: {one['words']}."
    for one in view["expected_of_it"]:
        yield f"It holds up {one['provision']}: {one['why'].rstrip('.')}."
    for one in view["to_confirm"]:
        until = f" until {one['until']}{', which has passed' if one['passed'] else ''}"
        yield f"Its capital is to confirm {one['provision']}{until if one['until'] else ''}."
    for one in view["open"]:
        yield ""
        yield f"{one['provision']}, {one['bracket']}: {one['own'] or 'it has said nothing'}"
        for arm in one["arms"]:
            yield f"    {arm['arm']}: {_short(arm['words'])}{_stands(arm)}"


def draft_lines(view: Json) -> Iterator[str]:
    """The drafts that a viewer was shown."""
    yield f"{view['text']}: drafts shown to {view['viewer']}"
    for one in view["drafts"]:
        yield ""
        among = f"for {one['group']}" if one["group"] else one["audience"]
        tabled = "; tabled since" if one["tabled"] else ""
        what = one["provision"] or "the whole text"
        yield f"{one['draft']} by {one['by']}, on {what} ({among}){tabled}"
        yield f"    {_short(one['words'])}"
        if one["would_read"] is not None:
            yield f"    would read: {one['would_read']}"
    if not view["drafts"]:
        yield "  none."


def comment_lines(view: Json) -> Iterator[str]:
    """The comments that a viewer was told, each with its answers below it."""
    yield f"{view['text']}: comments told to {view['viewer']}"
    for one in view["comments"]:
        within = "    " * one["depth"]
        if not one["depth"]:
            yield ""
        among = f"for {one['group']}" if one["group"] else one["audience"]
        where = "answers" if one["answers"] else f"on {one['place']}"
        corrected = "; corrected since" if one["corrected"] else ""
        yield f"{within}{one['by']} {where} ({among}){corrected}"
        yield f"{within}    {one['words'] or 'withdrawn'}"
    if not view["comments"]:
        yield "  none."


def linkage_lines(view: Json) -> Iterator[str]:
    """What hangs on what, who contradicts itself, and what has lapsed."""
    yield f"{view['text']}, for {view['viewer']}: positions that hang on each other"
    for one in view["linkages"]:
        yield f"  {one['kind']}: {one['sentence']}"
    if not view["linkages"]:
        yield "  none that is known."
    for one in view["contradictions"]:
        yield f"  {one['delegation']} contradicts itself: {one['place']}, {one['words']}."
    for one in view["lapsed"]:
        yield f"  {one['place']} is no more: {one['words']}."


def change_lines(view: Json) -> Iterator[str]:
    """What changed, a line each; a star stands before what is the viewer's own business."""
    yield f"{view['text']}, for {view['viewer']}: since {moment_in_words(view['since'])}"
    for one in view["changes"]:
        yield f"{'*' if one['own'] else ' '} {_few(one['place'])}: {one['words']}"
    if not view["changes"]:
        yield "  nothing changed."
    if any(one["own"] for one in view["changes"]):
        yield "* where you propose, have a position or a condition"


def _few(places: str) -> str:
    first, *others = places.split("; ")
    return places if len(others) < FEW else f"{first} and {len(others)} other provisions"


def matrix_lines(view: Json) -> Iterator[str]:
    """The matrix, a bracket and then each delegation that says something of it."""
    yield f"{view['text']}: open brackets against delegations, for {view['viewer']}"
    for row in view["rows"]:
        yield ""
        arms = " / ".join(
            f"{_named(name, row['whose'][name])}: {_short(words)}"
            for name, words in row["arms"].items()
        )
        yield f"{row['provision']}, {row['bracket']}: {arms}"
        for name, said in row["delegations"].items():
            if said:
                yield f"    {name}: {said}"


def _named(arm: str, whose: str) -> str:
    """An arm with those who stand behind it, where its name does not say it."""
    return arm if whose in {arm, "draft", "nobody"} else f"{arm} ({whose})"


def group_lines(view: Json) -> Iterator[str]:
    """The small groups, one after the other."""
    yield f"{view['text']}, for {view['viewer']}: small groups"
    for one in view["groups"]:
        yield ""
        led = f", facilitated by {one['facilitator']}" if one["facilitator"] else ""
        yield f"{one['group']}: {', '.join(one['members'])}{led}"
        yield f"  Mandate: {one['mandate']}"
        for row in one["before_it"]:
            yield from (f"  {line}" for line in _provision(row))
        for said in one["told"]:
            yield f"  {said['delegation']} on {said['place']}: {said['words']}"
        for said in one["reports"]:
            yield f"  Reported at {moment_in_words(said['at'])} by {said['by']}: {said['words']}"
        for said in one["agreed"]:
            yield f"  {said['provision']}: {said['status']}, {moment_in_words(said['at'])}"
    if not view["groups"]:
        yield "  none was formed."


def chairs_text_lines(view: Json) -> Iterator[str]:
    """The chair's texts: whose words they take, what they put aside, how it would read."""
    yield f"{view['text']}, for {view['viewer']}: chair's texts, without prejudice to any position"
    for one in view["chairs_texts"]:
        yield ""
        yield f"{one['name']}, circulated {moment_in_words(one['circulated'])}"
        for choice in one["choices"]:
            yield from _chosen(choice)
        for row in one["provisions"]:
            yield f"  {row['provision']} would read: {row['would_read']}"
        yield f"  It leaves {one['left_open']} brackets open."
    if not view["chairs_texts"]:
        yield "  none was circulated."


def _chosen(choice: Json) -> Iterator[str]:
    if choice.get("is_no_more"):
        yield f"  {choice['bracket']} is no more."
        return
    settled = f" (settled on {choice['settled']})" if choice["settled"] else ""
    yield f"  {choice['provision']}, {choice['bracket']}{settled}: {_short(choice['words'])}"
    yield f"    words of: {choice['whose']}{_stands(choice['stands']) if choice['stands'] else ''}"
    for other in choice["puts_aside"]:
        yield f"    puts aside, of {other['whose']}: {_short(other['words'])}"


def convergence_lines(view: Json) -> Iterator[str]:
    """How a text came nearer to agreement, a step a line."""
    for one in view["steps"]:
        more = f"{one['more_open']:+d}" if one["more_open"] else "as before"
        yield (
            f"{one['step']:<18} {one['percent']:>3} % of the words, {one['open_choices']:>4} open "
            f"({more}); {_counts(one['provisions'])}"
        )
    for one in view["reopened"]:
        times = f"{one['times']} times, last " if one["times"] > 1 else ""
        last = moment_in_words(one["last"])
        yield f"Reopened: {one['bracket']} in {one['provision']}, {times}at {last}"
    yield ""
    yield view["definition"]


def ripple_lines(view: Json) -> Iterator[str]:
    """What a change touches, a line each, and then what the place rests on."""
    yield f"{view['text']}, for {view['viewer']}: a change in {view['of']} touches"
    yield from _tied(view["touches"])
    if not view["touches"]:
        yield "  nothing that is known."
    if view["rests_on"]:
        yield f"{view['provision']} rests on"
    yield from _tied(view["rests_on"])


def _tied(ties: list[Json]) -> Iterator[str]:
    """Places that are tied in the same way, in one line."""
    together: dict[str, list[str]] = {}
    for one in ties:
        together.setdefault(one["words"], []).append(one["place"])
    for words, places in together.items():
        yield f"  {'; '.join(dict.fromkeys(places))}: {words}"


def concordance_lines(view: Json) -> Iterator[str]:
    """How far each language is in step, and where it is not."""
    yield f"{view['text']}: languages"
    for one in view["languages"].values():
        counts = ", ".join(f"{number} {step}" for step, number in one["provisions"].items())
        yield f"  {one['name']}, of {moment_in_words(one['circulated'])}: {counts}"
    if not view["languages"]:
        yield "  it was circulated in no other language."
    for row in view["rows"]:
        for language, one in row["languages"].items():
            if one["step"] != IN_STEP:
                why = f", {one['why']}" if one["why"] else ""
                yield f"  {row['provision']}, {language}: {one['step']}{why}"
