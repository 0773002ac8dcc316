"""The worker's own sheet: a first month, the months after it, what cannot be, and what few need."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from workload_desks import CEILING, PHRASE, USUAL, html, keys, measurement, office, own_desk, screen, use

from kartblad.apps.workload import own
from kartblad.apps.workload.desk import Desk
from kartblad.core.problems import Problem
from kartblad.core.workload.book import Own
from kartblad.core.workload.measurement import Count, Measurement, Reduction
from kartblad.core.workload.origin import Ref
from kartblad.core.workload.scoring import score
from kartblad.ui.blocks import Action, Block, Controls, NumberField, Radios, Status, every

TODAY = "2026-11-22"


def count(kind: str, part: str = "whole") -> str:
    return f"edit.own.draft.counts.{kind}.{part}"


def block(desk: Desk, key: str) -> Any:
    return next(each for each in every(screen(desk).blocks) if each.key == key)


def total(desk: Desk) -> str:
    found = block(desk, "own-total")
    assert isinstance(found, Status)
    return found.text


def draft(desk: Desk) -> Measurement:
    assert desk.own.draft is not None
    return desk.own.draft


def months(*days: str, **changes: Any) -> tuple[Measurement, ...]:
    return tuple(measurement(id=day, date=day, **{"weights": USUAL.ref, **changes}) for day in days)


def opened(*measured: Measurement, **changes: Any) -> Desk:
    held = tuple(replace(each, weights=USUAL.ref) for each in measured)
    return own_desk(*held, **changes)


def before() -> Measurement:
    return replace(measurement(id="okt", date="2026-10-20"), weights=USUAL.ref)


@pytest.fixture
def new() -> Desk:
    """A desk with a first month begun."""
    return use(own_desk(), ("own-begin", True))


class TestFirstMonth:
    """Somebody who has never measured."""

    def test_all_counts_are_0_and_only_what_counts_is_asked(self, new: Desk) -> None:
        fields = [each for each in every(screen(new).blocks) if each.key.startswith("edit.own.draft.counts")]
        assert [each.value for each in fields if isinstance(each, NumberField)] == [0] * len(USUAL.kinds)
        assert {each.key.rsplit(".", 1)[1] for each in fields} == {"whole"}

    def test_kinds_are_grouped_by_phase_and_say_what_counts_as_one(self, new: Desk) -> None:
        groups = [each for each in screen(new).blocks if isinstance(each, Controls) and "own-phase" in each.key]
        assert [each.label for each in groups] == [
            "Mottagning",
            "Utredning",
            "Insatser som följs upp",
            "Väntar och över tiden",
        ]
        assert all(kind.about.sv in html(new) for kind in USUAL.kinds)

    def test_every_key_in_a_count_makes_a_new_total(self, new: Desk) -> None:
        assert block(new, count("utredning")).eager
        assert total(use(new, (count("utredning"), 1))).startswith("13 poäng")
        assert total(use(new, (count("utredning"), 12))).startswith("156 poäng")

    def test_the_documented_example(self, new: Desk) -> None:
        desk = use(
            new,
            (count("utredning"), 5),
            (count("oppenvard_uppfoljning"), 4),
            (count("familjehem_mellan"), 3),
            (count("yttrande"), 2),
            ("edit.own.draft.years", 2),
        )
        assert total(desk) == "143 poäng · norm 126 · belastning 113,5\N{NO-BREAK SPACE}% · zon Gul (3 av 5)"

    def test_an_emptied_count_is_not_known_and_never_0(self, new: Desk) -> None:
        desk = use(new, ("edit.own.draft.years", 2), (count("yttrande"), 2), (count("utredning"), ""))
        assert draft(desk).count("utredning").whole is None
        assert total(desk) == (
            "minst 6 poäng · Det blir ingen belastning: minst ett antal saknas. Skriv 0 där det inte finns några."
        )

    def test_the_code_and_the_unit_are_in_it(self, new: Desk) -> None:
        assert (draft(new).person, draft(new).unit, draft(new).date) == ("björk-7", "Påhittad enhet", TODAY)

    def test_the_sheet_measures_with_the_units_set(self) -> None:
        desk = use(own_desk(weights=CEILING), ("own-begin", True))
        assert draft(desk).weights == CEILING.ref
        assert total(desk).startswith("15 poäng")
        assert "Skriv hur många barn du har i dag" in html(desk)

    def test_it_can_be_taken_away_and_brought_back(self, new: Desk) -> None:
        desk = use(new, (count("utredning"), 5), ("own-away", True))
        assert desk.own.draft is None
        assert draft(use(desk, ("undo", True))).count("utredning").whole == 5


class TestWhatCannotBe:
    """Values that the sheet refuses to finish with; what was written stays."""

    def test_more_of_a_part_than_of_the_whole(self, new: Desk) -> None:
        part = count("utredning_tvang_tillagg")
        desk = use(new, (count("utredning"), 2), (part, 3))
        field = block(desk, part)
        assert field.value == 3
        assert field.problem == "De här räknas också under Utredningar: de kan inte vara fler. Se över båda."
        assert block(desk, "own-done").blocked.startswith("Ett antal är större")
        mended = use(desk, (count("utredning"), 3))
        assert (block(mended, part).problem, block(mended, "own-done").blocked) == ("", "")

    @pytest.mark.parametrize(
        ("day", "said"),
        [
            ("", "Skriv vilken dag talen gäller."),
            ("2026-11-23", "Den dagen har inte kommit."),
            ("2026-10-01", "oktober 2026 är redan mätt."),
        ],
    )
    def test_a_day(self, day: str, said: str) -> None:
        desk = use(own_desk(before()), ("own-begin", True), ("edit.own.draft.date", day))
        assert block(desk, "edit.own.draft.date").problem.startswith(said)
        assert block(desk, "own-done").blocked.startswith(said)
        with pytest.raises(Problem, match=said[:20]):
            own.done(desk, (), True, office())

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            (count("utredning"), -1),
            (count("utredning"), 1.5),
            (count("utredning"), 1000),
            ("edit.own.draft.employment", 101),
            ("edit.own.draft.years", 61),
            ("edit.own.draft.date", "i går"),
        ],
    )
    def test_what_no_field_takes(self, new: Desk, key: str, value: object) -> None:
        with pytest.raises(Problem):
            use(new, (key, value))

    def test_a_control_that_is_not_there(self, new: Desk) -> None:
        with pytest.raises(KeyError):
            own.rate(own_desk(), (), "3", office())
        with pytest.raises(KeyError):
            own.done(own_desk(), (), True, office())


class TestOwnRating:
    """What only the worker can say."""

    def test_the_direction_is_said_at_both_ends(self, new: Desk) -> None:
        group = block(new, "own-rate")
        assert isinstance(group, Radios)
        assert [each.label for each in group.options] == ["1 lätt", "2", "3", "4", "5 tungt", "Inte känt"]
        assert group.value == "unsaid"
        assert group.hint == "Att 5 är tyngst är illustrativt."

    def test_a_scale_that_runs_the_other_way(self) -> None:
        scale = replace(USUAL.rating, heavy=1)
        group = own.own_form.rating(measurement(self_rating=None), scale, office().texts)
        assert [each.label for each in group.options][:5] == ["1 tungt", "2", "3", "4", "5 lätt"]

    def test_it_is_chosen_and_taken_back(self, new: Desk) -> None:
        desk = use(new, ("own-rate", "4"))
        assert draft(desk).self_rating == 4
        assert draft(use(desk, ("own-rate", "unsaid"))).self_rating is None

    def test_flex_is_an_exact_number_below_0_too(self, new: Desk) -> None:
        assert draft(use(new, ("edit.own.draft.flex", "−12,25"))).flex == Decimal("-12.25")


class TestNextMonth:
    """A month after the first."""

    def test_it_begins_as_last_time(self) -> None:
        desk = use(own_desk(before()), ("own-begin", True))
        assert draft(desk).counts == before().counts
        assert (draft(desk).self_rating, draft(desk).flex) == (None, None)
        assert "Alla antal är som i oktober 2026." in html(desk)

    def test_once_something_is_changed_it_no_longer_says_that_all_is_as_before(self) -> None:
        desk = use(own_desk(before()), ("own-begin", True), (count("utredning"), 9))
        assert "Alla antal är som" not in html(desk)

    def test_what_ran_out_is_left_behind(self) -> None:
        rows = (Reduction("n1", "fackligt", Decimal(10), "2026-11-21"), Reduction("n2", "fackligt", Decimal(5), TODAY))
        desk = use(own_desk(replace(before(), reductions=rows)), ("own-begin", True))
        assert [each.id for each in draft(desk).reductions] == ["n2"]
        assert desk.view.more

    def test_other_weights_than_last_time_are_said(self) -> None:
        desk = use(own_desk(before(), weights=CEILING), ("own-begin", True))
        text = block(desk, "own-other-set").text
        assert "Exempel med tak: 100 poäng, version 0.1.0" in text
        assert "Nytt att räkna: Barn i första bedömning, Barn med skyddsplan" in text
        assert "Räkna om det" in text

    def test_a_month_that_is_measured_is_not_begun_again(self) -> None:
        desk = own_desk(replace(before(), id="nov", date=TODAY))
        assert block(desk, "own-begin").blocked == "November 2026 är mätt. Du kan ändra den nedan."

    def test_only_two_years_are_kept(self) -> None:
        old = replace(before(), id="gammal", date="2024-11-30")
        desk = use(own_desk(old, before()), ("own-begin", True), ("own-done", True))
        assert [each.date for each in desk.own.measurements] == ["2026-10-20", TODAY]


class TestMore:
    """What few need."""

    def test_it_is_folded_until_it_is_asked_for(self, new: Desk) -> None:
        assert not block(new, "own-more").pressed
        assert "own-cover-add" not in keys(new)
        desk = use(new, ("own-more", True))
        assert {"own-cover-add", "own-less-add", "edit.own.draft.duties", count("utredning", "shared")} <= keys(desk)
        assert "own-cover-add" not in keys(use(desk, ("own-more", True)))

    def test_the_button_says_how_much_is_filled_in(self, new: Desk) -> None:
        desk = use(new, ("own-more", True), ("own-cover-add", True), (count("utredning", "shared"), 1))
        assert block(desk, "own-more").label == "Fler saker att ange (2 ifyllda)"

    def test_shared_cases_count_half(self, new: Desk) -> None:
        desk = use(new, ("own-more", True), (count("utredning", "shared"), 1))
        assert total(desk).startswith("6,5 poäng")
        assert "50\N{NO-BREAK SPACE}% (illustrativt)" in html(desk)

    def test_a_set_without_sharing_does_not_ask(self) -> None:
        desk = use(own_desk(weights=CEILING), ("own-begin", True), ("own-more", True))
        assert not any(key.endswith(".shared") for key in keys(desk))
        assert "De läggs till dina poäng." in html(desk)

    def test_what_is_done_for_a_colleague_counts(self, new: Desk) -> None:
        desk = use(
            new,
            ("own-more", True),
            ("own-cover-add", True),
            ("edit.own.draft.cover.t1.kind", "yttrande"),
            ("own-cover-number.t1", 2),
            ("edit.own.draft.cover.t1.person", "ek-3"),
        )
        assert (draft(desk).cover[0].person, draft(desk).cover[0].number) == ("ek-3", 2)
        assert total(desk).startswith("6 poäng")
        assert draft(use(desk, ("drop.own.draft.cover.t1", True))).cover == ()

    def test_a_row_says_how_many(self, new: Desk) -> None:
        desk = use(new, ("own-more", True), ("own-cover-add", True))
        with pytest.raises(Problem, match="Skriv hur många, eller ta bort raden"):
            use(desk, ("own-cover-number.t1", ""))

    def test_less_work_comes_with_what_the_set_proposes(self, new: Desk) -> None:
        desk = use(new, ("own-more", True), ("own-less-add", True), ("own-less-reason.n1", "handledare_ny"))
        assert draft(desk).reductions == (Reduction("n1", "handledare_ny", Decimal(10), "2027-05-22"),)
        assert block(desk, "own-less-amount.n1").hint == "Vanligen 10 (illustrativt)."
        assert block(desk, "own-less-amount.n1").unit == "procent av heltid"

    def test_without_an_amount_the_month_is_not_done(self, new: Desk) -> None:
        desk = use(new, ("own-more", True), ("own-less-add", True))
        assert block(desk, "own-less-amount.n1").value is None
        assert block(desk, "own-done").blocked == "Skriv hur stor nedsättningen är, eller ta bort raden."
        assert not block(use(desk, ("own-less-amount.n1", 20)), "own-done").blocked

    @pytest.mark.parametrize(
        ("reason", "amount", "problem"),
        [
            ("fackligt", 100, ""),
            ("fackligt", 100.5, "Högst 100."),
            ("utbildning", 40, ""),
            ("utbildning", 41, "Högst 40."),
        ],
    )
    def test_more_less_work_than_there_is(self, new: Desk, reason: str, amount: float, problem: str) -> None:
        desk = use(new, ("own-more", True), ("own-less-add", True), ("own-less-reason.n1", reason))
        desk = use(desk, ("own-less-amount.n1", amount))
        field = block(desk, "own-less-amount.n1")
        assert (field.value, field.problem) == (amount, problem)

    def test_a_last_day_that_has_passed_no_longer_counts(self, new: Desk) -> None:
        desk = use(
            new,
            ("edit.own.draft.years", 6),
            ("own-more", True),
            ("own-less-add", True),
            ("own-less-amount.n1", 10),
            ("edit.own.draft.reductions.n1.until", "2026-11-21"),
        )
        assert (
            block(desk, "edit.own.draft.reductions.n1.until").problem
            == "Den dagen har passerat: den räknas inte längre."
        )
        assert score(draft(desk), USUAL).norm == 150

    def test_there_is_room_for_so_many_rows_only(self, new: Desk) -> None:
        desk = use(new, ("own-more", True), *[("own-cover-add", True), ("own-less-add", True)] * own.own_more.MOST_ROWS)
        assert block(desk, "own-cover-add").blocked == "Det finns inte plats för fler rader."
        assert block(desk, "own-less-add").blocked == "Det finns inte plats för fler rader."


class TestFinishedMonths:
    """What is looked at and changed afterwards."""

    def test_the_breakdown_and_the_trend_are_there(self) -> None:
        desk = own_desk(before())
        assert {"own-trend", "own-month-points", "own-month-norm"} <= keys(desk)

    def test_another_month_is_looked_at(self) -> None:
        first = replace(before(), id="sep", date="2026-09-20", counts=(Count("utredning", 10),))
        desk = use(own_desk(first, before()), ("own-chosen", "sep"))
        assert "130 poäng" in html(desk)
        assert block(desk, "own-chosen").options[0].label == "oktober 2026"

    def test_points_and_rating_that_do_not_go_together_are_a_question(self) -> None:
        desk = own_desk(replace(before(), self_rating=5))
        assert block(desk, "own-question-tungt_pa_fa").text.startswith("En fråga till samtalet: Poängen är låga")
        assert not any(key.startswith("own-question") for key in keys(own_desk(before())))

    def test_a_finished_month_is_changed_in_its_place(self) -> None:
        desk = use(own_desk(before()), ("own-change", True))
        assert (draft(desk), desk.own.measurements) == (before(), ())
        done = use(desk, (count("utredning"), 7), ("own-done", True))
        assert [(each.id, each.count("utredning").whole) for each in done.own.measurements] == [("okt", 7)]

    def test_a_month_keeps_its_weights_until_somebody_says_otherwise(self) -> None:
        desk = use(own_desk(before(), weights=CEILING), ("own-change", True))
        assert draft(desk).weights == USUAL.ref
        assert draft(use(desk, ("own-refit", True))).weights == CEILING.ref

    def test_what_is_not_known_is_said(self) -> None:
        desk = own_desk(replace(before(), self_rating=None, flex=None, years=None))
        assert "Egen skattning: inte känt. Flexsaldo: inte känt." in html(desk)
        assert "åren i yrket saknas" in html(desk)


@pytest.mark.parametrize("sheet", [Own(), Own("björk-7", measurements=(measurement(),))], ids=["empty", "one month"])
def test_a_sheet_without_a_unit_can_be_drawn(sheet: Own) -> None:
    desk = own_desk()
    assert desk.book is not None
    desk = replace(desk, book=replace(desk.book, own=sheet))
    assert "own-begin" in keys(desk)


def test_no_code_and_no_note_in_title_or_place() -> None:
    desk = use(own_desk(before()), ("own-begin", True), ("edit.own.draft.note", "Mycket att göra"))
    shown = screen(desk)
    assert (shown.title, shown.place, shown.query) == ("Arbetstyngd – Kartblad", "own", "")
    assert all("björk" not in key and PHRASE not in key for key in keys(desk))


STOPS = (NumberField, Radios, Action)
"""What one Tab comes to, of what stands above the button that is pressed here."""


def tabs(desk: Desk, to: str, come: str) -> int:
    """Return how often Tab is pressed from the heading of a block that has just come to a control."""
    blocks: list[Block] = list(every(screen(desk).blocks))
    start = [each.key for each in blocks].index(come)
    end = [each.key for each in blocks].index(to)
    passed = blocks[start : end + 1]
    controls = [each for each in passed if not isinstance(each, Controls) and hasattr(each, "label")]
    assert all(isinstance(each, STOPS) for each in controls)
    return len(controls)


class TestKeystrokes:
    """An unchanged month, from the opened sheet to handed in."""

    def walked(self, *felt: tuple[str, Any], strokes: int) -> tuple[Desk, int]:
        at = office()
        desk = own_desk(before())
        at.keeper.announce(desk.own.card)  # type: ignore[arg-type]
        strokes += tabs(desk, "own-begin", "own-sheet") + 1
        desk = use(desk, ("own-begin", True), at=at)
        strokes += tabs(desk, "own-done", "own-form") + 1
        desk = use(desk, *felt, ("own-done", True), at=at)
        where = [each.key for each in every(screen(desk, at).blocks)]
        assert where.index("own-sending") < where.index("own-hand-do") < where.index("own-hand")
        strokes += 1 + 1
        desk = use(desk, ("own-hand", True), at=at)
        return desk, strokes

    def test_with_rating_and_flex_left_as_not_known(self) -> None:
        desk, strokes = self.walked(strokes=0)
        assert strokes == 8
        assert len(desk.own.handed) == 1
        assert desk.said == "November 2026 är inlämnad."
        assert (desk.own.measurements[-1].self_rating, desk.own.measurements[-1].flex) == (None, None)

    def test_with_both(self) -> None:
        felt = (("own-rate", "4"), ("edit.own.draft.flex", "12"))
        two_arrows_up, two_digits = 2, 2
        desk, strokes = self.walked(*felt, strokes=two_arrows_up + two_digits)
        assert strokes <= 12
        assert (desk.own.measurements[-1].self_rating, desk.own.measurements[-1].flex) == (4, 12)


def test_a_sheet_whose_weights_are_gone_opens_and_leads_on() -> None:
    gone = replace(measurement(CEILING), weights=Ref("borta", "1.0.0"))
    month = html(own_desk(replace(measurement(), id="m2", date="2026-10-20", weights=USUAL.ref), gone))
    assert "uppsättningen borta@1.0.0 som mätningen räknades med finns inte här" in month
    refitted = use(own_desk(draft=gone), ("own-refit", True))
    assert refitted.own.draft is not None
    assert refitted.own.draft.weights == USUAL.ref
    assert "own-total" in keys(refitted)
