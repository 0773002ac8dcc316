"""How a register comes in: the file is chosen, its columns are named, and what is wrong with it is said in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kartblad.apps.participation.register_desk import ABSENT, COLUMN, LIMIT, Desk, Kind, Refusal
from kartblad.apps.participation.register_held import Held
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, FileField, Notice, Offer, Option, Prose, Select

if TYPE_CHECKING:
    from kartblad.records.findings import Group

ACCEPT = (".xlsx", ".csv")
FILES = {"register-file": Kind.REGISTER, "staff-file": Kind.STAFF}
"""The fields where a file is chosen."""
DISMISS = "dismiss"
MAP = "map"
MAPPED = "map-"
"""How the keys of the columns' fields begin; the field's name follows."""
SHOWN = 20
"""Findings that are listed on screen; all of them are in the returned file."""


def file_fields(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    """Return where a register is chosen, or the invented one, or the empty form."""
    return (
        Controls(
            "register-in",
            texts.gettext("Choose a register"),
            (
                _file_field("register-file", texts.gettext("File with a register of participation"), texts),
                Action("invent", texts.gettext("Try an invented register")),
                Offer("template-register", texts.gettext("Download a form to fill in (XLSX)")),
            ),
        ),
        *refused(desk, texts),
    )


def staff_fields(texts: Texts) -> Controls:
    """Return where a staff list is chosen."""
    return Controls(
        "staff-in",
        texts.gettext("Choose a staff list"),
        (
            _file_field("staff-file", texts.gettext("File with a staff list, for coverage"), texts),
            Offer("template-staff", texts.gettext("Download a form for the staff list (XLSX)")),
        ),
    )


def held_fields(held: Held, texts: Texts) -> Controls:
    """Return what can be done with the register that is read in: another in its place, or none."""
    label = texts.gettext("A new file instead")
    hint = texts.gettext(
        "It takes the place of {what} once all of it has been read. If anything in it is wrong, what you see stays.",
        what=_what(held, texts),
    )
    kept = texts.gettext("The staff list stays.") if held.staff_came else ""
    return Controls(
        "register-in",
        texts.gettext("The register that is read in"),
        (
            FileField("register-file", label, ACCEPT, LIMIT, " ".join(filter(None, (hint, kept)))),
            Action("forget", texts.gettext("Put the register away")),
        ),
    )


def _what(held: Held, texts: Texts) -> str:
    if held.came is None:
        return texts.gettext("the invented register")
    return texts.ngettext("{file} ({n} row)", "{file} ({n} rows)", held.register.rows, file=held.came.file)


def _file_field(key: str, label: str, texts: Texts) -> FileField:
    hint = texts.gettext(
        "Persons as codes of your own, never names or personal numbers. The file is read into memory, is written to no "
        "disk, and is gone when you close the page."
    )
    return FileField(key, label, ACCEPT, LIMIT, hint)


def refused(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    """Return why the last file did not come in, and what can be done about it."""
    refusal = desk.refusal
    if refusal is None:
        return ()
    return (
        Notice("refused", "error", refusal.findings.sentence(texts)),
        *_stays(desk, texts),
        *_columns(refusal, texts),
        *_findings(refusal, texts),
        *_returned(refusal, texts),
        *_onward(desk, texts),
    )


def _stays(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    """Say that what was there is still there."""
    if desk.held is None:
        return ()
    said = texts.gettext("Nothing has been replaced: below is still {what}.", what=_what(desk.held, texts))
    return (Notice("stays", "info", said),)


def _onward(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    return () if desk.held is None else (Action(DISMISS, texts.gettext("Go on without the new file")),)


def _columns(refusal: Refusal, texts: Texts) -> tuple[Block, ...]:
    if not refusal.findings.can_map:
        return ()
    from kartblad import settings
    from kartblad.catalogue.formats import read_form

    form = read_form(settings.load().data, refusal.kind)
    absent = Option(ABSENT, texts.gettext("no such column"))
    choices = (absent, *(Option(f"{COLUMN}{n}", name) for n, name in enumerate(refusal.findings.columns)))
    ordered = sorted(form.fields, key=lambda field: not field.required)
    selects = tuple(
        Select(
            f"{MAPPED}{field.name}",
            texts.pick(field.words),
            choices,
            refusal.chosen(field.name),
            texts.gettext("must be there") if field.required else "",
        )
        for field in ordered
    )
    label = texts.gettext("Which column is which?")
    return (
        Controls("columns", label, (*selects, Action(MAP, texts.gettext("Read with these columns"), primary=True))),
    )


def _findings(refusal: Refusal, texts: Texts) -> tuple[Block, ...]:
    """Return the findings in groups, the most frequent first; a file that cannot be read has said it already."""
    if not refusal.findings.can_annotate:
        return ()
    groups = refusal.findings.groups(texts)
    items = tuple(_item(group, texts) for group in groups[:SHOWN])
    rest = len(groups) - SHOWN
    said = (
        (texts.ngettext("{n} more kind is in the file.", "{n} more kinds are in the file.", rest),) if rest > 0 else ()
    )
    heading = texts.ngettext("{n} thing to mend", "{n} things to mend", len(refusal.findings.items))
    return (Prose("findings", heading, 3, said, items),)


def _item(group: Group, texts: Texts) -> str:
    where, more = ", ".join(group.places), group.count - len(group.places)
    if more > 0:
        where = texts.gettext("{places} and {n} more", places=where, n=texts.number(more))
    column = f"{group.column}: " if group.column else ""
    return f"{column}{group.what} {group.remedy} ({where})"


def _returned(refusal: Refusal, texts: Texts) -> tuple[Block, ...]:
    if not refusal.content or not refusal.findings.can_annotate:
        return ()
    from kartblad.records.annotated import has_pictures

    offer = Offer("annotated", texts.gettext("Download your file with the errors written in"))
    if not has_pictures(refusal.content, refusal.name):
        return (offer,)
    said = texts.gettext(
        "Your file has charts, pictures or shapes. They may be missing or look different in the file that you get "
        "back, so keep your own."
    )
    return (Notice("pictures", "warning", said), offer)
