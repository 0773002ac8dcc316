"""The managers' pages as plain files: readable without script, on any web server or from a folder, and on paper.

The figures are those of the live pages, drawn by the same template. What differs: one's own unit or municipality is
chosen by following a link, and the numbers' files lie beside the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kartblad import settings
from kartblad.apps.dashboard.page import CHOICES, DATASETS, HEADINGS, WHOLE, owns, page
from kartblad.apps.dashboard.periods_said import period
from kartblad.apps.dashboard.post import Item, Page, Post
from kartblad.apps.dashboard.protection import least, protection
from kartblad.apps.dashboard.wording import listing
from kartblad.charts.screen import figure_html
from kartblad.core.publication.edition import Dataset, Publication, Topic
from kartblad.i18n import Texts, msgid

TEMPLATES = Path(__file__).parent / "templates"
INDEX = "index.html"
STYLE = "kartblad.css"
FONT = "source-sans-3-latin-wght-normal.woff2"
LICENCE = "LICENSE-source-sans-3.txt"
"""Whoever gives the font away gives its licence, too."""

_SECTIONS = ("1", "2", "4", "6", "7", "9", "10", "11")
"""The sections of the workbook's style sheet that such a page needs: no controls, no stage, no Jupyter."""
_SECTION = re.compile(r"^/\* (\d+) [^\n]*-{3,} \*/$", re.MULTILINE)
_PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MARKED = re.compile(r"(^|.*-)[0-9a-f]{12}")
"""How a name ends that got a mark of its own; a key that looks so gets one, too."""
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page, or to a file."""

    name: str
    label: str
    current: bool = False
    """Whether it leads to the page that it stands on."""


@dataclass(frozen=True, slots=True)
class _Site:
    """What every page is made of."""

    publication: Publication
    texts: Texts
    pages: Mapping[tuple[Topic, str], Page]
    """By topic and one's own; empty: the region's."""

    @property
    def regions(self) -> tuple[Page, ...]:
        """The pages without an own."""
        return tuple(self.pages[topic, ""] for topic in Topic)


def site(publication: Publication, texts: Texts) -> dict[str, bytes]:
    """Return every file of the static site by its name, always the same bytes; the files of numbers are not in it."""
    chosen = [(topic, own) for topic in Topic for own in ("", *(key for key, _ in owns(publication, topic)))]
    whole = _Site(publication, texts, {at: page(publication, *at, texts) for at in chosen})
    pages = {INDEX: _index(whole)} | {file_name(*at): _topic(whole, each) for at, each in whole.pages.items()}
    return {name: html.encode() for name, html in pages.items()} | dict(_shipped())


def file_name(topic: Topic, own: str = "") -> str:
    """Return the name of a page's file: plain small letters whatever the key holds, another one for every key."""
    return f"{topic.value}-{_slug(own)}.html" if own else f"{topic.value}.html"


def _slug(key: str) -> str:
    if _PLAIN.fullmatch(key) and len(key) <= _LONGEST and not _MARKED.fullmatch(key):
        return key
    plain = re.sub(r"[^a-z0-9]+", "-", key.lower())[:_LONGEST].strip("-")
    mark = sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{plain}-{mark}" if plain else mark


def style_sheet() -> str:
    """Return the style sheet: the workbook's tokens and those sections of its own that are needed, then the site's."""
    static = settings.load().static
    tokens, shared = ((static / name).read_text(encoding="utf-8") for name in ("tokens.css", "kartblad.css"))
    _, *numbered = _SECTION.split(shared)
    sections = dict(zip(numbered[::2], numbered[1::2], strict=True))
    kept = "".join(sections[number] for number in _SECTIONS).replace("fonts/", "")
    return "\n".join((tokens, kept, (TEMPLATES / "site.css").read_text(encoding="utf-8")))


def _shipped() -> Iterator[tuple[str, bytes]]:
    """Yield the style sheet and the font with its licence."""
    yield STYLE, style_sheet().encode()
    fonts = settings.load().static / "fonts"
    yield from ((name, (fonts / name).read_bytes()) for name in (FONT, LICENCE))


