"""The unit's picture for its leader: titles that are true, numbers beside the median, and no order of persons."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from workload_desks import CEILING, LIBRARY, TEXTS, USUAL, html, office, screen, unit_desk, use

from kartblad.apps.workload.desk import Desk, Section
from kartblad.apps.workload.unit_figures import finding, limits, limits_between, zones
from kartblad.apps.workload.unit_months import spread, strip, waiting
from kartblad.apps.workload.unit_seen import seen
from kartblad.charts.figure import Figure, Kind, Mark
from kartblad.core.workload.measurement import Count, Measurement
from kartblad.core.workload.origin import Ref
from kartblad.core.workload.picture import backlog
from kartblad.core.workload.weights import WeightSet
from kartblad.ui.blocks import Facts, FigureBlock, Notice

HERE = office()
NBSP = "\N{NO-BREAK SPACE}"


def worker(person: str, points: int, day: str = "2026-11-15", weights: WeightSet = USUAL, **changes) -> Measurement:
    """Return an experienced worker's measurement of so many points, a multiple of three."""
    kinds = [Count(kind, 0) for kind in backlog(weights)]
    counts = (Count("yttrande", points // 3), *kinds) if weights is USUAL else tuple(kinds)
    about = {"years": Decimal(6), "counts": counts, "weights": weights.ref, "scored_on": day, **changes}
    return Measurement(f"{person}-{day}", day, person, **about)


def desk(*measured: Measurement, weights: WeightSet = USUAL) -> Desk:
    """Return the unit's place with these measurements."""
    changes = {"measurements": measured, "invented": False, "name": "Norr"}
    return unit_desk(Section.UNIT, weights, **changes)


def looked_at(*measured: Measurement):
    """Return what is seen of these measurements."""
    found = seen(desk(*measured), HERE)
    assert found is not None
    return found


def figures(at: Desk) -> dict[str, Figure]:
    """Return the figures on screen by key."""
    return {block.key: block.figure for block in screen(at).blocks if isinstance(block, FigureBlock)}


def texts_of(figure: Figure) -> list[list[str]]:
    """Return the label and the texts of every row."""
    return [[row.label, *(cell.text for cell in row.cells)] for row in figure.rows]


def test_two_at_60_and_140_never_look_like_100() -> None:
    at = desk(worker("a", 90), worker("b", 210))
    shown = figures(at)
    assert shown["unit-zones"].finding == "1 av 2 ligger i orange eller röd"
    assert [row.cells[0].text for row in shown["unit-zones"].rows] == ["1", "0", "0", "0", "1"]
    assert "för få för en median" in shown["unit-zones"].sentence
    markup = re.sub(r"<svg.*?</svg>", "", html(at), flags=re.DOTALL)
    assert f"60,0{NBSP}%" in markup
    assert f"140,0{NBSP}%" in markup
    assert f"100,0{NBSP}%" not in markup


def test_a_median_that_is_nobodys_is_said_to_be() -> None:
    found = looked_at(*(worker(f"a{n}", 90) for n in range(2)), *(worker(f"b{n}", 210) for n in range(2)))
    assert f"100,0{NBSP}%, Grön (2 av 5), en zon som ingen ligger i" in zones(found).sentence


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ((150, 150), "0 av 2 ligger i orange eller röd"),
        ((180, 195, 300), "3 av 3 ligger i orange eller röd"),
        ((177, 180), "1 av 2 ligger i orange eller röd"),
    ],
)
def test_the_title_is_true(points: tuple[int, ...], expected: str) -> None:
    assert finding(looked_at(*(worker(f"a{n}", each) for n, each in enumerate(points)))) == expected


def test_the_title_is_true_for_another_instrument() -> None:
    found = seen(desk(worker("a", 0, weights=CEILING), weights=CEILING), HERE)
    assert found is not None
    assert finding(found) == "0 av 1 ligger i zonen vid eller över taket"
    assert len(zones(found).rows) == len(CEILING.zones)


