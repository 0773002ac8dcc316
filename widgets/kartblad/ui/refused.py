"""A file that did not come in: why, which column is which, what to mend, and the file with its errors written in.

What reads files is imported late: a page that has none must not wait for tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Notice, Offer, Option, Prose, Select
from kartblad.ui.files import File
from kartblad.ui.work import working

if TYPE_CHECKING:
    from kartblad.catalogue.formats import FormField
    from kartblad.records.findings import Findings, Group

Progress = Callable[[float], None]
"""Is told the share that is done."""
ACCEPT = (".xlsx", ".csv")
LIMIT = 10_000_000
"""Bytes of a file that a page takes; the same as `kartblad.records.imports.BROWSER`."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ABSENT = "absent"
"""Said of a field that the file has no column for."""
COLUMN = "column-"
"""How a column of the file is named among the choices: its number follows, as headings may hold anything."""
DISMISS = "dismiss"
MAP = "map"
MAPPED = "map-"
"""How the keys of the columns' fields begin; the field's name follows."""
ANNOTATED = "annotated"
SHOWN = 20
"""Findings that are listed on screen; all of them are in the returned file."""
STEPS = 20
"""How often progress is shown while a file is read."""


@dataclass(frozen=True, slots=True, eq=False)
class Refusal:
    """A file that did not come in."""

    kind: str
    """The form that it was meant to be."""
    name: str
    """As it may be shown."""
    content: bytes = field(repr=False)
    """Kept to be given back or read with other columns; empty where it may point out persons."""
    findings: Findings = field(repr=False)
    mapping: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Field to heading, as the visitor has chosen so far; "" where the file has no such column."""

    def chosen(self, name: str) -> str:
        """Return which column is chosen for a field, as an option's key."""
        heading = self.mapping.get(name, self.findings.guess.get(name, ""))
        return f"{COLUMN}{self.findings.columns.index(heading)}" if heading in self.findings.columns else ABSENT

    def mapped(self, name: str, option: str) -> Refusal:
        """Return the refusal with another column for a field."""
        heading = "" if option == ABSENT else self.findings.columns[int(option.removeprefix(COLUMN))]
        return replace(self, mapping={**self.mapping, name: heading})

    @property
    def wanted(self) -> Mapping[str, str]:
        """The columns to read the file with once more."""
        return {**self.findings.guess, **self.mapping}


def refusal(kind: str, content: bytes, findings: Findings, mapping: Mapping[str, str] | None = None) -> Refusal:
    """Return what is kept of a file that did not come in: nothing of one that may point out persons."""
    from kartblad.records.findings import Stop

    kept = b"" if findings.stop is Stop.PRIVACY else content
    return Refusal(kind, findings.file, kept, findings, mapping or {})


def blocks(
    refused: Refusal, fields: Callable[[], Sequence[FormField]], texts: Texts, *, stays: str = "", prefix: str = MAPPED
) -> tuple[Block, ...]:
    """Return why a file did not come in, and what can be done about it.

    Parameters
    ----------
    refused
        The file.
    fields
        Gives the form's fields where columns are to be named.
    texts
        The reader's language.
    stays
        What is still there, in a sentence; empty where nothing was.
    prefix
        How the keys of the columns' fields begin.
    """
    return (
        Notice("refused", "error", refused.findings.sentence(texts)),
        *((Notice("stays", "info", stays),) if stays else ()),
        *_columns(refused, fields, texts, prefix),
        *_findings(refused, texts),
        *_returned(refused, texts),
        *((Action(DISMISS, texts.gettext("Go on without the new file")),) if stays else ()),
    )


def annotated(refused: Refusal, texts: Texts) -> File:
    """Return the file with its errors written in."""
    from kartblad.records import annotated as returned

    content = returned.annotated(refused.content, refused.name, refused.findings, texts)
    name = returned.file_name(refused.name)
    return File(name, XLSX if name.endswith("xlsx") else "text/csv", content)


@contextmanager
def reading(name: str, texts: Texts) -> Iterator[Progress]:
    """Show how far the reading of a file has come."""
    from kartblad.records.privacy import shown_name

    with working(texts.gettext("Reading {file}", file=shown_name(name)), STEPS) as step:
        done = 0

        def progress(share: float) -> None:
            nonlocal done
            for _ in range(done, int(share * STEPS)):
                done += 1
                step("")

        yield progress


def _columns(
    refused: Refusal, fields: Callable[[], Sequence[FormField]], texts: Texts, prefix: str
) -> tuple[Block, ...]:
    if not refused.findings.can_map:
        return ()
    absent = Option(ABSENT, texts.gettext("no such column"))
    choices = (absent, *(Option(f"{COLUMN}{n}", name) for n, name in enumerate(refused.findings.columns)))
    ordered = sorted(fields(), key=lambda each: not each.required)
    selects = tuple(
        Select(
            f"{prefix}{each.name}",
            texts.pick(each.words),
            choices,
            refused.chosen(each.name),
            texts.gettext("must be there") if each.required else "",
        )
        for each in ordered
    )
    label = texts.gettext("Which column is which?")
    return (
        Controls("columns", label, (*selects, Action(MAP, texts.gettext("Read with these columns"), primary=True))),
    )


def _findings(refused: Refusal, texts: Texts) -> tuple[Block, ...]:
    """Return the findings in groups, the most frequent first; a file that cannot be read has said it already."""
    if not refused.findings.can_annotate:
        return ()
    groups = refused.findings.groups(texts)
    items = tuple(_item(group, texts) for group in groups[:SHOWN])
    rest = len(groups) - SHOWN
    said = (
        (texts.ngettext("{n} more kind is in the file.", "{n} more kinds are in the file.", rest),) if rest > 0 else ()
    )
    heading = texts.ngettext("{n} thing to mend", "{n} things to mend", len(refused.findings.items))
    return (Prose("findings", heading, 3, said, items),)


def _item(group: Group, texts: Texts) -> str:
    where, more = ", ".join(group.places), group.count - len(group.places)
    if where and more > 0:
        where = texts.gettext("{places} and {n} more", places=where, n=texts.number(more))
    column = f"{group.column}: " if group.column else ""
    place = f" ({where})" if where else ""
    return f"{column}{group.what} {group.remedy}{place}"


def _returned(refused: Refusal, texts: Texts) -> tuple[Block, ...]:
    if not refused.content or not refused.findings.can_annotate:
        return ()
    from kartblad.records.annotated import has_pictures

    offer = Offer(ANNOTATED, texts.gettext("Download your file with the errors written in"))
    if not has_pictures(refused.content, refused.name):
        return (offer,)
    said = texts.gettext(
        "Your file has charts, pictures or shapes. They may be missing or look different in the file that you get "
        "back, so keep your own."
    )
    return (Notice("pictures", "warning", said), offer)
