"""What ``paraph text redline`` and ``blame`` write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import msgspec

from paraph.text.negotiated import NegotiatedText
from paraph.text.provenance import provenance, provenance_of_nodes, words_of
from paraph.text.redline import Segment, count_redline, redline, redline_text
from paraph.text.words import count_words


def redlined(old: str, new: str, to: str, files: tuple[str, str]) -> bytes:
    """The redline between two texts as text, JSON or HTML."""
    segments = redline(old, new)
    if to == "text":
        return redline_text(segments).encode("utf-8", "surrogatepass")
    if to == "json":
        answer = {
            "counts": asdict(count_redline(segments)),
            "segments": [{"mark": part.mark.value, "text": part.text} for part in segments],
        }
        return msgspec.json.format(msgspec.json.encode(answer), indent=2)
    return _page(segments, files)


def _page(segments: Sequence[Segment], files: tuple[str, str]) -> bytes:
    from paraph.formats.html import redline_page

    old, new = (Path(file).name for file in files)
    page = redline_page(
        [(part.mark.value, part.text) for part in segments],
        title=f"{old} → {new}",
        old_title=old,
        new_title=new,
    )
    return page.encode("utf-8", "replace")


def blamed(drafts: Sequence[tuple[str, str]], *, as_json: bool) -> bytes:
    """Who brought each word of the last draft."""
    text = drafts[-1][1]
    runs = provenance(drafts)
    if not as_json:
        parts = [(text[run.start : run.end], run.origin) for run in runs]
        return _annotated(parts, [name for name, _ in drafts])
    words = list(words_of(text, runs))
    shares = Counter(word.origin for word in words)
    answer = {
        "text": drafts[-1][0],
        "versions": [name for name, _ in drafts],
        "shares": {name: shares[name] for name, _ in drafts},
        "runs": [{"span": [run.start, run.end], "version": run.origin} for run in runs],
        "words": [
            {"word": word.word, "span": list(word.span), "version": word.origin} for word in words
        ],
    }
    return msgspec.json.encode(answer)


def blamed_compilation(text: NegotiatedText, *, as_json: bool) -> bytes:
    """Which delegations, or the base, each word of a compilation comes from."""
    parts = list(provenance_of_nodes(text.nodes))
    if not as_json:
        return _annotated(parts, ["base", *text.parties])
    shares: Counter[str] = Counter()
    for words, origin in parts:
        shares[origin] += count_words(words)
    answer = {
        "shares": dict(shares),
        "runs": [{"text": words, "version": origin} for words, origin in parts],
    }
    return msgspec.json.encode(answer)


def _annotated(parts: Sequence[tuple[str, str]], names: Sequence[str]) -> bytes:
    """The text with the origin of each line's words in the margin, as `git blame` shows it."""
    width = min(max(map(len, names), default=0), 24)
    lines: list[str] = []
    line: list[tuple[str, str]] = []
    for words, origin in parts:
        for piece in words.splitlines(keepends=True):
            line.append((piece.rstrip("\n"), origin))
            if piece.endswith("\n"):
                lines += _line(line, width)
                line = []
    lines += _line(line, width)
    return "".join(lines).encode("utf-8", "surrogatepass")


def _line(pieces: Sequence[tuple[str, str]], width: int) -> list[str]:
    """One line of the text, a line of output for each stretch of one origin."""
    written: list[str] = []
    before = None
    for words, origin in pieces:
        if words.strip():
            margin = origin if origin != before else ""
            written.append(f"{margin[:width]:<{width}} │ {words.strip()}\n")
            before = origin
    return written or [f"{'':<{width}} │\n"]
