"""Reads the method data that the page works with, a supervisor's own copies included."""

from __future__ import annotations

from pathlib import Path

from kartblad.apps.mapping.office import Library
from kartblad.catalogue.cases import cases
from kartblad.catalogue.mapping import anchors, bbic_tags, checklist, safety_plan
from kartblad.catalogue.scripts import scripts_and_problems
from kartblad.catalogue.urgent import urgent_and_problem


def library(data: Path, own: Path) -> Library:
    """Return all method data. A broken copy of a supervisor's hides nothing: it becomes a sentence.

    Parameters
    ----------
    data
        The workbook's data.
    own
        The folder with the supervisor's own copies; it may be missing.
    """
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
        faults=tuple(str(each) for each in faults),
    )
