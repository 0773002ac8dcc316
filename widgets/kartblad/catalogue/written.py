"""YAML that people write by hand: read with its lines, checked against a JSON Schema, each fault said in a sentence.

The schema in ``data/schemas`` is the one truth of a file's form. Here is the part of JSON Schema that those files use;
the tests hold this check against jsonschema. A text is taken as it is written: ``en: No`` is a word, never false.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

import yaml

from kartblad.catalogue.depth import LOADER, is_too_deep
from kartblad.catalogue.reader import read_yaml
from kartblad.core.problems import DataProblem, Place, Problem
from kartblad.i18n import Texts, msgid

LONGEST = 1_000_000
"""Bytes; a file that a person writes is far smaller."""
SHOWN = 40
"""So much of a found text is repeated in a sentence."""
STEP = " › "
"""Between the parts of a key: "steps › S05 › minutes"."""

_WHOLE = re.compile(r"[+-]?\d{1,9}")
_DECIMAL = re.compile(r"[+-]?\d{1,9}(\.\d{1,12})?")
_TRUTH = {"true": True, "false": False}
_EMPTY = ("", "~", "null")

KINDS = {
    "string": msgid("a text"),
    "integer": msgid("a whole number, without quotation marks"),
    "number": msgid("a number with a decimal point, without quotation marks"),
    "boolean": msgid("true or false"),
    "array": msgid("a list, each line beginning with a dash"),
    "object": msgid("keys, each with a colon and a value"),
}
"""What a value may be, in words."""

Schema = Mapping[str, Any]
KeyPath = tuple[str, ...]


def read(file: Path, schema: Schema, name: str, *, own: bool = False) -> Any:
    """Return what a YAML file holds, in the form that its schema says.

    Parameters
    ----------
    file
        Where it lies.
    schema
        A JSON Schema, of the part that is named in `Writing`.
    name
        What the file is called in a sentence.
    own
        Whether somebody here wrote it: a fault is then a `Problem`, else a `DataProblem`.

    Raises
    ------
    Problem
        Naming file, line and key of the first fault, and what to do.
    """
    writing = Writing(name, own, schema.get("$defs", {}))
    return writing.value(writing.composed(file), schema, ())


def read_bytes(source: bytes, schema: Schema, name: str, *, own: bool = False) -> Any:
    """Return what a file holds that is not on disk; parameters and problems as for `read`."""
    writing = Writing(name, own, schema.get("$defs", {}))
    return writing.value(writing.parsed(source), schema, ())


def schema_of(data: Path, key: str) -> Schema:
    """Return one of the JSON Schemas in ``data/schemas``.

    Raises
    ------
    DataProblem
        If it cannot be read.
    """
    found: Schema = read_yaml(data, f"schemas/{key}.json")  # JSON is YAML
    return found


def read_data(data: Path, path: str, key: str) -> Any:
    """Return what a file under ``data`` holds, checked against ``schemas/<key>.json``.

    Raises
    ------
    DataProblem
        Naming file, line and key of the first fault.
    """
    return read(data / path, schema_of(data, key), path)


def problem(message: str, place: Place, *, own: bool, **facts: object) -> Problem:
    """Return a sentence about a file: the writer's to mend where it is their own, else the workbook's."""
    sentence = Texts().gettext(message, file=place.file, **facts)
    return Problem(sentence, place) if own else DataProblem(sentence, place)


def in_both(text: str | Mapping[str, str]) -> Mapping[str, str]:
    """Return a text as both languages; one that was written alone is Swedish."""
    return {"sv": text} if isinstance(text, str) else text


@dataclass(frozen=True, slots=True)
class Writing:
    """One file and how it is checked: types, properties, items, enum, pattern, limits and ``$ref`` to ``$defs``."""

    name: str
    own: bool = False
    definitions: Schema = field(default_factory=dict)

    def composed(self, file: Path) -> yaml.Node:
        """Return the file as YAML nodes, which know their lines."""
        try:
            source = file.read_bytes()
        except OSError as error:
            self._unreadable(msgid("{file} cannot be opened: {reason}."), error.strerror or error)
        return self.parsed(source)

    def parsed(self, source: bytes) -> yaml.Node:
        """Return a file's bytes as YAML nodes."""
        if len(source) > LONGEST:
            self._unreadable(msgid("{file} is too large to be a file of this kind."), "")
        try:
            text = source.decode("utf-8-sig")
            if self.own and is_too_deep(text):
                self._unreadable(msgid("{file} is too large to be a file of this kind."), "")
            node = yaml.compose(text, Loader=LOADER)
        except UnicodeDecodeError as error:
            self._unreadable(msgid("{file} is not saved as UTF-8. Save it again with that encoding."), error.reason)
        except yaml.YAMLError as error:
            raise self._broken(error) from error
        if node is None:
            self._unreadable(msgid("{file} is empty. Write it anew from a copy, or take the file away."), "")
        return node

    def _unreadable(self, message: str, reason: object) -> NoReturn:
        raise problem(message, Place(self.name), own=self.own, reason=reason)

    def _broken(self, error: yaml.YAMLError) -> Problem:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        row = mark.line + 1 if mark else 1
        message = msgid(
            "{file}, row {row}: the line cannot be read. Often an indent, a colon or a quotation mark is wrong, there "
            "or on the line above."
        )
        return problem(message, Place(self.name, row=row), own=self.own, row=row)

    def fault(self, node: yaml.Node, path: KeyPath, message: str, **facts: object) -> Problem:
        """Return a sentence about one value."""
        row, key = node.start_mark.line + 1, STEP.join(path) or "–"
        return problem(message, Place(self.name, row=row, key=key), own=self.own, row=row, key=key, **facts)

    def value(self, node: yaml.Node, schema: Schema, path: KeyPath) -> Any:
        """Return a node's value.

        Raises
        ------
        Problem
            If it does not have the form that ``schema`` says.
        """
        if "$ref" in schema:
            schema = self.definitions[schema["$ref"].removeprefix("#/$defs/")]
        kind = self._kind(node, schema, path)
        if isinstance(node, yaml.MappingNode):
            return self._object(node, schema, path)
        if isinstance(node, yaml.SequenceNode):
            return self._array(node, schema, path)
        return self._scalar(node, schema, path, kind)

    def _kind(self, node: yaml.Node, schema: Schema, path: KeyPath) -> str:
        """Return which of the allowed kinds a node is."""
        allowed = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        for kind in allowed:
            if _is(node, kind):
                return str(kind)
        if _is_empty(node):
            message = msgid(
                "{file}, row {row}, key {key}: nothing is written there. Write something, or take the line away."
            )
            raise self.fault(node, path, message)
        expected = Texts().gettext(KINDS[allowed[0]])
        message = msgid("{file}, row {row}, key {key}: found {value}, but expected {expected}.")
        raise self.fault(node, path, message, value=_shown(node), expected=expected)

    def _object(self, node: yaml.MappingNode, schema: Schema, path: KeyPath) -> dict[str, Any]:
        known, others = schema.get("properties", {}), schema.get("additionalProperties")
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in found:
                message = msgid("{file}, row {row}: the key {key} stands there twice. Take one of them away.")
                raise self.fault(key_node, (*path, key), message)
            if key not in known and not isinstance(others, Mapping):
                message = msgid(
                    "{file}, row {row}: the key {key} is not known. Write one of {allowed}, or take the line away."
                )
                raise self.fault(key_node, (*path, key), message, allowed=", ".join(known))
            self._check_name(key_node, schema, (*path, key))
            found[key] = self.value(value_node, known.get(key, others), (*path, key))
        self._check_complete(node, schema, path, found)
        return found

    def _check_name(self, node: yaml.Node, schema: Schema, path: KeyPath) -> None:
        pattern = schema.get("propertyNames", {}).get("pattern", "")
        if not re.search(pattern, path[-1]):
            message = msgid("{file}, row {row}: the key {key} does not have the form {pattern}.")
            raise self.fault(node, path, message, pattern=pattern)

    def _check_complete(self, node: yaml.Node, schema: Schema, path: KeyPath, found: Mapping[str, object]) -> None:
        for name in schema.get("required", ()):
            if name not in found:
                message = msgid("{file}, row {row}: {key} is missing. Write it there.")
                raise self.fault(node, (*path, name), message)

    def _array(self, node: yaml.SequenceNode, schema: Schema, path: KeyPath) -> list[Any]:
        least, most = schema.get("minItems", 0), schema.get("maxItems", len(node.value))
        if not least <= len(node.value) <= most:
            message = msgid("{file}, row {row}, key {key}: the list has {n} entries, but {least} to {most} fit.")
            raise self.fault(node, path, message, n=len(node.value), least=least, most=most)
        items = enumerate(node.value, start=1)
        return [self.value(item, schema["items"], (*path, _name(item, number))) for number, item in items]

    def _scalar(self, node: yaml.Node, schema: Schema, path: KeyPath, kind: str) -> str | int | bool | Decimal:
        if kind == "boolean":
            return _TRUTH[node.value]
        if kind in ("integer", "number"):
            return self._number(node, schema, path, kind)
        self._check_text(node, schema, path)
        return str(node.value)

    def _number(self, node: yaml.Node, schema: Schema, path: KeyPath, kind: str) -> int | Decimal:
        """Return a number; one with decimals is exact, as it is written."""
        number = int(node.value) if kind == "integer" else Decimal(node.value)
        low, high = schema.get("minimum", number), schema.get("maximum", number)
        if not low <= number <= high:
            message = msgid("{file}, row {row}, key {key}: found {value}, but it must lie between {low} and {high}.")
            raise self.fault(node, path, message, value=number, low=low, high=high)
        return number

    def _check_text(self, node: yaml.Node, schema: Schema, path: KeyPath) -> None:
        allowed: Sequence[str] = schema.get("enum", ())
        if allowed and node.value not in allowed:
            message = msgid("{file}, row {row}, key {key}: found {value}, but only {allowed} are allowed.")
            raise self.fault(node, path, message, value=_shown(node), allowed=", ".join(allowed))
        if not re.search(schema.get("pattern", ""), node.value):
            message = msgid("{file}, row {row}, key {key}: found {value}, which does not have the form {pattern}.")
            raise self.fault(node, path, message, value=_shown(node), pattern=schema["pattern"])
        most = schema.get("maxLength", len(node.value))
        if len(node.value) > most:
            message = msgid("{file}, row {row}, key {key}: the text has {n} signs, but {most} fit. Shorten it.")
            raise self.fault(node, path, message, n=len(node.value), most=most)


