"""Reads a map from a file that somebody wrote, to check it: forgiving what a check asks about, strict in all else.

Fields may be missing, empty or too long: that is for the checks to ask about. Unknown keys, wrong kinds of values and
words from no list are said in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import msgspec

from kartblad.catalogue.written import KINDS, STEP, schema_of
from kartblad.core.mapping.map import Map, Mode
from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts, msgid
from kartblad.records.yaml_tree import Node, refuse, tree

LONGEST_TEXT = 10_000
_EMPTY = ("", "~", "null", "Null", "NULL")
_WHOLE = re.compile(r"[+-]?\d{1,9}")
_TRUTH = {"true": True, "false": False, "True": True, "False": False}
_SHOWN = 40

FORGIVEN: Mapping[str, object] = {
    "session.mode": None, "persons": [], "participants.roles": [], "goals.opposite_of": "", "next_steps.text": "",
    "bottom_lines.reason": "", "ratings.round": 1, "explanations.frames": [],
}  # fmt: skip
"""What the schema demands and a check asks about, and what stands for it."""
PASSED_OVER = frozenset({
    "id", "version", "danger_drafts", "complicating_factors", "strengths", "findings", "revisions", "session.id",
    "session.steps", "persons.genogram", "scales.min", "scales.max", "scales.step",
})  # fmt: skip
"""Keys that other workbooks' maps may have and that no check needs."""


@dataclass(frozen=True, slots=True)
class MapFile:
    """A map from a file; ``mode_confirmed`` tells whether it says what kind of case it is about."""

    map: Map
    mode_confirmed: bool


def read_map(file: Path, data: Path) -> MapFile:
    """Return the map that a file holds: at the top, under ``map``, or under one single key.

    Raises
    ------
    Problem
        Naming file, row and key of what cannot be read.
    """
    root = _root(tree(file), file.name)
    found = _Walk(file.name).value(root, schema_of(data, "map"), ())
    mode = found["session"].pop("mode", None)
    found["session"]["mode"] = mode or Mode.FICTITIOUS
    try:
        return MapFile(msgspec.convert(found, Map), mode is not None)
    except msgspec.ValidationError as error:
        # The schema and the values disagree: never the writer's doing, but said as a sentence all the same.
        refuse(msgid("{file} cannot be read as a map: {reason}."), file.name, reason=error)


def _root(node: Node, name: str) -> Node:
    """Return where the map begins."""
    keys = node.keys or {}
    if "session" in keys:
        return node
    inner = [keys["map"]] if "map" in keys else list(keys.values()) if len(keys) == 1 else []
    if not inner or "session" not in (inner[0].keys or {}):
        refuse(msgid("{file} is no map: the key session is missing at the top."), name)
    return inner[0]


