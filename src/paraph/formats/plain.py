"""Plain text: bytes in, characters out, and the same bytes back.

A file is read by its signature (byte order mark) if it has one, as UTF-8 if it is UTF-8, and
otherwise in the older encoding that fits it best, provided that the same bytes come back.  Nothing
is normalised: line ends, soft hyphens and odd spaces stay as they are.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Final

from paraph.values.errors import Malformed
from paraph.values.sentences import worded

_SIGNATURES: Final = (
    ("utf-8", codecs.BOM_UTF8),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("utf-32-be", codecs.BOM_UTF32_BE),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
)

_OTHER_FORMATS: Final = (
    (b"%PDF-", worded("a PDF; take its text out first, for example with pdftotext")),
    (b"PK\x03\x04", worded("a Word, OpenDocument or ZIP file; save it as plain text first")),
    (b"\xd0\xcf\x11\xe0", worded("an old Word file; save it as plain text first")),
    (b"\x89PNG", worded("a picture")),
    (b"\xff\xd8\xff", worded("a picture")),
    (b"GIF8", worded("a picture")),
    (b"\x1f\x8b", worded("compressed; unpack it first")),
)

_SOME_BYTES: Final = 8
_SAMPLE: Final = 200_000
_CONTROLS: Final = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How characters were written as bytes.

    ``codec`` is Python's name of the encoding, ``signed`` tells whether a byte order mark stands
    before the text, ``crlf`` whether every line end was CR LF and was read as LF.

    >>> str(Encoding("utf-8", signed=True)), Encoding.parse("utf-8 signed crlf").crlf
    ('utf-8 signed', True)
    """

    codec: str = "utf-8"
    signed: bool = False
    crlf: bool = False

    def __str__(self) -> str:
        """The one-line form that `parse` reads."""
        return self.codec + " signed" * self.signed + " crlf" * self.crlf

    @classmethod
    def parse(cls, written: str) -> Encoding:
        """Read the one-line form.

        Raises:
            Malformed: if it names no encoding that Python knows.
        """
        codec, *marks = written.split() or ["utf-8"]
        try:
            "".encode(codec)
        except LookupError as error:
            words = worded("{codec} is not the name of an encoding.", codec=codec)
            raise Malformed(words) from error
        return cls(codec, signed="signed" in marks, crlf="crlf" in marks)

    def encode(self, text: str) -> bytes:
        """``text`` as bytes; characters that an older encoding lacks make it UTF-8."""
        written = text.replace("\n", "\r\n") if self.crlf else text
        try:
            body = written.encode(self.codec)
        except UnicodeEncodeError:
            return written.encode("utf-8", "surrogatepass")
        return (dict(_SIGNATURES)[self.codec] if self.signed else b"") + body


@dataclass(frozen=True, slots=True)
class PlainText:
    """The characters of a file, and how they were written."""

    text: str
    encoding: Encoding

    def to_bytes(self) -> bytes:
        """The bytes of the file, exactly."""
        return self.encoding.encode(self.text)

    def with_line_ends_read(self) -> PlainText:
        """The same text with CR LF read as LF, where that can be undone exactly."""
        if "\r" not in self.text:
            return self
        text = self.text.replace("\r\n", "\n")
        encoding = Encoding(self.encoding.codec, signed=self.encoding.signed, crlf=True)
        if "\r" in text or encoding.encode(text) != self.to_bytes():
            return self
        return PlainText(text, encoding)


def read_plain(content: bytes, called: str) -> PlainText:
    r"""Read the bytes of a file; ``called`` is how messages name it.

    >>> read_plain(b"\xef\xbb\xbfArticle 1\r\n", "draft.txt").text
    'Article 1\r\n'

    Raises:
        Malformed: if the bytes are not text.
    """
    for start, what in _OTHER_FORMATS:
        if content.startswith(start):
            raise Malformed(
                worded("{called} is not plain text but {what}.", called=called, what=what)
            )
    for codec, signature in _SIGNATURES:
        if content.startswith(signature):
            encoding = Encoding(codec, signed=True)
            text = _decoded(content[len(signature) :], codec)
            if text is not None and (codec == "utf-8" or _plausible(text)):
                return PlainText(text, encoding)
    text = _decoded(content, "utf-8")
    if text is not None and not _is_mostly_null(text):
        return PlainText(text, Encoding())
    return _read_older(content, called)


def _decoded(content: bytes, codec: str) -> str | None:
    """The characters of ``content``, or None if it is not written so or would not come back."""
    try:
        text = content.decode(codec)
        return text if text.encode(codec) == content else None
    except (UnicodeError, LookupError):
        return None


def _is_mostly_null(text: str) -> bool:
    """True for binary that happens to be UTF-8: a run of bytes with every tenth of them null."""
    return len(text) >= _SOME_BYTES and text.count("\x00") * 10 >= len(text)


def _plausible(text: str) -> bool:
    """True if the characters look like a text rather than like bytes read by chance."""
    strange = sum(not (char.isprintable() or char.isspace()) for char in text)
    return "\x00" not in text and strange <= len(text) // 20


def _read_older(content: bytes, called: str) -> PlainText:
    """Read a file that is not Unicode: in the encoding that fits best, if it is text at all."""
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if controls * 100 > len(content) or b"\x00" in content:
        raise Malformed(
            worded(
                "{called} is not text: it holds bytes that no text holds. Save it as plain text.",
                called=called,
            )
        )
    for codec in [*_likely(content[:_SAMPLE]), "cp1252", "latin-1"]:
        text = _decoded(content, codec)
        if text is not None:
            return PlainText(text, Encoding(codec))
    raise AssertionError(called)  # every byte is a character of Latin-1


def _likely(sample: bytes) -> list[str]:
    """The older encoding that a text seems to be written in; none if nothing speaks for any."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow, and seldom needed

    found = list(from_bytes(sample))
    best = max(((-match.chaos, match.coherence) for match in found), default=(0.0, 0.0))
    if not best[1]:
        return []
    likely = [match.encoding for match in found if (-match.chaos, match.coherence) == best]
    return ["cp1252"] if "cp1252" in likely else likely[:1]
