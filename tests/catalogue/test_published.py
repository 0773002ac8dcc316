"""A published folder is read as it was written, or not at all: nothing beside it, in it or about it may differ."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from publications import bare, invented, lone

from kartblad.catalogue import published_csv, published_index
from kartblad.catalogue.published import published, root, stamp
from kartblad.catalogue.published_index import INDEX, Block, File, Index
from kartblad.core.disclosure import Symbol
from kartblad.core.problems import Problem
from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import Dataset, LeftOut, Name, Publication, Why
from kartblad.core.publication.table import Category, Cell, Dimension, Table, keys, restored
from kartblad.core.words import Words
from kartblad.i18n import Texts
from kartblad.records.publication_folder import write

TEXTS = Texts("sv")
SITE = {"index.html": b"<p>Hej</p>\n", "kartblad.css": b"p {}\n"}
CHANGED = "{file} i den publicerade mappen är inte som den publicerades."

texts_ = st.sampled_from(
    ["", "Åmål", "=1+1", "-", "a,b", 'med "tecken"', "två\nrader", "\t@", "'", " \u2028\u00a0", "x" * 99]
)
words = st.builds(Words, texts_, texts_)
names = st.sampled_from(["a", "1488", "own:åka-bil", "bla+gron", "x" * 80, "_", "A.b"])
numbers = st.integers(0, 10**9) | st.decimals(0, 10**6, places=3)
shown = st.builds(lambda n: Cell(n, None if n else Symbol.ZERO), numbers)
cells = shown | st.sampled_from([Cell(None, each) for each in Symbol if each is not Symbol.ZERO])
days = st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(date.isoformat)


@st.composite
def dimensions(draw: st.DrawFn, key: str) -> Dimension:
    """Return a dimension of that name, with one to three categories."""
    found = draw(st.lists(names, min_size=1, max_size=2, unique=True))
    named, parts = draw(words), draw(st.sampled_from([(), ("a", "b")]))
    of = tuple(Category(each, named, parts) for each in found)
    return Dimension(key, named, of, draw(st.booleans()))


@st.composite
def tables(draw: st.DrawFn, period: str, by: tuple[str, ...], edition: int) -> Table:
    """Return a table with any cells."""
    divided = tuple(draw(dimensions(key)) for key in by)
    held = dict(zip(keys(divided), cycle(draw(st.lists(cells, min_size=1, max_size=3))), strict=False))
    k, rounding = draw(st.integers(5, 9)), draw(st.sampled_from([1, 5]))
    base = draw(st.sampled_from(["", *(each.key for each in divided if each.additive)]))
    first = draw(st.integers(1, edition))
    return restored(period, divided, held, k=k, edition=first, rounding=rounding, base=base)


@st.composite
def publications(draw: st.DrawFn) -> Publication:
    """Return a publication as the folder can hold it, whether or not it makes sense."""
    edition = draw(st.integers(1, 3))
    chosen = draw(st.lists(st.sampled_from(Name), unique=True, max_size=2))
    found = tuple(draw(datasets(name, edition)) for name in chosen)
    return Publication(draw(texts_), edition, draw(days), draw(st.integers(5, 9)), found)


@st.composite
def datasets(draw: st.DrawFn, name: Name, edition: int) -> Dataset:
    """Return a dataset with up to two tables of the same dimensions."""
    by = tuple(draw(st.lists(st.sampled_from(["kommun", "kurs", "zon"]), unique=True, min_size=1, max_size=2)))
    periods = draw(st.lists(st.sampled_from(["2025-H1", "2025-H2--2026-H1", "2026-03"]), unique=True, max_size=2))
    made = tuple(draw(tables(period, by, edition)) for period in periods)
    left = tuple(draw(st.lists(st.builds(LeftOut, st.just("2024-H1"), st.sampled_from(Why), words), max_size=2)))
    standing, said = draw(st.sampled_from(Standing)), draw(words)
    return Dataset(name, said, said, Words("b"), said, Words(), standing, made, draw(st.booleans()), (said,), (), left)


@given(publications())
def test_what_is_read_is_what_was_written(publication: Publication) -> None:
    with TemporaryDirectory() as folder, patch("os.fsync"):
        write(Path(folder) / "ut", publication, SITE, TEXTS)
        assert published(Path(folder) / "ut", TEXTS) == publication


@pytest.mark.parametrize("publication", [invented(), invented(7, 5), bare(), lone()])
def test_every_invented_publication_is_read_back(publication: Publication, tmp_path: Path) -> None:
    write(tmp_path / "ut", publication, SITE, TEXTS)
    read = published(tmp_path / "ut", TEXTS)
    assert read == publication
    assert root(tmp_path / "ut", TEXTS) == tmp_path / "ut"
    assert kinds(read) == kinds(publication)


def kinds(publication: Publication) -> list[type]:
    """Return what kind of number every cell holds."""
    tables = (table for dataset in publication.datasets for table in dataset.tables)
    return [type(cell.value) for table in tables for cell in table.cells.values()]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a published folder that must not be touched."""
    folder = tmp_path_factory.mktemp("hel") / "ut"
    write(folder, lone(), SITE, TEXTS)
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """Return a published folder that may be spoiled."""
    return Path(shutil.copytree(whole, tmp_path / "data root" / "ut"))


