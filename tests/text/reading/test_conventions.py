"""The conventions C1 to C12 of bracketed negotiating text, each with little texts of our own."""

from __future__ import annotations

import pytest

from paraph.text.reading import BracketKind, Profile, ProvisionKind, Reading, StanceKind, read


def kinds(reading: Reading) -> list[str]:
    """The kinds of all brackets, in order."""
    return [bracket.kind.value for bracket in reading.brackets]


def arms(reading: Reading) -> list[list[str]]:
    """The words of the arms of all choices."""
    return [
        [reading.text[slice(*arm.body)].strip() for arm in choice.arms]
        for choice in reading.choices
    ]


def stances(reading: Reading, row: int = 0) -> list[tuple[tuple[str, ...], str]]:
    """Parties and kinds of the stances of one bracket."""
    return [(stance.parties, stance.kind.value) for stance in reading.brackets[row].stances]


def codes(reading: Reading) -> set[str]:
    """The codes of all findings."""
    return {finding.code for finding in reading.findings}


def test_adjacent_brackets_are_one_choice() -> None:
    """C1: brackets side by side are rivals, and "other" is an opening, not a wording."""
    reading = read("Every Member [shall][should][other] keep a register.")
    assert arms(reading) == [["shall", "should", "other"]]
    assert [arm.is_open for arm in reading.choices[0].arms] == [False, False, True]


def test_inner_optional_of_an_arm() -> None:
    """C1: an arm may hold an optional of its own."""
    reading = read("by [Members [and observers willing to do so]][Members in list B]")
    assert kinds(reading) == ["alternative", "optional", "alternative"]
    assert reading.brackets[1].parent == 0


def test_option_blocks_and_no_text() -> None:
    """C1: labelled blocks are a choice; "No text" is the empty wording made explicit."""
    reading = read("1. Option 1: Pay now.\nOption 2: Pay later.\nOption 4: No text\n2. Next.")
    choice = reading.choices[0]
    assert (choice.kind, [arm.label for arm in choice.arms]) == (
        "options",
        ["Option 1", "Option 2", "Option 4"],
    )
    assert [arm.is_none for arm in choice.arms] == [False, False, True]
    assert reading.text[slice(*choice.arms[2].span)] == "Option 4: No text"


def test_option_blocks_inside_one_bracket() -> None:
    """C1: a bracket around options closes the last block with it."""
    reading = read("5. [Option 1: a b c. Option 2: d e f.] {a signpost}\n6. More.")
    assert reading.text[slice(*reading.choices[0].arms[1].span)] == "Option 2: d e f."
    assert reading.brackets[0].kind is BracketKind.WHOLE_PROVISION or reading.brackets


def test_nested_option_labels() -> None:
    """C1: blocks labelled with letters in parentheses lie inside numbered blocks."""
    reading = read("Option 1: x\nOption 2:\nOption (a): y\nOption (b): z\nOption 3: w\n")
    assert [[arm.label for arm in choice.arms] for choice in reading.choices] == [
        ["Option 1", "Option 2", "Option 3"],
        ["Option (a)", "Option (b)"],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("modalit[y][ies] for talks", ["sub-word", "sub-word"]),
        ("every letter[s] sent", ["sub-word"]),
        ("[created unde]r it", ["sub-word"]),
        ("[x]30–[y]60 per cent", ["placeholder", "placeholder"]),
        ("within [date]", ["placeholder"]),
        ("[insert number] days", ["placeholder"]),
        ("[ ] and [] and [...]", ["placeholder"] * 3),
        ("See Article [ ], paragraph [x].", ["unsettled-reference"] * 2),
        ("[1. ]In talks", ["number-only"]),
        ("[Move paragraph 2 to Article 9.]", ["instruction"]),
        ("[As an alternative to paragraph 1,]", ["instruction"]),
        ("1. We agree. [Agreed ad ref]", ["status-label"]),
        ("They must “mak[ing] sure that all” act", ["editorial"]),
        ("OPTION I [for whole articles]", ["legend"]),
        ("one [two", ["unmatched"]),
        ("one] two", ["unmatched"]),
        ("2. [All members shall meet yearly.]\n3. Next", ["whole-provision"]),
        ("[2. All members shall meet yearly.]\n3. Next", ["whole-provision"]),
        ("Article 1. [Aims]\n1. The aims are two.", ["provisional-title"]),
        ("ARTICLE 4: APPEAL [REVIEW] PROCEDURES\n1. x", ["optional"]),
    ],
)
def test_kind_of_bracket(text: str, expected: list[str]) -> None:
    """Each bracket has exactly one of the sixteen kinds (3.3)."""
    assert kinds(read(text)) == expected


