"""What is said on the terminal about an edition: what is shown, how much is hidden, what is left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kartblad.apps.dashboard import periods_said
from kartblad.apps.dashboard.wording import left_out
from kartblad.core.disclosure import Symbol
from kartblad.core.publication.edition import Dataset, LeftOut, Publication, Why
from kartblad.core.publication.periods import finest, span
from kartblad.core.words import Words
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
    if not any(dataset.tables for dataset in new.datasets):
        yield texts.gettext("So far nothing can be shown. The pages say why.")
    yield texts.gettext("What was hidden and why, without numbers, is written in {log}.", log=log)
    named = f'"{folder}"' if " " in str(folder) else folder
    command = f"kartblad serve --pages chef --published {named}"
    yield texts.gettext("Read it yourself first: {page}", page=folder / "index.html")
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
        periods = ", ".join(periods_said.period(each, texts) for each in _runs(table.period for table in new))
        yield f"{title}: {periods}. {numbers}, {gone}."
    else:
        yield texts.gettext("{title}: nothing new is shown.", title=title)
    yield from (f"  {left_out(each, texts)}" for each in _together(dataset.left_out))


def _waiting(dataset: Dataset, before: Publication | None, texts: Texts) -> Iterator[str]:
    old = before.dataset(dataset.name) if before else None
    told = old.left_out if old else ()
    title = texts.pick(dataset.title)
    yield from (
        f"{title}: {left_out(each, texts)}" for each in _together(each for each in dataset.left_out if each not in told)
    )


def _together(found: Iterable[LeftOut]) -> Iterator[LeftOut]:
    """Yield what is left out for the same reason as one for as long as period follows on period."""
    alike: dict[tuple[Why, Words], list[str]] = {}
    for each in found:
        alike.setdefault((each.why, each.whose), []).append(each.period)
    for (why, whose), periods in alike.items():
        yield from (LeftOut(run, why, whose) for run in _runs(periods))


def _runs(periods: Iterable[str]) -> Sequence[str]:
    """Return periods as few spans, each without a gap."""
    runs: list[str] = []
    for each in sorted(periods):
        if runs and periods_said.follows(runs[-1], each):
            runs[-1] = span(finest(runs[-1])[0], finest(each)[-1])
        else:
            runs.append(each)
    return runs
