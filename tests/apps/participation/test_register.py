"""The part Eget register: the same figures as the published ones, marked, filtered, and with nothing to reveal."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from participation_views import STATS, TEXTS, figures, looks, shown
from register_desks import (
    REGISTER,
    cells,
    desk_of,
    invented_desk,
    invented_register,
    looked,
    main_figure,
    own_rows,
)

from kartblad.apps.participation import state
from kartblad.apps.participation.register_choices import BY, COUNTED, Amount, Beside, Look
from kartblad.apps.participation.register_counts import counts
from kartblad.apps.participation.register_model import KEY
from kartblad.charts import passport as passports
from kartblad.charts.figure import Mark
from kartblad.core.provenance import Standing
from kartblad.core.register import Dimension, Selection
from kartblad.i18n import LOCALES, Texts
from kartblad.records import exports
from kartblad.ui.blocks import Checks, Chips, Controls, FigureBlock, Notice, Screen, Sections, Select, Status
from kartblad.ui.markup import screen_html

MOST_WORDS = 10
TROLLHATTAN = Selection(municipalities=frozenset({"1488"}))
LOOKS = [Look(amount=amount, by=by) for amount, by in product(Amount, BY)]


def control(screen: Screen, key: str) -> Select | Checks:
    grouped = [c for block in screen.blocks if isinstance(block, Controls) for c in block.controls]
    return next(c for c in grouped if c.key == key and isinstance(c, Select | Checks))


def notices(screen: Screen) -> dict[str, str]:
    return {block.key: block.text for block in screen.blocks if isinstance(block, Notice)}


def status(screen: Screen) -> str:
    (said,) = [block.text for block in screen.blocks if isinstance(block, Status)]
    return said


class TestBefore:
    def test_a_file_can_be_chosen_and_nothing_is_said_to_be_stored(self) -> None:
        html = screen_html(shown(REGISTER), TEXTS)
        assert "skrivs inte till någon disk" in html
        assert "10" in html
        assert notices(shown(REGISTER)) == {}

    def test_a_link_to_a_view_of_a_register_says_what_is_missing_and_keeps_the_selection(self) -> None:
        view = state.parse("del=register&registerper=kommun&bara-ar=2016", STATS)
        screen = shown(view)
        assert "Välj filen igen" in notices(screen)["waiting"]
        assert screen.query == "del=register&registerper=kommun&bara-ar=2016"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_every_figure_is_marked_as_invented_and_says_what_one_sees(look: Look, locale: str) -> None:
    texts = Texts(locale)
    screen = state.screen(replace(REGISTER, own=look), STATS, texts, invented_desk())
    found = {key: each for key, each in figures(screen).items() if key != KEY}
    assert found
    mark = {"sv": "PÅHITTAT", "en": "INVENTED"}[locale]
    for figure in found.values():
        assert len(re.split(r"[ \n]+", figure.finding)) <= MOST_WORDS
        assert figure.sentence
        assert figure.passport.standing is Standing.SYNTHETIC
        assert mark in figure.context
        assert mark in figure.passport.definition
        assert figure.notes[0].startswith(mark)
        assert exports.file_name(figure, "csv").startswith("pahittat-")
        assert mark in exports.open_csv(figure).decode()
    assert status(screen)


def test_an_own_register_is_its_own_source() -> None:
    figure = main_figure(desk_of(own_rows()))
    assert figure.passport.standing is Standing.DERIVED
    said = {line.label: line.texts for line in passports.lines(figure.passport, TEXTS)}
    assert said["Källa"][0] == "Eget register, ingen rapport, inläst av dig"
    assert (said["Period"], "PÅHITTAT" in figure.context) == (("2016",), False)


class TestNumbers:
    def test_participations_are_the_published_ones(self) -> None:
        printed = {course.key: course.participations for course in STATS.courses if course.participations}
        found = {row.key: row.cells[0].value for row in main_figure().rows}
        assert {key: found[key] for key in printed} == printed

    def test_a_heading_is_the_sum_of_its_parts(self) -> None:
        parts = {row.key: row.cells[0].value or 0 for row in main_figure().rows}
        headings = {row.key: row.cells[0].value for row in main_figure(by=Dimension.GROUP).rows}
        assert headings["trauma"] == parts["trauma_basic"] + parts["trauma_continued"]
        assert sum(headings.values()) == sum(parts.values()) == STATS.total

    def test_persons_are_at_most_participations(self) -> None:
        heads = {row.key: row.cells[0].value for row in main_figure(by=Dimension.YEAR).rows}
        persons = main_figure(by=Dimension.YEAR, amount=Amount.PERSONS)
        assert all((row.cells[0].value or 0) <= (heads[row.key] or 0) for row in persons.rows)

    def test_the_regions_number_stands_beside_where_the_unit_is_the_same(self) -> None:
        column = main_figure(selection=TROLLHATTAN).columns[1]
        assert (column.key, column.unit) == ("region", "deltagartillfällen")
        assert cells(main_figure(selection=TROLLHATTAN))["bbic"][1] == "121"
        assert len(main_figure(amount=Amount.PERSONS).columns) == 1

    def test_the_year_before_stands_beside_a_chosen_year(self) -> None:
        figure = main_figure(by=Dimension.COURSE, selection=Selection(years=frozenset({"2016"})))
        before = main_figure(by=Dimension.COURSE, selection=Selection(years=frozenset({"2015"})))
        assert figure.columns[1].label == "Året innan, 2015"
        assert {k: c[1] for k, c in cells(figure).items()} == {k: c[0] for k, c in cells(before).items()}

    def test_the_other_municipalities_of_the_register_stand_beside_a_chosen_one(self) -> None:
        figure, whole = main_figure(selection=TROLLHATTAN), main_figure()
        assert [column.key for column in figure.columns] == ["participations", "region", "every_municipality"]
        assert {k: c[2] for k, c in cells(figure).items()} == {k: c[0] for k, c in cells(whole).items()}
        every = Selection(municipalities=frozenset(m.code for m in STATS.municipalities))
        assert "every_municipality" not in [column.key for column in main_figure(selection=every).columns]

    def test_the_report_is_a_source_only_where_its_numbers_stand_beside(self) -> None:
        beside, alone = main_figure(), main_figure(amount=Amount.PERSONS)
        assert [source.key for source in beside.passport.sources] == ["synthetic_register", "fyrbodal_2017"]
        assert [source.key for source in alone.passport.sources] == ["synthetic_register"]
        own = main_figure(desk_of(own_rows()), amount=Amount.PERSONS)
        assert [source.key for source in own.passport.sources] == ["own_register"]

    def test_small_figures_share_one_scale_and_are_at_most_four(self) -> None:
        figure = main_figure(by=Dimension.MUNICIPALITY, beside=Beside.YEAR)
        assert [column.label for column in figure.columns] == ["2014", "2015", "2016", "2017"]
        assert len({column.scale_max for column in figure.columns}) == 1
        assert len(main_figure(by=Dimension.YEAR, beside=Beside.COURSE).columns) == 4

    def test_missing_municipalities_are_named(self) -> None:
        rows = [*own_rows(6), *(row.replace("k-", "v-") for row in own_rows(6, "Vänersborg"))]
        sentence = main_figure(desk_of(rows), by=Dimension.COURSE).sentence
        assert "12 av 14 kommuner saknas" in sentence
        assert "Strömstad" in sentence

    def test_one_municipality_by_itself_misses_no_others(self) -> None:
        assert "saknas" not in main_figure(desk_of(own_rows())).sentence


class TestSmallGroups:
    def test_four_persons_are_hidden_everywhere(self) -> None:
        desk = desk_of([*own_rows(20), *(row.replace("k-", "x-") for row in own_rows(4, course="LVU, grund"))])
        for amount, by in product(COUNTED, BY):
            for figure in figures(looked(desk, amount=amount, by=by)).values():
                assert [cell.text for row in figure.rows for cell in row.cells if cell.text in {"4", "8"}] == []
        figure = main_figure(desk)
        assert cells(figure)["lvu_basic"][0] == ".."
        assert Mark.PROTECTED in figure.marks

    def test_a_hidden_cell_is_hidden_in_every_file(self) -> None:
        desk = desk_of([*own_rows(20), *(row.replace("k-", "x-") for row in own_rows(3, course="LVU, grund"))])
        figure = main_figure(desk)
        for content in (exports.open_csv(figure), exports.excel_csv(figure, TEXTS), exports.as_json(figure)):
            assert b".." in content
        assert {row.key: row.cells[0].value for row in figure.rows}["lvu_basic"] is None

    def test_three_kinds_at_once_are_not_shown_and_the_page_says_why(self) -> None:
        both = replace(TROLLHATTAN, years=frozenset({"2016"}))
        screen = looked(by=Dimension.TIER, selection=both)
        assert "högst två indelningar" in notices(screen)["narrow"]

    @settings(max_examples=60, deadline=None)
    @given(look=looks())
    def test_no_filter_shows_what_is_hidden_without_it(self, look: Look) -> None:
        """Every number on the page is one of the published ones, or a sum of them."""
        held = invented_register()
        found = counts(held, look)
        screen = looked(amount=Amount.PARTICIPATIONS, by=look.by, beside=look.beside, selection=look.selection)
        for figure in figures(screen).values():
            by = Dimension(figure.key.rpartition("-")[2])
            for row in figure.rows:
                if len(figure.columns) > 1 and figure.columns[0].key != Amount.PARTICIPATIONS:
                    continue  # small figures: the same counts with one more filter
                shown_count = found.shown(by, row.key).count
                assert row.cells[0].value == (None if shown_count is None else float(shown_count))

    @settings(max_examples=60, deadline=None)
    @given(look=looks())
    def test_every_look_can_be_drawn_and_has_one_address(self, look: Look) -> None:
        view = replace(REGISTER, own=look)
        screen = state.screen(view, STATS, TEXTS, invented_desk())
        assert state.parse(screen.query, STATS) == view
        assert screen_html(screen, TEXTS)
        assert status(screen)

    @given(first=st.sampled_from(["2016", "2017"]), second=st.sampled_from(["1488", "1487"]))
    def test_filters_commute(self, first: str, second: str) -> None:
        one = Selection().chosen(Dimension.YEAR, {first}).chosen(Dimension.MUNICIPALITY, {second})
        other = Selection().chosen(Dimension.MUNICIPALITY, {second}).chosen(Dimension.YEAR, {first})
        assert looked(selection=one) == looked(selection=other)


@pytest.mark.parametrize(
    ("years", "said"),
    [
        (set(), "2014–2017"),
        ({"2016"}, "2016"),
        ({"2015", "2016"}, "2015–2016"),
        ({"2014", "2016"}, "2014 och 2016"),
        ({"1999"}, "2014–2017"),
    ],
)
def test_context_and_period_are_of_the_years_that_are_chosen(years: set[str], said: str) -> None:
    chosen = Selection(years=frozenset(years))
    for amount in (Amount.PARTICIPATIONS, Amount.PER_POST):
        for figure in figures(looked(amount=amount, selection=chosen)).values():
            assert figure.context.endswith(f" · {said}")
            assert figure.passport.period == said


class TestFilters:
    def test_a_filter_acts_on_figure_table_and_file(self) -> None:
        figure = main_figure(by=Dimension.MUNICIPALITY, selection=TROLLHATTAN)
        assert [row.key for row in figure.rows] == ["1488"]
        assert exports.open_csv(figure).decode().count("\n") == 2
        assert "Filter: Kommun: Trollhättan." in figure.notes

    def test_every_filter_has_a_chip(self) -> None:
        (chips,) = [b for b in looked(selection=TROLLHATTAN).blocks if isinstance(b, Chips)]
        assert [(chip.key, chip.label, chip.hint) for chip in chips.chips] == [
            ("municipality:1488", "Kommun: Trollhättan", "294 av 1\N{NO-BREAK SPACE}399")
        ]
        assert chips.clear == "Rensa"

    def test_a_mark_can_be_picked_in_every_figure(self) -> None:
        blocks = [b for b in looked(selection=TROLLHATTAN).blocks if isinstance(b, FigureBlock)]
        assert [block.pick for block in blocks] == ["own-pick-course", "own-pick-year"]
        assert looked(by=Dimension.MUNICIPALITY, selection=TROLLHATTAN).blocks
        (picked, *_rest) = [
            b for b in looked(by=Dimension.MUNICIPALITY, selection=TROLLHATTAN).blocks if isinstance(b, FigureBlock)
        ]
        assert picked.picked == {"1488"}

    def test_the_counts_beside_the_boxes_are_protected_too(self) -> None:
        box = control(looked(), "own-municipality")
        assert {option.hint for option in box.options} >= {"..", "294"}

    def test_a_filter_that_the_register_knows_nothing_of_is_said_and_not_used(self) -> None:
        screen = looked(selection=Selection(municipalities=frozenset({"0180"})))
        assert "Registret saknar" in notices(screen)["lost-filters"]
        assert status(screen) == "Visar 1\N{NO-BREAK SPACE}399 av 1\N{NO-BREAK SPACE}399 deltagartillfällen."

    def test_filters_that_exclude_each_other_are_said(self) -> None:
        both = Selection(courses=frozenset({"bbic"}), groups=frozenset({"trauma"}))
        assert "utesluter varandra" in notices(looked(selection=both))["excluded"]


def test_small_figures_are_only_offered_where_they_may_be_shown() -> None:
    offered = control(looked(by=Dimension.COURSE, selection=TROLLHATTAN), "own-beside")
    assert [option.key for option in offered.options] == ["nothing", "municipality"]


@pytest.mark.parametrize("amount", Amount)
def test_neighbours_lead_to_the_same_selection(amount: Amount) -> None:
    screen = looked(amount=amount, selection=TROLLHATTAN)
    (also,) = [block for block in screen.blocks if isinstance(block, Sections) and block.key == "also"]
    assert 2 <= len(also.links) <= 3
    for link, option in zip(also.links, also.options, strict=True):
        assert state.parse(link, STATS).own == Look(Amount(option.key), selection=TROLLHATTAN)
