"""A published folder with invented numbers, and a managers' server over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from publications import invented
from serving import Workbook, workbook

from kartblad.core.publication.edition import Publication
from kartblad.i18n import Texts
from kartblad.records.publication_folder import write


def written(folder: Path, publication: Publication | None = None) -> Path:
    """Publish an invented publication in a folder of its own, without its static site, and return it."""
    write(folder, publication or invented(), {}, Texts("sv"))
    return folder


def later(publication: Publication) -> Publication:
    """Return the next edition, which adds nothing."""
    return replace(publication, edition=publication.edition + 1, published="2026-10-01")


@contextmanager
def managers_workbook(folder: Path, published: Path, env: Mapping[str, str] | None = None) -> Iterator[Workbook]:
    """Serve the managers' pages over a published folder; what the server writes goes to ``folder``."""
    with workbook(folder, "--no-token", "--pages", "chef", "--published", str(published), env=env) as served:
        yield served
