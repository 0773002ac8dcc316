"""The one error edge: a Problem is said as it stands, anything else gets a sentence and a number that the log shares.

What a visitor wrote must never reach the log, and an unknown exception's text may hold it. So neither screen nor log
shows ``str(exception)``: the log gets the types of the exceptions and the places in the code.
"""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Iterator

from kartblad.core.problems import DataProblem, Problem
from kartblad.i18n import Texts
from kartblad.ui.blocks import Notice

KEY = "notice-of-error"
"""The key of the block that says what went wrong."""

log = logging.getLogger("kartblad")


def explained(error: Exception, texts: Texts) -> Notice:
    """Return what the visitor is told of ``error``; what the visitor cannot mend is logged."""
    if isinstance(error, DataProblem):
        log.error("data problem in %s %s %s", error.place.file, error.place.key, error.place.column)
    if isinstance(error, Problem):
        return Notice(KEY, "error", str(error))
    return Notice(
        KEY,
        "error",
        texts.gettext(
            "The workbook could not do this: there is a fault in it. Try again or reload the page. "
            "If it happens again, tell whoever runs the workbook the number {reference}.",
            reference=logged(error),
        ),
    )


def logged(error: BaseException) -> str:
    """Write an exception to the log without any value and return its reference number."""
    reference = secrets.token_hex(3).upper()
    log.error("fault %s: %s", reference, "; caused by ".join(_described(each) for each in _chain(error)))
    return reference


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield the exception and those that led to it."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__


def _described(error: BaseException) -> str:
    """Return the type and the places, innermost last; no message, no source line, no local."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    places = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    return " > ".join((kind, *places))
