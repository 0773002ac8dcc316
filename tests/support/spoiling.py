"""Texts that a browser would take for markup, put into values; and what a parser made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

HOSTILE = """'"><img src=x onerror=kanin(1)><script>kanin(2)</script>{{7*7}}</textarea><b style="x:y">&amp;"""
FORBIDDEN = {"script", "img", "iframe", "object", "embed", "base", "meta", "link", "style", "b"}
"""What no screen has of its own either, so that one found was made of somebody's text."""


def spoiled(value: Any, only: re.Pattern[str] | None = None) -> Any:
    """Return a frozen value with every free text hostile: those that hold ``only``, or are no identity."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return HOSTILE if only and only.search(value) else value
    if isinstance(value, tuple):
        return tuple(spoiled(each, only) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {field.name: spoiled(getattr(value, field.name), only) for field in fields(value) if field.init}
        return replace(value, **changes)
    return value


def faults(html: str) -> list[str]:
    """Return what a parser made of somebody's text."""
    page = html5lib.parse(html, namespaceHTMLElements=False)
    body = page.find("body")
    return [*_elements(body), *_attributes(body)] if body is not None else ["no body"]


def _elements(body: Element) -> Iterator[str]:
    for element in body.iter():
        if isinstance(element.tag, str) and element.tag.rpartition("}")[2] in FORBIDDEN:
            yield element.tag


def _attributes(body: Element) -> Iterator[str]:
    for element in body.iter():
        for name, value in element.attrib.items():
            plain = str(name).rpartition("}")[2].lower()
            if plain.startswith("on") or plain == "srcdoc" or str(value).strip().lower().startswith("javascript:"):
                yield f"{element.tag} {plain}"
            if plain == "style" and "x:y" in str(value):
                yield f"{element.tag} style"
