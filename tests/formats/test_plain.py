"""Plain text: whatever the bytes, they come back; what is not text is refused."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import ARABIC, CHINESE, CYRILLIC, LATIN, chaos, treaties

from paraph.formats.plain import Encoding, PlainText, read_plain
from paraph.values.errors import Malformed

LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\r", "\u2028"])
SIGNATURES = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def round_trip(content: bytes) -> bytes:
    """The bytes that come back, line ends kept as they are and read as LF."""
    plain = read_plain(content, "draft.txt")
    assert plain.with_line_ends_read().to_bytes() == content
    return plain.to_bytes()


@given(chaos(400))
def test_unicode_comes_back(text: str) -> None:
    """Any characters in UTF-8 are read as they are and written as they were."""
    content = text.encode("utf-8", "surrogatepass") if "\x00" not in text else b"Article"
    assert round_trip(content) == content


@given(treaties(), LINE_ENDS, st.sampled_from(sorted(SIGNATURES)))
def test_signed_files_come_back(text: str, line_end: str, codec: str) -> None:
    """A file with a byte order mark is read by it, whatever its line ends."""
    written = text.replace("\n", line_end)
    content = SIGNATURES[codec] + written.encode(codec)
    plain = read_plain(content, "draft.txt")
    assert plain.text == written
    assert plain.encoding.signed
    assert round_trip(content) == content


@given(treaties(), st.lists(st.sampled_from(["\n", "\r\n", "\r"]), min_size=1, max_size=9))
def test_mixed_line_ends_come_back(text: str, ends: list[str]) -> None:
    """A file whose lines end in different ways keeps each of them."""
    lines = text.split("\n")
    written = "".join(line + ends[number % len(ends)] for number, line in enumerate(lines))
    assert round_trip(written.encode()) == written.encode()


@given(st.binary(max_size=200))
def test_bytes_come_back_or_are_refused(content: bytes) -> None:
    """No bytes are ever changed: they come back, or the file is refused."""
    try:
        assert round_trip(content) == content
    except Malformed as refusal:
        assert "draft.txt is not" in str(refusal)  # noqa: PT017 - it may also not be raised


@given(treaties())
def test_crlf_is_read_as_lf_where_it_can_be_undone(text: str) -> None:
    """A file with CR LF throughout has the characters of the same file with LF."""
    lf = text.replace("\r", "")
    content = lf.replace("\n", "\r\n").encode()
    plain = read_plain(content, "draft.txt").with_line_ends_read()
    assert plain.text == lf
    assert plain.to_bytes() == content


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("\n".join(CYRILLIC), "cp1251"),
        ("\n".join(CYRILLIC), "koi8-r"),
        ("\n".join(CHINESE), "gb18030"),
        ("\n".join(CHINESE), "big5"),
        ("\n".join(ARABIC).replace("\u0651", "").replace("\u0650", ""), "cp1256"),
        ("Les Parties coopèrent « de bonne foi » – l’accord est signé à Genève.", "cp1252"),
        ("Les Parties coopèrent à Genève.", "latin-1"),
        ("Die Vertragsparteien führen Gespräche.", "cp850"),
    ],
)
def test_older_encodings_come_back(text: str, codec: str) -> None:
    """A file in an older encoding is written as it was, even where its letters are in doubt."""
    content = (text * 3).encode(codec, "replace")
    assert round_trip(content) == content


def test_russian_and_french_are_read_rightly() -> None:
    """The common older encodings of whole sentences are recognised."""
    russian = "\n".join(CYRILLIC * 3)
    assert read_plain(russian.encode("cp1251"), "x").text == russian
    french = "Les Parties coopèrent de bonne foi ; l'accord est signé à Genève, en français. " * 5
    assert read_plain(french.encode("cp1252"), "x").text == french


@pytest.mark.parametrize("content", [b"", b"\n", b"\r", b"\xef\xbb\xbf", b" ", b"x", b"\xff\xfe"])
def test_tiny_files_come_back(content: bytes) -> None:
    """A file of no or next to no bytes is a text as well."""
    assert round_trip(content) == content


def test_soft_hyphens_and_odd_spaces_stay() -> None:
    """Nothing is normalised."""
    content = "co\u00adoperation\u00a0–\u2003\u200be\u0301 \ufb01 \u2028\ufeff".encode()
    assert read_plain(content, "x").text == content.decode()
    assert round_trip(content) == content


def test_five_megabytes_on_one_line_come_back() -> None:
    """A text of 5 MB without a line end is read and written whole."""
    content = ("[" + LATIN[1] + "]").encode() * (5_000_000 // 100)
    assert round_trip(content) == content


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a Word, OpenDocument or ZIP file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"GIF89a", "a picture"),
        (b"\x1f\x8b\x08\x00", "compressed"),
        (bytes(range(256)), "not text"),
        (b"\x00" * 100, "not text"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "not text"),
        (b"SQLite format 3\x00\x10\x00\x01\x01\x00", "not text"),
    ],
)
def test_what_is_not_text_is_refused(content: bytes, what: str) -> None:
    """A file that is not text is refused in a sentence that says what it seems to be."""
    with pytest.raises(Malformed, match=rf"draft\.txt is not .*{what.removeprefix('not ')}"):
        read_plain(content, "draft.txt")


@given(st.sampled_from(sorted(SIGNATURES)), st.booleans(), st.booleans())
def test_an_encoding_is_written_in_a_line(codec: str, signed: bool, crlf: bool) -> None:  # noqa: FBT001
    """How a file was written can be noted and read back."""
    encoding = Encoding(codec, signed=signed, crlf=crlf)
    assert Encoding.parse(str(encoding)) == encoding


@pytest.mark.parametrize("written", ["klingon", "base64", "rot13", "hex crlf", ""])
def test_an_unknown_encoding_is_refused(written: str) -> None:
    """A name that stands for no encoding of text is refused; none at all means UTF-8."""
    if not written:
        assert Encoding.parse(written) == Encoding()
        return
    with pytest.raises(Malformed, match="is not the name of an encoding"):
        Encoding.parse(written)


def test_letters_that_an_older_encoding_lacks_are_kept() -> None:
    """A text that cannot be written in its old encoding any more is written in UTF-8."""
    assert PlainText("Женева", Encoding("latin-1")).to_bytes() == "Женева".encode()


def test_every_real_file_comes_back(shared: Path) -> None:
    """Each real text, plain or Markdown, comes back byte for byte."""
    files = [
        path
        for path in sorted((shared / "data" / "texts").rglob("*"))
        if path.suffix in {".txt", ".md"}
    ]
    assert len(files) > 20
    for path in files:
        content = path.read_bytes()
        assert round_trip(content) == content, path.name
