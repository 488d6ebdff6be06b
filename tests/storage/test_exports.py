"""Exports as files: several processes find what one finds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.record.acts import DEPOSITARY, filled

from paraph.record.export import export_lines

LINES = list(export_lines(filled(60, 20, 60)))

VERIFY = """
import sys
from pathlib import Path
from paraph.storage import exports
exports._hands = lambda: 2
share = int(sys.argv[2])
found = exports.verify_export(Path(sys.argv[1]), [bytes.fromhex(sys.argv[3])], share=share)
print(found.sound, found.entries, found.bad_entry)
"""


def verified(path: Path, share: int) -> str:
    """What two processes find, in a process that is free to fork."""
    key = DEPOSITARY.public_key.hex()
    command = [sys.executable, "-c", VERIFY, str(path), str(share), key]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.mark.parametrize("share", [1, 700, 5000])
def test_two_processes_agree(tmp_path: Path, share: int) -> None:
    """A sound export is sound for two processes, however small their shares."""
    path = tmp_path / "whole.jsonl"
    path.write_bytes(b"".join(LINES))
    assert verified(path, share) == "True 60 None"


def test_two_processes_name_the_first_bad_entry(tmp_path: Path) -> None:
    """Where two processes find a misfit, the first bad entry is named as one process names it."""
    path = tmp_path / "dropped.jsonl"
    path.write_bytes(b"".join(LINES[:31] + LINES[32:]))
    number = int(LINES[31].rsplit(b'"number":')[-1].split(b",")[0])
    assert verified(path, 900) == f"False {number - 1} {number}"
