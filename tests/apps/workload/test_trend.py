"""A worker's months: each scored with its own set, gaps and breaks in sight, and a sentence that is true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from workload_desks import CEILING, USUAL, measurement, office

from kartblad.apps.workload.trend import trend
from kartblad.charts.figure import Figure, Kind, Mark
from kartblad.core.provenance import Standing
from kartblad.core.workload.measurement import Count, Measurement
from kartblad.core.workload.origin import NO_WEIGHTS, Ref
from kartblad.core.workload.weights import WeightSet

OFFICE = office()
NBSP = "\N{NO-BREAK SPACE}"


def month(iso: str, investigations: int | None, weights: WeightSet = USUAL, **changes: object) -> Measurement:
    counts = (Count("utredning", investigations),)
    made = measurement(weights, id=iso, date=f"{iso}-15", counts=counts, **changes)
    return replace(made, weights=weights.ref)


def drawn(*measured: Measurement, **options: object) -> Figure:
    figure = trend(measured, OFFICE, **options)  # type: ignore[arg-type]
    assert figure is not None
    return figure


def loads(figure: Figure) -> list[tuple[str, str]]:
    return [(row.key, row.cells[0].text) for row in figure.rows]


def test_nothing_measured_is_no_figure() -> None:
    assert trend((), OFFICE) is None
    assert trend((measurement(date=""),), OFFICE) is None


def test_every_month_between_the_first_and_the_last_is_a_row() -> None:
    figure = drawn(month("2026-10", 11), month("2026-08", 10))
    assert figure.kind is Kind.PROFILE
    assert loads(figure) == [
        ("2026-08", "94,2\N{NO-BREAK SPACE}%"),
        ("2026-09", "inte känt"),
        ("2026-10", "103,6\N{NO-BREAK SPACE}%"),
    ]
    assert figure.rows[1].note == "Inte mätt."
    assert all(cell.marks == (Mark.NOT_STATED,) for cell in figure.rows[1].cells)


def test_the_table_has_the_own_rating_with_its_direction() -> None:
    figure = drawn(month("2026-10", 11, self_rating=4), month("2026-11", 11, self_rating=None))
    column = [each.key for each in figure.columns].index("rating")
    assert figure.columns[column].unit == "5 är tungt"
    assert [row.cells[column].text for row in figure.rows] == ["4 av 5", "inte känt"]


def test_where_the_direction_of_the_scale_changed_each_rating_says_its_own() -> None:
    turned = replace(USUAL, ref=Ref(USUAL.ref.id, "0.0.1"), rating=replace(USUAL.rating, heavy=1))
    sets = {USUAL.ref.id: (turned, USUAL)}
    here = replace(OFFICE, library=replace(OFFICE.library, sets=sets))
    figure = trend((month("2026-10", 11, turned, self_rating=2), month("2026-11", 11, self_rating=2)), here)
    assert figure is not None
    column = [each.key for each in figure.columns].index("rating")
    assert [row.cells[column].text for row in figure.rows] == ["2 av 5, där 1 är tungt", "2 av 5, där 5 är tungt"]


@pytest.mark.parametrize(
    ("before", "now", "finding"),
    [
        (10, 11, "Belastningen har stigit med 9,4 procentenheter sedan oktober 2026"),
        (11, 10, "Belastningen har sjunkit med 9,4 procentenheter sedan oktober 2026"),
        (11, 11, "Belastningen är som i oktober 2026"),
        (None, 11, "Belastningen är 103,6\N{NO-BREAK SPACE}% i november 2026"),
        (11, None, "Ingen belastning för november 2026"),
    ],
)
def test_the_finding(before: int | None, now: int | None, finding: str) -> None:
    assert drawn(month("2026-10", before), month("2026-11", now)).finding == finding


def test_the_finding_has_at_most_ten_words() -> None:
    figure = drawn(month("2026-10", 10), month("2026-11", 11))
    assert len(figure.finding.split()) <= 10


def test_the_sentence_says_zone_and_range() -> None:
    figure = drawn(month("2026-09", 9), month("2026-10", 12), month("2026-11", 11))
    assert figure.sentence == (
        "I november 2026 var belastningen 103,6\N{NO-BREAK SPACE}%, zon Grön (2 av 5): i balans. "
        "Den har legat mellan 84,8\N{NO-BREAK SPACE}% och 113,0\N{NO-BREAK SPACE}%."
    )


class TestOtherWeights:
    """Months that were scored with another set."""

    figure = drawn(month("2026-09", 10, CEILING), month("2026-11", 10))

    def test_each_month_has_its_own(self) -> None:
        assert [row.cells[-1].text for row in self.figure.rows] == [
            "Exempel med tak: 100 poäng, version 0.1.0",
            "inte känt",
            "Exempel efter Nässjö 2018, kompletterat med förslag, version 0.1.0",
        ]
        assert loads(self.figure)[0] == ("2026-09", "85,0\N{NO-BREAK SPACE}%")

    def test_the_line_is_broken_also_over_a_gap(self) -> None:
        assert [row.breaks for row in self.figure.rows] == ["", "", "nya vikter: 0.1.0"]

    def test_nothing_is_compared_over_the_break(self) -> None:
        assert self.figure.finding == "Belastningen är 94,2\N{NO-BREAK SPACE}% i november 2026"
        assert "legat" not in self.figure.sentence
        assert "går inte att jämföra" in self.figure.notes[0]

    def test_the_bands_are_those_of_the_last(self) -> None:
        assert [band.name for band in self.figure.bands] == ["Blå", "Grön", "Gul", "Orange", "Röd"]


@pytest.mark.parametrize("ref", [Ref(USUAL.ref.id, "0.0.9"), Ref("borta", "1.0.0")])
def test_a_month_whose_very_version_is_gone_has_no_value_and_says_why(ref: Ref) -> None:
    figure = drawn(month("2026-09", 11), replace(month("2026-10", 10), weights=ref), month("2026-11", 11))
    assert [text for _month, text in loads(figure)] == [f"103,6{NBSP}%", "inte känt", f"103,6{NBSP}%"]
    assert [cell.marks for cell in figure.rows[1].cells[:5]] == [(Mark.NOT_STATED,)] * 5
    assert figure.rows[1].cells[-1].text == str(ref)
    assert f"uppsättningen {ref} som mätningen räknades med finns inte här" in figure.rows[1].note
    assert figure.notes == (f"Uppsättningen {ref} finns inte här: dess månader har inget värde.",)
    assert [row.breaks for row in figure.rows] == ["", "", ""]


def test_where_the_last_month_has_no_value_the_sentence_says_why() -> None:
    figure = drawn(month("2026-10", 11), replace(month("2026-11", 10), weights=Ref("borta", "1.0.0")))
    assert figure.finding == "Ingen belastning för november 2026"
    assert "borta@1.0.0 som mätningen räknades med finns inte här" in figure.sentence
    assert [band.name for band in figure.bands] == [zone.name.sv for zone in USUAL.zones]


def test_a_month_that_names_no_set_is_scored_with_the_one_in_use() -> None:
    assert loads(drawn(replace(month("2026-11", 11), weights=NO_WEIGHTS))) == [("2026-11", f"103,6{NBSP}%")]


class TestScoredAgain:
    """Months that were scored again with the version of the others."""

    again = replace(month("2026-09", 10), scored_before=Ref(USUAL.ref.id, "0.0.9"))

    def test_the_break_is_where_months_differ_in_it(self) -> None:
        figure = drawn(replace(self.again, id="a", date="2026-08-15"), self.again, month("2026-10", 10))
        assert [row.breaks for row in figure.rows] == ["", "", "som den mättes"]
        assert [USUAL.ref.id in row.note for row in figure.rows] == [True, True, False]
        assert figure.notes == ("2 av 3 månader är räknade om med version 0.1.0.",)

    def test_the_first_that_is_begins_anew(self) -> None:
        figure = drawn(month("2026-08", 10), self.again)
        assert [row.breaks for row in figure.rows] == ["", "räknad om"]
        assert figure.notes == ("1 av 2 månader är räknad om med version 0.1.0.",)

    def test_nothing_is_said_where_nothing_was(self) -> None:
        figure = drawn(month("2026-08", 10), month("2026-09", 10))
        assert ([row.note for row in figure.rows], figure.notes) == (["", ""], ())


def test_what_cannot_be_scored_any_more_is_not_known() -> None:
    stray = replace(month("2026-11", 10), counts=(Count("nagot_annat", 3),), weights=Ref("borta", "1.0.0"))
    figure = drawn(stray)
    assert loads(figure) == [("2026-11", "inte känt")]
    assert figure.finding == "Ingen belastning för november 2026"


def test_a_norm_of_nothing_is_known_and_said() -> None:
    figure = drawn(replace(month("2026-11", 10), employment=Decimal(0)))
    assert figure.sentence.startswith("Det blir ingen belastning: inget är kvar av normen.")


def test_a_load_far_above_the_zones_is_drawn_in_full() -> None:
    figure = drawn(month("2026-11", 60))
    assert figure.columns[0].scale_max == 580
    assert figure.rows[0].cells[0].value == pytest.approx(565.2, abs=0.05)


def test_what_colleagues_do_counts_there() -> None:
    def relief(_measured: Measurement) -> Mapping[str, int]:
        return {"utredning": 1}

    assert loads(drawn(month("2026-11", 11), relief=relief)) == loads(drawn(month("2026-11", 10)))


@pytest.mark.parametrize(("invented", "standing"), [(True, Standing.SYNTHETIC), (False, Standing.DERIVED)])
def test_the_passport_says_whether_it_is_made_up(invented: bool, standing: Standing) -> None:
    assert drawn(month("2026-11", 11), invented=invented).passport.standing is standing


def test_one_set_for_all_months_is_no_column() -> None:
    assert "set" not in [each.key for each in drawn(month("2026-10", 11), month("2026-11", 11)).columns]


def test_no_code_is_in_it() -> None:
    figure = drawn(month("2026-11", 11, person="björk-7", note="hemligt", years=Decimal(4)))
    assert "björk-7" not in repr(figure)
    assert "hemligt" not in repr(figure)
