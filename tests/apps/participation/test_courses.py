"""The courses by one measure: the numbers are those of the table, and the finding holds for the very selection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from participation_views import START, STATS, TEXTS, figure, shown, table

from kartblad.apps.participation.courses import REMAINDER, chosen, measure_figure
from kartblad.apps.participation.selection import Among
from kartblad.charts.figure import Mark
from kartblad.core.courses import Autumn
from kartblad.core.participation import Grouping, Measure
from kartblad.core.words import Words
from kartblad.i18n import Texts
from kartblad.ui.blocks import Controls, Status

GROUPS = {row["key"]: row for row in table("course_groups")}
COURSES = [row for row in table("courses") if row["standing"] == "listed"]


def number(row: dict[str, str], measure: Measure) -> float | None:
    """Compute a measure of one course part from the table's text."""
    heads, days, sessions, each = (row[name] for name in ("participations", "days", "sessions", "hours_per_session"))
    if measure is Measure.PERSON_DAYS:
        return float(heads) * float(days) if days else None
    if measure is Measure.HOURS:
        return float(heads) * float(sessions) * float(each) if sessions else None
    return float(heads if measure is Measure.PARTICIPATIONS else GROUPS[row["group"]]["municipalities"])


KEEP: dict[Among, Callable[[dict[str, str]], bool]] = {
    Among.ALL: lambda row: True,
    Among.EVERY_PERIOD: lambda row: GROUPS[row["group"]]["in_all_periods"] == "true",
    Among.SOME_PERIODS: lambda row: GROUPS[row["group"]]["in_all_periods"] == "false",
    Among.AUTUMN_2017: lambda row: row["autumn_2017"] == "yes",
}


def expected(measure: Measure, by: Grouping, among: Among) -> dict[str, tuple[str, float | None]]:
    """Compute name and number of every row from the tables' text."""
    kept = [row for row in COURSES if KEEP[among](row)]
    if by is Grouping.COURSE:
        return {row["key"]: (row["name_sv"], number(row, measure)) for row in kept}
    found: dict[str, tuple[str, float | None]] = {}
    for key in dict.fromkeys(row["group"] for row in kept):
        parts = [number(row, measure) for row in COURSES if row["group"] == key]
        known = [part for part in parts if part is not None]
        joint = known[0] if measure is Measure.REACH else sum(known)
        found[key] = (GROUPS[key]["name_sv"], joint if len(known) == len(parts) else None)
    return found


SELECTIONS = list(product(Measure, Grouping, Among))


@pytest.mark.parametrize(("measure", "by", "among"), SELECTIONS)
def test_numbers_are_those_of_the_table(measure: Measure, by: Grouping, among: Among) -> None:
    drawn = measure_figure(STATS, TEXTS, by, measure, among)
    rows = {row.key: (row.label, row.cells[0].value) for row in drawn.rows if row.key != REMAINDER}
    assert rows == expected(measure, by, among)


@pytest.mark.parametrize(("measure", "by", "among"), SELECTIONS)
def test_largest_comes_first_and_the_unknown_last(measure: Measure, by: Grouping, among: Among) -> None:
    drawn = measure_figure(STATS, TEXTS, by, measure, among)
    values = [row.cells[0].value for row in drawn.rows if row.key != REMAINDER]
    known = [value for value in values if value is not None]
    assert values == sorted(known, reverse=True) + [None] * (len(values) - len(known))


@pytest.mark.parametrize(("measure", "by", "among"), SELECTIONS)
def test_the_finding_is_true(measure: Measure, by: Grouping, among: Among) -> None:
    finding = measure_figure(STATS, TEXTS, by, measure, among).finding
    grouping = Grouping.GROUP if measure is Measure.REACH else by
    rows = [pair for pair in expected(measure, grouping, among).values() if pair[1] is not None]
    if not rows:
        assert finding == "Inga timmar är kända för urvalet"
        return
    most = max(value or 0 for _name, value in rows)
    names = [name for name, value in rows if value == most]
    said = TEXTS.number(most)
    if measure is Measure.HOURS:
        assert (finding, len(rows)) == (f"Timmar är kända bara för {names[0]}: {said}", 1)
    elif len(names) > 1:
        assert finding == f"{len(names)} utbildningar når längst: {said} av 14 kommuner"
    elif measure is Measure.REACH:
        assert finding == f"Störst räckvidd: {names[0]}, {said} av 14 kommuner"
    else:
        start = "Flest bland särredovisade" if measure is Measure.PARTICIPATIONS else "Flest persondagar"
        assert finding == f"{start}: {names[0]}, {said}"


def test_a_shared_first_place_by_parts() -> None:
    """No published selection has two largest parts, so two are made equal."""
    trauma, bbic = "trauma_basic", "bbic"
    courses = tuple(replace(c, participations=150) if c.key in (trauma, bbic) else c for c in STATS.courses)
    drawn = measure_figure(replace(STATS, courses=courses), TEXTS, Grouping.COURSE, Measure.PARTICIPATIONS)
    assert drawn.finding == "2 kursdelar delar första platsen: 150 deltagartillfällen var"


def test_the_remainder_is_a_named_bar_of_its_own() -> None:
    drawn = figure(START, "courses")
    last = drawn.rows[-1]
    cell = last.cells[0]
    assert (last.key, last.label) == (REMAINDER, "Ej särredovisat (EKB m.m.)")
    assert (cell.low, cell.value, cell.high, cell.marks) == (380, 396, 445, (Mark.REMAINDER,))
    listed = sum(float(row["participations"]) for row in COURSES)
    assert listed + (cell.value or 0) == STATS.total == 1399


