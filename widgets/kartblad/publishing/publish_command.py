"""The subcommand ``kartblad publish``: makes the next edition of a published folder, attacks it, and puts it there."""

from __future__ import annotations

import argparse
import getpass
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kartblad import settings
from kartblad.core.disclosure import LEAST
from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts

if TYPE_CHECKING:
    from kartblad.core.publication.edition import Publication
    from kartblad.publishing.making import Made

ROUNDED_TO = 5
LONGEST_CIRCLE = 120


def add_publish(commands: Any, texts: Texts) -> None:
    """Add ``publish SOURCE… --to FOLDER …`` to the subcommands of `kartblad.cli`."""
    about = texts.gettext("make a protected folder of figures for managers, from registers, workload and mapping")
    parser = commands.add_parser("publish", texts=texts, help=about, description=about)
    add, file = parser.options.add_argument, texts.gettext("FILE")
    source = texts.gettext(
        "[NAME=]FILE, or a word: synthetic (made up, to learn with), arbetstyngd (the unit's sheet on this computer), "
        "kartlaggning (counts of mapping sessions on this computer)"
    )
    add("sources", nargs="+", metavar=texts.gettext("SOURCE"), help=source)
    add("--to", type=Path, required=True, metavar=texts.gettext("FOLDER"), help=texts.gettext("where it is published"))
    least = texts.gettext("no number of fewer is shown; at least and unless given {least}", least=LEAST)
    add("--k", type=int, default=LEAST, metavar="N", help=least)
    add("--round", action="store_true", help=texts.gettext("round every number to a multiple of {n}", n=ROUNDED_TO))
    circle = texts.gettext("who reads it; unless given, as before, or the folder's name")
    add("--circle", default="", metavar=texts.gettext("NAME"), help=circle)
    log = texts.gettext("where it is written what was hidden and why; unless given, beside the folder")
    add("--log", type=Path, metavar=file, help=log)
    until = texts.gettext("the last day that counts, and the day of the edition; unless given, today")
    add("--until", default="", metavar="ÅÅÅÅ-MM-DD", help=until)
    copy = texts.gettext("where to write a copy of a file that cannot be read in, with the errors written in")
    add("--returned", default="", metavar=file, help=copy)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, texts: Texts) -> None:
    """Publish, and print what is shown and what is not.

    Raises
    ------
    Problem
        If a source or an option cannot be used, something hidden could be worked out, or the folder cannot be written.
        Nothing is published then.
    """
    from kartblad.apps.dashboard.site import site  # late: the other subcommands publish nothing
    from kartblad.publishing.summary import nothing_new, summary
    from kartblad.records.publication_folder import write
    from kartblad.records.publication_log import log_file, logged, needs_place

    folder, log = arguments.to, arguments.log or log_file(arguments.to)
    needs_place(log, folder, texts)
    before = _before(folder, log, texts)
    made = _made(arguments, before, texts)
    if not made.is_new:
        print(nothing_new(made, texts))
        return
    _withstands(made.publication, texts)
    with logged(log, made.publication, made.hidden, texts):
        write(folder, made.publication, site(made.publication, texts), texts)
    print(*summary(made, folder, log, texts), sep="\n")


def _made(arguments: argparse.Namespace, before: Publication | None, texts: Texts) -> Made:
    """Return the edition that was asked for."""
    from kartblad.publishing.asked import Asked
    from kartblad.publishing.making import made
    from kartblad.publishing.source_files import Wanted
    from kartblad.publishing.sources import read

    here, k, today = settings.load(), _k(arguments.k, texts), _until(arguments.until, texts)
    circle = _circle(arguments.circle, texts)
    wanted = Wanted(here, texts, today, lambda: _phrase(texts), arguments.returned)
    sources = read(arguments.sources, wanted)
    print(*sources.said, sep="\n", end="\n" if sources.said else "", file=sys.stderr)
    ask = Asked(k, ROUNDED_TO if arguments.round else 1, before.edition + 1 if before else 1, today)
    named = circle or (before.circle if before else arguments.to.resolve().name)
    return made(sources, before, ask, named, here, texts)


def _before(folder: Path, log: Path, texts: Texts) -> Publication | None:
    """Return what the folder holds; None: nothing, and nothing was ever published there."""
    from kartblad.catalogue.published import published
    from kartblad.records.publication_folder import holds_publication, recover
    from kartblad.records.publication_log import needs_no_earlier

    recover(folder, texts)
    if holds_publication(folder, texts):
        return published(folder, texts)
    needs_no_earlier(log, folder, texts)
    return None


def _withstands(publication: Publication, texts: Texts) -> None:
    """Attack an edition before anybody else can; it holds the earlier ones unchanged.

    Raises
    ------
    Problem
        If something hidden can be worked out: a fault of ours, which must not become the readers'.
    """
    from kartblad.core.attacking.seen import seen
    from kartblad.frames.bounds import attacked

    found = attacked(seen(publication))
    if found.contradictions or any(each.tells(each.target.seen.k) for each in found.bounds):
        raise Problem(
            texts.gettext(
                "Nothing was published: something that is hidden could have been worked out. This is a fault in the "
                "workbook. Publish fewer sources together or with a higher --k, and report it."
            )
        )


def _k(k: int, texts: Texts) -> int:
    if k < LEAST:
        message = texts.gettext("--k is {k}, but may be raised only: at least {least}.", k=k, least=LEAST)
        raise Problem(message, Place(key="k"))
    return k


def _until(written: str, texts: Texts) -> str:
    today = time.strftime("%Y-%m-%d")
    try:
        until = date.fromisoformat(written or today).isoformat()
    except ValueError:
        until = ""
    if not until or until != (written or today) or until > today:
        message = texts.gettext(
            "--until is {written}, but must be a day that has come, ÅÅÅÅ-MM-DD.", written=f"”{written}”"
        )
        raise Problem(message, Place(key="until"))
    return until


def _circle(written: str, texts: Texts) -> str:
    circle = " ".join(written.split())
    if len(circle) > LONGEST_CIRCLE or not circle.isprintable():
        message = texts.gettext(
            "--circle is a name of at most {n} characters, none of them invisible.", n=LONGEST_CIRCLE
        )
        raise Problem(message, Place(key="circle"))
    return circle


def _phrase(texts: Texts) -> str:
    """Ask for the phrase of the unit's sheet: never as an option, where others on the computer could read it."""
    if sys.stdin.isatty():
        question = texts.gettext("The resume phrase of the unit's sheet:")
        return getpass.getpass(question + " ")
    return sys.stdin.readline().strip()
