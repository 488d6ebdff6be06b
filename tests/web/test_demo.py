"""``paraph demo``: one command opens the house, and it is gone when it is stopped."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request

import pytest


@pytest.mark.slow
def test_demo_opens_and_stops() -> None:
    """The command says where the house is; its pages are there until it is stopped."""
    code = "import sys; from paraph.cli.main import main; sys.exit(main())"
    environment = {name: one for name, one in os.environ.items() if not name.startswith("PARAPH_")}
    with subprocess.Popen(
        [sys.executable, "-u", "-c", code, "demo", "--port", "0"],
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    ) as server:
        assert server.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())
        assert found is not None
        with urllib.request.urlopen(found[0]) as answer:
            assert answer.status == 200
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=60) == 0
