"""The subcommand ``kartblad forget``: deletes every saved session and workload sheet and says what was deleted."""

from __future__ import annotations

import argparse
from typing import Any

from kartblad import settings
from kartblad.i18n import Texts


def add_forget(commands: Any, texts: Texts) -> None:
    """Add ``forget [--all]`` to the subcommands of `kartblad.cli`."""
    about = texts.gettext("delete every saved mapping session and workload sheet, also those that are open")
    parser = commands.add_parser("forget", texts=texts, help=about, description=about)
    own = texts.gettext("delete your own scripts and texts, too")
    parser.options.add_argument("--all", action="store_true", help=own)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, texts: Texts) -> None:
    """Delete, and print what was deleted.

    Raises
    ------
    Problem
        If something cannot be deleted.
    """
    from kartblad.records import forgetting, journal_faults  # late: the other subcommands keep nothing

    here = settings.load()
    try:
        removed = forgetting.forget_all(here.home, own=arguments.all)
    except OSError as error:
        raise journal_faults.of_system(error, texts, here.journals) from error
    nothing = texts.gettext("There was nothing to delete in {folder}.", folder=here.home)
    print(*(forgetting.sentences(removed, texts) or (nothing,)), sep="\n")
    if not arguments.all and here.own.is_dir():
        print(texts.gettext("Your own scripts in {folder} are kept; --all deletes them, too.", folder=here.own))
