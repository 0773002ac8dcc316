"""The unit's measurements leave as a workbook with everything, or as one table; no code stands in a file's name."""

from __future__ import annotations

from collections.abc import Mapping

from kartblad.apps.workload.commands import Maker
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.ui.blocks import Block, Controls, Offer, Prose
from kartblad.ui.files import File
from kartblad.ui.refused import XLSX


def blocks(desk: Desk, office: Office) -> tuple[Block, ...]:
    """Return the files; nothing where there is nothing to take along."""
    texts = office.texts
    if not desk.unit.measurements:
        return ()
    how = texts.gettext(
        "All months, with the codes. The files are not encrypted: keep them where personal data may be kept, and no "
        "longer than needed. The workbook can be read in again without loss."
    )
    return (
        Prose("along", texts.gettext("Take the measurements along"), 3, (how,)),
        Controls(
            "along-files",
            texts.gettext("Files"),
            (
                Offer("unit-xlsx", texts.gettext("Download everything (XLSX)")),
                Offer("unit-csv", texts.gettext("Download the table (CSV)")),
            ),
        ),
    )


def _xlsx(desk: Desk, office: Office) -> File:
    from kartblad.apps.workload import exported
    from kartblad.records.workload_export import file_name

    library = office.library
    content = exported.xlsx(desk.unit.measurements, library.sets, library.data, office.texts)
    return File(file_name("xlsx"), XLSX, content)


def _csv(desk: Desk, office: Office) -> File:
    from kartblad.apps.workload import exported
    from kartblad.records.workload_export import file_name

    library = office.library
    content = exported.csv_table(desk.unit.measurements, library.sets, library.data, office.texts)
    return File(file_name("csv"), "text/csv;charset=utf-8", content)


OFFERS: Mapping[str, Maker] = {"unit-xlsx": _xlsx, "unit-csv": _csv}
