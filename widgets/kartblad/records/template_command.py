"""The subcommand ``kartblad template``: writes the forms to fill in, each with a made-up example."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from kartblad import settings
from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts

KEYS = ("register", "map", "workload", "staff", "wishes", "answers")


def add_template(commands: Any, texts: Texts) -> None:
    """Add ``template KEY [--to FOLDER]`` to the subcommands of `kartblad.cli`."""
    about = texts.gettext("write a form to fill in, with a made-up example")
    parser = commands.add_parser("template", texts=texts, help=about, description=about)
    # Checked in `run`: argparse would refuse it in English.
    parser.options.add_argument("key", metavar="|".join(KEYS), help=texts.gettext("which form"))
    where = texts.gettext("the folder to write in; otherwise this one")
    parser.options.add_argument("--to", type=Path, default=Path(), metavar=texts.gettext("FOLDER"), help=where)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, texts: Texts) -> None:
    """Write the files and print where they are; a file that is there already is never written over.

    Raises
    ------
    Problem
        If there is no such form, the folder cannot be written to, or one of the files is there.
    """
    from kartblad.records import templates  # late: the other subcommands need no forms

    if arguments.key not in KEYS:
        message = texts.gettext(
            "There is no form {key}. Choose one of {keys}.", key=arguments.key, keys=", ".join(KEYS)
        )
        raise Problem(message)
    files = {
        arguments.to / file.name: file.content for file in templates.files(settings.load().data, arguments.key, texts)
    }
    for path in files:
        if path.exists():
            message = texts.gettext("{file} is there already. Move it or choose another folder with --to.", file=path)
            raise Problem(message, Place(file=str(path)))
    _write(arguments.to, files, texts)


def _write(folder: Path, files: dict[Path, bytes], texts: Texts) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            path.write_bytes(content)
            print(path)
    except OSError as error:
        message = texts.gettext(
            "{folder} cannot be written to: {reason}.", folder=folder, reason=error.strerror or error
        )
        raise Problem(message, Place(file=str(folder))) from error
