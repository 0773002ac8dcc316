"""The subcommand ``kartblad attack``: what can be worked out about what is hidden in folders that were published."""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kartblad.catalogue.foreign_tables import Reading, attackable
from kartblad.core.attacking.seen import Differing, Seen, differing, identity
from kartblad.core.formulas import harmless
from kartblad.core.problems import Place, Problem
from kartblad.core.publication.table import TOTAL
from kartblad.i18n import Texts
from kartblad.publishing.attack_words import Sentences

if TYPE_CHECKING:
    from kartblad.frames.bounds import Bound, Contradiction

FORMATS = ("text", "json", "csv")


def add_attack(commands: Any, texts: Texts) -> None:
    """Add ``attack FOLDER [FOLDER…] [--k N] [--format text|json|csv]`` to the subcommands of `kartblad.cli`."""
    about = texts.gettext("say what can be worked out about what is hidden in published folders, taken together")
    parser = commands.add_parser("attack", texts=texts, help=about, description=about)
    add = parser.options.add_argument
    folders = texts.gettext("a folder from kartblad publish, or one with CSV files from elsewhere; several together")
    add("folders", type=Path, nargs="+", metavar=texts.gettext("FOLDER"), help=folders)
    k = texts.gettext("how far it has to be from the lowest to the highest; otherwise as published, or 5")
    add("--k", type=int, default=0, metavar="N", help=k)
    add("--format", default=FORMATS[0], metavar="|".join(FORMATS), help=texts.gettext("the form of the list"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, texts: Texts) -> int:
    """Print what can be narrowed; return 1 if anything can, or if tables contradict each other, else 0.

    Raises
    ------
    Problem
        If a folder cannot be used, or there is no such form or k.
    """
    if arguments.format not in FORMATS:
        message = texts.gettext(
            "{option} cannot be {value}. Choose one of {allowed}.",
            option="--format",
            value=f"”{arguments.format}”",
            allowed=", ".join(FORMATS),
        )
        raise Problem(message, Place(key="format"))
    if arguments.k < 0:
        raise Problem(texts.gettext("--k is a whole number from 1 upwards."), Place(key="k"))
    folders = {folder.resolve(): folder for folder in arguments.folders}  # the same one twice says nothing more
    report = _report([attackable(folder, texts) for folder in folders.values()], arguments.k, texts)
    writer = {"text": report.as_text, "json": report.as_json, "csv": report.as_csv}[arguments.format]
    print(writer(), end="")
    return 1 if report.found else 0


def _report(readings: Sequence[Reading], k: int, texts: Texts) -> _Report:
    from kartblad.frames.bounds import attacked  # late: the other subcommands need no solver

    tables = [table for reading in readings for table in reading.tables]
    found = attacked(tables)
    names = {key: words for reading in readings for key, words in reading.names.items()}
    close = [each for each in _once(found.bounds) if each.narrower(k or each.target.seen.k)]
    narrowed = [each for each in close if each.tells(k or each.target.seen.k)]
    large = [each for each in close if each.harmless(k or each.target.seen.k)]
    against, differ = _told_once(found.contradictions), differing(tables)
    return _Report(readings, narrowed, large, against, differ, k, Sentences(names, _shown(tables), texts))


def _once(bounds: Iterable[Bound]) -> Iterable[Bound]:
    """Return a cell that is hidden in several folders once: where the most was promised."""
    ordered = sorted(bounds, key=lambda each: each.target.seen.k)
    return {identity(each.target.seen, each.target.key): each for each in ordered}.values()


def _told_once(found: Iterable[Contradiction]) -> Sequence[Contradiction]:
    """Return one contradiction for each dataset, its periods and folders: many rows of one table are one place."""
    return tuple({_where(each.tables): each for each in found}.values())


def _where(tables: Iterable[Seen]) -> frozenset[tuple[str, str, str]]:
    return frozenset((each.dataset, each.period, each.folder) for each in tables)


def _shown(tables: Iterable[Seen]) -> Mapping[Hashable, str]:
    """Return in which folder a cell is shown as it is."""
    return {
        identity(table, key): table.folder
        for table in tables
        for key, said in table.cells.items()
        if said.value is not None and table.rounding == 1
    }


@dataclass(frozen=True, slots=True)
class _Report:
    """What was found, in the three forms it can be printed in."""

    readings: Sequence[Reading]
    narrowed: Sequence[Bound]
    large: Sequence[Bound]
    """Those that cannot be about few persons."""
    contradictions: Sequence[Contradiction]
    differ: Sequence[Differing]
    k: int
    """0: as published."""
    words: Sentences

    @property
    def tables(self) -> tuple[Seen, ...]:
        """All tables of all folders."""
        return tuple(table for reading in self.readings for table in reading.tables)

    @property
    def found(self) -> bool:
        """Whether anything was found that should not be."""
        return bool(self.narrowed or self.contradictions)

    def as_text(self) -> str:
        return "".join(f"{line}\n" for line in self._lines())

    def as_json(self) -> str:
        said = {
            "summary": self._summary(),
            "hidden": self._hidden(),
            "tables": len(self.tables),
            "narrowed": [self._row(each) for each in self.narrowed],
            "large": [self._row(each) for each in self.large],
            "contradictions": [self._against(each) for each in self.contradictions],
            "differing": [self.words.difference(each) for each in self.differ],
            "taken": [self.words.taken(each) for reading in self.readings for each in reading.taken],
        }
        return json.dumps(said, ensure_ascii=False, indent=2) + "\n"

    def as_csv(self) -> str:
        """Return a row for each cell that can be narrowed, those that cannot be few as well."""
        target = StringIO(newline="")
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(("folder", "dataset", "period", "cell", "lowest", "highest", "k"))
        for each in (*self.narrowed, *self.large):
            row = self._row(each)
            cell = " ".join(f"{name}={category}" for name, category in row["cell"].items()) or TOTAL
            texts = (row["folder"], row["dataset"], row["period"], cell)
            writer.writerow((*map(harmless, texts), row["lowest"], row["highest"], row["k"]))
        return target.getvalue()

    def _lines(self) -> Iterator[str]:
        yield self._summary()
        for reading in self.readings:
            for taken in reading.taken:
                yield self.words.taken(taken)
        for each in self.narrowed:
            yield self.words.bound(each)
        if self.large:
            yield self.words.large()
            yield from (self.words.bound(each) for each in self.large)
        for against in self.contradictions:
            yield self.words.contradiction(against)
        yield from (self.words.difference(each) for each in self.differ)
        if self.narrowed:
            yield self.words.advice()

    def _hidden(self) -> int:
        """Return how many cells are hidden: those of tables that contradict each other as well."""
        return sum(said.hidden for table in self.tables for said in table.cells.values())

    def _summary(self) -> str:
        ks = sorted({self.k or table.k for table in self.tables})
        return self.words.summary(self._hidden(), len(self.tables), len(self.narrowed), len(self.contradictions), ks)

    def _row(self, each: Bound) -> dict[str, Any]:
        table = each.target.seen
        return {
            "folder": table.folder,
            "dataset": table.dataset,
            "period": table.period,
            "cell": dict(each.target.where),
            "lowest": _plain(each.lowest),
            "highest": _plain(each.highest),
            "k": self.k or table.k,
        }

    def _against(self, each: Contradiction) -> dict[str, Any]:
        return {
            "dataset": each.tables[0].dataset,
            "periods": sorted({table.period for table in each.tables}),
            "folders": sorted({table.folder for table in each.tables}),
        }


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, int) else str(value)
