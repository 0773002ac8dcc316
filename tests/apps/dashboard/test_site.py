"""The static site: strict pages without script, safe names, links that lead somewhere, and nothing but the tokens."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from publications import bare, invented, lone

from kartblad.apps.dashboard.page import owns, page
from kartblad.apps.dashboard.site import FONT, INDEX, LICENCE, STYLE, TEMPLATES, file_name, site, style_sheet
from kartblad.charts.theme import tokens
from kartblad.core.publication.edition import Name, Publication, Topic
from kartblad.core.publication.table import TOTAL, Category, Cell, Dimension, Key, Table, keys, restored
from kartblad.core.words import Words
from kartblad.i18n import Texts

TEXTS = Texts("sv")
KILOBYTE = 1000
LARGEST = 300 * KILOBYTE
HOSTILE = "<script>alert(1)</script>\"'&{{7*7}}"
POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)


@cache
def built(made: str) -> dict[str, bytes]:
    return site(MADE[made], TEXTS)


def parsed(content: bytes) -> Element:
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False, strict=True)
    return parser.parse(content, transport_encoding="utf-8")


@cache
def pages(made: str) -> tuple[tuple[str, Element], ...]:
    """Return the overview, every page of all together, and one of each with an own; nobody changes them."""
    kinds = {(name.split("-")[0], "-" in name): name for name in reversed(built(made)) if name.endswith(".html")}
    return tuple((name, parsed(built(made)[name])) for name in kinds.values())


def one(made: str, name: str) -> Element:
    return dict(pages(made))[name]


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def mapped(table: Table, key: str, label: Words) -> Table:
    """Return a table in which the first category of one's own has another key and name."""
    found = next((d for d in table.dimensions if d.key in {"unit", "municipality"}), None)
    if found is None:
        return table
    at, first = table.dimensions.index(found), found.categories[0]
    other = replace(found, categories=(replace(first, key=key, label=label), *found.categories[1:]))
    dimensions = tuple(other if each is found else each for each in table.dimensions)
    cells = {
        tuple(key if i == at and part == first.key else part for i, part in enumerate(where)): cell
        for where, cell in table.cells.items()
    }
    return restored(
        table.period,
        dimensions,
        cells,
        k=table.k,
        edition=table.edition,
        rounding=table.rounding,
        base=table.base,
    )


def renamed(publication: Publication, key: str, label: str) -> Publication:
    """Return a publication whose circle and first unit and municipality have another name."""
    datasets = tuple(
        replace(each, tables=tuple(mapped(table, key, Words(label, label)) for table in each.tables))
        for each in publication.datasets
    )
    return replace(publication, circle=label, datasets=datasets)


def large() -> Publication:
    """Return a publication of 49 municipalities, 30 courses and 12 half-years in which everything is shown."""
    dimensions = (
        Dimension(
            "municipality", Words("Kommun"), tuple(_category(f"{1400 + n}", f"Kommunen nr {n}") for n in range(49))
        ),
        Dimension("course", Words("Kurs"), tuple(_category(f"kurs{n}", f"En lång kurs nr {n}") for n in range(30))),
    )
    cells: dict[Key, Cell] = {where: Cell(_together(where)) for where in keys(dimensions)}
    halves = [f"{year}-H{half}" for year in range(2020, 2026) for half in (1, 2)]
    tables = tuple(restored(p, dimensions, cells, k=5, edition=1, rounding=1, base="") for p in halves)
    dataset = invented().dataset(Name.PARTICIPATION)
    assert dataset is not None
    return replace(invented(), datasets=(replace(dataset, tables=tables),))


def _category(key: str, label: str) -> Category:
    return Category(key, Words(label, label))


def _together(where: Key) -> int:
    return 1000 * (49 if where[0] == TOTAL else 1) * (30 if where[1] == TOTAL else 1)


MADE = {
    "invented": invented(),
    "bare": bare(),
    "lone": lone(),
    "hostile": renamed(lone(), "../x", HOSTILE),
    "seven": invented(k=7),
    "rounded": invented(rounding=5),
}