def test_limits_carry_where_they_come_from() -> None:
    assert [limits(USUAL, zone.id, TEXTS) for zone in USUAL.zones] == [
        f"under 90{NBSP}% (illustrativt)",
        f"90 till under 110{NBSP}% (illustrativt)",
        f"110 till under 120{NBSP}% (illustrativt)",
        f"120 till under 130{NBSP}% (illustrativt)",
        f"130{NBSP}% eller mer (illustrativt)",
    ]
    assert limits(CEILING, "nara", TEXTS) == f"90 till under 100{NBSP}% (illustrativt, dokumenterat)"
    assert limits_between(USUAL, "bla", "gron", TEXTS) == f"under 110{NBSP}% (illustrativt)"


def test_who_has_no_value_is_a_row_with_its_reasons() -> None:
    found = looked_at(
        worker("a", 150), worker("b", 150, years=None), worker("c", 150, employment=Decimal(0)), worker("d", 150)
    )
    *_zones, last = zones(found).rows
    assert (last.label, last.cells[0].text, last.note) == (
        "Utan värde",
        "2",
        "1: inget är kvar av normen; 1: åren i yrket är inte kända",
    )
    assert finding(found) == "0 av 2 ligger i orange eller röd"


def test_nobody_with_a_value_is_said() -> None:
    found = looked_at(worker("a", 150, years=None))
    assert zones(found).finding == "Ingen har ett värde den här månaden"
    assert zones(found).sentence == "Utan värde: 1: åren i yrket är inte kända."
    assert strip(found).finding == "Ingen månad har ett värde"
    assert spread(found) is None


def test_the_month_strip_counts_every_month_and_says_what_was_not_measured() -> None:
    found = looked_at(worker("a", 90, "2026-08-15"), worker("a", 150, "2026-10-15"), worker("b", 210, "2026-10-15"))
    made = strip(found)
    assert made.finding == "Orange eller röd: 0 i augusti, 1 i oktober"
    assert texts_of(made) == [
        ["augusti 2026", "1", "0", "0", "0", "0", "0"],
        ["september 2026", *["inte mätt"] * 6],
        ["oktober 2026", "0", "1", "0", "0", "1", "0"],
    ]
    assert {column.scale_max for column in made.columns[:5]} == {2.0}


def test_the_spread_is_three_lines_with_a_gap_where_nothing_was_measured() -> None:
    months = [worker(f"a{n}", points, "2026-08-15") for n, points in enumerate((90, 150, 210))]
    found = looked_at(*months, worker("a0", 120, "2026-10-15"), worker("a1", 180, "2026-10-15"))
    made = spread(found)
    assert made is not None
    assert made.kind is Kind.PROFILE
    assert texts_of(made) == [
        ["augusti 2026", f"100,0{NBSP}%", f"60,0{NBSP}%", f"140,0{NBSP}%"],
        ["september 2026", *["inte mätt"] * 3],
        ["oktober 2026", "för få", f"80,0{NBSP}%", f"120,0{NBSP}%"],
    ]
    assert made.rows[2].cells[0].marks == (Mark.NOT_APPLICABLE,)
    assert made.finding == f"Belastning från 80,0{NBSP}% till 120,0{NBSP}% i oktober"


def test_a_month_scored_with_another_set_breaks_the_line() -> None:
    found = looked_at(worker("a", 0, "2026-09-15", CEILING), worker("a", 150, "2026-10-15"), worker("a", 150))
    made = spread(found)
    assert made is not None
    assert [row.breaks for row in made.rows] == ["", f"andra vikter, version {USUAL.ref.version}", ""]
    assert strip(found).rows[0].cells[0].text == "andra zoner"
    assert strip(found).finding.endswith("0 i oktober, 0 i november")


def test_a_kind_that_a_set_of_then_did_not_ask_for_is_not_known() -> None:
    made = waiting(looked_at(worker("a", 0, "2026-10-15", CEILING), worker("a", 150)))
    assert made is not None
    assert [row.cells[0].text for row in made.rows] == ["inte känt", "0"]


def test_nobody_is_said_not_to_be_new_whose_years_are_not_known() -> None:
    at = desk(worker("a", 150), worker("b", 150, years=None))
    (facts,) = (block.facts for block in screen(at).blocks if isinstance(block, Facts))
    assert dict(facts)["Nya medarbetare"] == "minst 0; för 1 är det inte känt"
    assert figures(at)["unit-zones"].rows[-1].cells[1].text == "inte känt"


