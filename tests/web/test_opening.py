"""Opening a house of one's own: what is wrong with it is said before anything is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from paraph.values.errors import Inadmissible, Malformed
from paraph.web.opening import _chosen, open_up


@pytest.mark.parametrize("address", ["paraph.example", "ftp://paraph.example", "https://a/b", ""])
def test_an_address_that_is_none_is_refused(tmp_path: Path, address: str) -> None:
    """A house is reached by http or https at a host, and by nothing else."""
    with pytest.raises(Malformed, match="is not the address of a house"):
        open_up(tmp_path, address)


def test_a_folder_without_a_record_opens_no_house(tmp_path: Path) -> None:
    """Nothing is made in a folder that holds no record; how to begin one is said."""
    with pytest.raises(Inadmissible, match="paraph init"):
        open_up(tmp_path, "http://127.0.0.1:8002")
    assert list(tmp_path.iterdir()) == []


def test_an_address_settles_how_cookies_travel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cookies travel in the clear under http alone; what the environment says goes before."""
    for name in [one for one in os.environ if one.startswith("PARAPH_")]:
        monkeypatch.delenv(name)
    assert _chosen("http", "127.0.0.1")["PARAPH_PLAIN_HTTP"] == "1"
    proxied = _chosen("https", "paraph.example")
    assert (proxied["PARAPH_PLAIN_HTTP"], proxied["PARAPH_BEHIND_PROXY"]) == ("", "1")
    assert proxied["PARAPH_HOSTS"].startswith("paraph.example,")
    monkeypatch.setenv("PARAPH_HOSTS", "other.example")
    assert _chosen("https", "paraph.example")["PARAPH_HOSTS"] == "other.example"
