"""The A4 of a managers' page: every number of its figures to the digit, and a name that tells nothing."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from full_maps import squeezed
from publications import bare, invented, lone
from pypdf import PdfReader

from kartblad.apps.dashboard.page import page
from kartblad.apps.dashboard.paper import paper, view
from kartblad.core.publication.edition import Publication, Topic
from kartblad.i18n import Texts

SV = Texts("sv")
VIEWS = [
    (invented(), Topic.PARTICIPATION, "1488"),
    (invented(), Topic.WORKLOAD, "norr"),
    (invented(), Topic.WORKLOAD, ""),
    (invented(), Topic.MAPPING, "ost"),
    (invented(k=7, rounding=5), Topic.MAPPING, ""),
    (lone(), Topic.WORKLOAD, "norr"),
    (bare(), Topic.MAPPING, ""),
]


def read(pdf: bytes) -> str:
    reader = PdfReader(BytesIO(pdf))
    assert len(reader.pages) == 1
    return squeezed(reader.pages[0].extract_text())


@pytest.mark.parametrize(("publication", "topic", "own"), VIEWS)
def test_every_number_of_every_figure_is_there(publication: Publication, topic: Topic, own: str) -> None:
    shown = page(publication, topic, own, SV)
    text = read(paper(shown, publication, SV).content)
    rows = [[row.label, *(cell.text for cell in row.cells)] for post in shown.shown for row in post.figure.rows]
    assert [row for row in rows if squeezed("".join(row)) not in text] == []


@pytest.mark.parametrize(("publication", "topic", "own"), VIEWS)
def test_findings_words_source_and_that_it_is_invented_are_there(
    publication: Publication, topic: Topic, own: str
) -> None:
    shown = page(publication, topic, own, SV)
    text = read(paper(shown, publication, SV).content)
    wanted = [shown.heading, shown.invented, publication.circle, SV.date(publication.published)]
    wanted += [each.heading for each in shown.posts]
    wanted += [said for post in shown.shown for said in (post.means, post.can_do, post.unknown)]
    wanted += [source.title for post in shown.shown for source in post.figure.passport.sources]
    assert [said for said in wanted if squeezed(said) not in text] == []


def test_its_name_is_topic_and_edition() -> None:
    strange = replace(invented(), circle='../"Kretsen"', edition=12)
    made = paper(page(strange, Topic.WORKLOAD, "norr", SV), strange, SV)
    assert (made.name, made.media) == ("belastning-utgava-12.pdf", "application/pdf")


def test_what_all_figures_say_is_said_once() -> None:
    shown = page(invented(), Topic.WORKLOAD, "norr", SV)
    made = view(shown, invented(), SV)
    assert [note for part in made.parts for note in part.notes if note in made.notes] == []
    assert made.notes
    assert shown.invented not in made.notes


def test_months_keep_their_last_rows_and_sides_their_columns() -> None:
    made = view(page(invented(), Topic.WORKLOAD, "norr", SV), invented(), SV)
    assert [(part.grid.by_time, part.grid.first) for part in made.parts if part.grid] == [
        (False, (1, 3)),
        (True, (1, 2)),
        (False, (1, 2)),
    ]


def test_the_smallest_number_is_that_of_the_oldest_table_too() -> None:
    raised = replace(invented(), k=9)
    made = view(page(raised, Topic.WORKLOAD, "", SV), raised, SV)
    assert dict(made.facts)["Minsta antal personer som visas"] == "5"
