"""The page about participation says what is shown, and never more: in every state of one's own and of the region."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publications import bare, invented

from kartblad.apps.dashboard.page import owns, page
from kartblad.apps.dashboard.participation import posts
from kartblad.apps.dashboard.post import Absent, Item, Post
from kartblad.charts.figure import Kind, Mark
from kartblad.core.disclosure import Symbol
from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import Dataset, LeftOut, Name, Publication, Topic, Why
from kartblad.core.publication.table import PROTECTED, TOTAL, Category, Cell, Dimension, Key, Table, keys, restored
from kartblad.core.words import Words
from kartblad.i18n import Texts

TEXTS = Texts("sv")
TOWN, NEIGHBOUR, SMALL = "1488", "1485", "1438"
PLACES = {TOWN: "Trollhättan", NEIGHBOUR: "Uddevalla", SMALL: "Dals-Ed"}
COURSES = {"bbic": "BBiC", "lvu": "LVU"}
TIERS = {"new": "0–2 år", "old": "2 år eller mer"}
AUTUMN, SPRING, YEAR = "2025-H2", "2026-H1", "2024-H2--2025-H1"
PER_POST, WHICH, MISSING, PERIODS, TIER = (
    "dashboard-per-post",
    "dashboard-courses",
    "dashboard-missing",
    "dashboard-periods",
    "dashboard-experience",
)
Values = Mapping[str, tuple[int | None, ...]]
"""For each municipality its participations in every course; None: hidden."""
PLAIN: Values = {TOWN: (30, 12), NEIGHBOUR: (20, 20), SMALL: (6, 0)}
LITTLE: Values = {TOWN: (None, None), NEIGHBOUR: (20, 20), SMALL: (6, 0)}
NOWHERE: Values = {TOWN: (0, 0), NEIGHBOUR: (20, 20), SMALL: (6, 8)}
EVERYWHERE: Values = {TOWN: (30, 12), NEIGHBOUR: (20, 20), SMALL: (6, 8)}
PARTLY: Values = {TOWN: (30, None), NEIGHBOUR: (20, None), SMALL: (6, 0)}
NOT_GIVEN: Values = {TOWN: (30, 0), NEIGHBOUR: (20, 0), SMALL: (0, 0)}
NOBODY: Values = dict.fromkeys(PLACES, (0, 0))
NOTHING: Values = dict.fromkeys(PLACES, (None, None))


def cell(value: int | None) -> Cell:
    return PROTECTED if value is None else Cell(value, None if value else Symbol.ZERO)


def dimension(key: str, of: Mapping[str, str], *, additive: bool = True) -> Dimension:
    return Dimension(key, Words(key), tuple(Category(each, Words(name)) for each, name in of.items()), additive)


def together(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def table(
    period: str, dimensions: tuple[Dimension, ...], cells: Mapping[Key, Cell], rounding: int = 1, k: int = 5
) -> Table:
    return restored(period, dimensions, cells, k=k, edition=1, rounding=rounding, base="")


def taken(period: str, values: Values = PLAIN, rounding: int = 1) -> Table:
    """Return participations; a sum is shown where all its parts are."""
    by = (dimension("municipality", {key: PLACES[key] for key in values}), dimension("course", COURSES))
    places, at = tuple(values), {course: index for index, course in enumerate(COURSES)}
    cells = {}
    for place, course in keys(by):
        among = places if place == TOTAL else (place,)
        within = tuple(at) if course == TOTAL else (course,)
        cells[place, course] = cell(together([values[one][at[each]] for one in among for each in within]))
    return table(period, by, cells, rounding)


def staffed(period: str, values: Mapping[str, int | None], rounding: int = 1) -> Table:
    """Return posts, which need two persons more than participations to be shown."""
    by = dimension("municipality", {key: PLACES[key] for key in values}, additive=False)
    return table(period, (by,), {(key,): cell(value) for key, value in values.items()}, rounding, k=7)


def tiered(period: str, values: Mapping[str, int | None], rounding: int = 1) -> Table:
    """Return participations by experience."""
    by = dimension("tier", {key: TIERS[key] for key in values})
    cells = {(key,): cell(value) for key, value in values.items()}
    return table(period, (by,), {**cells, (TOTAL,): cell(together(list(values.values())))}, rounding)


def publication(
    tables: Mapping[Name, Sequence[Table]],
    standing: Standing = Standing.DERIVED,
    left_out: tuple[LeftOut, ...] = (),
) -> Publication:
    datasets = tuple(
        Dataset(
            name=name,
            title=Words(name),
            definition=Words(f"Vad {name} är."),
            unit=Words("deltagartillfällen"),
            source=Words("Registret."),
            coverage=Words("Tre kommuner."),
            standing=standing,
            tables=tuple(each),
            left_out=left_out,
        )
        for name, each in tables.items()
    )
    return Publication("Kretsen", 1, "2026-09-01", 5, datasets)


POSTS = {TOWN: 40, NEIGHBOUR: 25, SMALL: 12}


def spring(values: Values = PLAIN, staff: Mapping[str, int | None] = POSTS, rounding: int = 1) -> Publication:
    """Return one half-year."""
    return publication(
        {
            Name.PARTICIPATION: [taken(SPRING, values, rounding)],
            Name.POSTS: [staffed(SPRING, staff, rounding)],
            Name.TIERS: [tiered(SPRING, {"new": 44, "old": 50}, rounding)],
        }
    )


def item(found: Publication, own: str, key: str) -> Item:
    return next(each for each in posts(found, own, TEXTS) if each.key.removeprefix("pahittat-") == key)


def post(found: Publication, own: str, key: str) -> Post:
    shown = item(found, own, key)
    assert isinstance(shown, Post)
    return shown


def plain(text: str) -> str:
    """Return a text with common spaces, to compare with what one can read in a test."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