def changed(name: str, old: bytes, new: bytes) -> Callable[[Path], object]:
    """Return what writes something else into a file, and leaves the index as it was."""

    def spoil(folder: Path) -> None:
        content = (folder / name).read_bytes()
        assert old in content
        (folder / name).write_bytes(content.replace(old, new, 1))

    return spoil


@pytest.mark.parametrize(
    ("spoil", "file"),
    [
        (changed("index.html", b"Hej", b"Nej"), "index.html"),
        (changed("index.html", b"Hej", b""), "index.html"),
        (changed("index.html", b"Hej", b"Hejsan hejsan"), "index.html"),
        (changed("data/zoner.csv", b"\n", b"\r\n"), "data/zoner.csv"),
        (lambda folder: (folder / "kartblad.css").unlink(), "kartblad.css"),
        (lambda folder: (folder / "data" / "zoner.csv").unlink(), "data/zoner.csv"),
        (changed(INDEX, b'"k": 5', b'"k": 4'), INDEX),
        (changed(INDEX, b'"circle"', b'"cirkel"'), INDEX),
        (changed(INDEX, b"  ", b" "), INDEX),
        (lambda folder: (folder / INDEX).write_bytes(b"[" * 200_000), INDEX),
        (lambda folder: (folder / INDEX).write_bytes(b'{"kartblad":' * 100_000), INDEX),
        (lambda folder: (folder / INDEX).write_bytes(b"\xff\xfe"), INDEX),
        (lambda folder: (folder / INDEX).write_bytes(b"{}"), INDEX),
        (lambda folder: os.truncate(folder / INDEX, 9 * 2**20), INDEX),
    ],
)
def test_a_file_that_differs_is_named(folder: Path, spoil: Callable[[Path], object], file: str) -> None:
    spoil(folder)
    with pytest.raises(Problem) as refused:
        published(folder, TEXTS)
    assert str(refused.value).startswith(CHANGED.format(file=file))
    assert str(refused.value).endswith("skapa den på nytt med kartblad publish.")


def linked(folder: Path) -> None:
    """Let a listed file be a link to one that holds the same."""
    (folder / "index.html").rename(folder.parent.parent / "index.html")
    (folder / "index.html").symlink_to(folder.parent.parent / "index.html")


