"""A publication takes its folder's place as a whole or not at all, whenever the machine stops; it is open data."""

from __future__ import annotations

import csv
import errno
import json
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import StringIO
from pathlib import Path

import frictionless
import pytest
from publications import invented, lone

from kartblad.catalogue.published import published
from kartblad.core.problems import Problem
from kartblad.core.publication.edition import Dataset, LeftOut, Name, Publication, Why
from kartblad.core.publication.table import Cell, Dimension, restored
from kartblad.core.words import Words
from kartblad.i18n import Texts
from kartblad.records import publication_folder
from kartblad.records.publication_folder import recover, write

TEXTS = Texts("sv")
SITE = {"index.html": b"<p>Hej</p>\n"}
NEXT_SITE = {"index.html": b"<p>Hej igen</p>\n", "kartor.html": b"<p>Ny</p>\n"}
FIRST = lone()


def following(old: Publication) -> Publication:
    """Return the next edition of a publication, with one month more."""
    zones, *rest = old.datasets
    edition = old.edition + 1
    made = restored(
        "2026-09",
        zones.tables[-1].dimensions,
        zones.tables[-1].cells,
        k=5,
        edition=edition,
        rounding=1,
        base="zone",
    )
    return replace(old, edition=edition, datasets=(replace(zones, tables=(*zones.tables, made)), *rest))


def content_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Stopped(BaseException):
    """The machine stopped: nothing cleans up after it."""


STEPS = {
    (os, "fsync"): lambda _file: None,  # slow, and nothing here loses power
    (Path, "mkdir"): Path.mkdir,
    (Path, "open"): Path.open,
    (Path, "rename"): Path.rename,
    (shutil, "rmtree"): shutil.rmtree,
    (publication_folder, "_exchanged"): publication_folder._exchanged,
}
"""Whatever changes what is on disk."""


