"""What managers read about mapping sessions: elements as questions, hidden where few, and how little is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest
from counted_units import elements, publication
from hypothesis import given
from hypothesis import strategies as st
from publications import bare, invented, lone, units

from kartblad.apps.dashboard import mapping
from kartblad.apps.dashboard.post import Absent, Item, Post
from kartblad.charts.figure import Figure, Mark
from kartblad.core.publication.edition import Dataset, LeftOut, Publication, Why
from kartblad.i18n import Texts

SV = Texts("sv")
NBSP = "\N{NO-BREAK SPACE}"
NORR, OST = "Enhet Norr (påhittad)", "Enhet Öst (påhittad)"
MANY = (25, {"map": 25, "child_words": 18})
FEW = (13, {"map": 7, "child_words": 6})
SOME = (25, {"map": 3, "child_words": 12})
Sessions = Mapping[str, tuple[int, Mapping[str, int]]]


def named(publication: Publication, own: str = "") -> dict[str, Item]:
    return {each.key.removeprefix("pahittat-"): each for each in mapping.posts(publication, own, SV)}


def figure(publication: Publication, key: str, own: str = "") -> Figure:
    post = named(publication, own)[key]
    assert isinstance(post, Post), post
    return post.figure


def written(figure: Figure) -> dict[str, list[str]]:
    return {row.label: [cell.text for cell in row.cells] for row in figure.rows}


class TestElements:
    def test_own_stands_beside_all_and_shares_only_from_twenty(self) -> None:
        shown = figure(publication(elements({"2026-H1": {"norr": MANY, "ost": FEW}})), "dashboard-elements", "ost")
        assert [column.label for column in shown.columns] == [OST, "Alla enheter", "Andel, alla enheter"]
        assert written(shown) == {
            "Tre kolumner": ["7 av 13", "32 av 38", f"84{NBSP}%"],
            "Barnets egna ord": ["6 av 13", "24 av 38", f"63{NBSP}%"],
        }
        assert "Andelar visas där helheten är minst 20." in shown.notes

    def test_the_finding_is_about_the_childs_words(self) -> None:
        assert [
            figure(publication(elements({"2026-H1": {"norr": numbers}})), "dashboard-elements").finding
            for numbers in (MANY, (25, {"map": 9, "child_words": 3}))
        ] == ["Barnets egna ord finns i 18 av 25", "Tre kolumner finns i 9 av 25"]

    def test_few_that_have_it_and_few_that_have_it_not_hide_both(self) -> None:
        both = {"norr": (25, {"map": 3, "child_words": 22})}
        post = named(publication(elements({"2026-H1": both})), "norr")["dashboard-elements"]
        assert isinstance(post, Absent)
        assert post.why == "Alla tal är dolda: för få kartläggningar ligger bakom dem."

    def test_what_is_hidden_in_one_unit_is_hidden_in_all(self) -> None:
        shown = figure(publication(elements({"2026-H1": {"norr": SOME, "ost": MANY}})), "dashboard-elements", "ost")
        assert written(shown) == {
            "Tre kolumner": ["25 av 25", f"100{NBSP}%", "..", ".."],
            "Barnets egna ord": ["18 av 25", f"72{NBSP}%", "30 av 50", f"60{NBSP}%"],
        }
        assert shown.rows[0].cells[2].marks == (Mark.PROTECTED,)
        assert "Alla enheter tillsammans visas bara där varje enhet visas." in shown.notes

    def test_nothing_is_a_number_too(self) -> None:
        none = {"norr": (25, {"map": 0, "child_words": 9})}
        shown = figure(publication(elements({"2026-H1": none})), "dashboard-elements")
        assert written(shown)["Tre kolumner"] == ["–", f"0{NBSP}%"]
        assert shown.rows[0].cells[0].value == 0.0

    def test_none_is_said_in_words(self) -> None:
        none = {"norr": (25, {"map": 3, "child_words": 0}), "ost": MANY}
        shown = figure(publication(elements({"2026-H1": none})), "dashboard-elements", "norr")
        assert (shown.finding, shown.sentence) == (
            "Barnets egna ord finns i 0 av 25",
            f"{NORR}: barnets egna ord: inga. Alla enheter: barnets egna ord: 18 av 50.",
        )

    def test_elements_are_explained(self) -> None:
        shown = figure(publication(elements({"2026-H1": {"norr": MANY}})), "dashboard-elements")
        assert [row.note for row in shown.rows] == [
            "minst ett kort under oro och ett under det som fungerar",
            "något som barnet självt har sagt",
        ]

    @pytest.mark.parametrize(
        ("count", "said"),
        [
            (25, "En enda kartläggning flyttar en andel av 25 med ungefär 4 procentenheter."),
            (80, "En enda kartläggning flyttar en andel av 80 med ungefär 1 procentenhet."),
            (19, None),
            (300, None),
        ],
    )
    def test_how_much_one_session_means(self, count: int, said: str | None) -> None:
        shown = publication(elements({"2026-H1": {"norr": (count, {"map": 9, "child_words": 9})}}))
        post = named(shown, "norr")["dashboard-elements"]
        assert isinstance(post, Post)
        assert ("flyttar en andel" in post.unknown, said is None or said in post.unknown) == (said is not None, True)

    def test_it_is_said_that_not_all_sessions_are_counted(self) -> None:
        for post in mapping.posts(invented(), "norr", SV):
            assert isinstance(post, Post)
            assert "hur många som inte lämnade någon är inte känt" in post.unknown


class TestSessions:
    LEFT = LeftOut("2025-H1", Why.FEW)
    PERIODS: Mapping[str, Sessions] = {
        "2025-H2": {"norr": MANY, "ost": FEW},
        "2026-H1": {"norr": (31, {"map": 9, "child_words": 9})},
    }

    def test_every_period_with_gaps_in_words(self) -> None:
        shown = figure(publication(elements(self.PERIODS, [self.LEFT])), "dashboard-sessions", "norr")
        assert [column.label for column in shown.columns] == [NORR, "Alla enheter"]
        assert {row.label: ([c.text for c in row.cells], row.note) for row in shown.rows} == {
            "Första halvåret 2025": (["..", ".."], "Första halvåret 2025 visas inte: för få."),
            "Andra halvåret 2025": (["25", "38"], ""),
            "Första halvåret 2026": (["31", "31"], f"utan {OST}"),
        }
        assert shown.finding == "31 kartläggningar första halvåret 2026"
        assert shown.sentence == f"Första halvåret 2026: {NORR}: 31; alla enheter: 31."

    def test_who_is_left_out_the_last_time_sees_the_time_before(self) -> None:
        left = LeftOut("2026-H1", Why.FEW, units(["ost"]).categories[0].label)
        shown = figure(publication(elements(self.PERIODS, [left])), "dashboard-sessions", "ost")
        assert written(shown) == {"Andra halvåret 2025": ["13", "38"], "Första halvåret 2026": ["..", "31"]}
        assert shown.finding == "13 kartläggningar andra halvåret 2025"
        assert shown.rows[1].note.startswith(f"{OST} är inte med i första halvåret 2026")

    def test_a_span_is_one_row(self) -> None:
        shown = publication(elements({"2025-H1--2025-H2": {"norr": MANY}, "2026-H1": {"norr": MANY}}, [self.LEFT]))
        assert [row.label for row in figure(shown, "dashboard-sessions").rows] == ["Hela 2025", "Första halvåret 2026"]


class TestOverTime:
    def test_own_numbers_of_every_period(self) -> None:
        periods = {"2025-H2": {"norr": SOME}, "2026-H1": {"norr": MANY}}
        shown = figure(publication(elements(periods)), "dashboard-elements-time", "norr")
        assert [column.label for column in shown.columns] == ["Andra halvåret 2025", "Första halvåret 2026"]
        assert written(shown) == {"Tre kolumner": ["..", "25 av 25"], "Barnets egna ord": ["12 av 25", "18 av 25"]}
        assert shown.finding == "Barnets egna ord: 12 av 25, senare 18 av 25"

    @pytest.mark.parametrize(
        ("first", "last", "finding"),
        [
            (MANY, MANY, "Barnets egna ord: 18 av 25 både först och sist"),
            ((25, {"map": 9, "child_words": 3}), MANY, "Tre kolumner: 9 av 25, senare 25 av 25"),
            ((25, {"map": 3, "child_words": 3}), MANY, "Elementen period för period"),
        ],
    )
    def test_finding(self, first: tuple[int, dict[str, int]], last: tuple[int, dict[str, int]], finding: str) -> None:
        periods = {"2025-H2": {"norr": first}, "2026-H1": {"norr": last}}
        post = named(publication(elements(periods)))["dashboard-elements-time"]
        assert post.heading == finding

    def test_at_most_four_periods(self) -> None:
        periods = {f"{year}-H{half}": {"norr": MANY} for year in (2024, 2025, 2026) for half in (1, 2)}
        shown = figure(publication(elements(periods)), "dashboard-elements-time")
        assert [column.key for column in shown.columns] == ["2025-H1", "2025-H2", "2026-H1", "2026-H2"]
        assert "Tidigare perioder står i de publicerade filerna." in shown.notes

    def test_one_period_is_no_series(self) -> None:
        post = named(publication(elements({"2026-H1": {"norr": MANY}})))["dashboard-elements-time"]
        assert isinstance(post, Absent)
        assert post.why.startswith("Än så länge går det inte att visa två perioder bredvid varandra.")


class TestPage:
    ALL = ("dashboard-elements", "dashboard-sessions", "dashboard-elements-time")

    @pytest.mark.parametrize(
        ("shown", "own", "keys"),
        [
            (invented(), "ost", ALL),
            (invented(k=7), "", ALL),
            (lone(), "norr", ALL),
            (bare(), "", ALL[:1]),
            (publication(), "", ALL[:1]),
        ],
    )
    def test_posts(self, shown: Publication, own: str, keys: tuple[str, ...]) -> None:
        assert tuple(named(shown, own)) == keys

    def test_every_origin_is_the_number_that_is_shown(self) -> None:
        shown = invented()
        for post in mapping.posts(shown, "norr", SV):
            assert isinstance(post, Post)
            columns = [column.key for column in post.figure.columns]
            values = {(row.key, key): row.cells[at].value for row in post.figure.rows for at, key in enumerate(columns)}
            for at, origin in post.origins.items():
                tables = {table.period: table for table in shown.dataset(origin.name).tables}  # type: ignore[union-attr]
                assert values[at] == tables[origin.period].cells[origin.key].value, (post.key, at)


# No number that is not published ----------------------------------------------------------------------------------


def texts(shown: Publication, own: str) -> Iterator[str]:
    for post in mapping.posts(shown, own, SV):
        if isinstance(post, Absent):
            yield post.why
            continue
        yield from (post.heading, post.figure.sentence, post.means, post.can_do, post.unknown, *post.figure.notes)
        yield from (text for row in post.figure.rows for text in (row.note, *(cell.text for cell in row.cells)))


def published(dataset: Dataset) -> set[int]:
    """Return every number that may be read: what is shown, its share, and what one of the whole is in per cent."""
    found: set[int] = set()
    for table in dataset.tables:
        for key in table.cells:
            where = {d.key: category for d, category in zip(table.dimensions, key, strict=True) if category != "*"}
            value, share = table.cells[key].value, (table.share(where) if "element" in where else None)
            found |= {int(number) for number in (value, share) if number is not None}
            found |= {round(100 / value)} if value and "answer" not in where else set()
    return found


HALF_YEAR = st.lists(
    st.integers(7, 45).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n), st.integers(0, n))),
    min_size=1,
    max_size=3,
)
KNOWN = {5, 20, 2025, 2026}
"""What is said whatever is counted: k, from where on there are shares, and the years."""


@given(st.lists(HALF_YEAR, min_size=1, max_size=3), st.sampled_from(["", "norr", "ost"]))
def test_no_number_is_said_that_is_not_published(drawn: list[list[tuple[int, int, int]]], own: str) -> None:
    periods = {
        period: {
            unit: (count, {"map": first, "child_words": second})
            for unit, (count, first, second) in zip(("norr", "soder", "ost"), numbers, strict=False)
        }
        for period, numbers in zip(("2025-H1", "2025-H2", "2026-H1"), drawn, strict=False)
    }
    dataset = elements(periods)
    said = " ".join(texts(publication(dataset), own)).replace(NBSP, "")
    assert {int(number) for number in re.findall(r"\d+", said)} - KNOWN - published(dataset) == set()
