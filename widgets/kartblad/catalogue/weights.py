"""The weight sets: the workbook's under ``data/weights`` and a municipality's own, a file for each version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from kartblad.catalogue import written
from kartblad.catalogue.written import Schema, problem
from kartblad.core.problems import Place, Problem
from kartblad.core.workload.origin import Ref
from kartblad.core.workload.sense import is_ref
from kartblad.core.workload.trials import NO_ZONE, failed
from kartblad.core.workload.weights import Flaw, FlawError, WeightSet
from kartblad.i18n import Texts, msgid

FOLDER = "weights"
SCHEMA = "weights"
USUAL = "demo-nassjo-2018-plus-illustrative"
"""What is measured with until something else is chosen."""

FLAWS: Mapping[Flaw, str] = {
    Flaw.IDS: msgid("{file}: two kinds, norms, zones, reasons, questions, sources or examples share an id. Mend it."),
    Flaw.BANDS: msgid("{file}: the norms do not follow on each other from 0 years to no end. Mend the years."),
    Flaw.HOURS: msgid(
        "{file}: hours must be more than 0, and be there where a reason is counted in hours. Mend hours."
    ),
    Flaw.ZONES: msgid("{file}: the zones' limits do not rise to a last zone without a limit. Mend upper."),
}

Sets = Mapping[str, tuple[WeightSet, ...]]
"""The versions of each set by its id, oldest first."""


def weight_sets(data: Path, own: Path | None = None) -> dict[str, tuple[WeightSet, ...]]:
    """Return every set by its id, each with its versions, oldest first.

    Parameters
    ----------
    data
        The workbook's data folder.
    own
        A folder with the municipality's own sets, ``<id>/<version>.yaml``; it need not be there.

    Raises
    ------
    Problem
        Naming file and key of the first fault, and what to do.
    """
    found, problems = sets_and_problems(data, own)
    for each in problems:
        raise each
    return found


def sets_and_problems(
    data: Path, own: Path | None = None
) -> tuple[dict[str, tuple[WeightSet, ...]], tuple[Problem, ...]]:
    """Return every set that can be used, and a sentence for each own file that cannot.

    Raises
    ------
    DataProblem
        If one of the workbook's own is broken.
    """
    schema = written.schema_of(data, SCHEMA)
    held = [read_set(file, f"{FOLDER}/{file.parent.name}/{file.name}", schema) for file in files(data / FOLDER)]
    problems: list[Problem] = []
    for file in files(own) if own is not None else ():
        try:
            _check_name(file)
            held.append(read_set(file, f"{file.parent.name}/{file.name}", schema, own=True))
        except Problem as fault:
            problems.append(fault)
    return _by_id(held), tuple(problems)


def latest(sets: Sets, ref: Ref) -> WeightSet:
    """Return a set; where that version is gone, the newest of its id, else the first of all. Its ``ref`` says which.

    It gives names to what was counted; only `Measurement.is_scored_by` says whether it may also score it.
    """
    versions = sets.get(ref.id) or next(iter(sets.values()))
    return next((each for each in versions if each.ref == ref), versions[-1])


def read_set(file: Path, name: str, schema: Schema, *, own: bool = False) -> WeightSet:
    """Return one version of one set, when its form is right, it makes sense, and its own examples come out.

    Parameters
    ----------
    file
        ``<id>/<version>.yaml``.
    name
        What it is called in a sentence.
    schema
        ``data/schemas/weights.json``.
    own
        Whether somebody here wrote it.

    Raises
    ------
    Problem
        Naming file and key, and what to do.
    """
    return checked(written.read(file, schema, name, own=own), Ref(file.parent.name, file.stem), name, own=own)


def checked(raw: Mapping[str, Any], ref: Ref, name: str, *, own: bool = False) -> WeightSet:
    """Return the set of a file whose form has been checked, when it makes sense and its own examples come out.

    Raises
    ------
    Problem
        Naming file and key, and what to do.
    """
    try:
        made = built(raw, ref)
    except ValueError as error:
        flaw = error.__cause__  # msgspec raises its own of it
        if not isinstance(flaw, FlawError):
            raise
        raise problem(FLAWS[flaw.flaw], Place(name), own=own) from None
    _check_pointers(made, name, own=own)
    if wrong := failed(made):
        names = ", ".join(each.example.name.pick(Texts().locale) for each in wrong)
        message = msgid("{file}: these worked examples do not come out: {names}. Mend the set or the examples.")
        raise problem(message, Place(name), own=own, names=names)
    return made


def built(raw: Mapping[str, Any], ref: Ref) -> WeightSet:
    """Return the set of a file whose form has been checked.

    Raises
    ------
    ValueError
        If it does not hang together.
    """
    fields = dict(raw)
    for name in ("part_time", "duties"):
        if rule := fields.pop(name, None):
            fields |= {name: rule["rule"], f"{name}_origin": rule["origin"]}
    examples = [_example(each) for each in fields["examples"]]
    bands = [{"years_to": None, **band} for band in fields["bands"]]
    return msgspec.convert(fields | {"ref": ref, "examples": examples, "bands": bands}, WeightSet)


def _example(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    pairs = {name: sorted(raw[name].items()) for name in ("counts", "shared", "reductions") if name in raw}
    return {**raw, **pairs}


def _check_pointers(made: WeightSet, name: str, *, own: bool) -> None:
    """Refuse ids that lead nowhere."""
    for key, strays in _strays(made):
        for stray in sorted(strays):
            message = msgid("{file}, key {key}: {value} is named there, but nothing in the set has that id.")
            raise problem(message, Place(name, key=key), own=own, key=key, value=f"”{stray}”")


def _strays(made: WeightSet) -> Iterator[tuple[str, set[str]]]:
    """Yield where ids are named, and those that lead nowhere."""
    kinds, zones = {each.id for each in made.kinds}, {each.id for each in made.zones}
    reasons, sources = {each.id for each in made.reasons}, {each.key for each in made.sources}
    yield "kinds › within", {each.within for each in made.kinds} - kinds - {""}
    yield "kinds › points › source", {each.points.source for each in made.kinds} - sources - {""}
    yield "mismatches › zones", {zone for each in made.mismatches for zone in each.zones} - zones
    yield "overload › zones", set(made.overload.zones if made.overload else ()) - zones
    yield "examples › counts", {kind for each in made.examples for kind, _n in (*each.counts, *each.shared)} - kinds
    yield "examples › reductions", {reason for each in made.examples for reason, _n in each.reductions} - reasons
    yield "examples › zone", {each.expected.zone for each in made.examples} - zones - {"", NO_ZONE}


def files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder of sets in order, without those that are on their way there or lead nowhere."""
    if folder.is_dir():
        found = (file for file in folder.glob("*/*.yaml") if not file.name.startswith((".", "~")))
        yield from sorted(file for file in found if file.is_file())


def _check_name(file: Path) -> None:
    """Refuse a name that a version cannot be ordered by, or that could not stand on a card."""
    if is_ref(Ref(file.parent.name, file.stem)):
        return
    message = msgid(
        "{file}: a set lies in a folder named with small letters a–z, digits, _ and -, in a file named by its version, "
        "such as 1.0.0.yaml. Name them so."
    )
    raise problem(message, Place(f"{file.parent.name}/{file.name}"), own=True)


def _by_id(held: list[WeightSet]) -> dict[str, tuple[WeightSet, ...]]:
    found: dict[str, list[WeightSet]] = {}
    for each in held:
        found.setdefault(each.ref.id, []).append(each)
    first = sorted(found, key=lambda key: (key != USUAL, key))
    return {key: tuple(sorted(found[key], key=_age)) for key in first}


def _age(made: WeightSet) -> tuple[Decimal, ...]:
    return tuple(Decimal(part) for part in made.ref.version.split("."))
