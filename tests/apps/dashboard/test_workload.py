"""What managers read about workload: every state has its sentence, and no number that is not published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from counted_units import publication, waiting, zones
from hypothesis import given
from hypothesis import strategies as st
from publications import bare, invented, lone, units

from kartblad.apps.dashboard import workload
from kartblad.apps.dashboard.post import Absent, Item, Post
from kartblad.charts.figure import Figure, Mark
from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import Dataset, LeftOut, Publication, Why
from kartblad.core.publication.table import Table
from kartblad.i18n import Texts

SV = Texts("sv")
NBSP = "\N{NO-BREAK SPACE}"
NORR, SODER, OST = "Enhet Norr (påhittad)", "Enhet Söder (påhittad)", "Enhet Öst (påhittad)"
FINE = {"bla+gron": 14, "gul": 6, "rod": 5}
COARSE = {"bla+gron": 9, "gul+rod": 16}
SMALL = {"bla+gron": 7, "gul+rod": 6}
TWO = {"norr": COARSE, "soder": SMALL}


def named(publication: Publication, own: str = "") -> dict[str, Item]:
    return {each.key.removeprefix("pahittat-"): each for each in workload.posts(publication, own, SV)}


def figure(publication: Publication, key: str, own: str = "") -> Figure:
    post = named(publication, own)[key]
    assert isinstance(post, Post), post
    return post.figure


def written(figure: Figure) -> dict[str, list[str]]:
    return {row.label: [cell.text for cell in row.cells] for row in figure.rows}


class TestZones:
    def test_own_stands_beside_all_and_shares_only_from_twenty(self) -> None:
        shown = figure(publication(zones({"2026-08": TWO})), "dashboard-zones", "soder")
        assert [column.label for column in shown.columns] == [SODER, "Alla enheter", "Andel, alla enheter"]
        assert written(shown) == {
            "Blå och grön": ["7 av 13", "16 av 38", f"42{NBSP}%"],
            "Gul och röd": ["6 av 13", "22 av 38", f"58{NBSP}%"],
        }
        assert shown.finding == "6 av 13 ligger i ”gul och röd”"
        assert "Andelar visas där helheten är minst 20." in shown.notes
        assert [row.note for row in shown.rows] == ["lägst belastning", "högst belastning"]

    def test_bars_are_shares_of_their_own_whole(self) -> None:
        shown = figure(publication(zones({"2026-08": TWO})), "dashboard-zones", "soder")
        assert [(round(shown.share(0, 6), 3), round(shown.share(1, 22), 3))] == [(0.462, 0.579)]

    def test_it_is_said_in_words_too(self) -> None:
        assert figure(publication(zones({"2026-08": TWO})), "dashboard-zones", "norr").sentence == (
            f"{NORR}: blå och grön: 9 av 25; gul och röd: 16 av 25. "
            "Alla enheter: blå och grön: 16 av 38; gul och röd: 22 av 38."
        )

    def test_a_single_unit_is_not_shown_twice(self) -> None:
        only = publication(zones({"2026-08": {"norr": COARSE}}))
        assert [[column.label for column in figure(only, "dashboard-zones", own).columns] for own in ("norr", "")] == [
            [NORR, f"Andel, {NORR}"]
        ] * 2

    def test_who_is_left_out_is_told_why_and_sees_all(self) -> None:
        left = LeftOut("2026-08", Why.FEW, units(["ost"]).categories[0].label)
        months = {"2026-07": {**TWO, "ost": SMALL}, "2026-08": TWO}
        shown = figure(publication(zones(months, [left])), "dashboard-zones", "ost")
        assert shown.finding == "Alla enheter: 22 av 38 ligger i ”gul och röd”"
        assert any(note.startswith(f"{OST} är inte med i augusti 2026") for note in shown.notes)
        assert [column.key for column in shown.columns] == ["all", "all_share"]

    def test_where_others_are_missing_all_together_says_so(self) -> None:
        months = {"2026-07": {**TWO, "ost": SMALL}, "2026-08": TWO}
        assert f"Enheterna visas utan {OST}." in figure(publication(zones(months)), "dashboard-zones", "norr").notes

    def test_a_long_name_leaves_the_finding_short(self) -> None:
        shown = publication(zones({"2026-08": {"norr": {"bla": 8, "gron+gul+rod": 6}}}))
        assert figure(shown, "dashboard-zones").finding == "6 av 14 ligger i ”grön och gul och röd”"
        assert figure(_renamed(shown), "dashboard-zones").finding == "6 av 14 ligger i den översta gruppen"

    def test_every_number_says_where_it_is_published(self) -> None:
        post = named(publication(zones({"2026-08": TWO})), "norr")["dashboard-zones"]
        assert isinstance(post, Post)
        assert {at: (each.period, each.key) for at, each in post.origins.items()} == {
            ("bla+gron", "own"): ("2026-08", ("norr", "bla+gron")),
            ("gul+rod", "own"): ("2026-08", ("norr", "gul+rod")),
            ("bla+gron", "all"): ("2026-08", ("*", "bla+gron")),
            ("gul+rod", "all"): ("2026-08", ("*", "gul+rod")),
        }


def _renamed(shown: Publication) -> Publication:
    """Return a publication whose uppermost group has a name that is too long for a finding."""
    dataset = shown.datasets[0]
    table = dataset.tables[0]
    zone = table.dimension("zone")
    long = replace(zone.categories[-1].label, sv="Mer att göra än vad som hinns med en vanlig vecka")
    last = replace(zone.categories[-1], label=long)
    renamed = replace(zone, categories=(*zone.categories[:-1], last))
    return replace(shown, datasets=(replace(dataset, tables=(_divided(table, renamed),)),))


def _divided(table: Table, zone: object) -> Table:
    from kartblad.core.publication.table import restored

    return restored(
        table.period,
        (table.dimensions[0], zone),  # type: ignore[arg-type]
        table.cells,
        k=table.k,
        edition=table.edition,
        rounding=table.rounding,
        base=table.base,
    )


class TestMonths:
    def test_finer_months_are_added_up_to_the_coarsest(self) -> None:
        months = {"2026-06": {"norr": FINE}, "2026-07": {"norr": COARSE}}
        shown = figure(publication(zones(months)), "dashboard-zones-months", "norr")
        assert [column.label for column in shown.columns] == ["Blå och grön", "Gul och röd"]
        assert written(shown) == {"Juni 2026": ["14 av 25", "11 av 25"], "Juli 2026": ["9 av 25", "16 av 25"]}
        assert shown.finding == "Översta gruppen: 11 av 25 först, 16 av 25 sist"
        assert any(note.startswith("Är en månad publicerad i finare grupper") for note in shown.notes)

    def test_a_sum_has_no_origin_of_its_own(self) -> None:
        post = named(publication(zones({"2026-06": {"norr": FINE}, "2026-07": {"norr": COARSE}})))
        months = post["dashboard-zones-months"]
        assert isinstance(months, Post)
        assert sorted(months.origins) == [("2026-06", "bla+gron"), ("2026-07", "bla+gron"), ("2026-07", "gul+rod")]

    def test_rounded_numbers_are_not_added_up(self) -> None:
        months = {"2026-06": {"norr": FINE}, "2026-07": {"norr": COARSE}}
        shown = figure(publication(zones(months, rounding=5)), "dashboard-zones-months")
        assert written(shown) == {"Juni 2026": ["15 av 25", "."], "Juli 2026": ["10 av 25", "15 av 25"]}
        assert shown.rows[0].note == "publicerad i finare grupper, och avrundade tal läggs inte ihop"

    def test_a_month_that_is_left_out_is_a_gap_with_a_word(self) -> None:
        months = {"2026-05": TWO, "2026-06": {"norr": COARSE}, "2026-08": TWO}
        left = LeftOut("2026-06", Why.FEW, units(["soder"]).categories[0].label)
        shown = figure(publication(zones(months, [left])), "dashboard-zones-months", "soder")
        assert written(shown) == {
            "Maj 2026": ["7 av 13", "6 av 13"],
            "Juni 2026": ["..", ".."],
            "Juli 2026": ["-", "-"],
            "Augusti 2026": ["7 av 13", "6 av 13"],
        }
        assert [row.note.split(":")[0] for row in shown.rows] == [
            "", f"{SODER} är inte med i juni 2026", "Inget har lämnats in.", "",
        ]  # fmt: skip
        assert shown.rows[1].cells[0].marks == (Mark.PROTECTED,)
        assert shown.finding == "Översta gruppen: 6 av 13 både först och sist"

    @pytest.mark.parametrize(
        ("why", "period", "symbol", "said"),
        [
            (Why.FEW, "2026-06", "..", f"{SODER} är inte med i juni 2026"),
            (Why.UNLIKE, "2026-06", ".", f"{SODER} är inte med i juni 2026"),
            (Why.EARLIER, "2026-04--2026-06", "-", "Det som kom in för sent"),
        ],
    )
    def test_the_reason_has_its_own_sign(self, why: Why, period: str, symbol: str, said: str) -> None:
        months = {"2026-05": TWO, "2026-06": {"norr": COARSE}, "2026-08": TWO}
        left = LeftOut(period, why, units(["soder"]).categories[0].label)
        shown = figure(publication(zones(months, [left])), "dashboard-zones-months", "soder")
        june = shown.rows[1]
        assert ([cell.text for cell in june.cells], june.note[: len(said)]) == ([symbol, symbol], said)

    def test_all_units_say_who_is_not_in_them(self) -> None:
        months = {"2026-07": {"norr": COARSE}, "2026-08": TWO}
        shown = figure(publication(zones(months)), "dashboard-zones-months")
        assert [(row.note, row.cells[0].text) for row in shown.rows] == [
            (f"utan {SODER}", "9 av 25"),
            ("", "16 av 38"),
        ]

    def test_months_with_other_zones_are_not_held_against_the_rest(self) -> None:
        months = {"2026-05": {"norr": {"bla": 9, "gul": 9}}, "2026-06": {"norr": FINE}, "2026-07": {"norr": COARSE}}
        shown = figure(publication(zones(months)), "dashboard-zones-months")
        assert list(written(shown)) == ["Juni 2026", "Juli 2026"]

    def test_one_month_is_no_series(self) -> None:
        post = named(publication(zones({"2026-08": TWO})))["dashboard-zones-months"]
        assert isinstance(post, Absent)
        assert post.why.startswith("Än så länge går det inte att visa två månader bredvid varandra.")

    def test_at_most_twelve_months_stand_beside_each_other(self) -> None:
        months = {f"{year}-{month:02}": {"norr": COARSE} for year in (2025, 2026) for month in range(1, 8)}
        shown = figure(publication(zones(months)), "dashboard-zones-months")
        assert [row.key for row in shown.rows][::11] == ["2025-08", "2026-07"]
        assert "Tidigare månader står i de publicerade filerna." in shown.notes


class TestWaiting:
    @pytest.mark.parametrize(
        ("numbers", "own", "finding", "cells"),
        [
            ({"norr": {"inte": 11, "over": 19}}, "norr", "Mest: över tiden, 19", [["11"], ["19"]]),
            ({"norr": {"inte": 8, "over": 8}}, "", "Lika mycket av flera slag: 8 av varje", [["8"], ["8"]]),
            (
                {"norr": {"inte": 11, "over": 19}, "soder": {"inte": 30, "over": 7}},
                "",
                "Mest: inte påbörjat, 41",
                [["41"], ["26"]],
            ),
            (
                {"norr": {"inte": 3, "over": 2}, "soder": {"inte": 30, "over": 7}},
                "norr",
                None,
                None,
            ),
        ],
    )
    def test_finding(
        self, numbers: dict[str, dict[str, int]], own: str, finding: str | None, cells: list[list[str]] | None
    ) -> None:
        post = named(publication(waiting("2026-08", numbers)), own)["dashboard-waiting"]
        if finding is None:
            assert isinstance(post, Absent), post
            assert post.why == "Alla tal är dolda: för få medarbetare ligger bakom dem."
            return
        assert isinstance(post, Post)
        assert (post.heading, [[c.text for c in row.cells] for row in post.figure.rows]) == (finding, cells)

    def test_all_are_hidden_where_one_unit_is(self) -> None:
        numbers = {"norr": {"inte": 11, "over": 19}, "soder": {"inte": 3, "over": 2}}
        shown = figure(publication(waiting("2026-08", numbers)), "dashboard-waiting", "norr")
        assert written(shown) == {"Inte påbörjat": ["11", ".."], "Över tiden": ["19", ".."]}
        assert "Alla enheter tillsammans visas bara där varje enhet visas." in shown.notes
        assert shown.sentence.endswith("Alla enheter: inte påbörjat: dolt; över tiden: dolt.")


class TestPage:
    @pytest.mark.parametrize(
        ("shown", "own", "keys"),
        [
            (invented(), "norr", ["dashboard-zones", "dashboard-zones-months", "dashboard-waiting"]),
            (invented(), "", ["dashboard-zones", "dashboard-zones-months", "dashboard-waiting"]),
            (lone(), "norr", ["dashboard-zones", "dashboard-zones-months", "dashboard-waiting"]),
            (bare(), "", ["dashboard-zones"]),
            (publication(), "", ["dashboard-zones"]),
        ],
    )
    def test_posts(self, shown: Publication, own: str, keys: list[str]) -> None:
        assert list(named(shown, own)) == keys

    def test_what_is_missing_says_why(self) -> None:
        whys = [named(shown)["dashboard-zones"] for shown in (bare(), publication())]
        assert [each.why if isinstance(each, Absent) else "" for each in whys] == [
            "Augusti 2026 visas inte än: för få, så den publiceras tillsammans med nästa period.",
            "Den här publiceringen innehåller ingen mätt arbetstyngd.",
        ]

    def test_invented_is_said_on_every_figure(self) -> None:
        posts = [each for each in workload.posts(invented(), "norr", SV) if isinstance(each, Post)]
        assert [(each.key[:9], each.figure.passport.standing) for each in posts] == [
            ("pahittat-", Standing.SYNTHETIC)
        ] * 3

    def test_nothing_is_called_a_mean_or_better(self) -> None:
        said = " ".join(texts(invented(), "norr")).lower()
        assert [word for word in ("medel", "median", "bäst", "sämst", "rank") if re.search(rf"\b{word}", said)] == []


# No number that is not published ----------------------------------------------------------------------------------


def texts(shown: Publication, own: str) -> Iterator[str]:
    for post in workload.posts(shown, own, SV):
        if isinstance(post, Absent):
            yield post.why
            continue
        yield from (post.heading, post.figure.sentence, post.means, post.can_do, post.unknown, *post.figure.notes)
        yield from (text for row in post.figure.rows for text in (row.note, *(cell.text for cell in row.cells)))


def published(dataset: Dataset) -> set[int]:
    """Return every number that may be read: what is shown, sums of it within a row, and shares."""
    found: set[int] = set()
    for table in dataset.tables:
        for key in table.cells:
            where = {d.key: category for d, category in zip(table.dimensions, key, strict=True) if category != "*"}
            values = [table.cell(where).value, table.share(where)]
            found |= {int(value) for value in values if value is not None}
        zone = table.dimension("zone").categories
        for unit in ("*", *(each.key for each in table.dimension("unit").categories)):
            row = [table.cells[unit, each.key].value for each in zone]
            found |= {
                int(sum(value or 0 for value in row[i:j]))
                for i in range(len(row))
                for j in range(i, len(row) + 1)
                if None not in row[i:j]
            }
    return found


COUNTS = st.integers(5, 40)
MONTHS = st.lists(
    st.tuples(
        st.sampled_from([("bla", "gron", "gul", "rod"), ("bla+gron", "gul", "rod"), ("bla+gron", "gul+rod")]),
        st.lists(st.lists(COUNTS, min_size=4, max_size=4), min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=4,
)
KNOWN = {5, 20, 2026}
"""What is said whatever is counted: k, from where on there are shares, and the year."""


@given(MONTHS, st.sampled_from(["", "norr", "ost"]))
def test_no_number_is_said_that_is_not_published(
    drawn: list[tuple[tuple[str, ...], list[list[int]]]], own: str
) -> None:
    months = {
        f"2026-{at:02}": {
            unit: dict(zip(keys, counts, strict=False))
            for unit, counts in zip(("norr", "soder", "ost"), numbers, strict=False)
        }
        for at, (keys, numbers) in enumerate(drawn, 1)
    }
    dataset = zones(months)
    said = " ".join(texts(publication(dataset), own)).replace(NBSP, "")
    assert {int(number) for number in re.findall(r"\d+", said)} - KNOWN - published(dataset) == set()
