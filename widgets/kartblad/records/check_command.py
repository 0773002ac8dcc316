"""The subcommand ``kartblad check-map``: what the method would ask about a map in a file."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from kartblad import settings
from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts

FORMATS = ("json", "text")


def add_check(commands: Any, texts: Texts) -> None:
    """Add ``check-map FILE [--earlier FILE] [--format json|text]`` to the subcommands of `kartblad.cli`."""
    about = texts.gettext("say what the method would ask about a map in a file")
    parser = commands.add_parser("check-map", texts=texts, help=about, description=about)
    name = texts.gettext("FILE")
    parser.options.add_argument("file", type=Path, metavar=name, help=texts.gettext("the map, as YAML or JSON"))
    earlier = texts.gettext("the map of an earlier session, oldest first; may be given several times")
    parser.options.add_argument("--earlier", type=Path, action="append", default=[], metavar=name, help=earlier)
    form = texts.gettext("the form of the list")
    parser.options.add_argument("--format", default=FORMATS[0], metavar="|".join(FORMATS), help=form)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, texts: Texts) -> None:
    """Print the questions, none or many.

    Raises
    ------
    Problem
        If a file is no map, or there is no such form.
    """
    from kartblad.catalogue.checks import rule_book, standard  # late: the other subcommands need no checks
    from kartblad.core.checks.material import Material
    from kartblad.core.checks.rules import all_findings
    from kartblad.records.map_reading import read_map

    if arguments.format not in FORMATS:
        message = texts.gettext(
            "{option} cannot be {value}. Choose one of {allowed}.",
            option="--format",
            value=f"”{arguments.format}”",
            allowed=", ".join(FORMATS),
        )
        raise Problem(message, Place(key="format"))
    data = settings.load().data
    read = read_map(arguments.file, data)
    earlier = tuple(read_map(file, data).map for file in arguments.earlier)
    material = Material(read.map, standard(data), earlier, read.mode_confirmed)
    book = rule_book(data)
    rows = [
        {
            "rule": found.rule,
            "severity": found.severity.value,
            "target": found.target,
            "message": book.message(found, texts),
        }
        for found in all_findings(material)
    ]
    print(_as_text(rows, texts) if arguments.format == "text" else json.dumps(rows, ensure_ascii=False, indent=2))


def _as_text(rows: list[dict[str, str]], texts: Texts) -> str:
    """Return a line for each question."""
    lines = [f"{row['rule']}  {row['target'] or '–'}: {row['message']}" for row in rows]
    return "\n".join(lines) or texts.gettext("No questions.")