@contextmanager
def stopping(patch: pytest.MonkeyPatch, at: int) -> Iterator[None]:
    """Stop before the step of that number."""
    left = iter(range(at))

    def counted(done: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object, **named: object) -> object:
            if next(left, None) is None:
                raise Stopped
            return done(*arguments, **named)

        return step

    with patch.context() as patched:
        for (owner, name), done in STEPS.items():
            patched.setattr(owner, name, counted(done))
        yield


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a folder with one edition, and one with the next; not to be touched."""
    home = tmp_path_factory.mktemp("utgåvor")
    write(home / "en", FIRST, SITE, TEXTS)
    write(home / "två", FIRST, SITE, TEXTS)
    write(home / "två", following(FIRST), NEXT_SITE, TEXTS)
    return home / "en", home / "två"


@pytest.mark.parametrize("can_exchange", [pytest.param(True, id="at one stroke"), pytest.param(False, id="in turn")])
def test_whenever_the_machine_stops_one_whole_edition_is_there(
    editions: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can_exchange: bool
) -> None:
    if not can_exchange:
        monkeypatch.setitem(STEPS, (publication_folder, "_exchanged"), lambda _one, _other: False)
    elif sys.platform != "linux":
        pytest.skip("only Linux exchanges two folders")
    contents = {"old": content_of(editions[0]), "new": content_of(editions[1])}
    found: list[str] = []
    while not done(home := tmp_path / str(len(found)) / "ut", editions[0], monkeypatch, len(found)):
        if can_exchange:
            assert content_of(home) in contents.values()  # nobody has to do anything
        recover(home, TEXTS)
        found.append(next((name for name, content in contents.items() if content_of(home) == content), "half"))
        assert [path.name for path in home.parent.iterdir()] == ["ut"]
    assert content_of(home) == contents["new"]
    assert found == [*["old"] * found.count("old"), *["new"] * found.count("new")]
    assert (found.count("old") > 12, found.count("new") > 0) == (True, True)


def done(home: Path, old: Path, patch: pytest.MonkeyPatch, at: int) -> bool:
    """Write the next edition over a copy of the old one, but stop before a step; return whether that never came."""
    shutil.copytree(old, home)
    try:
        with stopping(patch, at):
            write(home, following(FIRST), NEXT_SITE, TEXTS)
    except Stopped:
        return False
    return True


def test_the_same_publication_makes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("ett", "två"):
        write(tmp_path / name, invented(), SITE, TEXTS if name == "ett" else Texts("en"))
    assert content_of(tmp_path / "ett") == content_of(tmp_path / "två")


def test_it_is_a_valid_tabular_package(tmp_path: Path) -> None:
    write(tmp_path / "ut", invented(), SITE, TEXTS)
    report = frictionless.validate(tmp_path / "ut" / "datapackage.json")
    assert report.flatten(["type", "message"]) == []
    index = json.loads((tmp_path / "ut" / "datapackage.json").read_text(encoding="utf-8"))
    assert index["profile"] == "tabular-data-package"
    assert [each["path"] for each in index["resources"]] == [f"data/{each.name}.csv" for each in invented().datasets]
    zones = next(each for each in index["resources"] if each["path"] == "data/zoner.csv")
    assert zones["schema"]["primaryKey"] == ["period", "unit", "zone"]
    assert zones["schema"]["missingValues"] == [""]
    assert [(field["name"], field["title"]) for field in zones["schema"]["fields"]] == [
        ("period", "Period"),
        ("unit", "Enhet"),
        ("unit_label", "Enhet"),
        ("zone", "Zon"),
        ("zone_label", "Zon"),
        ("value", "medarbetare"),
        ("symbol", "Tecken"),
        ("share_percent", "Andel"),
        ("k", "k"),
        ("edition", "Utgåva"),
    ]
    assert [field for field in zones["schema"]["fields"] if not field["description"]] == []


def test_the_index_says_everything_one_must_know(tmp_path: Path) -> None:
    write(tmp_path / "ut", invented(), SITE, TEXTS)
    block = json.loads((tmp_path / "ut" / "datapackage.json").read_text(encoding="utf-8"))["kartblad"]
    assert {key: block[key] for key in ("formatVersion", "circle", "edition", "published", "k", "invented")} == {
        "formatVersion": 1,
        "circle": invented().circle,
        "edition": 6,
        "published": "2026-09-01",
        "k": 5,
        "invented": True,
    }
    assert {sign: words["sv"] for sign, words in block["symbols"].items()} == {
        "..": "Skyddat: så få att inget visas, eller något som kunde berätta om så få.",
        "-": "Inte rapporterat.",
        ".": "Det kan inte finnas någon uppgift.",
        "–": "Inga: en verklig nolla.",
    }
    zones = next(each for each in block["datasets"] if each["name"] == "zoner")
    assert zones["left_out"][0] == {
        "period": "2026-03",
        "why": "few",
        "whose": {"sv": "Enhet Öst (påhittad)", "en": "Unit Öst (invented)"},
    }
    merged = zones["tables"][0]["dimensions"][1]["categories"][0]
    assert (merged["key"], merged["label"]["sv"], merged["parts"]) == ("bla+gron", "Blå och grön", ["bla", "gron"])
    files = {path.relative_to(tmp_path / "ut").as_posix() for path in (tmp_path / "ut").rglob("*") if path.is_file()}
    assert {*block["files"]} == files - {"datapackage.json"}


def test_hidden_numbers_are_nowhere_in_the_data(tmp_path: Path) -> None:
    write(tmp_path / "ut", invented(), SITE, TEXTS)
    for dataset in invented().datasets:
        text = (tmp_path / "ut" / "data" / f"{dataset.name}.csv").read_text(encoding="utf-8")
        rows = [(row["value"], row["symbol"]) for row in csv.DictReader(StringIO(text))]
        cells = [cell for table in dataset.tables for cell in table.cells.values()]
        assert sum(symbol == ".." for _value, symbol in rows) == sum(cell.symbol == ".." for cell in cells)
        assert [value for value, symbol in rows if symbol == ".." and value] == []


def test_a_name_that_looks_like_a_formula_is_harmless_in_the_data(tmp_path: Path) -> None:
    zones = FIRST.datasets[0]
    unit, zone = zones.tables[0].dimensions
    named = replace(unit, categories=(replace(unit.categories[0], label=Words("=HYPERLÄNK(1)", "x")),))
    table = restored("2026-03", (named, zone), zones.tables[0].cells, k=5, edition=1, rounding=1, base="zone")
    made = replace(FIRST, datasets=(replace(zones, tables=(table,)),))
    write(tmp_path / "ut", made, SITE, TEXTS)
    rows = list(csv.DictReader(StringIO((tmp_path / "ut" / "data" / "zoner.csv").read_text(encoding="utf-8"))))
    assert {row["unit_label"] for row in rows} == {"Alla", "'=HYPERLÄNK(1)"}
    assert published(tmp_path / "ut", TEXTS) == made


def test_an_empty_folder_is_a_place_and_so_is_one_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    for folder in (tmp_path / "tom", tmp_path / "djupt" / "ner" / "ny"):
        write(folder, FIRST, SITE, TEXTS)
        assert published(folder, TEXTS) == FIRST


@pytest.mark.parametrize("name", ["viktigt.docx", "datapackage.json"])
def test_a_folder_with_anything_else_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / name).write_bytes(b"{}")
    with pytest.raises(Problem):
        write(tmp_path / "ut", FIRST, SITE, TEXTS)
    assert content_of(tmp_path) == {f"ut/{name}": b"{}"}


def test_a_file_is_no_place(tmp_path: Path) -> None:
    (tmp_path / "ut").write_bytes(b"x")
    with pytest.raises(Problem, match="finns redan och är ingen publicering"):
        write(tmp_path / "ut", FIRST, SITE, TEXTS)


ZONES = FIRST.datasets[0]


@pytest.mark.parametrize(
    "other",
    [
        FIRST,
        replace(following(FIRST), circle="Andra"),
        replace(following(FIRST), edition=FIRST.edition + 2),
        replace(following(FIRST), datasets=FIRST.datasets[1:]),
        replace(FIRST, edition=FIRST.edition + 1, datasets=(replace(ZONES, tables=ZONES.tables[1:]),)),
    ],
)
def test_only_an_edition_that_adds_takes_the_place_of_another(
    editions: tuple[Path, Path], tmp_path: Path, other: Publication
) -> None:
    home = Path(shutil.copytree(editions[0], tmp_path / "ut"))
    with pytest.raises(Problem, match="en annan publicering än den som utgåvan bygger på"):
        write(home, other, SITE, TEXTS)
    assert content_of(home) == content_of(editions[0])


@pytest.mark.parametrize(
    "site",
    [
        {"../ut.html": b""},
        {"a/b.html": b""},
        {".htaccess": b""},
        {"datapackage.json": b""},
        {"data": b""},
        {"Data": b""},
        {"a.html": b"", "A.html": b""},
        {"": b""},
        {"mellan slag.html": b""},
        {"a\n.html": b""},
    ],
)
def test_a_page_has_a_plain_name(tmp_path: Path, site: dict[str, bytes]) -> None:
    with pytest.raises(ValueError, match="not names of files"):
        write(tmp_path / "ut", FIRST, site, TEXTS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", [(os, "fsync"), (Path, "mkdir"), (Path, "open"), (Path, "rename")])
def test_a_disk_that_refuses_gets_a_sentence_and_nothing_is_changed(
    editions: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: tuple[object, str]
) -> None:
    home = Path(shutil.copytree(editions[0], tmp_path / "ut"))
    done, first = STEPS[step], iter([True])

    def refused(*arguments: object, **named: object) -> object:
        if next(first, False):
            raise OSError(errno.EROFS, "Read-only file system")
        return done(*arguments, **named)

    monkeypatch.setattr(publication_folder, "_exchanged", lambda _one, _other: False)
    monkeypatch.setattr(*step, refused)
    with pytest.raises(Problem, match=r"Det går inte att skriva till .*: det går bara att läsa där"):
        write(home, following(FIRST), NEXT_SITE, TEXTS)
    assert [path.name for path in tmp_path.iterdir()] == ["ut"]
    assert content_of(home) == content_of(editions[0])


def test_an_edition_is_published_though_the_old_one_cannot_be_removed(
    editions: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Path(shutil.copytree(editions[0], tmp_path / "ut"))

    def refused(_folder: Path) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", refused)
        write(home, following(FIRST), NEXT_SITE, TEXTS)
    assert content_of(home) == content_of(editions[1])
    recover(home, TEXTS)
    assert [path.name for path in tmp_path.iterdir()] == ["ut"]


@pytest.mark.parametrize("stop", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_what_was_begun_and_not_finished_is_removed_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    def full(_file: int) -> None:
        raise stop

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises((Problem, KeyboardInterrupt)):
        write(tmp_path / "ut", FIRST, SITE, TEXTS)
    assert list(tmp_path.iterdir()) == []


def test_what_would_not_be_read_back_alike_is_not_published(tmp_path: Path) -> None:
    dimension = Dimension("kommun", Words("Kommun", ""), ())
    table = restored("2026-03", (dimension,), {("*",): Cell(7)}, k=5, edition=1, rounding=1, base="")
    odd = Dataset(Name.POSTS, *[Words()] * 5, FIRST.datasets[0].standing, (table,), left_out=[LeftOut("a", Why.FEW)])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="not what was to be published"):
        write(tmp_path / "ut", replace(FIRST, datasets=(odd,)), SITE, TEXTS)
    assert not (tmp_path / "ut").exists()
    recover(tmp_path / "ut", TEXTS)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such rights there")
def test_a_new_edition_is_open_to_those_who_read_the_old_one(tmp_path: Path) -> None:
    folder = tmp_path / "ut"
    write(folder, FIRST, SITE, TEXTS)
    rights = {folder: 0o750, folder / "data": 0o750, folder / "datapackage.json": 0o640}
    for path, mode in rights.items():
        path.chmod(mode)
    write(folder, following(FIRST), NEXT_SITE, TEXTS)
    assert {path: stat.S_IMODE(path.stat().st_mode) for path in rights} == rights
    assert stat.S_IMODE((folder / "kartor.html").stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_folder_that_is_reached_by_a_link_is_written_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "pekar").symlink_to(tmp_path / "ut", target_is_directory=True)
    write(tmp_path / "ut", FIRST, SITE, TEXTS)
    write(tmp_path / "pekar", following(FIRST), NEXT_SITE, TEXTS)
    assert (tmp_path / "pekar").is_symlink()
    assert published(tmp_path / "ut", TEXTS).edition == FIRST.edition + 1
