"""Every block once, with words that say how it is used: what the documentation and the tests show."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from kartblad.charts.drawing import Drawing
from kartblad.charts.figure import Cell, Column, Figure, Kind, Mark, Role, Row
from kartblad.core.provenance import Passport, Source, Standing
from kartblad.i18n import Texts
from kartblad.ui import blocks
from kartblad.ui.fields import Upload, Value, with_value
from kartblad.ui.files import File
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store
from kartblad.ui.uploads import size_text

EXAMPLE = Path(__file__).parent / "templates" / "example.svg"

MASKED = "secret"
"""The key of the field whose value is not shown."""

Chosen = tuple[tuple[str, Value], ...]
"""What the visitor has chosen so far, newest last: the gallery's one value."""


def gallery(texts: Texts) -> ScreenView[Chosen]:
    """Return a live page with every block."""
    return ScreenView(
        Store[Chosen](()),
        lambda chosen: screen(chosen, texts),
        change,
        texts,
        offers=lambda chosen, _key: File("exempel.txt", "text/plain;charset=utf-8", _said(chosen, texts).encode()),
        owns_address=False,
    )


def change(chosen: Chosen, key: str, value: Value) -> Chosen:
    """Return what is chosen after ``key`` was given ``value``."""
    return (*((other, old) for other, old in chosen if other != key), (key, value))


def screen(chosen: Chosen, texts: Texts) -> blocks.Screen:
    """Return the gallery with these values in its controls."""
    values = dict(chosen)
    shown = tuple(_filled(block, values) for block in every_block(texts))
    return blocks.Screen((*shown, blocks.Status("said", _said(chosen, texts))), "")


def _filled(block: Any, values: dict[str, Value]) -> Any:
    if isinstance(block, blocks.Controls):
        return dataclasses.replace(block, controls=tuple(_filled(each, values) for each in block.controls))
    if isinstance(block, blocks.FigureBlock):
        return dataclasses.replace(block, picked=frozenset({str(values.get(block.pick, ""))}))
    if isinstance(block, blocks.Chips):
        return dataclasses.replace(block, chips=_left(block.chips, values.get(block.key)))
    return with_value(block, values[block.key]) if block.key in values else block


def _left(chips: tuple[blocks.Option, ...], taken: Value) -> tuple[blocks.Option, ...]:
    """Return the filters that are still on after one or all were taken away."""
    return () if taken == "" else tuple(chip for chip in chips if chip.key != taken)


def _said(chosen: Chosen, texts: Texts) -> str:
    if not chosen:
        return texts.gettext("Nothing has been chosen yet.")
    key, value = chosen[-1]
    if key == MASKED:
        return texts.gettext("The page was given a secret, which it shows to nobody.")
    return texts.gettext("The page was given {key}: {value}", key=key, value=_shown(value, texts))


def _shown(value: Value, texts: Texts) -> object:
    match value:
        case float():
            return texts.number(value)
        case frozenset():
            return ", ".join(sorted(value))
        case bool():
            return texts.gettext("yes") if value else texts.gettext("no")
        case tuple():
            return texts.ngettext("{n} stroke", "{n} strokes", len(value))
        case Upload(name=name, content=content):
            return f"{name}, {size_text(len(content), texts)}"
    return value


def every_block(texts: Texts) -> tuple[blocks.Block, ...]:
    """Return one block of every kind."""
    return (
        *_texts(texts),
        _controls(texts),
        *_filters(texts),
        *_writing(texts),
        *_tools(texts),
        _file(texts),
        *_actions(texts),
        *_drawn(texts),
        blocks.FigureBlock(_figure(texts), pick="row"),
    )


def _options(*labels: str) -> tuple[blocks.Option, ...]:
    return tuple(blocks.Option(f"o{number}", label) for number, label in enumerate(labels, start=1))


def _texts(texts: Texts) -> tuple[blocks.Block, ...]:
    gettext = texts.gettext
    parts = _options(gettext("First part"), gettext("Second part"))
    return (
        blocks.Sections("part", gettext("Parts of the page"), parts, "o1", ("?part=o1", "?part=o2")),
        blocks.Prose(
            "prose", gettext("A heading"), 2, (gettext("A paragraph."),), (gettext("A point"), gettext("Another point"))
        ),
        blocks.Facts("facts", gettext("Facts"), 3, ((gettext("Place"), "Fyrbodal"), (gettext("Period"), "2014–2017"))),
        blocks.Details("details", gettext("Show more"), (gettext("A text that opens on demand."),)),
        blocks.Notice("notice", "info", gettext("Something worth knowing.")),
        blocks.Progress("long", gettext("Long work"), 0.4, gettext("step 2 of 5")),
    )


def _controls(texts: Texts) -> blocks.Controls:
    gettext = texts.gettext
    return blocks.Controls(
        "choices",
        gettext("Choices"),
        (
            blocks.Radios(
                "size", gettext("Size"), _options(gettext("Small"), gettext("Large")), "o1", gettext("One of a few.")
            ),
            blocks.Select(
                "town", gettext("Town"), _options("Åmål", "Ängelholm", "Örebro"), "o1", gettext("One of many.")
            ),
            blocks.NumberField(
                "days", gettext("Days"), 2, 0, 10, 0.5, gettext("days"), gettext("In half days."), slider=True
            ),
            blocks.DateField("day", gettext("Day"), "2017-05-16"),
            blocks.TextField("name", gettext("Name of the group"), "", 40, gettext("No names of persons.")),
        ),
    )