def _index(whole: _Site) -> str:
    publication, texts = whole.publication, whole.texts
    heading = texts.gettext("Numbers for those who lead")
    return _drawn(
        "site_index.html.j2",
        whole,
        name=INDEX,
        heading=texts.gettext("{heading} – invented", heading=heading) if publication.is_invented else heading,
        day=texts.date(publication.published),
        least=texts.number(least(publication)),
        entrances=[
            {"page": each, "name": file_name(each.topic)} | _choice(whole, each.topic) for each in whole.regions
        ],
        datasets=[_dataset(each, texts) for each in publication.datasets],
        protection=protection(publication, texts),
        shown=whole.regions[0],
    )


def _topic(whole: _Site, shown: Page) -> str:
    return _drawn(
        "site_topic.html.j2",
        whole,
        name=file_name(shown.topic),
        heading=shown.heading,
        posts=[_post(each, whole.texts) for each in shown.posts],
        files=_files(whole, shown.topic),
        shown=shown,
        **_choice(whole, shown.topic, current=shown.own),
    )


def _drawn(template: str, whole: _Site, *, name: str, heading: str, **facts: object) -> str:
    """Return a page; ``name`` is the file that the ways to the other pages mark as where one is."""
    ways = {INDEX: whole.texts.gettext("Overview")}
    ways |= {file_name(topic): whole.texts.gettext(heading) for topic, heading in HEADINGS.items()}
    return (
        _environment(whole.texts.locale)
        .get_template(template)
        .render(
            publication=whole.publication,
            heading=heading,
            title=f"{heading} · {whole.publication.circle}",
            stamp=_stamp(whole.publication, whole.texts),
            ways=[Link(key, label, current=key == name) for key, label in ways.items()],
            **facts,
        )
    )


def _stamp(publication: Publication, texts: Texts) -> str:
    return texts.gettext(
        "{circle} · edition {edition} · {day}",
        circle=publication.circle,
        edition=publication.edition,
        day=texts.date(publication.published),
    )


def _choice(whole: _Site, topic: Topic, current: str | None = None) -> dict[str, object]:
    """Return the ways to one's own, after that to the whole; none where there is nothing to choose."""
    texts = whole.texts
    named = {own: each.own_name for (of, own), each in whole.pages.items() if of is topic and own}
    labels = {"": texts.gettext(WHOLE[topic])} | named
    links = [Link(file_name(topic, own), label, current=own == current) for own, label in labels.items()]
    return {"choice": texts.gettext(CHOICES[topic]), "owns": links if named else []}


def _post(item: Item, texts: Texts) -> dict[str, object]:
    """Return a figure with what is said of it, or why there is none."""
    if not isinstance(item, Post):
        return {"absent": item, "identity": _slug(item.key)}
    says = (
        (texts.gettext("What does it mean?"), item.means),
        (texts.gettext("What can we do?"), item.can_do),
        (texts.gettext("What do we not know?"), item.unknown),
    )
    # Every value was escaped where the figure was drawn.
    return {"absent": None, "figure": Markup(figure_html(item.figure, texts)), "says": says}  # noqa: S704


def _files(whole: _Site, topic: Topic) -> list[Link]:
    """Return the ways to the numbers that a page is drawn from."""
    found = (whole.publication.dataset(name) for name in DATASETS[topic])
    return [Link(_csv(each), whole.texts.pick(each.title)) for each in found if each is not None and each.tables]


def _csv(dataset: Dataset) -> str:
    return f"data/{dataset.name.value}.csv"


def _dataset(dataset: Dataset, texts: Texts) -> dict[str, object]:
    """Return what the overview says of a dataset; what nobody said is left out."""
    said = (
        (msgid("Unit"), [texts.pick(dataset.unit)]),
        (msgid("Source"), [texts.pick(dataset.source)]),
        (msgid("Coverage"), [texts.pick(dataset.coverage)]),
        (msgid("Periods"), [listing([period(each.period, texts) for each in dataset.tables], texts)]),
        (msgid("Known faults"), [texts.pick(words) for words in dataset.faults]),
        (msgid("Must not be used for"), [texts.pick(words) for words in dataset.not_for]),
    )
    named = ((texts.gettext(label), [text for text in found if text]) for label, found in said)
    return {
        "title": texts.pick(dataset.title),
        "definition": texts.pick(dataset.definition),
        "facts": [(label, found) for label, found in named if found],
        "file": _csv(dataset) if dataset.tables else "",
    }


@cache
def _environment(locale: str) -> Environment:
    texts = Texts(locale)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(gettext=texts.gettext, ngettext=texts.ngettext, locale=locale)
    return environment
