"""Files of measurements in the page's own words: the workbook that comes back as it was, and the main table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from kartblad.apps.workload import amounts
from kartblad.core.workload.measurement import Measurement
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts
from kartblad.records import workload_export
from kartblad.records.workload_computed import Said

Sets = Mapping[str, tuple[WeightSet, ...]]


def said(texts: Texts) -> Said:
    """Return what parts, origins and gaps are called on the page."""
    return Said(
        lambda part, weights: amounts.part_name(part, weights, texts),
        lambda origin: amounts.origin(origin, texts),
        lambda gap: texts.gettext(amounts.GAPS[gap]),
    )


def xlsx(measurements: Sequence[Measurement], sets: Sets, data: Path, texts: Texts) -> bytes:
    """Return measurements as a workbook."""
    return workload_export.xlsx(measurements, sets, data, said(texts), texts)


def csv_table(measurements: Sequence[Measurement], sets: Sets, data: Path, texts: Texts) -> bytes:
    """Return the main table of measurements for a Swedish Excel."""
    return workload_export.csv_table(measurements, sets, data, said(texts), texts)