class TestNames:
    def test_a_page_for_each_topic_and_own_and_what_they_need(self) -> None:
        publication = MADE["invented"]
        own = {f"{topic.value}-{key}.html" for topic in Topic for key, _ in owns(publication, topic)}
        assert len(own) == 14 + 3 + 3
        assert set(built("invented")) == own | {
            "index.html",
            "deltagande.html",
            "belastning.html",
            "kartor.html",
            STYLE,
            FONT,
            LICENCE,
        }

    @pytest.mark.parametrize(
        ("own", "name"),
        [
            ("", "kartor.html"),
            ("norr", "kartor-norr.html"),
            ("1488", "kartor-1488.html"),
            ("enhet-norr", "kartor-enhet-norr.html"),
            ("Norr", "kartor-norr-fa480e5b9808.html"),
            ("../x", "kartor-x-d6b96a97d147.html"),
            ("x", "kartor-x.html"),
            ("x-d6b96a97d147", "kartor-x-d6b96a97d147-858b2ba1bcbf.html"),
            ("🌲", "kartor-9a80fdc98824.html"),
        ],
    )
    def test_an_own_in_a_name(self, own: str, name: str) -> None:
        assert file_name(Topic.MAPPING, own) == name

    @given(st.sets(st.one_of(st.text(min_size=1, max_size=90), st.from_regex(r"[aA./-]{1,3}", fullmatch=True))))
    def test_two_owns_never_share_a_name_and_every_name_is_plain(self, found: set[str]) -> None:
        names = [file_name(Topic.WORKLOAD, own) for own in sorted(found)]
        assert len(set(names)) == len(found)
        assert [name for name in names if not re.fullmatch(r"belastning-[a-z0-9]+(-+[a-z0-9]+)*\.html", name)] == []
        assert [name for name in names if len(name) > 80] == []

    def test_the_same_bytes_each_time(self) -> None:
        assert site(MADE["invented"], TEXTS) == built("invented")


@pytest.mark.parametrize("made", ["invented", "bare", "lone", "hostile"])
class TestPages:
    def test_are_strict_html_in_swedish_with_one_title_each(self, made: str) -> None:
        titles = {name: (words(root.find(".//title")), root.get("lang")) for name, root in pages(made)}  # type: ignore[arg-type]
        assert {lang for _, lang in titles.values()} == {"sv"}
        assert len({title for title, _ in titles.values()}) == len(titles)
        assert {title for title, _ in titles.values() if not title.endswith(f" · {MADE[made].circle}")} == set()

    def test_have_landmarks_one_heading_and_no_level_left_out(self, made: str) -> None:
        for name, root in pages(made):
            body = root.find("body")
            assert body is not None
            assert [each.tag for each in body] == ["a", "header", "nav", "main", "footer"], name
            levels = [int(each.tag[1]) for each in root.iter() if re.fullmatch(r"h[1-6]", str(each.tag))]
            assert (levels[0], levels.count(1)) == (1, 1), name
            assert [b for a, b in pairwise(levels) if b > a + 1] == [], name

    def test_run_and_fetch_nothing(self, made: str) -> None:
        for name, root in pages(made):
            tags = {str(each.tag) for each in root.iter()}
            assert tags & {"script", "style", "iframe", "object", "embed", "img", "form", "base"} == set(), name
            used = {attribute for each in root.iter() for attribute in each.attrib}
            assert {each for each in used if each == "style" or each.startswith("on")} == set(), name
            metas = {each.get("http-equiv") or each.get("name"): each.get("content") for each in root.iter("meta")}
            assert metas["Content-Security-Policy"] == POLICY
            assert (metas["referrer"], metas["robots"]) == ("no-referrer", "noindex, nofollow, noarchive")
            order = [(each.tag, each.get("http-equiv")) for each in root.find("head") or () if each.tag != "title"]
            assert order.index(("meta", "Content-Security-Policy")) < order.index(("link", None)), name

    def test_every_link_leads_to_a_file_that_there_is(self, made: str) -> None:
        data = {f"data/{each.name.value}.csv" for each in MADE[made].datasets if each.tables}
        there = {*built(made), *data, "datapackage.json", "data:,"}
        for name, root in pages(made):
            ids = [each.get("id") for each in root.iter() if each.get("id")]
            assert len(set(ids)) == len(ids), name
            targets = {each.get("href", "") for each in root.iter() if each.tag in {"a", "link"}}
            assert targets - there - {f"#{each}" for each in ids} == set(), name

    def test_are_small(self, made: str) -> None:
        assert {name: len(page) for name, page in built(made).items() if len(page) > LARGEST} == {}


def test_even_a_large_publication_has_small_pages() -> None:
    publication = large()
    sizes = {name: len(content) for name, content in site(publication, TEXTS).items()}
    assert len([name for name in sizes if name.startswith("deltagande-")]) == 49
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}