class _Walk:
    """Goes through the tree beside the schema."""

    def __init__(self, name: str) -> None:
        self._name = name

    def _fault(self, node: Node, path: tuple[str, ...], message: str, **facts: object) -> NoReturn:
        key = STEP.join(path) or "–"
        row = Texts().gettext("row {row}", row=node.row) if node.row else Texts().gettext("the file")
        sentence = Texts().gettext(message, file=self._name, where=row, key=key, **facts)
        raise Problem(sentence, Place(self._name, row=node.row or None, key=key))

    def value(self, node: Node, schema: Mapping[str, Any], path: tuple[str, ...]) -> Any:
        """Return a value in the form that the schema says; None where nothing is written."""
        if node.text is not None and not node.text.strip() and schema.get("type") == "string":
            return ""
        if node.text is not None and not node.quoted and node.text in _EMPTY:
            return None
        if "anyOf" in schema:
            return self._either(node, schema, path)
        kind = schema.get("type", "string")
        if kind == "object" and node.keys is not None:
            return self._object(node, schema, path)
        if kind == "array" and node.items is not None:
            return self._array(node, schema, path)
        if node.text is None or kind in ("object", "array"):
            self._wrong(node, kind, path)
        return self._scalar(node, schema, path, kind)

    def _wrong(self, node: Node, kind: str, path: tuple[str, ...]) -> NoReturn:
        message = msgid("{file}, {where}, key {key}: found {value}, but expected {expected}.")
        self._fault(node, path, message, value=_shown(node), expected=Texts().gettext(KINDS[kind]))

    def _either(self, node: Node, schema: Mapping[str, Any], path: tuple[str, ...]) -> Any:
        *_, word = (option["const"] for option in schema["anyOf"] if "const" in option)
        if node.text == word:
            return word
        return self.value(node, next(option for option in schema["anyOf"] if "type" in option), path)

    def _object(self, node: Node, schema: Mapping[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
        known, found = schema["properties"], {}
        for key, each in (node.keys or {}).items():
            if _general((*path, key)) in PASSED_OVER and key not in known:
                continue
            if key not in known:
                message = msgid("{file}, {where}: the key {key} is not known. Write one of {allowed}, or take it away.")
                self._fault(each, (*path, key), message, allowed=", ".join(known))
            value = self.value(each, known[key], (*path, key))
            if value is not None:
                found[key] = value
        return self._complete(node, schema, path, found)

    def _complete(
        self, node: Node, schema: Mapping[str, Any], path: tuple[str, ...], found: dict[str, Any]
    ) -> dict[str, Any]:
        for key in schema.get("required", ()):
            general = _general((*path, key))
            if general in FORGIVEN:
                if FORGIVEN[general] is not None:
                    found.setdefault(key, FORGIVEN[general])
            elif key not in found:
                self._fault(node, (*path, key), msgid("{file}, {where}: {key} is missing. Write it there."))
        return found

    def _array(self, node: Node, schema: Mapping[str, Any], path: tuple[str, ...]) -> list[Any]:
        items = node.items or []
        found = [self.value(each, schema["items"], (*path, str(at))) for at, each in enumerate(items, start=1)]
        ids = [each["id"] for each in found if isinstance(each, dict) and "id" in each]
        if len(set(ids)) < len(ids):
            twice = next(each for each in ids if ids.count(each) > 1)
            self._fault(
                node,
                path,
                msgid("{file}, {where}, key {key}: the id {id} stands there twice. Give one of them another."),
                id=twice,
            )
        return [each for each in found if each is not None]

    def _scalar(self, node: Node, schema: Mapping[str, Any], path: tuple[str, ...], kind: str) -> str | int | bool:
        text = node.text or ""
        if kind == "boolean" and not node.quoted and text in _TRUTH:
            return _TRUTH[text]
        if kind == "integer" and not node.quoted and _WHOLE.fullmatch(text):
            return self._within(node, schema, path, int(text))
        if kind != "string":
            self._wrong(node, kind, path)
        allowed = schema.get("enum", ())
        if allowed and text not in allowed:
            message = msgid("{file}, {where}, key {key}: found {value}, but only {allowed} are allowed.")
            self._fault(node, path, message, value=_shown(node), allowed=", ".join(allowed))
        if len(text) > LONGEST_TEXT:
            self._fault(node, path, msgid("{file}, {where}, key {key}: the text is too long for a map. Shorten it."))
        return text

    def _within(self, node: Node, schema: Mapping[str, Any], path: tuple[str, ...], number: int) -> int:
        low, high = schema.get("minimum", number), schema.get("maximum", number)
        if not low <= number <= high:
            message = msgid("{file}, {where}, key {key}: found {value}, but it must lie between {low} and {high}.")
            self._fault(node, path, message, value=number, low=low, high=high)
        return number


def _general(path: tuple[str, ...]) -> str:
    """Return a path without the places in lists."""
    return ".".join(part for part in path if not part.isdigit())


def _shown(node: Node) -> str:
    text = "…" if node.text is None else node.text
    return f"”{text[: _SHOWN - 1]}…”" if len(text) > _SHOWN else f"”{text}”"