def test_trade_heads() -> None:
    """C2: a head names who proposes and who opposes, with note calls glued to codes."""
    reading = read("[AA/BB5 propose; CC//DD oppose: Nothing lasts.] and [AA/DD oppose: it]")
    assert stances(reading) == [(("AA", "BB"), "propose"), (("CC", "DD"), "oppose")]
    assert reading.text[slice(*reading.brackets[0].body)] == "Nothing lasts."
    assert kinds(reading) == ["attributed-insertion", "attributed-objection"]
    assert "glued-note" in codes(reading)
    assert reading.parties == ("AA", "BB", "CC", "DD")


@pytest.mark.parametrize(
    ("head", "parties", "kind", "body"),
    [
        ("[NZ propose: so]", ("NZ",), "propose", "so"),
        ("[NZ: so]", ("NZ",), "propose", "so"),
        ("[NZ, MX: so]", ("NZ", "MX"), "propose", "so"),
        ("[ NZ oppose: so]", ("NZ",), "oppose", "so"),
        ("[NZ/MXpropose: so]", ("NZ", "MX"), "propose", "so"),
        ("[NZ/ MX propose:]", ("NZ", "MX"), "propose", ""),
        ("[NZ/MX Alternative Proposal: so]", ("NZ", "MX"), "propose", "so"),
        ("[NZ/MX propose: ALT 3. so]", ("NZ", "MX"), "propose", "ALT 3. so"),
        ("[NZ: oppose fair and firm]", ("NZ",), "oppose", "fair and firm"),
        ("[Russia: delete]", ("Russia",), "delete", ""),
        ("[NZ/Can/Mex. Noting it]", ("NZ", "Can", "Mex"), "propose", "Noting it"),
        ("[Kazakhstan, Tajikistan: should]", ("Kazakhstan", "Tajikistan"), "propose", "should"),
        ("[Trinidad and Tobago: so]", ("Trinidad and Tobago",), "propose", "so"),
        ("[G77 and China: so]", ("G77 and China",), "propose", "so"),
        ("[中国：应]", ("中国",), "propose", "应"),
        ("[Россия: да]", ("Россия",), "propose", "да"),
    ],
)
def test_forms_of_head(head: str, parties: tuple[str, ...], kind: str, body: str) -> None:
    """C2, C3: the slips and spellings of heads are understood."""
    reading = read(head)
    assert stances(reading) == [(parties, kind)]
    assert reading.text[slice(*reading.brackets[0].body)] == body


@pytest.mark.parametrize("name", ["A", "Delegation-1", "Партия", "Blue Team", "D1", "代表团"])
def test_repeated_names_are_parties(name: str) -> None:
    """A name that stands in two heads is a party, whatever it is."""
    reading = read(f"[shall][{name}: should] and [soon][{name}: later]")
    assert reading.parties == (name,)
    assert arms(reading) == [["shall", "should"], ["soon", "later"]]


def test_roster_of_the_profile() -> None:
    """A name stated in the profile needs no capitals and no second head."""
    reading = read("[shall][alpha, beta: should]", Profile(roster=("alpha", "beta")))
    assert stances(reading, 1) == [(("alpha", "beta"), "propose")]