def test_a_name_is_text_wherever_it_stands() -> None:
    root = parsed(built("hostile")[file_name(Topic.WORKLOAD, "../x")])
    assert HOSTILE in words(root.find(".//h1"))  # type: ignore[arg-type]
    links = {words(each): each.get("href") for each in root.iter("a")}
    assert links[HOSTILE] == file_name(Topic.WORKLOAD, "../x")


class TestTopic:
    def test_says_what_the_page_says(self) -> None:
        publication = MADE["invented"]
        shown = page(publication, Topic.PARTICIPATION, "1488", TEXTS)
        said = words(parsed(built("invented")["deltagande-1488.html"]))
        wanted = [shown.heading, shown.lead, shown.invented]
        for post in shown.shown:
            wanted += [post.heading, post.figure.sentence, post.means, post.can_do, post.unknown, *post.figure.notes]
        assert len(shown.shown) >= 3
        assert [text for text in wanted if " ".join(text.split()) not in said] == []

    def test_one_stands_where_one_stands(self) -> None:
        root = parsed(built("invented")["deltagande-1488.html"])
        current = [(each.get("href"), words(each)) for each in root.iter("a") if each.get("aria-current") == "page"]
        assert current == [
            ("deltagande.html", "Deltagande i utbildningar"),
            ("deltagande-1488.html", "Trollhättan"),
        ]

    def test_its_files_are_those_of_its_datasets(self) -> None:
        root = one("invented", "belastning.html")
        files = [each.get("href") for each in root.iter("a") if each.get("type") == "text/csv"]
        assert files == ["data/zoner.csv", "data/vantar.csv"]

    def test_where_nothing_can_be_shown_it_says_why(self) -> None:
        shown = page(MADE["bare"], Topic.PARTICIPATION, "", TEXTS)
        root = one("bare", "deltagande.html")
        assert shown.posts
        assert shown.shown == ()
        assert [each.why for each in shown.posts if each.why not in words(root)] == []  # type: ignore[union-attr]
        assert [each.get("href") for each in root.iter("a") if each.get("type") == "text/csv"] == []


class TestOverview:
    def test_says_whose_when_and_that_it_is_made_up(self) -> None:
        said = words(one("invented", INDEX))
        wanted = ["Läsekrets", MADE["invented"].circle, "1 september 2026", "Minsta grupp som visas 5", "– påhittat"]
        assert [each for each in wanted if each.replace(" ", "") not in said.replace(" ", "")] == []

    def test_every_page_and_file_is_a_link_away(self) -> None:
        root = one("invented", INDEX)
        targets = {each.get("href") for each in root.iter("a")}
        assert {name for name in built("invented") if name.endswith(".html")} - targets == set()
        assert {f"data/{each.name.value}.csv" for each in MADE["invented"].datasets} - targets == set()
        assert "datapackage.json" in targets

    @pytest.mark.parametrize(
        ("made", "fewer", "rounded"), [("invented", "5", False), ("seven", "7", False), ("rounded", "5", True)]
    )
    def test_how_the_numbers_are_protected(self, made: str, fewer: str, *, rounded: bool) -> None:
        said = words(one(made, INDEX))
        assert f"berätta om 1–{int(fewer) - 1} personer" in said
        assert f"spann på minst {fewer}." in said
        assert ("avrundade till jämna 5-tal" in said) is rounded


class TestStyle:
    def test_the_tokens_are_the_themes(self) -> None:
        found = dict(re.findall(r"^  (--kb-[a-z-]+): ([^;]+);", style_sheet().partition("}")[0], re.MULTILINE))
        assert found == tokens()

    def test_the_sites_own_part_has_no_colour_of_its_own(self) -> None:
        own = (TEMPLATES / "site.css").read_text(encoding="utf-8")
        assert re.findall(r"#[0-9a-f]{3,8}\b|\brgb|\bhsl", own) == []

    def test_every_property_that_is_used_is_set(self) -> None:
        css = style_sheet()
        assert set(re.findall(r"var\((--[a-z-]+)", css)) - set(re.findall(r"(--[a-z-]+):", css)) == set()

    def test_the_only_thing_it_fetches_is_the_font_beside_it(self) -> None:
        css = style_sheet()
        assert re.findall(r'url\("?([^")]+)', css) == [FONT]
        assert "@import" not in css
        assert css.count("{") == css.count("}")
