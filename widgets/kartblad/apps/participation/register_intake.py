"""How a register comes in: the file is chosen, or the invented one, and it is said why a file did not come in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kartblad.apps.participation.register_desk import Desk, Kind
from kartblad.apps.participation.register_held import Held
from kartblad.i18n import Texts
from kartblad.ui import refused as shown
from kartblad.ui.blocks import Action, Block, Controls, FileField, Offer
from kartblad.ui.refused import ACCEPT, LIMIT

if TYPE_CHECKING:
    from kartblad.catalogue.formats import FormField

FILES = {"register-file": Kind.REGISTER, "staff-file": Kind.STAFF}
"""The fields where a file is chosen."""


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
    stays = ""
    if desk.held is not None:
        stays = texts.gettext("Nothing has been replaced: below is still {what}.", what=_what(desk.held, texts))
    return shown.blocks(refusal, lambda: _form_fields(refusal.kind), texts, stays=stays)


def _form_fields(kind: str) -> Sequence[FormField]:
    from kartblad import settings
    from kartblad.catalogue.formats import read_form

    return read_form(settings.load().data, kind).fields
