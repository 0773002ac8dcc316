"""Interface words and typography: gettext catalogues read by Babel, numbers and dates for the reader's language.

English msgids stand in code, Swedish in ``locale/sv/LC_MESSAGES/kartblad.po``. The ``.po`` is the only file: it is
compiled in memory, once per language. In Python write ``texts.gettext("Show {count} courses", count=…)``; in Jinja
templates the bare ``gettext(…)`` and ``ngettext(…)`` that the environment is given; in a table of words that is
translated later ``msgid("…")``. Babel finds all three.
"""

from __future__ import annotations

import errno
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Protocol

from babel.core import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from kartblad.core.problems import Problem

LOCALES = ("sv", "en")
SOURCE = Path(__file__).parent / "locale"
DOMAIN = "kartblad"

_MONTH = re.compile(r"\d{4}-\d{2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Words(Protocol):
    """A text of the trade in both languages, as `core` values carry it."""

    @property
    def sv(self) -> str:
        """The Swedish words."""

    @property
    def en(self) -> str:
        """The English words; empty where there are none."""


def msgid(text: str) -> str:
    """Return ``text`` as it is; marks a msgid that is translated where it is used."""
    return text


REASONS = {
    errno.ENOENT: msgid("it is not there"),
    errno.EISDIR: msgid("it is a folder"),
    errno.ENOTDIR: msgid("a part of the path is no folder"),
    errno.EACCES: msgid("you may not do that there"),
    errno.EPERM: msgid("you may not do that there"),
    errno.EROFS: msgid("it can only be read"),
    errno.ENOSPC: msgid("the disk is full"),
    errno.EDQUOT: msgid("the disk is full"),
    errno.ENAMETOOLONG: msgid("the name is too long"),
    errno.ELOOP: msgid("the link leads back to itself"),
}
"""Why the system would not; it says so itself only in the language it was installed in."""


def catalogue_file(locale: str) -> Path:
    """Return the ``.po`` of a language."""
    return SOURCE / locale / "LC_MESSAGES" / f"{DOMAIN}.po"


@cache
def _translations(locale: str) -> NullTranslations:
    """Compile a language's ``.po`` in memory."""
    with catalogue_file(locale).open("rb") as po:
        catalogue = read_po(po, locale=locale, domain=DOMAIN, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


@cache
def _babel(locale: str) -> Locale:
    return Locale.parse(locale)


def _filled(text: str, facts: Mapping[str, object]) -> str:
    """Put ``facts`` in the {named} places of ``text``."""
    try:
        return text.format_map(facts)
    except KeyError as error:
        msg = f"the text {text!r} has a place {{{error.args[0]}}}, but was given only {sorted(facts)}"
        raise LookupError(msg) from None


def _rounded(number: float | Decimal, decimals: int) -> Decimal:
    """Round half away from zero, as Swedish readers are taught; never "−0". What is not known is no number."""
    exact = Decimal(str(number))
    if not exact.is_finite():
        msg = f"{number} is not a number to show: say in words that it is not known"
        raise ValueError(msg)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return rounded or abs(rounded)


def _pattern(decimals: int) -> str:
    return "#,##0." + "0" * decimals if decimals else "#,##0"


def _signed(formatted: str) -> str:
    """Use the minus sign: Babel leaves a hyphen where we give the pattern."""
    return formatted.replace("-", "\N{MINUS SIGN}")


@dataclass(frozen=True, slots=True)
class Texts:
    """The words, numbers and dates of one language.

    Raises
    ------
    Problem
        If the workbook does not speak ``locale``.
    """

    locale: str = "sv"

    def __post_init__(self) -> None:
        if self.locale not in LOCALES:
            # English and Swedish: there is no language to say it in yet.
            raise Problem(
                f"Språket {self.locale!r} finns inte. Välj {' eller '.join(LOCALES)} (KARTBLAD_LOCALE). "
                f"There is no language {self.locale!r}: choose one of {', '.join(LOCALES)}."
            )

    def gettext(self, message: str, /, **facts: object) -> str:
        """Return ``message`` in the reader's language with its {named} places filled.

        Raises
        ------
        LookupError
            If a place has no fact.
        """
        return _filled(_translations(self.locale).gettext(message), facts)

    def ngettext(self, one: str, many: str, n: int, /, **facts: object) -> str:
        """Return ``one`` or ``many`` as ``n`` demands; {n} is filled with the formatted number unless given."""
        words = _translations(self.locale).ngettext(one, many, n)
        return _filled(words, {"n": self.number(n), **facts})

    def number(self, x: float | Decimal, decimals: int | None = None) -> str:
        """Return ``x`` as "1 399,5"; at most three decimals unless ``decimals`` says how many."""
        rounded = _rounded(x, 3 if decimals is None else decimals)
        pattern = "#,##0.###" if decimals is None else _pattern(decimals)
        return _signed(format_decimal(rounded, format=pattern, locale=_babel(self.locale)))

    def percent(self, share: float | Decimal, decimals: int = 0) -> str:
        """Return the share 0.5 as "50 %"."""
        space = "" if self.locale == "en" else "\N{NO-BREAK SPACE}"
        pattern = f"{_pattern(decimals)}{space}%"
        return _signed(format_percent(_rounded(share, decimals + 2), format=pattern, locale=_babel(self.locale)))

    def date(self, iso: str) -> str:
        """Return an ISO 8601 day or month in words ("16 januari 2017"); years and other periods stay as they are."""
        if _DAY.fullmatch(iso):
            return format_date(date.fromisoformat(iso), format="d MMMM y", locale=_babel(self.locale))
        if _MONTH.fullmatch(iso):
            return format_date(date.fromisoformat(f"{iso}-01"), format="MMMM y", locale=_babel(self.locale))
        return iso

    def reason(self, error: OSError) -> str:
        """Return why a file cannot be opened or written, without a full stop; else the system's own words."""
        known = REASONS.get(error.errno or 0)
        return self.gettext(known) if known else error.strerror or str(error)

    def pick(self, words: Mapping[str, str] | Words) -> str:
        """Return the reader's language of a text that has both; Swedish where it lacks the other."""
        if isinstance(words, Mapping):
            return words.get(self.locale) or words["sv"]
        return (words.en if self.locale == "en" else "") or words.sv
