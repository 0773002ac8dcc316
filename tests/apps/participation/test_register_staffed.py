"""A register set against a staff list: shares that follow the filters, and tell of no small group by any of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from participation_views import STATS, figures, looks
from register_desks import desk_of, invented_register, looked, main_figure, own_rows

from kartblad.apps.participation.register_choices import STAFFED_BY, Amount, Look
from kartblad.apps.participation.register_desk import Desk
from kartblad.apps.participation.register_staff_choice import UNUSED
from kartblad.apps.participation.register_staffed import cycles
from kartblad.charts.figure import Figure
from kartblad.core.disclosure import LEAST
from kartblad.core.register import Dimension, Selection
from kartblad.frames.coverage import coverage, reach_by_tier, saturation, staff_frame, up_to_date
from kartblad.frames.register import select
from kartblad.frames.shares import ANY, PLACES
from kartblad.records import exports
from kartblad.ui.blocks import Controls, FigureBlock, Notice, Screen

STAFFED = tuple(UNUSED)
TROLLHATTAN = Selection(municipalities=frozenset({"1488"}))
BBIC = Selection(courses=frozenset({"bbic"}))
NEW = Selection(tiers=frozenset({"staffing_0_2"}))


def shown(figure: Figure) -> dict[str, float]:
    """Return the shares that stand in a figure."""
    return {row.key: row.cells[0].value for row in figure.rows if row.cells[0].value is not None}


def narrow(screen: Screen) -> str:
    """Return the sentence that stands instead of a figure."""
    return next((block.text for block in screen.blocks if isinstance(block, Notice) and block.key == "narrow"), "")


class TestShares:
    """Against the tables, which hide nothing."""

    @pytest.mark.parametrize("by", STAFFED_BY)
    def test_coverage_is_what_the_tables_say_where_it_is_shown(self, by: Dimension) -> None:
        held = invented_register()
        assert held.staff is not None
        expected = {c.key: c.share for c in coverage(held.register.frame, held.staff, held.last_day, by)}
        found = shown(main_figure(amount=Amount.COVERAGE, by=by))
        assert found == {key: pytest.approx(float((expected[key] or 0) * 100)) for key in found}
        assert found

    @pytest.mark.parametrize("course", ["bbic", "attachment", "trauma_basic"])
    def test_one_course_in_every_place(self, course: str) -> None:
        held = invented_register()
        assert held.staff is not None
        frame = select(held.register.frame, Selection(courses=frozenset({course})))
        for by in PLACES:
            expected = {c.key: (c.trained, c.staff) for c in coverage(frame, held.staff, held.last_day, by)}
            parts = held.shares.covered(course, by)
            assert {k: (s.part, s.base) for k, s in parts.rows.items()}.items() <= expected.items()
            assert parts.rows
        reached = {r.key: (r.in_tier, r.staff) for r in reach_by_tier(frame, held.staff, held.last_day)}
        found = {k: (s.part, s.base) for k, s in held.shares.in_tier(course).rows.items()}
        assert found.items() <= reached.items()

    def test_up_to_date_is_what_the_tables_say(self) -> None:
        held = invented_register()
        assert held.staff is not None
        found = up_to_date(held.register.frame, held.staff, held.last_day, cycles(STATS))
        expected = {row.key: row.share for row in found}
        figure = shown(main_figure(amount=Amount.UP_TO_DATE))
        assert figure == {key: pytest.approx(float((expected[key] or 0) * 100)) for key in figure}
        assert {"attachment", "lvu_basic"} <= figure.keys()

    @pytest.mark.parametrize("course", [ANY, "bbic", "lvu_basic"])
    def test_saturation_has_every_half_year_of_one_course_or_any(self, course: str) -> None:
        held = invented_register()
        assert held.staff is not None
        selection = Selection(courses=frozenset({course} - {ANY}))
        halves = saturation(select(held.register.frame, selection), held.staff, held.last_day)
        figure = main_figure(amount=Amount.SATURATION, selection=selection)
        assert [row.key for row in figure.rows] == [half.key for half in halves]
        expected = {half.key: half.share for half in halves}
        found = shown(figure)
        assert found == {key: pytest.approx(float((expected[key] or 0) * 100)) for key in found}
        assert len(found) >= 2

    def test_a_half_year_has_its_name(self) -> None:
        assert main_figure(amount=Amount.SATURATION).rows[0].label == "2014, första halvåret"


class TestFilters:
    def test_a_municipality_narrows_the_staff(self) -> None:
        """The same number by either way in: the course's row under the town, and the town's row under the course."""
        figure = main_figure(amount=Amount.COVERAGE, selection=TROLLHATTAN)
        across = main_figure(amount=Amount.COVERAGE, by=Dimension.MUNICIPALITY, selection=BBIC)
        assert shown(figure)["bbic"] == shown(across)["1488"] == pytest.approx(1100 / 35)
        assert "Filter: Kommun: Trollhättan." in figure.notes
        assert "35" in exports.open_csv(figure).decode()

    def test_a_tier_narrows_the_staff(self) -> None:
        figure = main_figure(amount=Amount.COVERAGE, selection=NEW)
        across = main_figure(amount=Amount.COVERAGE, by=Dimension.TIER, selection=BBIC)
        assert shown(figure)["bbic"] == shown(across)["staffing_0_2"] == pytest.approx(1300 / 43)
        assert "Erfarenheten är den som personallistan anger nu." in figure.sentence

    def test_chosen_rows_are_the_rows(self) -> None:
        figure = main_figure(amount=Amount.COVERAGE, by=Dimension.MUNICIPALITY, selection=TROLLHATTAN)
        assert [row.key for row in figure.rows] == ["1488"]
        assert [row.key for row in main_figure(amount=Amount.UP_TO_DATE, selection=BBIC).rows] == ["bbic"]
        assert [row.key for row in main_figure(amount=Amount.TIER_REACH, selection=NEW).rows] == ["staffing_0_2"]

    def test_the_course_that_is_meant_is_said(self) -> None:
        for amount in (Amount.TIER_REACH, Amount.SATURATION):
            assert "har gått BBiC" in main_figure(amount=amount, selection=BBIC).sentence

    @pytest.mark.parametrize("amount", STAFFED)
    def test_a_filter_that_cannot_act_is_named_and_does_nothing(self, amount: Amount) -> None:
        names = {Dimension.YEAR: "år", Dimension.TIER: "erfarenhet", Dimension.MUNICIPALITY: "kommun"}
        values = {Dimension.YEAR: "2016", Dimension.TIER: "staffing_0_2", Dimension.MUNICIPALITY: "1488"}
        plain = main_figure(amount=amount)
        for dimension in UNUSED[amount]:
            figure = main_figure(amount=amount, selection=Selection().chosen(dimension, {values[dimension]}))
            assert figure == plain
            assert names[dimension] in figure.sentence.rpartition("De här filtren")[2]

    @pytest.mark.parametrize(
        ("look", "sentence"),
        [
            ({"by": Dimension.COURSE, "selection": replace(TROLLHATTAN, tiers=NEW.tiers)}, "eller för erfarenhet"),
            ({"by": Dimension.TIER, "selection": TROLLHATTAN}, "eller för erfarenhet"),
            ({"by": Dimension.MUNICIPALITY, "selection": NEW}, "eller för erfarenhet"),
            ({"by": Dimension.TIER, "selection": Selection(courses=frozenset({"bbic", "ekb"}))}, "en kursdel i taget"),
            ({"by": Dimension.TIER, "selection": Selection(groups=frozenset({"trauma"}))}, "en kursdel i taget"),
            ({"by": Dimension.TIER, "selection": Selection(tiers=frozenset({"unknown"}))}, "ingen anställd"),
        ],
    )
    def test_what_would_leave_few_is_refused_in_a_sentence(self, look: dict[str, object], sentence: str) -> None:
        screen = looked(amount=Amount.COVERAGE, **look)
        assert sentence in narrow(screen)
        assert not figures(screen)

    def test_marks_can_be_picked_but_not_a_half_year(self) -> None:
        picks = {
            amount: next(b.pick for b in looked(amount=amount).blocks if isinstance(b, FigureBlock))
            for amount in STAFFED
        }
        assert [picks[a] for a in (Amount.COVERAGE, Amount.TIER_REACH)] == ["own-pick-course", "own-pick-tier"]
        assert picks[Amount.SATURATION] == ""

    @settings(max_examples=60, deadline=None)
    @given(look=looks(), amount=st.sampled_from(STAFFED), other=looks())
    def test_filters_commute_and_only_read(self, look: Look, amount: Amount, other: Look) -> None:
        """Whatever was looked at before, and in whatever order: the same share of the same group, or nothing."""
        selection = Selection()
        for dimension in reversed(look.selection.crossed):
            selection = selection.chosen(dimension, look.selection.values(dimension))
        first = looked(amount=amount, by=look.by, selection=look.selection)
        looked(amount=amount, by=other.by, selection=other.selection)
        assert looked(amount=amount, by=look.by, selection=selection) == first


class TestSmallGroups:
    """No share leaves few, alone or less what the register shows."""

    def test_every_share_that_is_shown_leaves_no_small_group(self) -> None:
        held = invented_register()
        courses = (ANY, *held.register.categories(Dimension.COURSE))
        for course, by in product(courses, PLACES):
            parts = held.shares.covered(course, by)
            for share in (parts.total, *parts.rows.values()):
                if share.part is not None and share.base is not None:
                    assert share.part == 0 or share.part >= LEAST
                    assert share.base - share.part >= LEAST

    def test_persons_of_the_register_less_trained_staff_are_never_few(self) -> None:
        held = invented_register()
        told = 0
        for course, by in product(held.register.categories(Dimension.COURSE), PLACES):
            for row, share in held.shares.covered(course, by).rows.items():
                count = held.published.cell({"course": course, by.value: row}).count
                if by is Dimension.MUNICIPALITY:
                    assert count is not None
                    assert not 0 < count - (share.part or 0) < LEAST
                    told += bool(count)
        assert told >= 10

    def test_parts_sum_to_wholes(self) -> None:
        held = invented_register()
        for by in PLACES:
            parts = held.shares.covered("bbic", by)
            known = [share for share in parts.rows.values() if share.part is not None]
            assert sum(share.part or 0 for share in known) <= (parts.total.part or 0)
            if len(known) == len(held.shares.rows(by)):
                assert parts.of(held.shares.rows(by)) == parts.total

    def test_three_who_left_hide_the_share(self) -> None:
        """30 took the course, 27 of them are employed: a subtraction would say that three have left."""
        for gone, expected in ((3, {}), (6, {"bbic": pytest.approx(100 * 24 / 44)})):
            assert shown(main_figure(_staffed(30, gone), amount=Amount.COVERAGE)) == expected


def _staffed(trained: int, gone: int, untrained: int = 20) -> Desk:
    """Return a desk with one municipality, where some have left."""
    desk = desk_of(own_rows(trained))
    assert desk.held is not None
    day = pd.Timestamp(desk.held.last_day - timedelta(days=1))
    codes = [str(code) for code in desk.held.register.frame["person"]] + [f"ny-{n}" for n in range(untrained)]
    ends = [day] * gone + [pd.NaT] * (len(codes) - gone)
    staff = staff_frame({"person": codes, "municipality": ["1488"] * len(codes), "employed_to": ends})
    return replace(desk, held=desk.held.beside_staff(staff, None))


@pytest.mark.parametrize("amount", STAFFED)
def test_without_a_staff_list_the_page_asks_for_one(amount: Amount) -> None:
    screen = looked(desk_of(own_rows()), amount=amount)
    assert "personallista" in next(block.text for block in screen.blocks if isinstance(block, Notice))
    assert any(isinstance(block, Controls) and block.key == "staff-in" for block in screen.blocks)
    held = desk_of(own_rows()).held
    assert held is not None
    with pytest.raises(ValueError, match="staff list"):
        _ = held.shares


def test_cycles_are_the_plans_longer_ends() -> None:
    found = cycles(STATS)
    assert (found["lvu_basic"], found["bbic"], found["talking_with_children"]) == (1.5, found["bbic"], 2.0)
    assert "ekb" not in found


def test_an_invented_staff_list_marks_an_own_register() -> None:
    held = desk_of(own_rows()).held
    assert held is not None
    staff = invented_register().staff
    assert not held.is_invented
    assert replace(held, staff=staff).is_invented