def _filters(texts: Texts) -> tuple[blocks.Block, ...]:
    gettext = texts.gettext
    several, towns = _options(gettext("First course"), gettext("Second course")), _options("Åmål", "Ängelholm")
    return (
        blocks.Checks("courses", gettext("Courses"), several, frozenset({"o1"}), gettext("Any number of them.")),
        blocks.Chips("filters", gettext("Filters"), towns, gettext("Clear")),
    )


def _writing(texts: Texts) -> tuple[blocks.Block, ...]:
    gettext = texts.gettext
    return (
        blocks.TextArea("story", gettext("What happened"), "", 200, gettext("In a few lines.")),
        blocks.Secret(MASKED, gettext("Your number"), gettext("Nobody else sees it.")),
        blocks.Pad("pad", gettext("Your drawing"), ((150, 400, 500, 80, 850, 400), (200, 400, 200, 900, 800, 900))),
    )


def _tools(texts: Texts) -> tuple[blocks.Block, ...]:
    gettext = texts.gettext
    tasks = (
        blocks.Task("t1", gettext("The first task"), gettext("done")),
        blocks.Task("t2", gettext("The second task"), gettext("begun"), gettext("about 5 minutes"), current=True),
    )
    letters = (blocks.Shortcut("r", "go", gettext("Count")), blocks.Shortcut("p", "blocked", gettext("Publish")))
    return (
        blocks.Tasks("tasks", gettext("What to do"), tasks),
        blocks.Clock("clock", gettext("Time for this task"), None, 250),
        blocks.Board("board", gettext("Cards"), _columns(texts), frozenset({"c1"})),
        blocks.Shortcuts("keys", gettext("Letters press buttons"), letters, on=True),
    )


def _columns(texts: Texts) -> tuple[blocks.BoardColumn, ...]:
    gettext = texts.gettext
    one = blocks.BoardCard("c1", gettext("A card"), gettext("The same in other words"), (gettext("important"),))
    rest = [blocks.BoardCard(f"c{n}", gettext("Card {n}", n=texts.number(n))) for n in (2, 3)]
    return (
        blocks.BoardColumn("left", gettext("To the left"), (one, rest[0])),
        blocks.BoardColumn("middle", gettext("In the middle"), ()),
        blocks.BoardColumn("right", gettext("To the right"), (rest[1],)),
    )


def _drawn(texts: Texts) -> tuple[blocks.Block, ...]:
    gettext = texts.gettext
    columns = (gettext("Town"), gettext("Days"), gettext("Period"))
    rows = (("Åmål", texts.number(12), "2014–2017"), ("Ängelholm", texts.number(7.5), "2014–2017"))
    drawing = Drawing(
        EXAMPLE.read_text(encoding="utf-8").strip(),
        gettext("A circle and a square"),
        (gettext("A circle stands to the left."), gettext("A square stands to the right.")),
    )
    return (
        blocks.Plain("plain", gettext("Invented days"), columns, rows, gettext("Invented for this gallery")),
        blocks.Picture("picture", gettext("A drawing"), 3, drawing),
    )


def _file(texts: Texts) -> blocks.FileField:
    gettext = texts.gettext
    hint = gettext("A file of your own. It stays in this workbook's memory.")
    return blocks.FileField("file", gettext("A file"), (".csv", ".xlsx"), 8 * 2**20, hint)


def _actions(texts: Texts) -> tuple[blocks.Block, ...]:
    gettext = texts.gettext
    return (
        blocks.Action("go", gettext("Count"), primary=True),
        blocks.Action("blocked", gettext("Publish"), blocked=gettext("Choose a day first.")),
        blocks.PrintAction("print", gettext("Print the page")),
        blocks.Action("pinned", gettext("Keep in view"), pressed=False),
        blocks.Offer("offer", gettext("Download an example")),
    )


def _figure(texts: Texts) -> Figure:
    gettext = texts.gettext
    source = Source("gallery", gettext("Invented for this gallery"), "kartblad", "2026")
    passport = Passport(
        gettext("Days at an invented course"), gettext("days"), (source,), "2026", Standing.ILLUSTRATIVE
    )
    columns = (Column("days", gettext("Days"), Role.BAR, gettext("days")),)
    rows = (
        Row("a", "Åmål", (Cell(texts.number(12), 12),)),
        Row("b", "Ängelholm", (Cell(texts.number(7.5), 7.5, marks=(Mark.PRELIMINARY,)),)),
        Row("c", "Örebro", (Cell(gettext("not known"), marks=(Mark.NOT_STATED,)),)),
    )
    finding, sentence = (
        gettext("The invented Åmål took most days"),
        gettext("Åmål took 12 invented days, Ängelholm 7.5."),
    )
    context = gettext("days · invented towns · 2026")
    return Figure("gallery", Kind.BARS, finding, context, sentence, gettext("Town"), columns, rows, passport)
