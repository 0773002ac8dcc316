"""A page says what it is and whom it is for; one's own is any municipality or unit of which something is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from publications import MUNICIPALITIES, OWN, bare, invented, lone

from kartblad.apps.dashboard.page import owns, page
from kartblad.apps.dashboard.post import Absent
from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import Name, Publication, Topic
from kartblad.core.publication.table import PROTECTED, Cell, Table, restored
from kartblad.i18n import Texts

TEXTS = Texts("sv")


def kept(found: Publication, name: Name) -> Publication:
    """Return a publication with one dataset only."""
    return replace(found, datasets=tuple(each for each in found.datasets if each.name is name))


def without(found: Publication, place: str) -> Publication:
    """Return a publication in which everything about a municipality is hidden."""
    return replace(
        found,
        datasets=tuple(
            replace(each, tables=tuple(_without(table, place) for table in each.tables)) for each in found.datasets
        ),
    )


def _without(table: Table, place: str) -> Table:
    cells: dict[tuple[str, ...], Cell] = {key: PROTECTED if place in key else cell for key, cell in table.cells.items()}
    return restored(
        table.period, table.dimensions, cells, k=table.k, edition=1, rounding=table.rounding, base=table.base
    )


class TestOwns:
    def test_those_of_whom_something_is_shown_in_the_order_of_the_alphabet(self) -> None:
        found = owns(invented(), Topic.PARTICIPATION)
        assert {key for key, _label in found} == set(MUNICIPALITIES)
        names = [label.sv for _key, label in found]
        assert (names[0], names[-2:]) == ("Bengtsfors", ["Vänersborg", "Åmål"])
        assert names[:-1] == sorted(names[:-1])
        assert dict(found)[OWN].sv == "Trollhättan"

    def test_one_that_is_hidden_throughout_cannot_be_chosen(self) -> None:
        found = owns(without(invented(), OWN), Topic.PARTICIPATION)
        assert {key for key, _label in found} == set(MUNICIPALITIES) - {OWN}

    @pytest.mark.parametrize(
        ("publication", "topic", "keys"),
        [
            (invented(), Topic.WORKLOAD, ["norr", "soder", "ost"]),  # Norr, Söder, Öst
            (lone(), Topic.MAPPING, ["norr"]),
            (lone(), Topic.PARTICIPATION, []),
            (bare(), Topic.PARTICIPATION, []),
            (bare(), Topic.WORKLOAD, []),
        ],
    )
    def test_units(self, publication: Publication, topic: Topic, keys: list[str]) -> None:
        assert [key for key, _label in owns(publication, topic)] == keys


class TestPage:
    @pytest.mark.parametrize("topic", list(Topic))
    def test_every_topic_has_its_posts_and_their_keys_differ(self, topic: Topic) -> None:
        shown = page(invented(), topic, "", TEXTS)
        assert shown.heading.endswith(" – påhittat")
        keys = [each.key for each in shown.posts]
        assert 3 <= len(keys) <= 5
        assert len(set(keys)) == len(keys)
        assert all(each.means and each.can_do and each.unknown and each.datasets for each in shown.shown)

    def test_one_s_own_stands_in_the_heading(self) -> None:
        shown = page(invented(), Topic.PARTICIPATION, OWN, TEXTS)
        assert (shown.heading, shown.own_name) == (
            "Deltagande i utbildningar: Trollhättan – påhittat",
            "Trollhättan",
        )

    def test_what_is_not_made_up_does_not_say_so(self) -> None:
        own = invented().datasets[0]
        shown = page(
            Publication("Kretsen", 1, "2026-09-01", 5, (replace(own, standing=Standing.DERIVED),)),
            Topic.PARTICIPATION,
            "",
            TEXTS,
        )
        assert (shown.heading, shown.invented) == ("Deltagande i utbildningar", "")

    def test_nobody_else_s_page(self) -> None:
        with pytest.raises(KeyError):
            page(invented(), Topic.PARTICIPATION, "0180", TEXTS)

    def test_the_lead_promises_no_more_than_the_lowest_k(self) -> None:
        later = replace(kept(invented(), Name.PARTICIPATION), k=7)
        assert page(later, Topic.PARTICIPATION, "", TEXTS).lead == (
            "För Påhittad krets: IFO-chefer i Fyrbodal. Utgåva 6, 1 september 2026. Inget tal om 1–4 personer visas."
        )
        assert "1–6 personer" in page(invented(k=7), Topic.PARTICIPATION, "", TEXTS).lead

    @pytest.mark.parametrize("topic", list(Topic))
    def test_where_nothing_can_be_shown_every_post_says_why(self, topic: Topic) -> None:
        shown = page(bare(), topic, "", TEXTS)
        assert shown.posts
        assert all(isinstance(each, Absent) and each.why for each in shown.posts)
