"""Reads the method data that the page works with, a supervisor's own copies included."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kartblad.apps.mapping.office import Library
from kartblad.catalogue.cases import cases
from kartblad.catalogue.checks import rule_book, standard
from kartblad.catalogue.mapping import anchors, bbic_tags, checklist, safety_plan
from kartblad.catalogue.scripts import scripts_and_problems
from kartblad.catalogue.urgent import urgent_and_problem


def library(data: Path, own: Path) -> Library:
    """Return all method data. A broken copy of a supervisor's hides nothing: it becomes a sentence.

    It is read again only when a copy has changed: what was read before kernels are forked is shared by them all.

    Parameters
    ----------
    data
        The workbook's data.
    own
        The folder with the supervisor's own copies; it may be missing.
    """
    return _read(data, own, _copies(own))


def _copies(own: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what tells whether a copy has been added, changed or taken away."""
    files = sorted(own.iterdir()) if own.is_dir() else []
    seen = ((file.name, file.stat()) for file in files if file.is_file())
    return tuple((name, found.st_mtime_ns, found.st_size) for name, found in seen)


@lru_cache(maxsize=2)
def _read(data: Path, own: Path, _seen: tuple[tuple[str, int, int], ...]) -> Library:
    scripts, broken = scripts_and_problems(data, own)
    urgent, fault = urgent_and_problem(data, own)
    faults = (*broken, *((fault,) if fault else ()))
    return Library(
        scripts=scripts,
        cases=cases(data),
        urgent=urgent,
        checklist=checklist(data),
        anchors=anchors(data),
        bbic=bbic_tags(data),
        plan_help=safety_plan(data),
        standard=standard(data),
        rules=rule_book(data),
        own=str(own),
        faults=tuple(str(each) for each in faults),
    )
