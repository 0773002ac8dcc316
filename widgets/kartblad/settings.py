"""Where the workbook finds its data, pages and templates, and which language it speaks.

A checkout (also an editable install) comes first, so that what one edits is what one sees; else the folders that the
wheel put beside the package. The environment overrides each: ``KARTBLAD_DATA``, ``KARTBLAD_NOTEBOOKS``,
``KARTBLAD_TEMPLATES``, ``KARTBLAD_LOCALE``. What is written goes to the user's own data folder (``KARTBLAD_HOME``), and
a session is kept for twelve hours after its last change (``KARTBLAD_JOURNAL_HOURS``), a measurement of workload for
twenty-four months (``KARTBLAD_WORKLOAD_MONTHS``). The managers' pages read one published folder
(``KARTBLAD_PUBLISHED``); there is none until it is named.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parents[1]
JOURNAL_HOURS = 12.0
LONGEST_HOURS = 24.0 * 31
WORKLOAD_MONTHS = 24
LONGEST_MONTHS = 120


def user_folder() -> Path:
    """Return where the user's own data lies on this system."""
    return platformdirs.user_data_path("kartblad", appauthor=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """What differs from one installation to another."""

    data: Path
    notebooks: Path
    templates: Path
    """The folder that holds ``voila/templates/kartblad``."""
    locale: str = "sv"
    home: Path = field(default_factory=user_folder)
    """The only folder that is written to; made when something is."""
    journal_hours: float = JOURNAL_HOURS
    """How long a session is kept after its last change."""
    workload_months: int = WORKLOAD_MONTHS
    """How long a measurement of workload is kept, and a sheet after its last change."""
    published: Path | None = None
    """The published folder that the managers' pages show."""

    @property
    def journals(self) -> Path:
        """Where sessions are kept, sealed."""
        return self.home / "journals"

    @property
    def walls(self) -> Path:
        """Where a wall picks up what it shows, sealed."""
        return self.home / "walls"

    @property
    def workload(self) -> Path:
        """Where workload sheets are kept, sealed, and where forms wait for the unit that they were sealed to."""
        return self.home / "workload"

    @property
    def own(self) -> Path:
        """Where the supervisor's own copies of scripts and texts lie."""
        return self.home / "own"

    @property
    def static(self) -> Path:
        """The template's static files: style sheets and fonts."""
        return self.templates / "voila" / "templates" / "kartblad" / "static"


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of this installation.

    Raises
    ------
    Problem
        If the environment names a folder that is not there, or a language that the workbook does not speak.
    """
    env = os.environ if environ is None else environ
    texts = Texts(env.get("KARTBLAD_LOCALE") or "sv")
    return Settings(
        data=_folder(env, "KARTBLAD_DATA", "data", texts),
        notebooks=_folder(env, "KARTBLAD_NOTEBOOKS", "notebooks", texts),
        templates=_folder(env, "KARTBLAD_TEMPLATES", "voila_templates", texts),
        locale=texts.locale,
        home=Path(named).expanduser().resolve() if (named := env.get("KARTBLAD_HOME")) else user_folder(),
        journal_hours=_hours(env, "KARTBLAD_JOURNAL_HOURS", texts),
        workload_months=_months(env, "KARTBLAD_WORKLOAD_MONTHS", texts),
        published=_published(env, "KARTBLAD_PUBLISHED", texts),
    )


def _folder(env: Mapping[str, str], variable: str, name: str, texts: Texts) -> Path:
    """Return the folder that ``variable`` names, else the checkout's, else the one in the package."""
    if named := env.get(variable):
        return _existing(Path(named).expanduser().resolve(), variable, texts)
    in_checkout = CHECKOUT / name
    is_checkout = (CHECKOUT / "pyproject.toml").is_file()
    return in_checkout if is_checkout else PACKAGE / f"_{name}"


def _published(env: Mapping[str, str], variable: str, texts: Texts) -> Path | None:
    """Return the folder that ``variable`` names; None: the managers' pages have nothing to show."""
    named = env.get(variable)
    return _existing(Path(named).expanduser().resolve(), variable, texts) if named else None


def _existing(folder: Path, variable: str, texts: Texts) -> Path:
    if folder.is_dir():
        return folder
    message = texts.gettext(
        "{variable} names the folder {folder}, which does not exist. Correct the path or remove the setting.",
        variable=variable,
        folder=folder,
    )
    raise Problem(message, Place(file=str(folder), key=variable))


def _hours(env: Mapping[str, str], variable: str, texts: Texts) -> float:
    """Return a number of hours; Swedes write it with a comma."""
    written = env.get(variable)
    if not written:
        return JOURNAL_HOURS
    try:
        hours = float(written.replace(",", "."))
    except ValueError:
        hours = 0.0
    if 0 < hours <= LONGEST_HOURS:
        return hours
    message = texts.gettext(
        "{variable} is {written}, but must be a number of hours, more than 0 and at most {most}.",
        variable=variable,
        written=f"”{written}”",
        most=texts.number(LONGEST_HOURS),
    )
    raise Problem(message, Place(key=variable))


def _months(env: Mapping[str, str], variable: str, texts: Texts) -> int:
    """Return a whole number of months."""
    written = env.get(variable)
    if not written:
        return WORKLOAD_MONTHS
    months = int(written) if written.isascii() and written.isdigit() else 0
    if 0 < months <= LONGEST_MONTHS:
        return months
    message = texts.gettext(
        "{variable} is {written}, but must be a whole number of months, at least 1 and at most {most}.",
        variable=variable,
        written=f"”{written}”",
        most=texts.number(LONGEST_MONTHS),
    )
    raise Problem(message, Place(key=variable))