class TestPerPost:
    @pytest.mark.parametrize(
        ("found", "own", "finding"),
        [
            (spring(), TOWN, "Trollhättan: 1,1 deltagartillfällen per tjänst, regionen 1,1"),
            (spring(), NEIGHBOUR, "Uddevalla: 1,6 deltagartillfällen per tjänst, regionen 1,1"),
            (spring(), SMALL, "Dals-Ed: 6 deltagartillfällen, 12 tjänster"),
            (spring(), "", "Regionen: 1,1 deltagartillfällen per tjänst"),
            (spring(LITTLE), TOWN, "Trollhättan: deltagartillfällena visas inte"),
            (
                spring(staff={**POSTS, TOWN: None}),
                TOWN,
                "Trollhättan: 42 deltagartillfällen, tjänsterna visas inte",
            ),
            (spring(NOWHERE), TOWN, "Trollhättan: inga deltagartillfällen, regionen 0,7 per tjänst"),
            (
                spring({**PLAIN, NEIGHBOUR: (None, 20), SMALL: (None, 0)}),
                TOWN,
                "Trollhättan: 1,1 deltagartillfällen per tjänst",
            ),
            (spring({**LITTLE, SMALL: (None, 0)}), "", "Deltagartillfällen per tjänst kan inte anges för regionen"),
            (spring(staff={TOWN: 20, NEIGHBOUR: 25}), SMALL, "Dals-Ed: 6 deltagartillfällen, tjänsterna visas inte"),
            (spring(staff={**POSTS, TOWN: 20}, rounding=5), TOWN, "Trollhättan: 42 deltagartillfällen, 20 tjänster"),
        ],
        ids=[
            "a tie",
            "more",
            "fewer than twenty posts",
            "the region",
            "own hidden",
            "posts hidden",
            "nobody",
            "nobody to set beside",
            "only one municipality shown",
            "not in the staff list",
            "perhaps fewer than twenty posts",
        ],
    )
    def test_the_finding_is_true_of_what_is_shown(self, found: Publication, own: str, finding: str) -> None:
        assert plain(post(found, own, PER_POST).heading) == finding

    @pytest.mark.parametrize(
        ("found", "own", "sentence"),
        [
            (
                spring(),
                TOWN,
                (
                    "Trollhättan: 42 deltagartillfällen, 40 tjänster. "
                    "Regionen är summan av 3 kommuner: 88 deltagartillfällen, 77 tjänster."
                ),
            ),
            (
                spring(),
                SMALL,
                (
                    "Inget tal per tjänst räknas för Dals-Ed: det kräver att tjänsterna säkert är minst 20, eftersom "
                    "några få personer annars flyttar talet mycket. Antalen för sig får visas. "
                    "Regionen är summan av 3 kommuner: 88 deltagartillfällen, 77 tjänster."
                ),
            ),
            (
                spring(LITTLE),
                TOWN,
                (
                    "Tal för Trollhättan är dolda: färre än 5 personer står bakom, eller så skulle ett sådant tal "
                    "gå att räkna ut. Regionen är summan av 2 kommuner: 46 deltagartillfällen, 37 tjänster."
                ),
            ),
            (
                spring(staff={TOWN: None, NEIGHBOUR: 25, SMALL: 12}),
                TOWN,
                (
                    "Tal för Trollhättan är dolda: färre än 7 personer står bakom, eller så skulle ett sådant tal "
                    "gå att räkna ut. Regionen är summan av 2 kommuner: 46 deltagartillfällen, 37 tjänster."
                ),
            ),
            (
                spring({**LITTLE, SMALL: (None, 0)}),
                NEIGHBOUR,
                (
                    "Uddevalla: 40 deltagartillfällen, 25 tjänster. "
                    "Det finns ingen region att ställa bredvid: högst en kommun har båda talen synliga."
                ),
            ),
            (
                spring(staff={TOWN: 20, NEIGHBOUR: 25}),
                SMALL,
                (
                    "Dals-Ed har inte redovisat allt. "
                    "Regionen är summan av 2 kommuner: 82 deltagartillfällen, 45 tjänster."
                ),
            ),
            (spring({**LITTLE, SMALL: (None, 0)}), "", "Högst en kommun har båda talen synliga."),
        ],
        ids=["normal", "few posts", "own hidden", "own posts hidden", "no region", "not reported", "one municipality"],
    )
    def test_the_sentence_carries_the_numbers_and_the_reason(self, found: Publication, own: str, sentence: str) -> None:
        assert plain(post(found, own, PER_POST).figure.sentence) == sentence

    def test_the_region_is_the_sum_of_those_that_show_both(self) -> None:
        shown = post(spring(LITTLE), NEIGHBOUR, PER_POST).figure
        assert {row.label: [each.text for each in row.cells] for row in shown.rows} == {
            "Uddevalla": ["40", "25", "1,6"],
            "Regionen: 2 av 3 kommuner": ["46", "37", "1,2"],
        }
        assert "Inte med i regionens tal, eftersom något av deras tal inte visas: Trollhättan." in shown.notes
        assert "Uddevalla ingår i regionens tal." in shown.notes

    def test_the_region_alone_lists_every_municipality_by_name_without_bars(self) -> None:
        shown = post(spring(), "", PER_POST).figure
        assert [row.label for row in shown.rows] == ["Dals-Ed", "Trollhättan", "Uddevalla", "Regionen: 3 av 3 kommuner"]
        assert shown.kind is Kind.TABLE

    def test_a_hidden_number_is_two_dots_and_has_no_length(self) -> None:
        row = post(spring(LITTLE), TOWN, PER_POST).figure.rows[0]
        assert [(each.text, each.value, each.marks) for each in row.cells] == [
            ("..", None, (Mark.PROTECTED,)),
            ("40", 40.0, ()),
            ("..", None, (Mark.PROTECTED,)),
        ]

    def test_both_numbers_are_of_the_latest_period_that_has_them(self) -> None:
        found = publication(
            {
                Name.PARTICIPATION: [taken(AUTUMN), taken(SPRING, NOWHERE)],
                Name.POSTS: [staffed(AUTUMN, POSTS)],
            }
        )
        assert post(found, TOWN, PER_POST).figure.passport.period == "andra halvåret 2025"

    def test_without_posts_it_says_so(self) -> None:
        found = publication({Name.PARTICIPATION: [taken(SPRING)]})
        assert item(found, TOWN, PER_POST) == Absent(
            PER_POST,
            "Deltagartillfällen per tjänst",
            "Det finns inte både deltagartillfällen och tjänster för en och samma period.",
        )

    def test_the_cells_say_which_published_cell_they_repeat(self) -> None:
        origins = post(spring(), TOWN, PER_POST).origins
        assert {place: (each.name, each.period, each.key) for place, each in origins.items()} == {
            (TOWN, "participations"): (Name.PARTICIPATION, SPRING, (TOWN, TOTAL)),
            (TOWN, "posts"): (Name.POSTS, SPRING, (TOWN,)),
        }

    @pytest.mark.parametrize(
        ("found", "own", "means"),
        [
            (spring(), TOWN, "Hur mycket utbildning det blev i förhållande till hur många tjänster som finns."),
            (spring(), SMALL, "Hur mycket utbildning det blev. Utan tal per tjänst"),
            (spring(LITTLE), TOWN, "Att något är dolt betyder varken lite eller mycket"),
        ],
    )
    def test_what_it_means_depends_on_what_is_shown(self, found: Publication, own: str, means: str) -> None:
        assert post(found, own, PER_POST).means.startswith(means)


