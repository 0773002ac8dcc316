"""Where the workbook finds its data, pages and templates, and which language it speaks.

A checkout (also an editable install) comes first, so that what one edits is what one sees; else the folders that the
wheel put beside the package. The environment overrides each: ``KARTBLAD_DATA``, ``KARTBLAD_NOTEBOOKS``,
``KARTBLAD_TEMPLATES``, ``KARTBLAD_LOCALE``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parents[1]


@dataclass(frozen=True, slots=True)
class Settings:
    """What differs from one installation to another."""

    data: Path
    notebooks: Path
    templates: Path
    """The folder that holds ``voila/templates/kartblad``."""
    locale: str = "sv"

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
    )


def _folder(env: Mapping[str, str], variable: str, name: str, texts: Texts) -> Path:
    """Return the folder that ``variable`` names, else the checkout's, else the one in the package."""
    if named := env.get(variable):
        return _existing(Path(named).expanduser().resolve(), variable, texts)
    in_checkout = CHECKOUT / name
    is_checkout = (CHECKOUT / "pyproject.toml").is_file()
    return in_checkout if is_checkout else PACKAGE / f"_{name}"


def _existing(folder: Path, variable: str, texts: Texts) -> Path:
    if folder.is_dir():
        return folder
    message = texts.gettext(
        "{variable} names the folder {folder}, which does not exist. Correct the path or remove the setting.",
        variable=variable,
        folder=folder,
    )
    raise Problem(message, Place(file=str(folder), key=variable))
