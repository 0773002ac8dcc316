"""Writes a municipality's own weight sets in the same form as the workbook's: a new file for each version."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from kartblad.catalogue import written
from kartblad.catalogue.weights import SCHEMA, checked
from kartblad.catalogue.written import problem
from kartblad.core.problems import Place
from kartblad.core.words import Words
from kartblad.core.workload.origin import Ref
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts, msgid

FIRST = "1.0.0"
MOST_VERSIONS = 9999
LONGEST_ID = 40
TEXT = "tag:yaml.org,2002:str"
ALWAYS = ("expected",)
"""What a file has also where it is empty."""
WIDE = 10_000
"""Signs in a line: a text is never broken."""
COMMENTS = (
    msgid("Weight set “{name}”, version {version}, made with the workbook on {date}."),
    msgid("To use it elsewhere: add the file on the page, or lay it in the folder weights/{id}/ as {version}.yaml."),
    msgid("Never change a version that somebody has measured with: make a new one."),
)
"""What stands at the head of a file."""
_SHARED_NAME = re.compile(r"(?P<id>[a-z][a-z0-9_-]{0,59})@(?P<version>\d{1,4}\.\d{1,4}\.\d{1,4})(?: ?\(\d+\))?\.ya?ml")


def file_name(ref: Ref) -> str:
    """Return what a file to share is called: `brought` finds id and version in it."""
    return f"{ref}.yaml"


def yaml_of(weights: WeightSet) -> bytes:
    """Return a set as YAML: it reads back as the same set."""
    texts, ref = Texts("sv"), weights.ref
    facts = {"name": weights.name.sv, "version": ref.version, "id": ref.id, "date": weights.date}
    head = [f"# {_one_line(texts.gettext(line, **facts))}\n" for line in COMMENTS]
    return ("".join(head) + "\n" + _dumped(_plain(_regrouped(weights)))).encode()


def save(weights: WeightSet, own: Path, data: Path) -> Path:
    """Write a version of a set and return its file; there is none of that version yet.

    Parameters
    ----------
    weights
        What is written.
    own
        The folder of the municipality's own sets; it is made where it is missing.
    data
        The workbook's data folder, for the form of the file.

    Raises
    ------
    Problem
        If it would not read back as the same set, if the version exists, or if the folder cannot be written to.
    """
    content = yaml_of(weights)
    file = own / weights.ref.id / f"{weights.ref.version}.yaml"
    name = f"{file.parent.name}/{file.name}"
    if read(content, weights.ref, name, data) != weights:
        message = msgid("{file} would not read back as it is on the screen. It was not saved.")
        raise problem(message, Place(name), own=True)
    try:
        _put(file, content)
    except FileExistsError:
        message = msgid("{file} exists already, saved somewhere else meanwhile. Save again: it gets a new number.")
        raise problem(message, Place(name), own=True) from None
    except OSError as error:
        message = msgid("{file} could not be saved: {reason}. What you have written is still here.")
        raise problem(message, Place(name), own=True, reason=error.strerror or error) from None
    return file


def read(content: bytes, ref: Ref, name: str, data: Path) -> WeightSet:
    """Return the set that a file's bytes hold.

    Raises
    ------
    Problem
        Naming file, row and key of the first fault, and what to do.
    """
    return checked(written.read_bytes(content, written.schema_of(data, SCHEMA), name, own=True), ref, name, own=True)


def brought(content: bytes, name: str, data: Path) -> WeightSet:
    """Return a set from elsewhere. Id and version are in the file's name; where they are not, the set's name gives one.

    Raises
    ------
    Problem
        As for `read`.
    """
    found = _SHARED_NAME.fullmatch(name)
    if found:
        return read(content, Ref(found["id"], found["version"]), name, data)
    made = read(content, Ref("x", FIRST), name, data)
    return replace(made, ref=Ref(id_from(made.name), FIRST))


def next_version(versions: Iterable[str]) -> str:
    """Return the number after all of these, "1.0.0" where there are none."""
    return f"{max((int(each.split('.')[0]) for each in versions), default=0) + 1}.0.0"


def id_from(name: Words, taken: Iterable[str] = ()) -> str:
    """Return an id that tells what it is called, with a number where that is taken."""
    plain = unicodedata.normalize("NFKD", name.sv.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST_ID].strip("_")
    wanted = slug if slug[:1].isalpha() else f"x{slug}"
    used = set(taken)
    numbers = (wanted if n == 1 else f"{wanted}_{n}" for n in range(1, len(used) + 2))
    return next(each for each in numbers if each not in used)


def _put(file: Path, content: bytes) -> None:
    """Write a file at one stroke where there is none: who reads the folder sees all of it or nothing."""
    if file.parent.is_file():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"~{secrets.token_hex(4)}.yaml")  # the reader of sets passes over "~"
    try:
        with new.open("xb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        _named(new, file)
    finally:
        with contextlib.suppress(FileNotFoundError):
            new.unlink()


def _named(new: Path, file: Path) -> None:
    """Give a file its name, which no other may have; a disk without links has no way to do it in one."""
    try:
        os.link(new, file)
    except FileExistsError:
        raise
    except OSError:
        if file.exists():
            raise FileExistsError from None
        new.rename(file)


def _regrouped(weights: WeightSet) -> dict[str, Any]:
    """Return a set's fields as a file has them: rules with their origin, pairs as keys."""
    fields = {name: getattr(weights, name) for name in WeightSet.__dataclass_fields__ if name != "ref"}
    for name in ("part_time", "duties"):
        fields[name] = {"rule": fields[name], "origin": fields.pop(f"{name}_origin")}
    fields["examples"] = [_example(_fields(each)) for each in weights.examples]
    return fields


def _example(fields: dict[str, Any]) -> dict[str, Any]:
    return fields | {name: dict(fields[name]) for name in ("counts", "shared", "reductions")}


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def _plain(value: Any) -> Any:
    """Return a value as lists, keys and texts; what is empty is left out, for the reader puts it back."""
    if hasattr(value, "__dataclass_fields__"):
        value = _fields(value)
    if isinstance(value, Mapping):
        plain = {key: _plain(each) for key, each in value.items()}
        return {key: each for key, each in plain.items() if each not in (None, "", [], {}) or key in ALWAYS}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, StrEnum):
        return value.value
    return _Quoted(value) if isinstance(value, str) else value


def _one_line(text: str) -> str:
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", " ", text).split())


class _Quoted(str):
    """A text that is written with quotation marks, so that nothing in it is taken for something else."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Writes texts in quotation marks and numbers as exact as they are; nothing is referred to instead of written."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _number(dumper: yaml.SafeDumper, number: Decimal) -> yaml.Node:
    digits = format(number, "f")
    return dumper.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in digits else 'int'}", digits)


_Dumper.add_representer(_Quoted, lambda dumper, text: dumper.represent_scalar(TEXT, text, style='"'))
_Dumper.add_representer(Decimal, _number)


def _dumped(value: object) -> str:
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDE)
    return text