class TestCourses:
    @pytest.mark.parametrize(
        ("values", "own", "finding"),
        [
            (PLAIN, TOWN, "Trollhättan: deltagare i 2 av regionens 2 utbildningar"),
            (PLAIN, SMALL, "Dals-Ed: deltagare i 1 av regionens 2 utbildningar"),
            (PARTLY, TOWN, "Trollhättan: deltagare i minst 1 av regionens 2 utbildningar"),
            (LITTLE, TOWN, "Trollhättan: ingen utbildning visas för sig"),
            (NOWHERE, TOWN, "Trollhättan: inga deltagartillfällen i någon utbildning"),
            ({**PLAIN, TOWN: (0, None)}, TOWN, "Trollhättan: inga deltagartillfällen i de utbildningar som visas"),
            (PLAIN, "", "Regionen: 88 deltagartillfällen i 2 av 2 utbildningar"),
            (PARTLY, "", "Regionen: deltagare i minst 1 av 2 utbildningar"),
            (NOT_GIVEN, TOWN, "Trollhättan: deltagare i 1 av regionens 1 utbildningar"),
            (NOBODY, TOWN, "Trollhättan: inga deltagartillfällen i någon utbildning"),
        ],
        ids=[
            "all",
            "a zero",
            "one hidden",
            "all hidden",
            "nobody",
            "zero or hidden",
            "the region",
            "a region hidden",
            "one not given",
            "none at all",
        ],
    )
    def test_the_finding_counts_only_what_is_shown(self, values: Values, own: str, finding: str) -> None:
        assert post(spring(values), own, WHICH).heading == finding

    @pytest.mark.parametrize(
        ("values", "own", "sentence"),
        [
            (
                PLAIN,
                TOWN,
                (
                    "Trollhättan: 42 deltagartillfällen i allt. Från 12 till 30 i en utbildning, där någon deltog. "
                    "Regionen: 88 deltagartillfällen i allt. Från 32 till 56 i en utbildning, där någon deltog."
                ),
            ),
            (
                PLAIN,
                SMALL,
                (
                    "Dals-Ed: 6 deltagartillfällen i allt. "
                    "Ingen deltog i: LVU. "
                    "Regionen: 88 deltagartillfällen i allt. Från 32 till 56 i en utbildning, där någon deltog."
                ),
            ),
            (
                {**LITTLE, TOWN: (30, None)},
                TOWN,
                (
                    "Trollhättan: hur många deltagartillfällen det är i allt visas inte. 1 utbildning visas inte. "
                    "Regionen: hur många deltagartillfällen det är i allt visas inte."
                ),
            ),
        ],
        ids=["normal", "a zero", "hidden"],
    )
    def test_the_sentence_never_adds_up_what_is_hidden(self, values: Values, own: str, sentence: str) -> None:
        assert post(spring(values), own, WHICH).figure.sentence == sentence

    def test_zero_and_hidden_look_different(self) -> None:
        shown = post(spring({**PARTLY, TOWN: (0, None)}), TOWN, WHICH).figure
        assert [[each.text for each in row.cells] for row in shown.rows] == [["–", "26"], ["..", ".."]]
        assert "– inget: en riktig nolla." in shown.notes

    def test_a_municipality_that_the_table_does_not_have_is_not_reported(self) -> None:
        found = publication({Name.PARTICIPATION: [taken(AUTUMN), taken(SPRING, {TOWN: (30, 12)})]})
        shown = post(found, SMALL, WHICH).figure
        assert [row.cells[0].text for row in shown.rows] == ["-", "-"]
        assert "- inte redovisat." in shown.notes

    def test_nothing_at_all_is_a_sentence(self) -> None:
        assert item(spring(NOTHING), "", WHICH) == Absent(
            WHICH,
            "Vilka utbildningar",
            "Tal för regionen är dolda: färre än 5 personer står bakom, eller så skulle ett sådant tal gå att "
            "räkna ut.",
        )


