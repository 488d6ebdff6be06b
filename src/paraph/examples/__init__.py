"""Records that ship with Paraph, as acts to be submitted.

``sco.jsonl`` is the Shanghai Cooperation Organization from 2001 on, an act a line.  Each act names
its source.  "Computed" and "unverified" mark what was not read in a source; what is contradicted
or quite unknown was left out.  No person is named.  The hours of these acts are not documented:
noon at the place stands for the day.  The symbols of the documents are Paraph's own, for the
Organization's documents of those years bear none that could be read.

``charter.jsonl`` is a negotiation from the first draft to adoption by consensus, on the texts of
``paraph demo``.  Its six States are real, and all that they say in it is invented; it is made by
tests/negotiation/charter.py.

``depositary.jsonl`` is what became of that charter: signatures, instruments, a reservation and an
objection, a correction, as invented as the rest; it is made by tests/depositary/example.py.
"""

from paraph.examples.shipped import ORIGINS, demo_texts, example_acts

__all__ = ["ORIGINS", "demo_texts", "example_acts"]
