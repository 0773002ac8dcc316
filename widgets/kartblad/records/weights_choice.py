"""The weight set that somebody names on the command line: an id, an id with its version, or a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kartblad.catalogue import written
from kartblad.catalogue.weights import FOLDER, SCHEMA, Sets, read_set, sets_and_problems
from kartblad.core.problems import Place, Problem
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts
from kartblad.settings import Settings

ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is scored with, and all sets that rows may name."""

    weights: WeightSet
    sets: Sets


def chosen(asked: str, here: Settings, texts: Texts) -> Choice:
    """Return the set that is asked for; nothing asked is the usual one.

    Parameters
    ----------
    asked
        An id (its newest version), ``id@version``, or the path of a .yaml file or of a folder with versions.
    here
        Where the workbook's sets and the municipality's own are.
    texts
        The reader's language.

    Raises
    ------
    Problem
        If there is no such set, or its file cannot be used.
    """
    sets, problems = sets_and_problems(here.data, here.own / FOLDER)
    if not asked:
        return Choice(next(iter(sets.values()))[-1], sets)
    name, _at, version = asked.partition("@")
    versions = sets.get(name, ())
    found = [each for each in versions if version in ("", each.ref.version)]
    if found:
        return Choice(found[-1], sets)
    for problem in (each for each in problems if each.place.file.startswith(f"{name}/")):
        raise problem
    made = None if versions else _from_file(Path(asked), here, texts)
    if made is None:
        raise _unknown(asked, [str(each.ref) for each in versions] or list(sets), texts)
    others = tuple(each for each in sets.get(made.ref.id, ()) if each.ref != made.ref)
    return Choice(made, {**sets, made.ref.id: (*others, made)})


def _from_file(path: Path, here: Settings, texts: Texts) -> WeightSet | None:
    """Return the set of a file, or of the newest file in a folder; None where there is neither."""
    if path.is_dir():
        files = [file for file in path.iterdir() if file.suffix in ENDINGS and not file.name.startswith((".", "~"))]
        if not files:
            message = texts.gettext("The folder {folder} holds no weight set: no file ends in .yaml.", folder=path)
            raise Problem(message, Place(file=str(path)))
        path = max(files, key=_age)
    elif path.suffix not in ENDINGS or not path.is_file():
        return None
    # The folder that a file lies in is its id: it need not be written as part of the path.
    return read_set(path.resolve(), str(path), written.schema_of(here.data, SCHEMA), own=True)


def _age(file: Path) -> tuple[int, ...]:
    return tuple(int(part) if part.isdecimal() else -1 for part in file.stem.split("."))


def _unknown(asked: str, names: list[str], texts: Texts) -> Problem:
    known = ", ".join(names)
    message = texts.gettext("There are no weights {asked}. There are {known}.", asked=f"”{asked}”", known=known)
    return Problem(message, Place(key="weights"))
