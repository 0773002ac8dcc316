"""Reads a file from anywhere as a tree of texts, lists and keys: YAML or JSON, without aliases, tags and surprises.

The tree is built from events, one after the other: a file that nests a thousand times, or names itself, costs nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts, msgid

LARGEST = 1_000_000
"""Bytes; a map is some tens of thousands."""
DEEPEST = 12
MOST_VALUES = 50_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Node:
    """One value: a text (``quoted`` or not), a list, or keys. ``row`` is 0 where the form knows no lines."""

    row: int
    text: str | None = None
    quoted: bool = False
    items: list[Node] | None = None
    keys: dict[str, Node] | None = None
    waiting: str | None = field(default=None, repr=False)
    """The key whose value comes next."""


def tree(file: Path) -> Node:
    """Return what a file holds.

    Raises
    ------
    Problem
        In a sentence, if it is no YAML and no JSON that a map could be written in.
    """
    text = _text(file)
    if text.lstrip().startswith(("{", "[")):
        try:
            return _Counter(file.name).of(json.loads(text, object_pairs_hook=_Pairs))
        except (ValueError, RecursionError):
            pass  # YAML may begin so, too
    return _from_yaml(text, file.name)


def _text(file: Path) -> str:
    name = file.name
    try:
        if not file.is_file():
            refuse(msgid("{file} is no file that can be opened. Check the name."), name)
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        refuse(msgid("{file} cannot be opened: {reason}."), name, reason=error.strerror or error)
    if len(content) > LARGEST:
        refuse(msgid("{file} is too large to be a map."), name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        refuse(msgid("{file} is not text in UTF-8. Save it again with that encoding."), name)
    if not text.strip():
        refuse(msgid("{file} is empty. A map begins with the key session."), name)
    return text


def refuse(message: str, name: str, row: int = 0, **facts: object) -> NoReturn:
    """Say in a sentence why a file cannot be used."""
    raise Problem(Texts().gettext(message, file=name, row=row, **facts), Place(name, row=row or None))


class _Pairs(list[tuple[str, Any]]):
    """The keys of a JSON object, with those that stand there twice."""


class _Counter:
    """Makes a tree of what JSON held, and counts what it has made."""

    def __init__(self, name: str) -> None:
        self._name, self._made = name, 0

    def of(self, value: Any, depth: int = 0) -> Node:
        """Return a value of JSON as a node."""
        self._made += 1
        if depth > DEEPEST or self._made > MOST_VALUES:
            refuse(msgid("{file} holds more, or deeper, than a map does."), self._name)
        if isinstance(value, _Pairs):
            keys = {key: self.of(each, depth + 1) for key, each in value}
            if len(keys) < len(value):
                twice = next(key for key, _ in value if sum(other == key for other, _ in value) > 1)
                refuse(msgid("{file}: the key {key} stands there twice. Take one of them away."), self._name, key=twice)
            return Node(0, keys=keys)
        if isinstance(value, list):
            return Node(0, items=[self.of(each, depth + 1) for each in value])
        return Node(0, text=_plain(value), quoted=isinstance(value, str))


def _plain(value: object) -> str:
    """Return a value of JSON as YAML writes it."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _from_yaml(text: str, name: str) -> Node:
    stack: list[Node] = []
    root = Node(1)
    values = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            values += 1
            _check(event, name, root, len(stack), values)
            if isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
            elif isinstance(event, yaml.NodeEvent):
                root = _place(event, name, stack, root)
    except yaml.YAMLError as error:
        row = _row_of(error)
        message = msgid(
            "{file}, row {row}: the line cannot be read. Often an indent, a colon or a quotation mark is wrong, there "
            "or on the line above."
        )
        raise Problem(Texts().gettext(message, file=name, row=row), Place(name, row=row)) from error
    return root


def _row_of(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return mark.line + 1 if mark else 1


def _check(event: Any, name: str, root: Node, depth: int, values: int) -> None:
    """Refuse what a map has no use for."""
    row = event.start_mark.line + 1
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        refuse(msgid("{file}, row {row}: & and * that point elsewhere are not read. Write the text out."), name, row)
    if getattr(event, "tag", None) and event.tag != "!":
        refuse(msgid("{file}, row {row}: a tag that begins with ! is not read. Take it away."), name, row)
    if isinstance(event, yaml.DocumentStartEvent) and (root.keys or root.items or root.text):
        refuse(msgid("{file}, row {row}: a second document begins there. Keep one map in each file."), name, row)
    if depth > DEEPEST or values > 2 * MOST_VALUES:
        refuse(msgid("{file} holds more, or deeper, than a map does."), name)


def _place(event: Any, name: str, stack: list[Node], root: Node) -> Node:
    """Put the value that begins where it belongs; return the root."""
    node = _node(event)
    if stack and stack[-1].keys is not None and stack[-1].waiting is None:
        _begin_key(stack[-1], node, name)
        return root
    if stack:
        _put(stack[-1], node)
    if node.text is None:
        stack.append(node)
    return root if len(stack) > 1 or (stack and stack[0] is not node) else node


def _node(event: Any) -> Node:
    row = event.start_mark.line + 1
    if isinstance(event, yaml.MappingStartEvent):
        return Node(row, keys={})
    if isinstance(event, yaml.SequenceStartEvent):
        return Node(row, items=[])
    return Node(row, text=event.value, quoted=bool(event.style))


def _begin_key(parent: Node, node: Node, name: str) -> None:
    if node.text is None:
        refuse(msgid("{file}, row {row}: a key must be a word."), name, node.row)
    if node.text in (parent.keys or {}):
        message = msgid("{file}, row {row}: the key {key} stands there twice. Take one of them away.")
        refuse(message, name, node.row, key=node.text)
    parent.waiting = node.text


def _put(parent: Node, node: Node) -> None:
    if parent.items is not None:
        parent.items.append(node)
    elif parent.keys is not None and parent.waiting is not None:
        parent.keys[parent.waiting] = node
        parent.waiting = None