def test_unknown_party_is_body_text() -> None:
    """A15: one unknown name makes the head body text, and a finding says so."""
    reading = read("[Eastland: never]")
    assert reading.brackets[0].stances == ()
    assert "party" in codes(reading)


@pytest.mark.parametrize("text", ["[Note: a b]", "[Each Party shall: a]", "[Article 10: Access]"])
def test_words_before_a_colon(text: str) -> None:
    """Words that are nobody's name are not attributions, however often they stand there."""
    assert read(text + text).parties == ()


def test_compilation_output() -> None:
    """An unattributed bracket after an attributed one begins a new choice."""
    reading = read("[shall][A: should] [notify][B: inform] it [A: now] [words][B: delete]")
    assert arms(reading) == [["shall", "should"], ["notify", "inform"], ["words", ""]]
    assert [arm.is_none for arm in reading.choices[2].arms] == [False, True]


def test_nested_attribution() -> None:
    """A6: a party may want words out and still propose inside them; both are kept."""
    reading = read("[NZ oppose: all of [NZ propose: or half of] it]")
    assert kinds(reading) == ["attributed-objection", "attributed-insertion"]
    assert "nested-attribution" in codes(reading)


def test_tails() -> None:
    """C5: parties after a dash, each with its own verb; the last full stop is theirs."""
    reading = read(
        "from [utter - AA; Group of Ten delete] want [, with care. -Group of Ten; AA, BB delete.]"
    )
    assert stances(reading) == [(("AA",), "propose"), (("Group of Ten",), "delete")]
    assert stances(reading, 1) == [(("Group of Ten",), "propose"), (("AA", "BB"), "delete")]
    assert reading.text[slice(*reading.brackets[0].body)] == "utter"


def test_slash_arms_with_tails() -> None:
    """C5: one bracket with two arms, each with its own tail."""
    reading = read("We see [changing bad - EU, G77 retain / promoting good - US] ways.")
    assert arms(reading) == [["changing bad", "promoting good"]]
    assert reading.choices[0].kind == "slash-in-bracket"
    assert stances(reading) == [(("EU", "G77"), "retain"), (("US",), "propose")]


def test_tail_outside() -> None:
    """C5: a parenthesis after the bracket may name the proposers."""
    reading = read("OP2 alt [Decides to wait.] (EU, supported by NZ)")
    assert stances(reading) == [(("EU",), "propose"), (("NZ",), "support")]


def test_resolution_labels_and_status() -> None:
    """C5: preambular and operative labels, and how far each paragraph has come."""
    reading = read(
        "PP2 bis Recalling it; (agreed ad ref)\nOP6 alt Decides so; (agreed in informals,"
        " pending BB)\nOP7 moved to OP9\n"
    )
    assert [(p.kind, p.number) for p in reading.provisions] == [
        (ProvisionKind.PREAMBULAR, "PP2 bis"),
        (ProvisionKind.OPERATIVE, "OP6 alt"),
        (ProvisionKind.OPERATIVE, "OP7"),
    ]
    assert [(s.status, s.condition) for s in reading.statuses] == [
        ("agreed-ad-ref", ""),
        ("agreed-in-informals", "BB"),
        ("moved", "OP9"),
    ]


def test_legend_gives_the_hierarchy() -> None:
    """C4: the order of labels in a legend is the hierarchy of options."""
    legend = "OPTION I [for articles]\nOption 1 [for paragraphs]\nOption A [for items]\n"
    profile = read(legend).profile
    assert profile.option_levels[:3] == ("OPTION I", "Option 1", "Option A")


def test_tombstone() -> None:
    """C4: a deleted article keeps its number and says where it went."""
    reading = read("Article 8\nDeleted to be merged with article 9.\nArticle 9\nText.")
    assert [p.number for p in reading.provisions] == ["8", "9"]
    assert reading.statuses[0].status == "merged"