class TestMissing:
    @pytest.mark.parametrize(
        ("values", "finding"),
        [
            (PLAIN, "1 av 2 utbildningar med deltagare saknar någon kommun"),
            (PARTLY, "Minst 1 av 2 utbildningar med deltagare saknar någon kommun"),
            ({**PARTLY, SMALL: (0, 0)}, "2 av 2 utbildningar med deltagare saknar någon kommun"),
            (NOT_GIVEN, "1 av 1 utbildningar med deltagare saknar någon kommun"),
            (NOBODY, "Ingen deltog i någon utbildning"),
            (EVERYWHERE, "Alla kommuner deltog i alla utbildningar"),
            ({**EVERYWHERE, TOWN: (30, None)}, "Ingen kommun saknas bland det som visas"),
        ],
    )
    def test_a_hidden_number_is_not_counted_as_missing(self, values: Values, finding: str) -> None:
        assert post(spring(values), "", MISSING).heading == finding

    def test_every_course_names_who_is_missing(self) -> None:
        rows = post(spring({**PARTLY, NEIGHBOUR: (20, 0)}), "", MISSING).figure.rows
        assert [(row.label, [each.text for each in row.cells]) for row in rows] == [
            ("BBiC", ["3", "ingen som visas", "0"]),
            ("LVU", ["0", "2 av 3: Uddevalla och Dals-Ed", "1"]),
        ]

    def test_a_course_that_nobody_took_part_in_is_named_in_the_sentence(self) -> None:
        made = post(spring(NOT_GIVEN), "", MISSING).figure
        assert [row.cells[1].text for row in made.rows] == ["1 av 3: Dals-Ed"]
        assert "Ingen i regionen deltog i: " in made.sentence

    def test_it_stands_on_the_region_s_page_only(self) -> None:
        assert [each.key for each in posts(spring(), TOWN, TEXTS)] == [PER_POST, WHICH, PERIODS, TIER]
        assert [each.key for each in posts(spring(), "", TEXTS)] == [PER_POST, WHICH, MISSING, PERIODS, TIER]


