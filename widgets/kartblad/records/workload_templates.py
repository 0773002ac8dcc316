"""The form of workload to fill in for a weight set: a column for each of its kinds, with made-up rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kartblad.catalogue.formats import Example, Form, read_examples, read_form
from kartblad.catalogue.weights import USUAL
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts
from kartblad.records import templates
from kartblad.records.templates import TemplateFile
from kartblad.records.workload_form import MAIN, form

HIGHEST = 5
"""Made-up counts lie below it."""


def files(data: Path, weights: WeightSet, texts: Texts) -> tuple[TemplateFile, ...]:
    """Return the form as XLSX and CSV.

    Parameters
    ----------
    data
        The workbook's data.
    weights
        What is measured with.
    texts
        The reader's language.
    """
    asked = form(data, weights)
    rows = tuple(_rows(data, asked, weights))
    named = (MAIN, "" if weights.ref.id == USUAL else weights.ref.id, texts.gettext("made_up_example"))
    stem = "_".join(filter(None, named))
    return (
        TemplateFile(f"{stem}.xlsx", templates.workbook(asked, rows, texts)),
        TemplateFile(f"{stem}.csv", templates.excel_csv(asked, rows, texts)),
    )


def _rows(data: Path, asked: Form, weights: WeightSet) -> Iterator[Example]:
    """Yield the shipped made-up rows; a kind that they lack gets small numbers that follow no pattern of anybody."""
    shipped = read_examples(data, read_form(data, MAIN))
    parts = {kind.id for kind in weights.kinds if kind.within}
    for at, row in enumerate(shipped):
        made = {name: "0" if name in parts else str((3 * at + 2 * n) % HIGHEST) for n, name in enumerate(asked.by_name)}
        yield {name: row.get(name, made[name]) for name in asked.by_name}
