"""The published folder of a managers' server: found and checked before anything is served, else refused.

One folder is one circle of readers, so one server is, too.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts
from kartblad.settings import Settings

if TYPE_CHECKING:
    from kartblad.apps.dashboard.cover import Cover


def settled(here: Settings, pages: str, named: str, texts: Texts) -> Settings:
    """Return the settings of a server: with its published folder for managers' pages, with none for the others.

    Parameters
    ----------
    here
        The settings of this installation.
    pages
        The set of pages that is served.
    named
        The folder that was named when the server was started; empty: what the environment says.

    Raises
    ------
    Problem
        If there is no such folder, or it is not as it was published.
    """
    if pages != "chef":
        _needs_no_folder(named, texts)
        return replace(here, published=None)
    from kartblad.catalogue.published import published, root

    folder = Path(named).expanduser().resolve() if named else here.published
    if folder is None:
        raise Problem(
            texts.gettext(
                "The managers' pages show one published folder. Make one with kartblad publish SOURCE… --to FOLDER, "
                "and name it with --published FOLDER."
            ),
            Place(key="published"),
        )
    found = root(folder, texts)
    published(found, texts)
    return replace(here, published=found)


def _needs_no_folder(named: str, texts: Texts) -> None:
    if named:
        message = texts.gettext("{option} is for the managers' pages: add --pages chef.", option="--published")
        raise Problem(message, Place(key="published"))


def cover_of(folder: Path, texts: Texts) -> tuple[Cover | None, str]:
    """Return what the first page says of the edition that is published now, or the sentence that says why nothing."""
    from kartblad.apps.dashboard.cover import cover
    from kartblad.apps.dashboard.current import current

    try:
        return cover(current(folder, texts), texts), ""
    except Problem as problem:
        return None, str(problem)