def over_time(*tables: Table) -> Publication:
    return publication({Name.PARTICIPATION: tables})


class TestPeriods:
    @pytest.mark.parametrize(
        ("found", "own", "finding"),
        [
            (
                over_time(taken(AUTUMN, EVERYWHERE), taken(SPRING, NOWHERE)),
                TOWN,
                "Trollhättan: från 42 till 0 deltagartillfällen",
            ),
            (
                over_time(taken(AUTUMN), taken(SPRING, EVERYWHERE)),
                TOWN,
                "Trollhättan: 42 deltagartillfällen, som gången före",
            ),
            (
                over_time(taken(AUTUMN, rounding=5), taken(SPRING, EVERYWHERE, rounding=5)),
                TOWN,
                "Trollhättan: 42 deltagartillfällen båda gångerna, avrundat",
            ),
            (over_time(taken(AUTUMN), taken(SPRING, LITTLE)), TOWN, "Trollhättan: det senaste talet visas inte"),
            (over_time(taken(AUTUMN, LITTLE), taken(SPRING)), TOWN, "Trollhättan: 42 deltagartillfällen senast"),
            (over_time(taken(YEAR), taken(AUTUMN)), TOWN, "Trollhättan: 42 deltagartillfällen senast"),
            (over_time(taken("2024-H2"), taken(SPRING)), TOWN, "Trollhättan: 42 deltagartillfällen senast"),
            (over_time(taken(AUTUMN), taken(SPRING, EVERYWHERE)), "", "Regionen: från 88 till 96 deltagartillfällen"),
        ],
        ids=["fewer", "as many", "rounded", "latest hidden", "the one before hidden", "a span", "a gap", "the region"],
    )
    def test_only_what_is_shown_and_alike_is_compared(self, found: Publication, own: str, finding: str) -> None:
        assert post(found, own, PERIODS).heading == finding

    def test_periods_of_different_length_are_not_drawn_beside_each_other(self) -> None:
        shown = post(over_time(taken(YEAR), taken(AUTUMN), taken(SPRING)), TOWN, PERIODS).figure
        assert shown.kind is Kind.TABLE
        assert [(row.label, row.marks, row.note) for row in shown.rows] == [
            ("Andra halvåret 2024 till och med första halvåret 2025", (Mark.POOLED,), "2 halvår tillsammans"),
            ("Andra halvåret 2025", (), ""),
            ("Första halvåret 2026", (), ""),
        ]
        assert shown.sentence.endswith("en längre period rymmer mer redan genom sin längd.")

    def test_a_gap_is_said(self) -> None:
        rows = post(over_time(taken("2024-H2"), taken(SPRING)), TOWN, PERIODS).figure.rows
        assert [row.note for row in rows] == ["", "det som ligger före är inte publicerat"]

    def test_what_was_not_reported_is_not_called_hidden(self) -> None:
        found = over_time(taken(AUTUMN, {TOWN: (30, 12), NEIGHBOUR: (20, 20)}), taken(SPRING))
        assert (
            post(found, SMALL, PERIODS).figure.sentence == "Första halvåret 2026: 6. Dals-Ed har inte redovisat allt."
        )

    def test_a_single_municipality_has_no_region_beside_it(self) -> None:
        alone = {TOWN: (30, 12)}
        found = over_time(taken(AUTUMN, alone), taken(SPRING, alone))
        for key in (PERIODS, WHICH):
            assert [column.label for column in post(found, TOWN, key).figure.columns] == ["Trollhättan"]
        assert "Regionen" not in post(found, TOWN, WHICH).figure.sentence

    def test_one_period_is_no_development(self) -> None:
        assert item(spring(), TOWN, PERIODS) == Absent(
            PERIODS,
            "Utveckling över tid",
            "Bara första halvåret 2026 är publicerat: det finns inget att ställa det bredvid.",
        )

    def test_a_span_says_so_where_it_is_the_latest(self) -> None:
        found = publication({Name.PARTICIPATION: [taken(YEAR)], Name.POSTS: [staffed(YEAR, POSTS)]})
        said = "2 halvår tillsammans: talen gäller hela den tiden."
        assert all(said in post(found, "", key).figure.notes for key in (PER_POST, WHICH, MISSING))