def linked_data(folder: Path) -> None:
    """Let the folder with the data be a link to one that holds the same."""
    (folder / "data").rename(folder.parent.parent / "data")
    (folder / "data").symlink_to(folder.parent.parent / "data", target_is_directory=True)


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes need rights there")
@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (lambda folder: (folder / "elevlista.xlsx").write_bytes(b"x"), "'elevlista.xlsx'"),
        (lambda folder: (folder / ".dold").write_bytes(b""), "'.dold'"),
        (lambda folder: (folder / "lada").mkdir(), "'lada/'"),
        (lambda folder: (folder / "data" / "lada").mkdir(), "'data/lada/'"),
        (lambda folder: (folder / "data" / "extra.csv").write_bytes(b""), "'data/extra.csv'"),
        (lambda folder: (folder / "pekar").symlink_to("/etc/passwd"), "'pekar@'"),
        (linked, "'index.html@'"),
        (linked_data, "'data@'"),
        (lambda folder: os.mkfifo(folder / "rör"), "'rör?'"),
    ],
)
def test_what_does_not_belong_is_named_to_who_starts_and_to_nobody_else(
    folder: Path, spoil: Callable[[Path], object], named: str
) -> None:
    spoil(folder)
    with pytest.raises(Problem, match="1 sak som inte hör till publiceringen") as started:
        root(folder, TEXTS)
    assert named in str(started.value)
    with pytest.raises(Problem, match=r"1 sak som datapackage\.json inte räknar upp") as shown_on_a_page:
        published(folder, TEXTS)
    assert named.strip("'/@?") not in str(shown_on_a_page.value).replace("datapackage", "")


def test_of_many_three_are_named(folder: Path) -> None:
    for number in range(5):
        (folder / f"fil{number}").write_bytes(b"")
    with pytest.raises(Problem, match=r"5 saker .* 'fil0', 'fil1', 'fil2' …"):
        root(folder, TEXTS)


def test_a_data_root_holds_one_publication_and_nothing_else(folder: Path) -> None:
    assert root(folder.parent, TEXTS) == folder
    (folder.parent / "ut-logg.csv").write_bytes(b"")
    with pytest.raises(Problem, match=r"'ut-logg\.csv'"):
        root(folder.parent, TEXTS)


def test_two_publications_are_no_data_root(folder: Path) -> None:
    write(folder.parent / "vi", lone(), SITE, TEXTS)
    with pytest.raises(Problem, match="'vi'"):
        root(folder.parent, TEXTS)


@pytest.mark.parametrize("name", ["tom", "finns inte"])
def test_where_there_is_no_publication_it_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "tom").mkdir()
    for read in (published, root, stamp):
        with pytest.raises(Problem, match=f"{name} är ingen publicering: datapackage.json saknas"):
            read(tmp_path / name, TEXTS)


