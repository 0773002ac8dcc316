"""The forms in which a figure leaves the page: files to download and pictures to copy, made when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kartblad.charts.figure import Figure
from kartblad.i18n import Texts, msgid


@dataclass(frozen=True, slots=True)
class File:
    """A file on its way to the browser."""

    name: str
    media: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Form:
    """One form: what its button says, what it is and who writes it."""

    label: str
    """A msgid; a verb first."""
    media: str
    extension: str
    write: Callable[[Figure, Texts], bytes]
    copied: bool = False
    """Goes to the clipboard; becomes a file where the browser has none."""
    kind: str = ""
    """Told in the file's name where two forms have the same ending."""


# matplotlib and openpyxl take half a second to import: only who asks for their files waits for them.
def _open_csv(figure: Figure, texts: Texts) -> bytes:
    from kartblad.records import exports

    return exports.open_csv(figure)


def _excel_csv(figure: Figure, texts: Texts) -> bytes:
    from kartblad.records import exports

    return exports.excel_csv(figure, texts)


def _xlsx(figure: Figure, texts: Texts) -> bytes:
    from kartblad.records import exports

    return exports.xlsx(figure, texts)


def _svg(figure: Figure, texts: Texts) -> bytes:
    from kartblad.charts import export

    return export.figure_svg(figure, texts)


def _png(figure: Figure, texts: Texts) -> bytes:
    from kartblad.charts import export

    return export.figure_png(figure, texts)


FORMS: Mapping[str, Form] = {
    "csv": Form(msgid("Download CSV (open data)"), "text/csv;charset=utf-8", "csv", _open_csv),
    "excel_csv": Form(msgid("Download CSV for Excel"), "text/csv;charset=utf-8", "csv", _excel_csv, kind="excel"),
    "xlsx": Form(
        msgid("Download Excel (XLSX)"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
        _xlsx,
    ),
    "png": Form(msgid("Copy as picture (PNG)"), "image/png", "png", _png, copied=True),
    "svg": Form(msgid("Copy as SVG"), "image/svg+xml", "svg", _svg, copied=True),
}


def file_of(figure: Figure, form: Form, texts: Texts) -> File:
    """Return the figure in this form."""
    from kartblad.records.exports import file_name

    return File(file_name(figure, form.extension, form.kind), form.media, form.write(figure, texts))