def test_lists_are_not_rivals() -> None:
    """C6, A1: members that end with a comma are independent optionals."""
    reading = read("[companies][firms,] [trusts,] [funds] act")
    assert len(reading.choices) == 1 or "adjacency" in codes(reading)
    reading = read("all [firms,] [trusts,] [funds] act")
    assert reading.choices == ()
    assert kinds(reading) == ["optional"] * 3
    assert {"adjacency", "list-join"} <= codes(reading)


def test_slash_between_brackets() -> None:
    """C7: a stroke joins two brackets closer than a blank does."""
    reading = read("[owners]/[holders] [shall]/[should] pay")
    assert [choice.kind for choice in reading.choices] == ["slash", "slash"]


def test_slash_between_words() -> None:
    """A13: a stroke between words joins the smallest phrase, with low confidence."""
    reading = read("All duties / promises count.")
    assert arms(reading) == [["duties", "promises"]]
    assert reading.choices[0].confidence < 0.5
    assert "slash-extent" in codes(reading)


def test_status_and_brackets_are_independent() -> None:
    """C8: agreed text may still hold a bracket."""
    reading = read("3. Members [shall] meet. (agreed)")
    assert kinds(reading) == ["optional"]
    assert reading.statuses[0].status == "agreed"


def test_notes_and_calls() -> None:
    """C12: notes at the foot are joined to the digits that call them."""
    reading = read("1. It shall [soon]1 tell the office2.\n\n1 BB: delete.\n2 Reserved by CC.\n")
    assert [(note.number, len(note.calls)) for note in reading.notes] == [("1", 1), ("2", 1)]
    assert [p.kind for p in reading.provisions].count(ProvisionKind.FOOTNOTE) == 2


def test_note_glued_to_a_number() -> None:
    """A12: "3ter.4" is paragraph 3ter with a call where note 4 exists, else a sub-number."""
    with_note = read("3. One.\n3ter.4 Two.\n\n4 A note for it.\n")
    without = read("18 ter. One.\n18 ter.4 Two.\n")
    assert with_note.provisions[1].number == "3ter"
    assert without.provisions[1].number == "18 ter.4"


def test_braces() -> None:
    """A16: braces are signposts, titles, remarks on place, or blanks."""
    reading = read("{Aims}\n1. x {Placement proposal: Article 3} {Placeholder for rules}")
    assert [brace.meaning for brace in reading.braces] == ["signpost", "placement", "placeholder"]
    assert read("Article 3: {Aims}\n1. x").braces[0].meaning == "provisional-title"


def test_wide_glyphs() -> None:
    """Wide brackets are marks in a Chinese text and ordinary characters in an English one."""
    assert len(read("［缔约方］［成员国］【待定】").brackets) == 3
    english = read("the ［….］ words")
    assert english.brackets == ()
    assert "inactive-glyph" in codes(english)
    assert len(read("the ［a］ words", Profile(glyphs=("[]", "［］"))).brackets) == 1


def test_crossing_families() -> None:
    """Pairs of two families may cross; both stay, and a finding says so."""
    reading = read("中 [a 【b] c】")
    assert [bracket.span for bracket in reading.brackets] == [(2, 8), (5, 11)]
    assert "crossing" in codes(reading)


def test_bracket_crosses_provisions() -> None:
    """A8: a bracket whose ends lie in different provisions is kept whole."""
    reading = read("6. [One.\n(a) two;\n(b) three.]\n7. Four.")
    assert reading.brackets[0].crosses_provisions
    assert "crossing" in codes(reading)


def test_unbalanced_marks_get_repair_points() -> None:
    """A7: a mark without a fellow closes nowhere; places to repair it are offered."""
    finding = next(f for f in read("4. [One; two.\n5. Three.").findings if f.code == "unbalanced")
    assert finding.chosen == "closes nowhere"
    assert len(finding.readings) == 3


