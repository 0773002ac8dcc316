"""The subcommand ``kartblad template``: writes forms to fill in, each with a made-up example, and scripts to change."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from kartblad import settings
from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts
from kartblad.settings import Settings

KEYS = ("register", "map", "workload", "staff", "wishes", "answers")
SESSION = "session"
"""The form that is one of the workbook's scripts, to change."""


def add_template(commands: Any, texts: Texts) -> None:
    """Add ``template KEY [--script SCRIPT] [--to FOLDER]`` to the subcommands of `kartblad.cli`."""
    about = texts.gettext("write a form to fill in, with a made-up example")
    parser = commands.add_parser("template", texts=texts, help=about, description=about)
    # Checked in `run`: argparse would refuse it in English.
    parser.options.add_argument("key", metavar="|".join((*KEYS, SESSION)), help=texts.gettext("which form"))
    script = texts.gettext("which script, for the form “session”")
    parser.options.add_argument("--script", default="standard", metavar=texts.gettext("SCRIPT"), help=script)
    of_set = texts.gettext("which weight set, for the form “workload”: an id, id@version or a .yaml file")
    parser.options.add_argument("--weights", default="", metavar=texts.gettext("ID"), help=of_set)
    where = texts.gettext(
        "the folder to write in; otherwise this one, for “session” the one where own scripts are found"
    )
    parser.options.add_argument("--to", type=Path, default=None, metavar=texts.gettext("FOLDER"), help=where)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, texts: Texts) -> None:
    """Write the files and print where they are; a file that is there already is never written over.

    Raises
    ------
    Problem
        If there is no such form, the folder cannot be written to, or one of the files is there.
    """
    here = settings.load()
    if arguments.key == SESSION:
        folder, files = arguments.to or here.own, _script(here.data, arguments.script, texts)
    elif arguments.weights:
        folder, files = arguments.to or Path(), _workload(here, arguments.key, arguments.weights, texts)
    else:
        folder, files = arguments.to or Path(), _form(here.data, arguments.key, texts)
    _write_new(folder, {folder / name: content for name, content in files.items()}, texts)


def _form(data: Path, key: str, texts: Texts) -> dict[str, bytes]:
    """Return the files of a form by their names.

    Raises
    ------
    Problem
        If there is no such form.
    """
    from kartblad.records import templates  # late: the other subcommands need no forms

    if key not in KEYS:
        known = ", ".join((*KEYS, SESSION))
        raise Problem(texts.gettext("There is no form {key}. Choose one of {keys}.", key=key, keys=known))
    return {file.name: file.content for file in templates.files(data, key, texts)}


def _workload(here: Settings, key: str, asked: str, texts: Texts) -> dict[str, bytes]:
    """Return the form of workload for a set by the files' names.

    Raises
    ------
    Problem
        If another form was asked for, or there is no such set.
    """
    from kartblad.records.weights_choice import chosen
    from kartblad.records.workload_templates import files

    if key != "workload":
        raise Problem(texts.gettext("{option} is only for the form {form}.", option="--weights", form="workload"))
    return {file.name: file.content for file in files(here.data, chosen(asked, here, texts).weights, texts)}


def _script(data: Path, key: str, texts: Texts) -> dict[str, bytes]:
    """Return one of the workbook's scripts as a file to change.

    Raises
    ------
    Problem
        If there is no such script.
    """
    from kartblad.catalogue.script_copies import copy_name, copy_of
    from kartblad.catalogue.scripts import scripts

    known = scripts(data)
    if key not in known:
        message = texts.gettext(
            "There is no script {script}. Choose one of {scripts}.", script=key, scripts=", ".join(known)
        )
        raise Problem(message)
    return {copy_name(key): copy_of(data, key)}


def _write_new(folder: Path, files: dict[Path, bytes], texts: Texts) -> None:
    """Write the files, unless one of them is there.

    Raises
    ------
    Problem
        If one is, or the folder cannot be written to.
    """
    for path in files:
        if path.exists():
            message = texts.gettext("{file} is there already. Move it or choose another folder with --to.", file=path)
            raise Problem(message, Place(file=str(path)))
    _write(folder, files, texts)


def _write(folder: Path, files: dict[Path, bytes], texts: Texts) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            path.write_bytes(content)
            print(path)
    except OSError as error:
        message = texts.gettext("{folder} cannot be written to: {reason}.", folder=folder, reason=texts.reason(error))
        raise Problem(message, Place(file=str(folder))) from error