def _is_empty(node: yaml.Node) -> bool:
    """Return whether nothing is written there; quotation marks around nothing are nothing."""
    if not isinstance(node, yaml.ScalarNode):
        return False
    return not node.value.strip() or (not node.style and node.value in _EMPTY)


def _is(node: yaml.Node, kind: str) -> bool:
    """Return whether a node is of a JSON Schema type."""
    if isinstance(node, yaml.MappingNode):
        return kind == "object"
    if isinstance(node, yaml.SequenceNode):
        return kind == "array"
    if kind == "string":
        return not _is_empty(node)
    plain = isinstance(node, yaml.ScalarNode) and not node.style
    if kind == "integer":
        return plain and _WHOLE.fullmatch(node.value) is not None
    if kind == "number":
        return plain and _DECIMAL.fullmatch(node.value) is not None
    return kind == "boolean" and plain and node.value in _TRUTH


def _name(node: yaml.Node, number: int) -> str:
    """Return what an entry of a list is called in a key: by its own id, else by its number from 1."""
    if isinstance(node, yaml.MappingNode):
        for wanted in ("id", "like", "key"):
            for key, value in node.value:
                if key.value == wanted and isinstance(value, yaml.ScalarNode) and value.value:
                    return str(value.value)
    return str(number)


def _shown(node: yaml.Node) -> str:
    """Return what stands there as a sentence repeats it."""
    text = node.value if isinstance(node, yaml.ScalarNode) else "…"
    return f"”{text[: SHOWN - 1]}…”" if len(text) > SHOWN else f"”{text}”"
