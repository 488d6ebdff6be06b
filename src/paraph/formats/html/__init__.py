"""Pages: a negotiated text, a redline, typed-in brackets, the state of play, one HTML file each.

Every page is complete in itself: no other file, no network, and no script is needed to read or to
print it.  The page of typed-in brackets is in `bracketed`: it brings the whole reading of texts
with it, which the rooms on the web can do without.
"""

from paraph.formats.html.fragment import provision_html
from paraph.formats.html.negotiated import negotiated_page
from paraph.formats.html.redline import redline_html, redline_page
from paraph.formats.html.setting import Speech
from paraph.formats.html.state_of_play import state_page

__all__ = [
    "Speech",
    "negotiated_page",
    "provision_html",
    "redline_html",
    "redline_page",
    "state_page",
]