@pytest.mark.parametrize(("measure", "by", "among"), SELECTIONS)
def test_the_remainder_belongs_to_no_selection(measure: Measure, by: Grouping, among: Among) -> None:
    drawn = measure_figure(STATS, TEXTS, by, measure, among)
    whole = measure is Measure.PARTICIPATIONS and among is Among.ALL
    assert (REMAINDER in {row.key for row in drawn.rows}) is whole
    cannot = "De 396 som inte är särredovisade går inte att placera i ett urval."
    assert (cannot in drawn.notes) is (measure is Measure.PARTICIPATIONS and not whole)


@pytest.mark.parametrize(
    ("by", "measure", "among", "sentence"),
    [
        (
            Grouping.COURSE,
            Measure.PARTICIPATIONS,
            Among.ALL,
            (
                "1 003 av 1 399 deltagartillfällen hör till en utbildning i listan. Övriga 396 (28 %) gäller "
                "utbildningar som rapporten inte särredovisar."
            ),
        ),
        (Grouping.COURSE, Measure.PARTICIPATIONS, Among.AUTUMN_2017, "Tillsammans 305 deltagartillfällen."),
        (
            Grouping.GROUP,
            Measure.PERSON_DAYS,
            Among.ALL,
            (
                "Tillsammans 2 887 persondagar, om alla var med hela tiden. Timmar görs aldrig om till dagar, och "
                "dagar aldrig till timmar."
            ),
        ),
        (Grouping.GROUP, Measure.HOURS, Among.SOME_PERIODS, "Rapporten räknar de här utbildningarna på annat sätt."),
        (
            Grouping.COURSE,
            Measure.REACH,
            Among.ALL,
            (
                "I 106 av 126 möjliga par av kommun och utbildning var någon med (84 %). Vilka kommuner som saknas "
                "säger rapporten inte."
            ),
        ),
    ],
)
def test_sentence(by: Grouping, measure: Measure, among: Among, sentence: str) -> None:
    said = measure_figure(STATS, TEXTS, by, measure, among).sentence
    assert said.replace("\N{NO-BREAK SPACE}", " ") == sentence


def test_parts_share_the_reach_of_their_heading() -> None:
    drawn = measure_figure(STATS, TEXTS, Grouping.COURSE, Measure.REACH)
    joint = {row.key for row in drawn.rows if row.cells[0].note == "räknat för båda delarna tillsammans"}
    two = [row["key"] for row in COURSES if sum(other["group"] == row["group"] for other in COURSES) == 2]
    assert joint == {row.key for row in drawn.rows if Mark.POOLED in row.cells[0].marks} == set(two)
    assert drawn.scale(0) == 14


def test_days_stand_beside_heads_and_length() -> None:
    drawn = measure_figure(STATS, TEXTS, Grouping.GROUP, Measure.PERSON_DAYS)
    texts = {row.key: [cell.text for cell in row.cells] for row in drawn.rows}
    assert texts["family_therapy"] == ["846", "141", "6 dagar + 6 dagar"]
    assert texts["supervision"] == ["timmar, inte dagar", "93", "10 × 3 timmar"]


def test_the_autumn_selection_says_what_it_leaves_out() -> None:
    parts = measure_figure(STATS, TEXTS, Grouping.COURSE, Measure.REACH, Among.AUTUMN_2017).notes
    courses = measure_figure(STATS, TEXTS, Grouping.GROUP, Measure.REACH, Among.AUTUMN_2017).notes
    assert parts == ("Anknytning och omsorgssvikt: bara en fördjupningsdag är planerad, så den är inte med här.",)
    assert courses == (*parts, "En utbildning i två delar är med när en av delarna är planerad.")
    follow_up = [course.key for course in STATS.courses if course.autumn_2017 is Autumn.FOLLOW_UP_DAY]
    assert follow_up == ["attachment"]


@pytest.mark.parametrize(
    ("by", "among", "status"),
    [
        (Grouping.COURSE, Among.ALL, "Visar 12 av 12 kursdelar."),
        (Grouping.GROUP, Among.ALL, "Visar 9 av 9 utbildningar."),
        (Grouping.COURSE, Among.AUTUMN_2017, "Visar 4 av 12 kursdelar."),
        (Grouping.GROUP, Among.EVERY_PERIOD, "Visar 4 av 9 utbildningar."),
    ],
)
def test_status_says_how_many_are_shown(by: Grouping, among: Among, status: str) -> None:
    screen = shown(replace(START, by=by, among=among))
    assert [block.text for block in screen.blocks if isinstance(block, Status)] == [status]
    assert len(chosen(STATS, by, among)) == int(status.split()[1])


def test_controls_say_what_is_chosen() -> None:
    screen = shown(replace(START, measure=Measure.HOURS, by=Grouping.GROUP, among=Among.EVERY_PERIOD))
    (controls,) = [block for block in screen.blocks if isinstance(block, Controls)]
    values = {control.key: getattr(control, "value", None) for control in controls.controls}
    assert values == {"measure": "hours", "by": "group", "among": "every_period"}


def test_a_name_without_english_is_given_in_swedish() -> None:
    courses = tuple(replace(c, name=Words(c.name.sv, "")) if c.key == "bbic" else c for c in STATS.courses)
    drawn = measure_figure(replace(STATS, courses=courses), Texts("en"), Grouping.COURSE, Measure.REACH)
    assert drawn.rows[0].label == "BBiC"
