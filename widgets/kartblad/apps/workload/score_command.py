"""The subcommand ``kartblad workload``: what each measurement of a file comes to, in the page's own numbers."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kartblad import settings
from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts

if TYPE_CHECKING:
    from kartblad.records.weights_choice import Choice
    from kartblad.records.workload_received import Received

FORMATS = ("json", "csv")
FORM = "workload"
"""What `kartblad template` calls the form."""


def add_workload(commands: Any, texts: Texts) -> None:
    """Add ``workload FILE [--weights ID] [--format json|csv] [--returned FILE]`` to the subcommands."""
    about = texts.gettext("write what each measurement of workload in a file comes to, and where it comes from")
    parser = commands.add_parser("workload", texts=texts, help=about, description=about)
    file = texts.gettext("measurements of workload, XLSX or CSV")
    parser.options.add_argument("file", type=Path, metavar=texts.gettext("FILE"), help=file)
    weights = texts.gettext("which weight set: an id, id@version, or a .yaml file or its folder")
    parser.options.add_argument("--weights", default="", metavar=texts.gettext("ID"), help=weights)
    form = texts.gettext("the form of the list")
    parser.options.add_argument("--format", default=FORMATS[0], metavar="|".join(FORMATS), help=form)
    copy = texts.gettext("where to write a copy of a file that cannot be read in, with the errors written in")
    parser.options.add_argument("--returned", default="", metavar=texts.gettext("FILE"), help=copy)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, texts: Texts) -> None:
    """Write the list, and to stderr what a missing column was counted as.

    Raises
    ------
    Problem
        If the file cannot be read in, or there is no such weight set or form.
    """
    from kartblad.apps.workload import scored_rows  # late: the other subcommands need no weights
    from kartblad.records.weights_choice import chosen

    if arguments.format not in FORMATS:
        message = texts.gettext(
            "{option} cannot be {value}. Choose one of {allowed}.",
            option="--format",
            value=f"”{arguments.format}”",
            allowed=", ".join(FORMATS),
        )
        raise Problem(message, Place(key="format"))
    here = settings.load()
    choice = chosen(arguments.weights, here, texts)
    taken = read_in(arguments.file, choice, here.data, texts, arguments.returned)
    scores = scored_rows.scores(taken.measurements, choice, texts, asked=bool(arguments.weights))
    write = scored_rows.as_json if arguments.format == "json" else scored_rows.as_csv
    written = write(scores, texts)
    for sentence in taken.doubts(texts):
        print(sentence, file=sys.stderr)
    sys.stdout.buffer.write(written)


def read_in(file: Path, choice: Choice, data: Path, texts: Texts, returned: str = "") -> Received:
    """Return the measurements of a file.

    Parameters
    ----------
    file
        Where it lies.
    choice
        What rows are scored with that do not say so, and the sets that others may name.
    data
        The workbook's data.
    texts
        The reader's language.
    returned
        Where a copy goes of a file that cannot be read in, with the errors written in; empty: nowhere.

    Raises
    ------
    Problem
        If it cannot be opened, or something in it is wrong: all of it, a line each.
    """
    from kartblad.records.findings import Findings
    from kartblad.records.named_file import content_of
    from kartblad.records.rawtable import LOCAL
    from kartblad.records.workload_import import received
    from kartblad.ui.refused import refusal
    from kartblad.ui.returned import problem

    content = content_of(file, texts)
    taken = received(content, file.name, choice.weights, choice.sets, data, limits=LOCAL)
    if isinstance(taken, Findings):
        raise problem(refusal(FORM, content, taken), returned, texts)
    return taken