class TestTiers:
    @pytest.mark.parametrize(
        ("values", "rounding", "finding"),
        [
            ({"new": 44, "old": 50}, 1, "0–2 år: 44 av 94 deltagartillfällen"),
            ({"new": 45, "old": 50}, 5, "0–2 år: 45 deltagartillfällen"),
            ({"new": None, "old": 50}, 1, "2 år eller mer: 50 deltagartillfällen"),
        ],
        ids=["normal", "rounded", "hidden"],
    )
    def test_the_finding(self, values: Mapping[str, int | None], rounding: int, finding: str) -> None:
        found = publication({Name.TIERS: [tiered(SPRING, values, rounding)]})
        assert post(found, "", TIER).heading == finding

    @pytest.mark.parametrize(
        ("tables", "why"),
        [
            ([], "Inga deltagartillfällen efter erfarenhet är publicerade."),
            ([tiered(SPRING, {"new": 44})], "För få att dela upp efter erfarenhet: alla är räknade tillsammans."),
        ],
    )
    def test_what_cannot_be_divided_is_a_sentence(self, tables: list[Table], why: str) -> None:
        assert item(publication({Name.TIERS: tables}), "", TIER) == Absent(
            TIER, "Deltagartillfällen efter erfarenhet", why
        )

    def test_merged_tiers_are_named(self) -> None:
        assert (
            "2 år eller mer: 2 grupper av erfarenhet räknade tillsammans, eftersom någon av dem annars blir för liten."
        ) in post(invented(), "", TIER).figure.notes


