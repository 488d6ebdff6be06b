"""Who is named at the edges of brackets, in the many forms of compilations and records."""

from __future__ import annotations

import pytest

from paraph.text.reading import read
from paraph.text.typed import negotiated_text
from paraph.text.views import bracketed_text

NAMED = {
    "[CA5/MX6 propose20; US/AU21 oppose: the fee]": "AU CA MX US",
    "[PE//VN propose: x] [NZ/ MY propose: y] [MX/CLpropose: z]": "CL MX MY NZ PE VN",
    "[US: one][US5 oppose: two]": "US",
    "[AU/NZ propose; CL oppose] [three]": "AU CL NZ",
    "[MX propose four] and [VN oppose five]": "MX VN",
    "[extreme - US; G77 delete] want": "G77 US",
    "[G77 - delete] want [EU (delete)] more [JP to delete]": "EU G77 JP",
    "[delete: EU, US] [retain: China]": "China EU US",
    "OP2 [Decides.] (AA)\nOP3 [Asks.] (AA) [BB: delete]": "AA BB",
    "[Bolivia (Plurinational State of), Iran (Islamic Republic of): x]": (
        "Bolivia (Plurinational State of)|Iran (Islamic Republic of)"
    ),
    "OP2 [x] (Kenya, supported by Micronesia (Federated States of))": (
        "Kenya|Micronesia (Federated States of)"
    ),
    "[Côte d’Ivoire propose: x]": "Côte d’Ivoire|",
    "[AUSTRALIA, CANADA AND NEW ZEALAND: x]": "AUSTRALIA|CANADA|NEW ZEALAND",
    "[EU and its Member States, PSIDS and LDCs: x]": "EU and its Member States|LDCs|PSIDS",
    "[EU & MS: x] [EU+Norway: y]": "EU|EU & MS|Norway",
    "[Mexico, on behalf of AOSIS: x]": "AOSIS",
    "[US/JP support; VN can accept: x]": "JP US VN",
    "[Alt. INDONESIA The fund pays.]": "INDONESIA",
    "[so (EU, JP)] and [so (delete: G77)]": "EU G77 JP",
}


@pytest.mark.parametrize("text", sorted(NAMED))
def test_who_is_named(text: str) -> None:
    """Everybody named at the edge of a bracket is a party, once, without calls of notes."""
    expected = NAMED[text]
    names = expected.strip("|").split("|") if "|" in expected else expected.split()
    reading = read(text)
    assert list(reading.parties) == names
    assert bracketed_text(negotiated_text(reading).nodes) == text


@pytest.mark.parametrize(
    "text",
    [
        *("[OECD: x] and [OECD: y]", "[Note: x] [Note: y]", "[Option 1: x][Option 2: y]"),
        *("[Article 5: x]", "[Title: x] [Title: y]", "[12:30]", "[https://x.example]"),
        *("[Aim: x] [Aim: y]", "[Phase 1: x] [Phase 1: y]", "[Group A: x] [Group A: y]"),
        *("[TRIPS: x] [TRIPS: y]", "[Chair: x] [Chair: y]", "[Red: new] [Blue: old] [Red: x]"),
        *("[Developed Parties: x] [Developed Parties: y]", "[IT: x]", "[NO: x]", "[Recalling: x]"),
        *("[small island developing States (SIDS)]", "[least developed countries] (LDCs)"),
        *("[the European Union] (EU)", "[from 2020 - 2030]", "[The Parties: a] [The Parties: b]"),
    ],
)
def test_nobody_is_named(text: str) -> None:
    """Labels, things, times and abbreviations are nobody's names."""
    assert read(text).parties == ()
