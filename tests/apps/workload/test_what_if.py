"""What if, as a leader uses it: proposals side by side, a redistribution, needs, and what to measure first."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from workload_desks import CEILING, LIBRARY, TEXTS, TODAY, USUAL, keys, measurement, office, screen, unit_desk, use

from kartblad.apps.workload import amounts, state, what_if, what_if_moving, what_if_need
from kartblad.apps.workload.desk import Desk, Section
from kartblad.apps.workload.trying import Part
from kartblad.apps.workload.what_if_month import ahead, others, tried, usual_ceiling
from kartblad.core.problems import Problem
from kartblad.core.workload.measurement import Count, Measurement
from kartblad.core.workload.origin import Ref
from kartblad.core.workload.outlook import Outlook
from kartblad.core.workload.scenario import MOST_CHANGES, Change, Scenario, What
from kartblad.core.workload.wisn import NO_STAFFING, Staffing, Task
from kartblad.frames import redistribution
from kartblad.frames.redistribution import UncheckedError
from kartblad.frames.whole_numbers import Answer
from kartblad.ui.blocks import FigureBlock, Notice, Plain, Prose, Select, every
from kartblad.ui.fields import Refused
from kartblad.ui.work import shown_by

PROPOSAL = [
    ("try-new", True),
    ("try-add.s1.move", True),
    ("try-edit.s1.c1.person", "påhittad-06"),
    ("try-edit.s1.c1.other", "påhittad-03"),
    ("try-edit.s1.c1.kind", "utredning"),
    ("try-edit.s1.c1.number", 2.0),
]


def desk(**changes: Any) -> Desk:
    return unit_desk(Section.WHAT_IF, **changes)


def shown(at: Desk, key: str) -> Any:
    return next(block for block in every(screen(at).blocks) if block.key == key)


def texts_of(at: Desk) -> str:
    prose = [each for each in screen(at).blocks if isinstance(each, Prose)]
    return "\n".join("\n".join((each.heading, *each.paragraphs, *each.items)) for each in prose)


# Proposals --------------------------------------------------------------------------------------------------------


def test_a_move_is_made_compared_and_taken_back() -> None:
    made = use(desk(), *PROPOSAL)
    assert made.unit.scenarios == (
        Scenario("s1", changes=(Change("c1", What.MOVE, "påhittad-06", "påhittad-03", "utredning", 2),)),
    )
    assert made.unit.measurements == desk().unit.measurements
    assert shown(made, "try-said.s1").heading == "1. Utredningar: 2 flyttas"
    table = shown(made, "what-if-persons")
    assert isinstance(table, Plain)
    assert [row[0] for row in table.rows] == sorted(row[0] for row in table.rows)
    changed = {row[0]: row[2] for row in table.rows if row[2] != "som nu"}
    assert set(changed) == {"påhittad-03", "påhittad-06"}
    assert changed["påhittad-03"].endswith("· +26")
    back = use(made, *[("undo", True)] * len(PROPOSAL))
    assert back.unit.scenarios == ()


def test_figures_and_table_stand_for_the_same_persons() -> None:
    made = use(desk(), *PROPOSAL, ("try-add.s1.hire", True))
    figure = next(each.figure for each in screen(made).blocks if isinstance(each, FigureBlock))
    sums = [sum(row.cells[at].value or 0 for row in figure.rows) for at in range(2)]
    assert sums == [14, 15]
    assert figure.columns[1].label == "1. En nyanställd, Utredningar: 2 flyttas"
    assert "påhittad-" not in figure.sentence + figure.finding + figure.context


def test_four_kinds_of_changes_have_fields_of_their_own() -> None:
    made = use(desk(), ("try-new", True))
    for at, what in enumerate(What, 1):
        made = use(made, (f"try-add.s1.{what}", True))
        assert {f"try-edit.s1.c{at}.{field}" for field in FIELDS[what]} <= keys(made)
    made = use(made, ("try-change.s1", "c1"))
    assert "try-edit.s1.c1.other" in keys(made)
    assert "try-edit.s1.c4.number" not in keys(made)


FIELDS = {
    What.MOVE: ("person", "other", "kind", "number"),
    What.HIRE: ("person", "years", "share"),
    What.AWAY: ("person", "share"),
    What.INFLOW: ("person", "kind", "number"),
}


def test_a_newcomer_can_be_given_cases_and_gets_the_norm_of_later() -> None:
    made = use(
        desk(),
        ("try-new", True),
        ("try-add.s1.hire", True),
        ("try-edit.s1.c1.years", 0.5),
        ("try-edit.s1.c1.share", 50.0),
        ("try-edit.s1.months", 6.0),
        *[("try-add.s1.move", True), ("try-edit.s1.c2.person", "påhittad-11"), ("try-edit.s1.c2.other", "ny-1")],
        ("try-edit.s1.c2.kind", "utredning"),
    )
    here = office()
    found = tried(made, here)
    assert found is not None
    new = ahead(found, made.unit.scenarios[0], here).person("ny-1")
    assert new is not None
    assert (new.score.points, new.score.norm) == (13, 63)
    assert new.measured.years == Decimal("1.0")


@pytest.mark.parametrize(("field", "expected"), [("number", 0), ("months", 0), ("years", Decimal(0))])
def test_an_emptied_field_is_none_of_it(field: str, expected: object) -> None:
    made = use(desk(), ("try-new", True), ("try-add.s1.hire", True), ("try-add.s1.move", True))
    place = {"number": "s1.c2", "months": "s1", "years": "s1.c1"}[field]
    made = use(made, ("try-change.s1", "c1" if field == "years" else "c2"), (f"try-edit.{place}.{field}", ""))
    scenario = made.unit.scenarios[0]
    held = {"number": scenario.changes[1].number, "months": scenario.months, "years": scenario.changes[0].years}
    assert held[field] == expected


def test_what_does_not_fit_the_month_is_said_and_left_out() -> None:
    made = use(desk(), *PROPOSAL, ("try-edit.s1.c1.number", 99.0))
    notice = shown(made, "try-unfit.s1.0")
    assert isinstance(notice, Notice)
    assert re.search(
        "Utredningar: 99 från påhittad-06 till påhittad-03” passar inte.* bara [0-9]+ kan flyttas", notice.text
    )
    assert shown(made, "try-said.s1").paragraphs == ("Inget ändras: alla 14 har samma poäng, norm och zon.",)


def test_three_proposals_and_no_more() -> None:
    made = use(desk(), *[("try-new", True)] * 3)
    assert [each.id for each in made.unit.scenarios] == ["s1", "s2", "s3"]
    with pytest.raises(Refused):
        use(made, ("try-new", True))
    with pytest.raises(ValueError, match="no room"):
        state.change(made, "try-new", True, office())
    assert [each.id for each in use(made, ("drop.unit.scenarios.s2", True)).unit.scenarios] == ["s1", "s3"]


def test_one_proposal_is_taken_to_the_talks_and_moves_nothing() -> None:
    made = use(
        desk(), *PROPOSAL, ("try-new", True), ("try-plan.s1", True), ("try-plan.s2", True), ("try-plan.s1", True)
    )
    assert [each.chosen for each in made.unit.scenarios] == [True, False]
    assert shown(made, "try-list.s1").items == ("Utredningar: 2 från påhittad-06 till påhittad-03",)
    assert made.unit.measurements == desk().unit.measurements
    assert not any(each.chosen for each in use(made, ("try-plan.s1", True)).unit.scenarios)


def test_only_sets_that_know_all_that_was_counted_are_offered() -> None:
    here, made = office(), use(desk(), ("try-new", True))
    found = tried(made, here)
    assert found is not None
    assert CEILING.ref not in {each.ref for each in others(found, here)}
    with pytest.raises(ValueError, match="nowhere"):
        state.change(made, "try-set.s1", "nowhere@1", here)
    forced = state.change(made, "try-set.s1", str(CEILING.ref), here)
    assert forced.unit.scenarios[0].weights == CEILING.ref
    assert "andra vikter" in shown(forced, "try-unfit.s1.0").text
    assert use(forced, ("try-set.s1", "")).unit.scenarios[0].weights is None


@pytest.mark.parametrize(
    ("key", "value"),
    [("try-open.s9", True), ("try-add.s9.move", True), ("try-edit.s1.c9.kind", "utredning"), ("try-take", True)],
)
def test_what_is_not_there_cannot_be_changed(key: str, value: object) -> None:
    made = use(desk(), ("try-new", True))
    with pytest.raises((KeyError, Refused)):
        use(made, (key, value))
    if key != "try-open.s9":
        with pytest.raises(KeyError):
            state.change(made, key, value, office())


def test_there_is_room_for_so_many_changes_only() -> None:
    full = tuple(Change(f"c{at}") for at in range(MOST_CHANGES))
    made = desk(scenarios=(Scenario("s1", changes=full),))
    with pytest.raises(Refused):
        use(made, ("try-open.s1", True), ("try-add.s1.move", True))
    with pytest.raises(ValueError, match="move"):
        state.change(made, "try-add.s1.move", True, office())


# The month --------------------------------------------------------------------------------------------------------


def test_nothing_measured_is_said() -> None:
    assert "Inget är mätt än" in texts_of(desk(measurements=()))
    assert "try-new" not in keys(desk(measurements=()))


def test_a_month_that_no_set_knows_is_said() -> None:
    unit = desk().unit
    strange = tuple(replace(each, counts=(*each.counts, Count("okänt", 1))) for each in unit.measurements)
    assert "Ingen viktuppsättning känner till allt" in texts_of(desk(measurements=strange))


def test_a_month_scored_with_several_sets_is_reckoned_with_the_units_and_said() -> None:
    first, *rest = desk().unit.in_month("2026-11")
    other = replace(USUAL, ref=Ref(USUAL.ref.id, "0.2.0"))
    here = replace(office(), library=replace(LIBRARY, sets={**LIBRARY.sets, USUAL.ref.id: (USUAL, other)}))
    mixed = desk(measurements=(replace(first, weights=other.ref), *rest))
    found = tried(mixed, here)
    assert found is not None
    assert (found.mixed, found.weights.ref) == (True, USUAL.ref)
    assert "what-if-mixed" in keys(mixed, here)
    assert [each.ref for each in others(found, here)] == [other.ref]


@pytest.mark.parametrize(("weights", "expected"), [(USUAL, Fraction(11, 10)), (CEILING, Fraction(1))])
def test_the_usual_ceiling_is_the_end_of_balance(weights: Any, expected: Fraction) -> None:
    assert usual_ceiling(weights) == expected


# A redistribution -------------------------------------------------------------------------------------------------

MOVING = ("try-part", "moving")


def test_a_redistribution_is_looked_for_said_and_made_a_proposal() -> None:
    found = use(desk(), MOVING, ("try-propose", True))
    sought = found.trying.sought
    assert sought is not None
    assert sought.proposal.best
    assert found.unit == desk().unit
    said = shown(found, "moving-found")
    assert len(said.items) == len(sought.proposal.shifts)
    n, after = sought.proposal.moved, sought.proposal.over_after
    assert (
        said.paragraphs[0]
        == f"{n} flyttade ärenden ändrar antalet på eller över 110\N{NO-BREAK SPACE}% från 7 till {after}."
    )
    assert len(shown(found, "moving-least").items) == 3
    taken = use(found, ("try-take", True))
    assert taken.trying.part is Part.PROPOSALS
    assert sum(each.number for each in taken.unit.scenarios[0].changes) == n
    here = office()
    month = tried(taken, here)
    assert month is not None
    then = ahead(month, taken.unit.scenarios[0], here)
    assert then.misfits == ()
    assert sum((each.score.load or 0) >= Fraction(11, 10) for each in then.valued) == after


@pytest.mark.parametrize("event", [("try-ceiling", 120.0), ("try-keep", ["utredning"]), ("month", "2026-10")])
def test_what_was_found_for_something_else_is_not_shown(event: tuple[str, Any]) -> None:
    found = use(desk(), MOVING, ("try-propose", True), event)
    assert "moving-found" not in keys(found)
    with pytest.raises(KeyError):
        state.change(found, "try-take", True, office())


def test_nobody_over_has_nothing_to_redistribute() -> None:
    found = use(desk(), MOVING, ("try-ceiling", 200.0), ("try-propose", True))
    assert shown(found, "moving-found").paragraphs == (
        "Alla ligger under 200\N{NO-BREAK SPACE}%: det finns inget att omfördela.",
    )
    assert "try-take" not in keys(found)


def test_where_nothing_helps_it_says_what_would_have_to_give() -> None:
    everything = [each.id for each in USUAL.kinds if each.points.value]
    found = use(desk(), MOVING, ("try-keep", everything), ("try-propose", True))
    assert shown(found, "moving-found").paragraphs[0].startswith("Ingen flytt som följer reglerna får någon under")
    lines = shown(found, "moving-least").items
    assert lines[0].endswith("få alla under: 141\N{NO-BREAK SPACE}%.")
    assert "inga räcker" in lines[1]
    assert "inte ens 9 räcker" in lines[2]


def test_kinds_that_are_followed_up_stay_unless_somebody_decides() -> None:
    at = use(desk(), MOVING)
    assert "utredning" not in shown(at, "try-keep").values
    assert {"stadigvarande_placering", "familjehem_nara"} <= shown(at, "try-keep").values


def test_progress_is_said_up_to_the_end() -> None:
    steps: list[str] = []

    class Shown:
        def __init__(self, _label: str, total: int) -> None:
            self.total = total

        def __enter__(self) -> Any:
            return steps.append

        def __exit__(self, *_facts: object) -> None:
            return None

    with shown_by(Shown):
        use(desk(), MOVING, ("try-propose", True))
    assert len(steps) == 2 * what_if_moving.PERCENTS


def test_what_did_not_hold_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def unchecked(*_facts: object) -> None:
        raise UncheckedError

    monkeypatch.setattr(what_if_moving, "redistribute", unchecked)
    with pytest.raises(Problem, match="höll inte"):
        use(desk(), MOVING, ("try-propose", True))


# How much it takes, and what to measure ---------------------------------------------------------------------------

NEED = ("try-part", "need")


def facts(at: Desk, key: str) -> dict[str, str]:
    return dict(shown(at, key).facts)


def test_bounds_carry_the_label_of_what_they_are_reckoned_with() -> None:
    at = use(desk(), NEED, ("try-ceiling", 100.0), ("try-band", "erfaren_5"))
    found = facts(at, "need-bounds")
    assert found["Poäng över taket, alla tillsammans"] == "195,5"
    assert found["Fler medarbetare"] == "minst 2 (5 år eller mer, norm 150 (dokumenterat))"
    assert found["Färre ärenden"].startswith("minst ")
    assert "13 (illustrativt)" in found["Färre ärenden"]
    assert (
        "räcker inte" in facts(use(at, ("try-kind", "yttrande"), ("try-ceiling", 50.0)), "need-bounds")["Färre ärenden"]
    )
    assert facts(use(at, ("try-ceiling", 200.0)), "need-bounds")["Fler medarbetare"].startswith("minst 0")


def test_a_years_hours_are_not_known_until_they_are_filled_in() -> None:
    at = use(desk(), NEED)
    assert at.unit.staffing == NO_STAFFING
    assert facts(at, "year-found")["Heltider som behövs"].startswith("inte känt. Fyll i: ")
    assert not any(key.startswith("try-year.utredning") for key in keys(at))
    filled = use(
        at,
        ("try-hours", True),
        ("try-year.days", 200.0),
        ("try-year.hours_a_day", 8.0),
        ("try-year.utredning.volume", 300.0),
        ("try-year.utredning.hours", 40.0),
    )
    assert filled.unit.staffing == Staffing(
        (Task("utredning", 300, Decimal("40.0")),), Decimal("200.0"), Decimal("8.0")
    )
    assert facts(filled, "year-found")["Heltider som behövs"] == "minst 7,50"
    assert "Yttranden" in facts(filled, "year-found")["Inte med, eftersom det inte är känt"]
    emptied = use(filled, ("try-year.utredning.hours", ""))
    assert facts(emptied, "year-found")["Heltider som behövs"].startswith("inte känt")
    with pytest.raises(KeyError):
        state.change(at, "try-year.okänt.volume", 3.0, office())
    assert set(what_if_need.LACKS) == set(type(next(iter(what_if_need.LACKS))))


def test_the_weight_that_matters_most_is_to_be_measured_first() -> None:
    at = use(desk(), ("try-part", "weights"))
    figure = next(each.figure for each in screen(at).blocks if isinstance(each, FigureBlock))
    assert figure.finding == "Mät först: Utredningar"
    assert len(figure.rows) == 5
    bars = [(row.cells[0].high or 0) - (row.cells[0].low or 0) for row in figure.rows]
    assert bars == sorted(bars, reverse=True)
    assert bars[0] > bars[-1]
    unknown = use(
        desk(measurements=tuple(replace(each, years=None) for each in desk().unit.measurements)),
        ("try-part", "weights"),
    )
    assert "levers-none" in keys(unknown)


@pytest.mark.parametrize("part", list(Part))
@pytest.mark.parametrize("weights", [USUAL, CEILING], ids=["usual", "ceiling"])
def test_every_part_is_drawn_for_every_set_and_with_nobody_of_value(part: Part, weights: Any) -> None:
    at = unit_desk(Section.WHAT_IF, weights)
    unknown = tuple(replace(each, years=None) for each in at.unit.measurements)
    for measurements in (at.unit.measurements, unknown):
        drawn = use(unit_desk(Section.WHAT_IF, weights, measurements=measurements), ("try-part", part.value))
        assert isinstance(shown(drawn, "month"), Select)


def test_codes_stand_neither_in_title_nor_place() -> None:
    found = screen(use(desk(), *PROPOSAL))
    assert "påhittad-" not in found.title + found.place + found.query
    assert set(what_if.PARTS) == set(Part)
    assert TODAY.startswith(desk().shown_month)


# What is not known ------------------------------------------------------------------------------------------------


def of_these(part: Part, *measured: Measurement) -> Desk:
    made = desk(measurements=measured, invented=False)
    return replace(made, trying=replace(made.trying, part=part))


def test_nobody_with_a_value_comes_to_nothing_that_is_said_as_a_number() -> None:
    unknown = measurement(person="a", years=None)
    totals = dict(shown(of_these(Part.PROPOSALS, unknown), "what-if-now").facts)
    assert (totals["Poäng för alla med värde"], totals["Norm för alla med värde"]) == ("inte känt", "inte känt")
    answers = shown(of_these(Part.NEED, unknown), "need-bounds").facts
    assert {said for _what, said in answers} == {"inte känt. Ingen har ett värde den här månaden."}


def test_who_has_no_value_is_said_not_to_be_in_the_bounds() -> None:
    made = of_these(Part.NEED, measurement(id="m1", person="a"), measurement(id="m2", person="b", years=None))
    assert "De som saknar värde är inte med (1 nu)." in shown(made, "need").paragraphs


def test_of_two_there_is_no_median_and_none_in_the_levers() -> None:
    two = (measurement(id="m1", person="a"), measurement(id="m2", person="b"))
    assert dict(shown(of_these(Part.PROPOSALS, *two), "what-if-now").facts)["Belastning i mitten (median)"] == "för få"
    (figure,) = [each.figure for each in screen(of_these(Part.WEIGHTS, *two)).blocks if isinstance(each, FigureBlock)]
    assert "Median" not in figure.sentence
    assert {row.cells[2].text for row in figure.rows} == {"för få"}
    assert all("illustrativt" in row.cells[-1].text for row in figure.rows)


def test_a_version_that_is_gone_is_said_where_another_is_used() -> None:
    made = of_these(Part.PROPOSALS, replace(measurement(), weights=Ref(USUAL.ref.id, "0.0.9")))
    assert "finns inte kvar" in shown(made, "what-if-mixed").text


def test_a_least_that_the_time_did_not_suffice_to_prove_is_not_said_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redistribution, "solved", lambda *_facts: Answer(None, float("-inf")))
    lines = shown(use(desk(), MOVING, ("try-propose", True)), "moving-least").items
    assert [each for each in lines if "minst" in each] == []
    assert "så vitt vi hann räkna; om mindre räcker är inte känt" in lines[0]
    assert all("inte känt, tiden tog slut" in each for each in lines[1:])


def test_without_a_proposal_the_sentence_says_more_than_the_finding() -> None:
    (figure,) = [each.figure for each in screen(desk()).blocks if isinstance(each, FigureBlock)]
    now = baseline_of(desk())
    assert figure.finding not in figure.sentence
    assert amounts.percent(now.median, TEXTS) in figure.sentence
    assert f"de {len(now.valued)} med värde" in figure.sentence
    assert f"utan värde: {len(now.persons) - len(now.valued)}." in figure.sentence


def baseline_of(at: Desk) -> Outlook:
    found = tried(at, office())
    assert found is not None
    return found.now


def test_the_kinds_of_a_year_are_folded_and_count_those_begun() -> None:
    at = use(desk(), NEED, ("try-hours", True), ("try-year.utredning.volume", 300.0))
    folded = use(at, ("try-hours", True))
    kinds = [key for key in keys(at) if key.startswith("try-year.") and key.endswith(".volume")]
    assert len(kinds) > 1
    assert not set(kinds) & keys(folded)
    (button,) = shown(folded, "year-kinds").controls
    assert f"(1 av {len(kinds)} slag påbörjade)" in button.label
    assert folded.unit.staffing == at.unit.staffing
