"""What ties the provisions of a text together: references, defined terms, and other languages."""

from paraph.text.links.addresses import Address, address_of, addressed, covers
from paraph.text.links.concordance import Counterpart, Step, counterpart
from paraph.text.links.definitions import Definition, definitions_in, uses
from paraph.text.links.references import Reference, references_in

__all__ = [
    "Address",
    "Counterpart",
    "Definition",
    "Reference",
    "Step",
    "address_of",
    "addressed",
    "counterpart",
    "covers",
    "definitions_in",
    "references_in",
    "uses",
]
