"""Keeps ``datapackage.json`` true to the files: bytes and hash of every resource, and no file left out.

``python -m kartblad.catalogue.manifest`` writes them anew; `faults` says what is not in step.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from kartblad import settings

INDEX = "datapackage.json"
UNLISTED = frozenset({INDEX, "README.md"})
"""What describes the package and is not part of it."""


def _measured(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _index(data: Path) -> dict[str, Any]:
    index: dict[str, Any] = json.loads((data / INDEX).read_text(encoding="utf-8"))
    return index


def _files(data: Path) -> set[str]:
    """Return every file under ``data`` that the package must list, as POSIX paths."""
    paths = (path.relative_to(data) for path in data.rglob("*") if path.is_file())
    return {p.as_posix() for p in paths if not any(part.startswith(".") for part in p.parts)} - UNLISTED


def faults(data: Path) -> tuple[str, ...]:
    """Return a sentence for each file that the index leaves out, names in vain or measures wrongly."""
    resources = {resource["path"]: resource for resource in _index(data)["resources"]}
    present = _files(data)
    sentences = [
        f"{path} lies in the folder, but {INDEX} does not list it." for path in sorted(present - set(resources))
    ]
    for path, resource in sorted(resources.items()):
        if path not in present:
            sentences.append(f"{INDEX} lists {path}, but there is no such file.")
        elif resource | _measured(data / path) != resource:
            sentences.append(
                f"{path} has changed since {INDEX} was written: run python -m kartblad.catalogue.manifest."
            )
    return tuple(sentences)


def rewrite(data: Path) -> None:
    """Write the measured bytes and hash of every listed file into the index; nothing else changes."""
    index = _index(data)
    for resource in index["resources"]:
        resource.update(_measured(data / resource["path"]))
    text = json.dumps(index, ensure_ascii=False, indent=2)
    (data / INDEX).write_text(f"{text}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    rewrite(settings.load().data)
