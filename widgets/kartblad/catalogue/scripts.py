"""The scripts of a session: those under ``data/sessions``, and copies that a supervisor has changed.

``steps.yaml`` holds the thirteen steps that several scripts share; a script takes one with ``like: S05`` and says what
is different. A copy is complete in itself, has the same form and a key of its own, so that both are offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from kartblad.catalogue import written
from kartblad.catalogue.written import STEP, Schema
from kartblad.core.problems import Place, Problem
from kartblad.core.script import Script, Work
from kartblad.i18n import msgid

FOLDER = "sessions"
LIBRARY = f"{FOLDER}/steps.yaml"
OTHER = "urgent.yaml"
"""What may lie among the copies and is none: the municipality's text for acute worry."""
OWN = "egen-"
"""What the key of a supervisor's copy begins with; its file's name follows."""
NEEDED = ("work", "name", "speaks", "purpose", "prompts")
"""What a step must have, itself or from the step that it is like."""
TEXTS = frozenset({"name", "what", "credit", "purpose", "example", "text"})
LISTS = frozenset({"prompts", "mistakes"})

Raw = Mapping[str, Any]


def scripts(data: Path, own: Path | None = None) -> dict[str, Script]:
    """Return every script by its key: the workbook's in their order, then copies by the names of their files.

    Parameters
    ----------
    data
        The workbook's data folder.
    own
        A folder with copies; it need not be there.

    Raises
    ------
    Problem
        Naming file and key of the first fault, and what to do.
    """
    found, problems = scripts_and_problems(data, own)
    for problem in problems:
        raise problem
    return found


def scripts_and_problems(data: Path, own: Path | None = None) -> tuple[dict[str, Script], tuple[Problem, ...]]:
    """Return every script that can be used, and a sentence for each copy that cannot.

    Raises
    ------
    DataProblem
        If one of the workbook's own is broken.
    """
    schema = written.schema_of(data, "session")
    library = _library(data, schema)
    found = _shipped(data, schema, library)
    problems: list[Problem] = []
    for file in _copies(own):
        try:
            script = _script(file, file.name, schema, library, own=True)
            _check_new(script.key, file.name, found)
            found[script.key] = script
        except Problem as problem:
            problems.append(problem)
    return found, tuple(problems)


def _library(data: Path, schema: Schema) -> dict[str, Raw]:
    """Return the shared steps by their id."""
    form = {"type": "object", "additionalProperties": {"$ref": "#/$defs/step"}, "$defs": schema["$defs"]}
    steps: dict[str, Raw] = written.read(data / LIBRARY, form, LIBRARY)
    return steps


def _shipped(data: Path, schema: Schema, library: Mapping[str, Raw]) -> dict[str, Script]:
    """Return the workbook's own scripts, in the order that they state."""
    files = [file for file in sorted((data / FOLDER).glob("*.yaml")) if file.name != Path(LIBRARY).name]
    held = [(_raw(file, f"{FOLDER}/{file.name}", schema), file) for file in files]
    in_order = sorted(held, key=lambda pair: (pair[0].get("order", 999), pair[1].name))
    return {
        file.stem: _built(raw, file.stem, Place(f"{FOLDER}/{file.name}"), library, own=False) for raw, file in in_order
    }


def _copies(own: Path | None) -> Iterator[Path]:
    """Yield the supervisor's copies by name; what is hidden or an editor's is none."""
    if own is None or not own.is_dir():
        return
    for file in sorted(path for path in own.iterdir() if path.is_file()):
        if file.suffix in (".yaml", ".yml") and file.name != OTHER and not file.name.startswith((".", "~")):
            yield file


def _raw(file: Path, name: str, schema: Schema, *, own: bool = False) -> Raw:
    found: Raw = written.read(file, schema, name, own=own)
    return found


def _script(file: Path, name: str, schema: Schema, library: Mapping[str, Raw], *, own: bool) -> Script:
    return _built(_raw(file, name, schema, own=own), f"{OWN}{file.stem}", Place(name), library, own=own)


def _built(raw: Raw, key: str, place: Place, library: Mapping[str, Raw], *, own: bool) -> Script:
    """Return a script whose form has been checked, when it also makes sense."""
    steps = [_whole(step, number, place, library, own=own) for number, step in enumerate(raw["steps"], start=1)]
    fields = {name: value for name, value in raw.items() if name not in ("order", "minutes")}
    script = msgspec.convert(
        _worded(fields | {"steps": steps, "key": key, "own": own, "what": raw.get("what", "")}), Script
    )
    _check(script, raw.get("minutes"), place)
    return script


def _whole(step: Raw, number: int, place: Place, library: Mapping[str, Raw], *, own: bool) -> Raw:
    """Return a step with what it takes from the one that it is like."""
    like = step.get("like", "")
    name = step.get("id") or like or str(number)
    here = Place(place.file, key=f"steps{STEP}{name}")
    if like and like not in library:
        message = msgid("{file}, key {key}: there is no step {like} to be like. Choose one of {known}.")
        raise _fault(message, here, own=own, like=like, known=", ".join(library))
    whole = {"id": name, **library.get(like, {}), **step}
    whole.pop("like", None)
    for needed in (*NEEDED, "minutes"):
        if needed not in whole:
            message = msgid(
                "{file}, key {key}: {needed} is missing. Write it there, or “like” and a step to take it from."
            )
            raise _fault(message, here, own=own, needed=needed)
    return whole


def _worded(value: Any) -> Any:
    """Return raw fields with every text as both languages; one that stands alone is Swedish."""
    if isinstance(value, list):
        return [_worded(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {name: _named(name, each) for name, each in value.items()}


def _named(name: str, value: Any) -> Any:
    if name in TEXTS:
        return written.in_both(value)
    if name in LISTS:
        return [written.in_both(each) for each in value]
    return _worded(value)


def _fault(message: str, place: Place, *, own: bool, **facts: object) -> Problem:
    return written.problem(message, place, own=own, key=place.key, **facts)


def _check(script: Script, stated: int | None, place: Place) -> None:
    """Raise a Problem if steps share an id, none of them closes the session, or the minutes do not add up."""
    ids = [step.id for step in script.steps]
    for step_id in ids:
        if ids.count(step_id) > 1:
            here = Place(place.file, key=f"steps{STEP}{step_id}")
            message = msgid("{file}, key {key}: {n} steps have this id. Give each its own with “id”.")
            raise _fault(message, here, own=script.own, n=ids.count(step_id))
    here = Place(place.file, key="steps")
    if all(step.work is not Work.CLOSE for step in script.steps):
        message = msgid(
            "{file}, key {key}: no step closes the session, so nobody decides what happens to the map. Add a step with "
            "work: {work}."
        )
        raise _fault(message, here, own=script.own, work=Work.CLOSE.value)
    if stated is not None and stated != script.minutes:
        message = msgid(
            "{file}, key {key}: it says {stated}, but the steps make {sum} minutes. Change one of the two, or take the "
            "line away."
        )
        raise _fault(message, Place(place.file, key="minutes"), own=script.own, stated=stated, sum=script.minutes)


def _check_new(key: str, file: str, found: Mapping[str, Script]) -> None:
    """Raise a Problem if two copies have the same name, apart from their ending."""
    if key in found:
        message = msgid("{file}: another copy has the same name. Give one of the two files another name.")
        raise _fault(message, Place(file), own=True)
