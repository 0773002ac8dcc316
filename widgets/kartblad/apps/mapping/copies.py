"""A supervisor's own way of working: a copy of a script, handed out to be changed and put in the folder for copies."""

from __future__ import annotations

from pathlib import Path

from kartblad.apps.mapping.office import Library
from kartblad.catalogue.script_copies import copy_name, copy_of
from kartblad.i18n import Texts
from kartblad.ui.blocks import Block, Controls, Details, Offer
from kartblad.ui.files import File

OFFER = "copy"


def blocks(library: Library, script: str, texts: Texts) -> tuple[Block, ...]:
    """Return how the chosen script is changed; nothing for one that is a copy already."""
    if library.scripts[script].own:
        return ()
    how = texts.gettext(
        "Download a copy, change questions, minutes and order in it, and put it in the folder {folder}. "
        "It stands in the list when you reload the page. If something is wrong in it, a sentence here says where.",
        folder=library.own,
    )
    offer = Offer(OFFER, texts.gettext("Download a copy of the script"))
    return (
        Details("copy-how", texts.gettext("Work in a way of your own"), (how,)),
        Controls("copying", texts.gettext("The script"), (offer,)),
    )


def copied(script: str, data: Path) -> File:
    """Return a copy of a script as a file."""
    return File(copy_name(script), "application/yaml", copy_of(data, script))
