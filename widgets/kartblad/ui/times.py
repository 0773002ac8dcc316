"""How the time that is left is said: here for the first paint, and in the browser with the same words while it runs."""

from __future__ import annotations

from collections.abc import Mapping

from kartblad.i18n import Texts

SOON = 120
"""Seconds before the end at which it is said, once, that time is running out."""


def time_left(seconds: int, texts: Texts) -> str:
    """Return "4:10 kvar", or "1:05 över" once the time is out."""
    minutes, rest = divmod(abs(seconds), 60)
    time = f"{minutes}:{rest:02}"
    return texts.gettext("{time} left", time=time) if seconds >= 0 else texts.gettext("{time} over", time=time)


def clock_words(texts: Texts) -> Mapping[str, str]:
    """Return what a clock says by itself; "{time}" stands for the time."""
    return {
        "left": texts.gettext("{time} left", time="{time}"),
        "over": texts.gettext("{time} over", time="{time}"),
        "soon": texts.ngettext("{n} minute left", "{n} minutes left", SOON // 60),
        "out": texts.gettext("The time is up; take the time you need"),
    }