class TestPassport:
    def test_it_says_what_is_left_out_and_why(self) -> None:
        left = (LeftOut("2026-H2", Why.OPEN), LeftOut(SPRING, Why.FEW, Words("Åmål")))
        found = publication({Name.PARTICIPATION: [taken(SPRING)]}, left_out=left)
        about = post(found, "", WHICH).figure.passport
        assert about.coverage == (
            "Tre kommuner. Andra halvåret 2026 visas inte: perioden är inte slut. "
            "Åmål är inte med i första halvåret 2026: för få."
        )
        assert about.definition == "Vad deltagande är."
        assert about.standing is Standing.DERIVED

    def test_what_is_made_up_says_so_everywhere(self) -> None:
        shown = post(invented(), TOWN, WHICH)
        assert shown.key == f"pahittat-{WHICH}"
        assert shown.figure.context.startswith("PÅHITTAT · ")
        assert shown.figure.passport.definition.startswith("PÅHITTAT. ")
        assert page(invented(), Topic.PARTICIPATION, TOWN, TEXTS).invented.startswith("Påhittat: ")

    def test_rounding_is_said(self) -> None:
        notes = post(spring(rounding=5), TOWN, PER_POST).figure.notes
        assert "Talen per tjänst är räknade på avrundade tal." in notes
        assert any("delarna summerar inte alltid" in note for note in notes)

    def test_a_bare_publication_says_why_there_is_nothing(self) -> None:
        whys = [each.why for each in posts(bare(), "", TEXTS) if isinstance(each, Absent)]
        assert len(whys) == 5
        assert whys[1] == (
            "Inga deltagartillfällen är publicerade än. Första halvåret 2026 visas inte: för få. "
            "Andra halvåret 2026 visas inte: perioden är inte slut."
        )


# Laws -------------------------------------------------------------------------------------------------------------

COUNT = st.one_of(st.none(), st.just(0), st.integers(5, 4000))
ROW = st.tuples(COUNT, COUNT)
PLACED = st.fixed_dictionaries(dict.fromkeys(PLACES, ROW))
STAFF = st.fixed_dictionaries(dict.fromkeys(PLACES, st.one_of(st.none(), st.integers(1, 90))))
TIERED = st.fixed_dictionaries(dict.fromkeys(TIERS, COUNT))


