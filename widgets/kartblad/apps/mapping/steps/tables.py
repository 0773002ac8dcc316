"""A workshop in tables: what each table wrote and how it rated, keyed in one by one and then set side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.mapping import forms
from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk, edited
from kartblad.apps.mapping.office import Library, Office
from kartblad.apps.mapping.steps.ballots import rated
from kartblad.core import editing
from kartblad.core.mapping.future import DO_NOT_KNOW
from kartblad.core.problems import Problem
from kartblad.core.script import Step
from kartblad.core.sealed import Spread
from kartblad.core.session import Session, Table
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Action, Block, Controls, Notice, Option, Picture, Plain, Secret, Select
from kartblad.ui.paths import key

TABLES = ("tables",)
FEWEST, MOST = 2, 5
MOST_RATINGS = 12


def blocks(desk: Desk, step: Step, _library: Library, texts: Texts) -> tuple[Block, ...]:
    """Return one table's form while all work, and all tables side by side afterwards."""
    session = desk.held
    if not session.tables:
        how = texts.gettext("The tables work with the same case. How many are there?")
        counts = tuple(
            Action(f"tables-add.{n}", texts.gettext("{n} tables", n=n), n == FEWEST) for n in range(FEWEST, MOST + 1)
        )
        return (Notice("tables-how", "info", how), Controls("tables", texts.gettext("Tables"), counts))
    return _keying_in(desk, texts) if step.sealed else side_by_side(session.tables, texts)


def _keying_in(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    """Return the form of the chosen table; of the others only how far they have come."""
    session = desk.held
    table = next((each for each in session.tables if each.id in desk.chosen), session.tables[0])
    offered = tuple(Option(each.id, f"{_name(each, texts)}: {_state(each, texts)}") for each in session.tables)
    return (
        Select("table-choose", texts.gettext("Key in for"), offered, table.id),
        _form(session, table, texts),
    )


def _name(table: Table, texts: Texts) -> str:
    return table.name or texts.gettext("Table {n}", n=table.id.removeprefix("t"))


def _state(table: Table, texts: Texts) -> str:
    written = sum(bool(text.strip()) for text in (table.danger, table.goal))
    parts = texts.gettext("{n} of 2 texts", n=written)
    numbers = texts.ngettext("{n} number", "{n} numbers", len(table.ratings))
    return f"{parts}, {numbers}"


def _form(session: Session, table: Table, texts: Texts) -> Controls:
    place = (*TABLES, table.id)
    hint = texts.gettext("One at a time, Enter after each.")
    latest = (Action(key("table-unrate", table.id), texts.gettext("Take the latest away")),) if table.ratings else ()
    return Controls(
        "table",
        _name(table, texts),
        (
            forms.line(session, (*place, "name"), texts.gettext("What the table is called"), 30),
            forms.lines(session, (*place, "danger"), texts.gettext("The table's future risk"), 600, rows=4),
            forms.lines(session, (*place, "goal"), texts.gettext("The table's goal"), 600, rows=4),
            Secret(key("table-rate", table.id), texts.gettext("A number from the table, 0 to 10"), hint),
            *latest,
        ),
    )


def side_by_side(tables: tuple[Table, ...], texts: Texts) -> tuple[Block, ...]:
    """Return what the tables wrote, side by side, and their numbers on lines of their own."""
    columns = (texts.gettext("Table"), texts.gettext("Future risk"), texts.gettext("Goal"))
    rows = tuple((_name(each, texts), each.danger or "–", each.goal or "–") for each in tables)
    return (Plain("tables-texts", texts.gettext("The tables side by side"), columns, rows), *_lines(tables, texts))


def _lines(tables: tuple[Table, ...], texts: Texts) -> tuple[Block, ...]:
    from kartblad.charts.strip import Line, strip

    rated_tables = [table for table in tables if table.ratings]
    if not rated_tables:
        return ()
    lines = tuple(Line(_name(table, texts), Spread(tuple(sorted(table.ratings)))) for table in rated_tables)
    zero = texts.gettext("the future risk has come true")
    ten = texts.gettext("the goal is reached")
    return (Picture("tables-dots", texts.gettext("The tables' numbers"), 3, strip(lines, zero, ten, texts)),)


def begin(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Set out so many tables."""
    tables = tuple(Table(f"t{n}") for n in range(1, min(int(path[0]), MOST) + 1))
    return edited(desk, replace(desk.held, tables=tables))


def choose(desk: Desk, _path: Path, value: str, _office: Office) -> Desk:
    """Choose the table that is keyed in."""
    return replace(desk, chosen=frozenset({value}))


def rate(desk: Desk, path: Path, value: str, office: Office) -> Desk:
    """Key in one number of a table."""
    number = rated(value, office.texts)
    table: Table = editing.get(desk.held, (*TABLES, path[0]))
    if number == DO_NOT_KNOW or len(table.ratings) >= MOST_RATINGS:
        sentence = msgid("Key in a whole number from 0 to 10, at most {most} for a table.")
        raise Problem(office.texts.gettext(sentence, most=MOST_RATINGS))
    return edited(desk, editing.add(desk.held, (*TABLES, path[0], "ratings"), number))


def unrate(desk: Desk, path: Path, _value: Any, _office: Office) -> Desk:
    """Take the latest number of a table away."""
    return edited(desk, editing.changed(desk.held, (*TABLES, path[0], "ratings"), lambda ratings: ratings[:-1]))


COMMANDS: Mapping[str, Command] = {
    "tables-add": begin,
    "table-choose": choose,
    "table-rate": rate,
    "table-unrate": unrate,
}
