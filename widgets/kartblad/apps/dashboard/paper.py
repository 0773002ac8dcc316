"""A manager's page as one A4: the figures' own texts, and a file that is named after topic and edition alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kartblad.apps.dashboard import protection
from kartblad.apps.dashboard.post import Absent, Item, Page
from kartblad.charts.figure import Figure, Role
from kartblad.core.publication.edition import Publication, Topic
from kartblad.i18n import Texts
from kartblad.print.onepage import onepage
from kartblad.print.view import Grid, Part, View
from kartblad.ui.files import File

PDF = "application/pdf"
_SIDES = ("own", "all", "region")
"""The keys of what is kept the longest: one's own, and all together."""
_PERIOD = re.compile(r"\d{4}-(H[12]|\d{2})(--.*)?")


def paper(page: Page, publication: Publication, texts: Texts) -> File:
    """Return the page as a file."""
    name = texts.gettext("edition-{n}", n=publication.edition)
    return File(f"{page.topic.value}-{name}.pdf", PDF, onepage(view(page, publication, texts), texts))


def view(page: Page, publication: Publication, texts: Texts) -> View:
    """Return what is on the A4 of a page."""
    common = _common(page)
    return View(
        heading=page.heading,
        banner=page.invented,
        facts=tuple(_facts(page, publication, texts)),
        parts=tuple(_part(each, common, page.own) for each in page.posts),
        legend=tuple((each.symbol, each.meaning) for each in page.legend),
        sources=_sources(page),
        # What is invented is said at the top already.
        notes=tuple(note for note in common if note != page.invented),
        where=_where(page.topic, texts),
    )


def _facts(page: Page, publication: Publication, texts: Texts) -> Iterator[tuple[str, str]]:
    yield texts.gettext("For"), publication.circle
    yield texts.gettext("Edition"), texts.number(publication.edition)
    yield texts.gettext("Published"), texts.date(publication.published)
    if page.own_name:
        yield texts.gettext("Your own"), page.own_name
    yield texts.gettext("Smallest number of persons shown"), texts.number(protection.least(publication))


def _part(item: Item, common: Collection[str], own: str) -> Part:
    if isinstance(item, Absent):
        return Part(item.heading, why=item.why)
    figure = item.figure
    return Part(
        finding=figure.finding,
        context=figure.context,
        grid=_grid(figure, own),
        means=item.means,
        can_do=item.can_do,
        unknown=item.unknown,
        notes=tuple(note for note in figure.notes if note not in common),
    )


def _grid(figure: Figure, own: str) -> Grid:
    """Return a figure's numbers as they stand there, each column with its unit."""
    rows = tuple((row.label, *(cell.text for cell in row.cells)) for row in figure.rows)
    return Grid(
        head=(figure.row_label, *(column.label for column in figure.columns)),
        rows=rows,
        first=_first(figure),
        by_time=bool(figure.rows) and all(_PERIOD.fullmatch(row.key) for row in figure.rows),
        keep=tuple(at for at, row in enumerate(figure.rows) if row.key in {own, *_SIDES}),
    )


def _first(figure: Figure) -> tuple[int, ...]:
    """Return the columns that are kept the longest: one's own and all together, else those of numbers."""
    columns = list(enumerate(figure.columns, 1))
    sides = tuple(at for at, column in columns if column.key in _SIDES)
    return sides or tuple(at for at, column in columns if column.role is not Role.TEXT)


def _common(page: Page) -> tuple[str, ...]:
    """Return the footnotes that all figures have: they are said once."""
    notes = [post.figure.notes for post in page.shown]
    return tuple(note for note in notes[0] if all(note in each for each in notes)) if notes else ()


def _sources(page: Page) -> tuple[str, ...]:
    """Return every source of the page's figures once."""
    titles = (source.title for post in page.shown for source in post.figure.passport.sources)
    return tuple(dict.fromkeys(titles))


def _where(topic: Topic, texts: Texts) -> str:
    return texts.gettext("on the page /{address}", address=topic.value)