def rewritten(folder: Path, index: Index, files: Mapping[str, bytes]) -> None:
    """Write a folder anew with digests that are true: what somebody would do who wants it to be believed."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    said = {name: File(len(content), sha256(content).hexdigest()) for name, content in files.items()}
    block = msgspec.structs.replace(index.kartblad, files={**index.kartblad.files, **said})
    (folder / INDEX).write_bytes(published_index.encoded(msgspec.structs.replace(index, kartblad=block)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b",Alla,", b",Alle,"),
        (b"2026-03,*", b"2026-02,*"),
        (b",5,1\n", b",6,1\n"),
        (b",5,1\n", b",5,1,\n"),
        (b",22,,", b",022,,"),
        (b",22,,", b",-22,,"),
        (b",22,,", b",22.0,,"),
        (b",22,,", b",1e3,,"),
        (b",22,,", b",,..,"),
        (b",22,,", b",22,..,"),
        (b",22,,", b",,x,"),
        (b"\n2026-03", b"\n\n2026-03"),
        (b"period,", b"perioder,"),
        (b",50,5,", b",51,5,"),
        (b"norr,", b'"norr,'),
        (b"norr,", b"norr\xff,"),
    ],
)
def test_numbers_that_are_no_table_are_refused_whatever_the_digest(folder: Path, old: bytes, new: bytes) -> None:
    content = (folder / "data" / "zoner.csv").read_bytes()
    assert old in content
    spoilt = content.replace(old, new, 1)
    index = published_index.decoded((folder / INDEX).read_bytes())
    rewritten(folder, index, {"data/zoner.csv": content})
    assert published(folder, TEXTS) == lone()
    rewritten(folder, index, {"data/zoner.csv": spoilt})
    with pytest.raises(Problem, match=r"data/zoner\.csv"):
        published(folder, TEXTS)


def first_table(block: Block, **other: object) -> Block:
    """Return the block with something else said of its first table."""
    first, *rest = block.datasets
    table = msgspec.structs.replace(first.tables[0], **other)
    dataset = msgspec.structs.replace(first, tables=(table, *first.tables[1:]))
    return msgspec.structs.replace(block, datasets=(dataset, *rest))


UNIT = lone().datasets[0].tables[0].dimensions[0]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda block: msgspec.structs.replace(block, format_version=2),
        lambda block: msgspec.structs.replace(block, edition=5),
        lambda block: msgspec.structs.replace(block, invented=False),
        lambda block: msgspec.structs.replace(block, symbols={}),
        lambda block: msgspec.structs.replace(block, published="2026-02-30"),
        lambda block: msgspec.structs.replace(block, datasets=(*block.datasets, block.datasets[0])),
        lambda block: msgspec.structs.replace(block, datasets=block.datasets[:1]),
        lambda block: msgspec.structs.replace(block, files={**block.files, "../x": File(0, "")}),
        lambda block: msgspec.structs.replace(block, files={**block.files, "..": File(0, "")}),
        lambda block: msgspec.structs.replace(block, files={**block.files, ".x": File(0, "")}),
        lambda block: msgspec.structs.replace(block, files={**block.files, "x": File(2**40, "")}),
        lambda block: first_table(block, k=4),
        lambda block: first_table(block, rounding=0),
        lambda block: first_table(block, base="kommun"),
        lambda block: first_table(block, period="2026-04"),
        lambda block: first_table(block, period="2026, mars"),
        lambda block: first_table(block, dimensions=(UNIT, UNIT)),
        lambda block: first_table(block, dimensions=(replace(UNIT, key="k"),)),
        lambda block: first_table(block, dimensions=(replace(UNIT, categories=UNIT.categories * 2),)),
        lambda block: first_table(block, dimensions=()),
    ],
)
def test_an_index_that_cannot_be_true_is_refused(folder: Path, spoil: Callable[[Block], Block]) -> None:
    index = published_index.decoded((folder / INDEX).read_bytes())
    spoilt = msgspec.structs.replace(index, kartblad=spoil(index.kartblad))
    (folder / INDEX).write_bytes(published_index.encoded(spoilt))
    with pytest.raises(Problem, match="är inte som den publicerades"):
        published(folder, TEXTS)


def test_a_new_edition_that_comes_while_it_is_read_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index, read, times = (folder / INDEX).read_bytes(), published_csv.read, []

    def slowly(content: bytes, heads: object) -> tuple[Table, ...]:
        times.append(1)
        if len(times) == 1:
            (folder / INDEX).unlink()
            (folder / INDEX).write_bytes(index)
            os.utime(folder / INDEX, ns=(1, 1))
            raise ValueError
        return read(content, heads)  # type: ignore[arg-type]

    monkeypatch.setattr(published_csv, "read", slowly)
    assert published(folder, TEXTS) == lone()


@pytest.mark.parametrize(
    ("tables_", "fault"),
    [
        ([("2026-03", "a"), ("2026-03", "a")], "told apart"),
        ([("2026-03", "a"), ("2026-04", "b")], "different dimensions"),
        ([("2026-03", "value")], "told apart"),
        ([("2026-03", "a b")], "told apart"),
        ([("=1+1", "a")], "told apart"),
    ],
)
def test_what_could_not_be_read_back_is_not_written(tables_: list[tuple[str, str]], fault: str) -> None:
    made = [
        restored(
            period,
            (Dimension(key, Words(), ()),),
            {("*",): Cell(7)},
            k=5,
            edition=1,
            rounding=1,
            base="",
        )
        for period, key in tables_
    ]
    with pytest.raises(ValueError, match=fault):
        published_csv.written(replace(bare().datasets[0], tables=tuple(made)))


@pytest.mark.parametrize("value", [-1, Decimal("1.1234567"), 10**12, Decimal("NaN")])
def test_numbers_that_could_not_be_read_back_are_not_written(value: int | Decimal) -> None:
    table = restored("2026-03", (), {(): Cell(value)}, k=5, edition=1, rounding=1, base="")
    with pytest.raises(ValueError, match="cannot be published"):
        published_csv.written(replace(bare().datasets[0], tables=(table,)))
