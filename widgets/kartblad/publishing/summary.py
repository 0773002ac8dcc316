"""What is said on the terminal about an edition: what is shown, how much is hidden, what is left out and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kartblad.apps.dashboard.periods_said import period
from kartblad.apps.dashboard.wording import left_out
from kartblad.core.disclosure import Symbol
from kartblad.core.publication.edition import Dataset, Publication
from kartblad.i18n import Texts
from kartblad.publishing.making import Made


def summary(made: Made, folder: Path, log: Path, texts: Texts) -> Iterator[str]:
    """Yield what was published, a line each."""
    new = made.publication
    yield texts.gettext(
        "Edition {edition} for {circle} is published in {folder}.",
        edition=texts.number(new.edition),
        circle=new.circle,
        folder=folder,
    )
    if new.is_invented:
        yield texts.gettext("It holds what is made up (påhittat), and says so everywhere.")
    for dataset in new.datasets:
        yield from _said(dataset, new, texts)
    yield texts.gettext("What was hidden and why, without numbers, is written in {log}.", log=log)
    named = f'"{folder}"' if " " in str(folder) else folder
    command = f"kartblad serve --pages chef --published {named}"
    yield texts.gettext("Next step: {command}", command=command)


def nothing_new(made: Made, texts: Texts) -> str:
    """Return what is said where there is nothing to add; with what waits."""
    first = texts.gettext(
        "There is nothing new to publish: edition {edition} stands as it is.",
        edition=texts.number(made.publication.edition - 1),
    )
    rest = (f"  {line}" for dataset in made.publication.datasets for line in _waiting(dataset, made.before, texts))
    return "\n".join((first, *rest))


def _said(dataset: Dataset, publication: Publication, texts: Texts) -> Iterator[str]:
    new = [table for table in dataset.tables if table.edition == publication.edition]
    cells = [cell for table in new for cell in table.cells.values()]
    hidden = sum(cell.symbol is Symbol.PROTECTED for cell in cells)
    title = texts.pick(dataset.title)
    if new:
        numbers = texts.ngettext("{n} number is shown", "{n} numbers are shown", len(cells) - hidden)
        gone = texts.ngettext("{n} is hidden", "{n} are hidden", hidden)
        periods = ", ".join(period(table.period, texts) for table in new)
        yield f"{title}: {periods}. {numbers}, {gone}."
    else:
        yield texts.gettext("{title}: nothing new is shown.", title=title)
    yield from (f"  {left_out(each, texts)}" for each in dataset.left_out)


def _waiting(dataset: Dataset, before: Publication | None, texts: Texts) -> Iterator[str]:
    old = before.dataset(dataset.name) if before else None
    told = old.left_out if old else ()
    title = texts.pick(dataset.title)
    yield from (f"{title}: {left_out(each, texts)}" for each in dataset.left_out if each not in told)