def test_duplicate_numbers() -> None:
    """A22: two provisions may show the same number; their ids differ."""
    reading = read("1. a\n2. b\n2. c\n")
    assert len({p.id for p in reading.provisions}) == 3
    assert "duplicate-number" in codes(reading)


def test_stance_scale() -> None:
    """The many verbs are laid onto a small scale."""
    words = {"supports": StanceKind.SUPPORT, "reserves": StanceKind.RESERVE}
    for verb, kind in words.items():
        assert read(f"[NZ {verb}: x]").brackets[0].stances[0].kind is kind


def test_number_after_a_head() -> None:
    """C2: a paragraph whose number stands after the head begins at its bracket."""
    reading = read("1. One.\n[AA/BB propose; CC oppose: 2. Two.]\n[CC propose:\n\n3. Three.]\n")
    assert [p.number for p in reading.provisions] == ["1", "2", "3"]
    assert [p.span[0] for p in reading.provisions[1:]] == [b.open for b in reading.brackets]
    assert not any(bracket.crosses_provisions for bracket in reading.brackets)


def test_options_that_hold_paragraphs() -> None:
    """A14: a label alone on its line, followed by numbers, holds the paragraphs after it."""
    reading = read("Article 2\n2. Two.\nOption 1:\n3. A.\n4. B.\nOption 2:\n3. C.\n")
    assert [len(choice.arms) for choice in reading.choices] == [2]
    assert [p.parent for p in reading.provisions] == [None, 0, 0, 2, 2, 0, 5]


def test_stroke_binds_closer_than_a_blank() -> None:
    """A stroke takes the bracket before it out of a row of blanks."""
    reading = read("[old] [new] / [newest] words")
    assert arms(reading) == [["new", "newest"]]


def test_long_bracket_that_begins_with_a_blank_letter() -> None:
    """A long bracket is not a placeholder because of its first letter."""
    assert kinds(read("We go [Noting " + "many things " * 40 + "] on")) == ["optional"]


def test_small_names_of_a_compilation() -> None:
    """A name without capitals is a party where it stands twice right after a bracket."""
    reading = read("[shall][alpha, beta: should] and [soon][alpha: later][beta: never]")
    assert reading.parties == ("alpha", "beta")
    assert read("We list [including: a] and [including: b]").parties == ()


def test_square_brackets_are_always_active() -> None:
    """A profile may add families of marks; square brackets stay active."""
    assert read("[a] ⟦b⟧", Profile(glyphs=("⟦⟧", "x"))).counts.pairs == 2
    assert read("[a]", Profile(glyphs=())).counts.pairs == 1


def test_listed_name_with_a_small_letter() -> None:
    """A State is known by its name, however that is written."""
    assert read("[Côte d'Ivoire: so]").parties == ("Côte d'Ivoire",)


@pytest.mark.parametrize(
    "text",
    ["provide [, at least] [in civil cases,] that", "all [firms] [or other bodies] may"],
)
def test_additions_are_not_rivals(text: str) -> None:
    """A1: a bracket that goes on with a comma or a conjunction adds to the one before."""
    assert read(text).choices == ()


def test_rival_braces() -> None:
    """C3: where braces name parties they hold rival wording."""
    assert read("{EU/CH/J: breach} or {rights}").braces[1].meaning == "rival"


def test_label_in_a_bracket_of_its_own() -> None:
    """A label of an option in brackets of its own is no wording."""
    assert kinds(read("[Option 1][All cases] [Option 2][No cases]"))[::2] == ["legend", "legend"]


def test_rivals_after_a_conjunction() -> None:
    """A1: a conjunction in brackets of its own is no rival of what it leads to."""
    assert arms(read("kept [and] [as figures] [as words] here")) == [["as figures", "as words"]]
    assert arms(read("laws [and][or] rules")) == [["and", "or"]]