@st.composite
def any_publication(draw: st.DrawFn) -> Publication:
    periods = draw(st.sampled_from([(SPRING,), (AUTUMN, SPRING), (YEAR, SPRING), (YEAR, AUTUMN, SPRING)]))
    rounding = draw(st.sampled_from([1, 5]))
    return publication(
        {
            Name.PARTICIPATION: [taken(period, draw(PLACED), rounding) for period in periods],
            Name.POSTS: [staffed(SPRING, draw(STAFF), rounding)],
            Name.TIERS: [tiered(SPRING, draw(TIERED), rounding)],
        },
        draw(st.sampled_from([Standing.DERIVED, Standing.SYNTHETIC])),
    )


def said(each: Item) -> Iterator[str]:
    """Yield every text of a post outside its table's cells."""
    if isinstance(each, Absent):
        yield from (each.heading, each.why)
        return
    figure = each.figure
    about = figure.passport
    yield from (figure.finding, figure.context, figure.sentence, *figure.notes, each.means, each.can_do, each.unknown)
    yield from (about.definition, about.coverage, about.derivation, about.period, *(row.note for row in figure.rows))


def numbers(text: str) -> set[str]:
    """Return the numbers in a text as they are written."""
    return {found.rstrip(",") for found in re.findall(r"\d[\d\N{NO-BREAK SPACE},]*(?<!\N{NO-BREAK SPACE})", text)}


def known(found: Publication, own: str) -> set[str]:
    """Return every number that may be said: what is shown, sums over those that show both, k, years and how many."""
    shown = {each.value for data in found.datasets for one in data.tables for each in one.cells.values()}
    written = {TEXTS.number(value) for value in shown if value is not None}
    years = {"2024", "2025", "2026"}
    labels = {"0", "2"}
    limits = {"20", *(str(one.k) for data in found.datasets for one in data.tables)}
    how_many = {str(n) for n in range(7)}
    return written | years | labels | limits | how_many | _per_post(found)


def _per_post(found: Publication) -> set[str]:
    """Return participations and posts of the municipalities that show both, and per post: worked out anew."""
    shown = []
    people, staff = (found.dataset(name) for name in (Name.PARTICIPATION, Name.POSTS))
    assert people is not None
    assert staff is not None
    for place in PLACES:
        part, whole = people.latest.cells[place, TOTAL].value, staff.latest.cells[place,].value
        if part is not None and whole is not None:
            shown.append((part, whole))
    both = (sum(part for part, _whole in shown), sum(whole for _part, whole in shown))
    rates = {TEXTS.number(float(part) / float(whole) + 1e-9, 1) for part, whole in (*shown, both) if whole >= 20}
    return {TEXTS.number(each) for each in both} | rates


@given(found=any_publication(), own=st.sampled_from(["", *PLACES]))
def test_no_text_says_a_number_that_is_not_shown(found: Publication, own: str) -> None:
    if own and own not in dict(owns(found, Topic.PARTICIPATION)):
        return
    allowed = known(found, own)
    for each in posts(found, own, TEXTS):
        for text in said(each):
            assert numbers(text) <= allowed, text


@given(found=any_publication(), own=st.sampled_from(["", *PLACES]))
def test_titles_are_short_and_hidden_numbers_are_nowhere(found: Publication, own: str) -> None:
    for each in posts(found, own, TEXTS):
        assert len(each.heading.split()) <= 10
        for place, origin in (each.origins if isinstance(each, Post) else {}).items():
            dataset = found.dataset(origin.name)
            assert dataset is not None
            published = next(one for one in dataset.tables if one.period == origin.period).cells[origin.key]
            assert isinstance(each, Post)
            columns = [column.key for column in each.figure.columns]
            row = next(one for one in each.figure.rows if one.key == place[0])
            drawn = row.cells[columns.index(place[1])]
            assert drawn.value == (None if published.value is None else float(published.value))
            assert (drawn.text == "..") == (published.symbol is Symbol.PROTECTED)