def test_nothing_is_compared_over_a_change_of_weights_with_the_same_zones() -> None:
    newer = replace(USUAL, ref=Ref(USUAL.ref.id, "0.2.0"))
    library = replace(LIBRARY, sets=LIBRARY.sets | {USUAL.ref.id: (USUAL, newer)})
    held = (worker("a", 210, "2026-09-15"), worker("a", 90, "2026-10-15", newer), worker("a", 90, weights=newer))
    found = seen(desk(*held), replace(HERE, library=library))
    assert found is not None
    assert strip(found).finding.endswith("0 i oktober, 0 i november")


def test_what_waits_is_added_up_and_what_is_not_counted_is_said() -> None:
    first, *others = backlog(USUAL)
    counts = [(Count(first, number), *(Count(kind, 0) for kind in others)) for number in (4, None)]
    made = waiting(looked_at(*(worker(f"a{n}", 0, counts=each) for n, each in enumerate(counts))))
    assert made is not None
    assert made.finding.endswith(": minst 4")
    assert (made.rows[0].cells[0].text, made.rows[0].cells[0].note) == ("4", "minst: 1 har inte räknat")
    assert made.rows[0].cells[1].note == ""
    none = waiting(looked_at(worker("a", 0, counts=(Count(first, None),))))
    assert none is not None
    assert none.finding.endswith(": inte räknat")
    assert none.rows[0].cells[0].text == "inte känt"


def test_another_month_is_looked_at() -> None:
    at = use(desk(worker("a", 90, "2026-10-15"), worker("a", 210)), ("month", "2026-10"))
    assert figures(at)["unit-zones"].finding == "0 av 1 ligger i orange eller röd"
    assert len(figures(at)["unit-strip"].rows) == 1


def test_nothing_measured_is_a_sentence() -> None:
    at = desk()
    assert [block.text for block in screen(at).blocks if isinstance(block, Notice)] == [
        "Ingenting är mätt än. Ta in mätningar under Mätningar."
    ]
    assert figures(at) == {}


def test_what_the_leader_has_not_scored_is_said() -> None:
    assert "1 av mätningarna är inte bedömd" in html(desk(worker("a", 90, scored_on=""), worker("b", 90)))
    assert "inte bedömd" not in html(desk(worker("a", 90)))


def test_no_code_is_on_the_units_page_and_no_mean() -> None:
    at = unit_desk(Section.UNIT)
    markup = html(at)
    assert [code for code in {each.person for each in at.unit.measurements} if code in markup] == []
    assert "medelvärde" not in markup.lower()


@pytest.mark.parametrize("weights", [versions[-1] for versions in LIBRARY.sets.values()])
def test_every_figure_of_the_invented_unit_says_that_it_is_made_up(weights: WeightSet) -> None:
    shown = figures(unit_desk(Section.UNIT, weights))
    assert set(shown) == {"unit-zones", "unit-strip", "unit-spread", "unit-waiting"}
    assert all("påhittad" in figure.context for figure in shown.values())
    assert all(figure.sentence and figure.passport.not_for for figure in shown.values())
    assert all(len(figure.finding.split()) <= 10 for figure in shown.values())
    assert (
        "påhittad" not in figures(replace(unit_desk(Section.UNIT, invented=False, name="Norr")))["unit-zones"].context
    )


class TestScoredAgain:
    """Measurements that were scored with something else when they were measured."""

    old = Ref(USUAL.ref.id, "0.0.9")

    def test_how_many_is_said_under_the_figures(self) -> None:
        again = worker("a", 90, scored_before=self.old)
        shown = figures(desk(worker("a", 90, "2026-10-15"), worker("b", 90, "2026-10-15"), again, worker("b", 90)))
        said = "{} mätningar är räknad om med en annan version än när den gjordes."
        assert said.format("1 av 2") in shown["unit-zones"].notes
        assert shown["unit-strip"].notes == shown["unit-spread"].notes == (said.format("1 av 4"),)
        assert [row.note for row in shown["unit-strip"].rows] == ["", said.format("1 av 2")]

    def test_nothing_is_said_where_none_was(self) -> None:
        shown = figures(desk(worker("a", 90, "2026-10-15"), worker("a", 90)))
        assert shown["unit-strip"].notes == ()
        assert not any("räkna" in note for note in shown["unit-zones"].notes)
