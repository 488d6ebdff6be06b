"""Exact numbers: shares, amounts and comparisons that show their arithmetic; never a float."""

from __future__ import annotations

import re
from fractions import Fraction

from paraph.values.errors import Malformed
from paraph.values.sentences import worded

_PERCENT = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(?:%|per ?cent)")
_RATIO = re.compile(r"([0-9]+)\s*/\s*([1-9][0-9]*)")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:/[1-9][0-9]*)?")


def read_share(text: str) -> Fraction:
    """The share that ``2/3``, ``55 %`` or ``all`` names, between 0 and 1.

    >>> read_share("55 %"), read_share("2/3"), read_share("all")
    (Fraction(11, 20), Fraction(2, 3), Fraction(1, 1))

    Raises:
        Malformed: if it names no share, or more than the whole.
    """
    words = text.strip()
    if words == "all":
        return Fraction(1)
    if percent := _PERCENT.fullmatch(words):
        share = Fraction(percent[1]) / 100
    elif ratio := _RATIO.fullmatch(words):
        share = Fraction(int(ratio[1]), int(ratio[2]))
    else:
        raise Malformed(worded("“{text}” is not a share: write 2/3, 55 % or all.", text=text))
    if share > 1:
        raise Malformed(worded("“{text}” is more than the whole.", text=text))
    return share


def read_amount(given: object, field: str) -> Fraction:
    """The exact number of a weight: an integer, a decimal or ``12.5 %`` (then 12.5).

    >>> read_amount("50.0 %", "weights"), read_amount(3, "weights")
    (Fraction(50, 1), Fraction(3, 1))

    Raises:
        Malformed: naming ``field``, if it is no number of zero or more.
    """
    if isinstance(given, Fraction | int) and not isinstance(given, bool) and given >= 0:
        return Fraction(given)
    if isinstance(given, str):
        words = given.strip().replace(" ", "").replace(",", "")
        if percent := _PERCENT.fullmatch(words):
            return Fraction(percent[1])
        if _NUMBER.fullmatch(words):
            return Fraction(words)
    raise Malformed(
        worded(
            "`{field}`: {given} is not a number of zero or more, as 12, 12.5 or “50 %”.",
            field=field,
            given=repr(given),
        )
    )


def is_percent(given: object) -> bool:
    """Whether a weight is written as a percentage.

    >>> is_percent("50 %"), is_percent(50)
    (True, False)
    """
    return isinstance(given, str) and _PERCENT.fullmatch(given.strip()) is not None


def write_number(number: Fraction | int) -> str:
    """A number as a person writes it: whole, as a short decimal, or as a fraction.

    >>> write_number(Fraction(129, 2)), write_number(Fraction(1, 3)), write_number(7)
    ('64.5', '1/3', '7')
    """
    number = Fraction(number)
    if number.denominator == 1:
        return str(number.numerator)
    places = _places(number.denominator)
    if places is None:
        return f"{number.numerator}/{number.denominator}"
    digits = str(number.numerator * 10**places // number.denominator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"


def _places(denominator: int) -> int | None:
    """How many decimal places hold a fraction exactly, up to nine."""
    return next((n for n in range(1, 10) if 10**n % denominator == 0), None)


def relation(left: Fraction, right: Fraction) -> str:
    """The relation of two numbers as it stands between them.

    >>> relation(Fraction(108), Fraction(110))
    '<'
    """
    if left == right:
        return "="
    return "<" if left < right else ">"


def write_comparison(counted: Fraction, share: Fraction, base: Fraction) -> str:
    """The cross-multiplied comparison of ``counted`` with ``share`` of ``base``.

    >>> write_comparison(Fraction(36), Fraction(2, 3), Fraction(55))
    '3·36 = 108 < 110 = 2·55'
    """
    q, p = share.denominator, share.numerator
    left, right = q * counted, p * base
    counted_words, base_words = write_number(counted), write_number(base)
    start = f"{q}·{counted_words} = {write_number(left)}" if q != 1 else counted_words
    end = f"{write_number(right)} = {p}·{base_words}" if p != 1 else base_words
    if left == right and p != 1:
        end = f"{p}·{base_words}"
    return f"{start} {relation(left, right)} {end}"


def ceiling(number: Fraction) -> int:
    """The smallest whole number that is not less.

    >>> ceiling(Fraction(110, 3))
    37
    """
    return -(-number.numerator // number.denominator)
