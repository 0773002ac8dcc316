"""What is old, left behind or unwanted is deleted, what is in use is not, and what was deleted is said."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest
from sessions import OTHER, PHRASE, noted
from workload_values import USUAL, measurement

from kartblad import cli, settings
from kartblad.core.workload.book import Book, Own
from kartblad.i18n import Texts
from kartblad.records import forgetting, handover, inbox
from kartblad.records.forgetting import Kind
from kartblad.records.journal import Journal
from kartblad.records.journal_faults import Gone
from kartblad.records.sheet_journal import SheetJournal
from kartblad.records.wallfile import Wall, WallClosed, accept
from kartblad.server import upkeep

TEXTS = Texts("sv")
pytestmark = pytest.mark.usefixtures("cheap")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user's data folder with a session, a wall and a script of their own."""
    Journal.create(tmp_path / "home" / "journals", PHRASE, noted("ett"), TEXTS)
    wall = Wall.create(tmp_path / "home" / "walls", TEXTS)
    wall.write(b"bild")
    own = tmp_path / "home" / "own"
    own.mkdir()
    (own / "standard.yaml").write_text("key: standard")
    return tmp_path / "home"


def aged(folder: Path, hours: float) -> None:
    """Make all in a folder look older."""
    for path in folder.rglob("*"):
        if path.is_file():
            then = path.stat().st_mtime - hours * 3600
            os.utime(path, (then, then))


def names(home: Path) -> set[str]:
    """Return the endings of all files."""
    return {path.suffix for path in home.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("hours", "kinds"), [(11.9, []), (12.1, [Kind.SESSION, Kind.WALL])])
def test_what_is_kept_for_twelve_hours(hours: float, kinds: list[Kind], home: Path) -> None:
    aged(home, hours)
    assert [one.kind for one in forgetting.forget_expired(home, 12)] == kinds
    assert (names(home) == {".yaml"}) == bool(kinds)


def test_a_change_makes_it_young_again(home: Path) -> None:
    journal = Journal.create(home / "journals", PHRASE, noted("två"), TEXTS)
    aged(home, 13)
    journal.write(noted("tre"))
    assert [one.kind for one in forgetting.forget_expired(home, 12)] == [Kind.SESSION, Kind.WALL]
    assert journal.versions()[-1] == noted("tre")


def test_a_session_that_expired_while_it_was_open_says_so(home: Path) -> None:
    journal = Journal.create(home / "journals", PHRASE, noted("två"), TEXTS)
    aged(home, 13)
    forgetting.forget_expired(home, 12)
    with pytest.raises(Gone):
        journal.write(noted("tre"))


LEFT_BEHIND = [
    ("journals", "0123456789abcdef.journal"), ("journals", "0123456789abcdef.journal-journal"),
    ("journals", "0123456789abcdef.open"), ("journals", "0123456789abcdef.keys.0a1b2c3d.new"),
    ("walls", "0123456789abcdef-0a1b2c3d.invite"), ("walls", "0123456789abcdef-0a1b2c3d.9f9f9f9f.tried"),
    ("walls", "0123456789abcdef.wall.0a1b2c3d.new"),
]  # fmt: skip


@pytest.mark.parametrize(("folder", "name"), LEFT_BEHIND)
def test_what_a_crash_left_behind_goes_after_a_minute(folder: str, name: str, home: Path) -> None:
    path = home / folder / name
    path.write_bytes(b"rest")
    assert forgetting.forget_expired(home, 12) == ()
    aged(home, 0.1)
    assert [(one.kind, one.name) for one in forgetting.forget_expired(home, 12)] == [(Kind.LEFTOVER, name)]
    assert not path.exists()
    assert {".keys", ".journal", ".wall"} <= names(home)


def test_damaged_keys_expire_too(home: Path) -> None:
    (path,) = (home / "journals").glob("*.keys")
    path.write_bytes(b"{")
    aged(home, 13)
    removed = forgetting.forget_expired(home, 12)
    assert (removed[0].kind, removed[0].begun) == (Kind.SESSION, None)
    assert forgetting.sentences(removed[:1], TEXTS) == ("Raderat: en kartläggning som inte gick att läsa.",)


def test_nothing_to_forget(tmp_path: Path) -> None:
    assert forgetting.forget_expired(tmp_path / "home", 12) == ()
    assert forgetting.forget_all(tmp_path / "home", own=True) == ()
    assert not (tmp_path / "home").exists()


def test_everything_is_forgotten_but_what_is_ones_own(home: Path) -> None:
    forgetting.forget_all(home)
    assert [path.name for path in home.rglob("*")] == ["own", "standard.yaml"]


def test_all_of_it(home: Path) -> None:
    removed = forgetting.forget_all(home, own=True)
    assert not home.exists()
    assert [one.kind for one in removed] == [Kind.SESSION, Kind.WALL, Kind.OWN]


def test_what_somebody_else_put_there_stays(home: Path) -> None:
    (home / "anteckningar.txt").write_text("eget")
    forgetting.forget_all(home, own=True)
    assert [path.name for path in home.rglob("*")] == ["anteckningar.txt"]


def test_a_wall_that_is_open_is_closed(home: Path) -> None:
    wall = Wall.create(home / "walls", TEXTS)
    wall.write(b"bild")
    reader = accept(home / "walls", wall.invite(), TEXTS)
    forgetting.forget_all(home)
    with pytest.raises(WallClosed):
        reader.read()


# The command -------------------------------------------------------------------------------------------------------


def test_the_command_says_what_it_deleted(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KARTBLAD_HOME", str(home))
    today = TEXTS.date(datetime.now().astimezone().date().isoformat())
    assert cli.main(["forget"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"Raderat: kartläggningen som började {today} kl. ")
    assert said[1:] == ["Raderat: 1 vägg.", f"Dina egna manus i {home / 'own'} är kvar; --all raderar dem också."]
    assert cli.main(["forget", "--all"]) == 0
    assert capsys.readouterr().out.splitlines() == ["Raderat: 1 egen fil."]
    assert cli.main(["forget"]) == 0
    assert capsys.readouterr().out.splitlines() == [f"Det fanns inget att radera i {home}."]


def test_what_cannot_be_deleted_is_a_sentence(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setenv("KARTBLAD_HOME", str(home))
    monkeypatch.setattr(Path, "unlink", fail)
    assert cli.main(["forget"]) == 2
    assert capsys.readouterr().err.startswith("Det går inte att spara i")


# The server's rounds -----------------------------------------------------------------------------------------------


def test_the_server_deletes_what_has_expired(home: Path) -> None:
    here = settings.load({"KARTBLAD_HOME": str(home), "KARTBLAD_JOURNAL_HOURS": "1,5"})
    aged(home, 1.4)
    upkeep.forget_expired(here)
    assert ".keys" in names(home)
    aged(home, 0.2)
    upkeep.forget_expired(here)
    assert names(home) == {".yaml"}


def test_a_server_that_cannot_delete_goes_on(
    home: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    aged(home, 13)
    monkeypatch.setattr(Path, "unlink", fail)
    upkeep.forget_expired(settings.load({"KARTBLAD_HOME": str(home)}))
    assert [record.getMessage() for record in caplog.records] == [
        "what has expired could not be deleted: Permission denied"
    ]


# Sheets of workload ------------------------------------------------------------------------------------------------

MONTH = 365.25 * 2
"""Hours."""
UNIT = handover.new_unit("0123456789abcdef", "Norra", USUAL.ref)


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    """A user's data folder with a worker's sheet, a unit's, and a form that waits for the unit."""
    folder = tmp_path / "home" / "workload"
    own = SheetJournal.create(folder, PHRASE, Book(own=Own("björk-7")), TEXTS)
    own.token()
    unit = SheetJournal.create(folder, OTHER, Book(unit=UNIT), TEXTS)
    unit.token()
    inbox.announce(folder, unit.id, UNIT.card, TEXTS)
    inbox.lay(folder, UNIT.id, handover.sealed(measurement(), UNIT.card, TEXTS), TEXTS)
    own.close()
    unit.close()
    return tmp_path / "home"


def test_sheets_outlive_sessions_and_go_after_the_months_they_are_kept(sheets: Path) -> None:
    aged(sheets, 23.9 * MONTH)
    assert forgetting.forget_expired(sheets, 12, 24) == ()
    aged(sheets, 0.2 * MONTH)
    removed = forgetting.forget_expired(sheets, 12, 24)
    assert [one.kind for one in removed] == [Kind.SHEET, Kind.SHEET, Kind.CARD, Kind.FORM]
    assert [path for path in sheets.rglob("*") if path.is_file()] == []


def test_a_sheet_that_was_opened_takes_its_card_along_into_the_future(sheets: Path) -> None:
    aged(sheets, 25 * MONTH)
    journal, book = SheetJournal.resume(sheets / "workload", OTHER, TEXTS)
    journal.forget_past()
    journal.write(Book(unit=UNIT if book.unit is None else book.unit))
    journal.token()
    removed = forgetting.forget_expired(sheets, 12, 24)
    assert [one.kind for one in removed] == [Kind.SHEET, Kind.FORM]
    assert [card.name for card in inbox.cards(sheets / "workload", TEXTS)] == ["Norra"]


def test_a_sheet_whose_phrase_was_never_confirmed_goes_as_soon_as_a_session(tmp_path: Path) -> None:
    SheetJournal.create(tmp_path / "workload", PHRASE, Book(own=Own("björk-7")), TEXTS).close()
    aged(tmp_path, 11.9)
    assert forgetting.forget_expired(tmp_path, 12) == ()
    aged(tmp_path, 0.2)
    assert [one.kind for one in forgetting.forget_expired(tmp_path, 12)] == [Kind.SHEET]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("0123456789abcdef.journal", Kind.LEFTOVER), ("units/0123456789abcdef.card", Kind.CARD),
        ("units/{sheet}.card.0a1b2c3d.new", Kind.CARD), ("inbox/fedcba9876543210/0123456789abcdef.form", Kind.FORM),
        ("inbox/0123456789abcdef/0123456789abcdef.form.0a1b2c3d.new", Kind.FORM),
    ],
)  # fmt: skip
def test_what_belongs_to_no_sheet_goes_after_a_minute(name: str, kind: Kind, sheets: Path) -> None:
    (card,) = (sheets / "workload" / "units").iterdir()
    path = sheets / "workload" / name.format(sheet=card.stem)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"rest")
    assert forgetting.forget_expired(sheets, 12) == ()
    aged(sheets, 0.1)
    assert [one.kind for one in forgetting.forget_expired(sheets, 12)] == [kind]
    assert not path.exists()


def test_sheets_are_forgotten_with_all_else_and_said(sheets: Path) -> None:
    removed = forgetting.forget_all(sheets)
    assert not sheets.exists()
    said = forgetting.sentences(removed, TEXTS)
    assert [one.kind for one in removed] == [Kind.SHEET, Kind.SHEET, Kind.CARD, Kind.FORM]
    assert said[0].startswith("Raderat: bladet om arbetstyngd som började ")
    assert said[2:] == ("Raderat: 1 formulär som väntade.", "Raderat: 1 enhetskort.")


def test_the_server_keeps_sheets_as_long_as_it_was_told(sheets: Path) -> None:
    here = settings.load({"KARTBLAD_HOME": str(sheets), "KARTBLAD_WORKLOAD_MONTHS": "3"})
    aged(sheets, 2.9 * MONTH)
    upkeep.forget_expired(here)
    assert ".keys" in names(sheets)
    aged(sheets, 0.2 * MONTH)
    upkeep.forget_expired(here)
    assert names(sheets) == set()


@pytest.mark.parametrize("link", ["workload/inbox/0123456789abcdef", "workload/inbox", "workload/units"])
def test_nothing_behind_a_link_is_written_over_or_deleted(link: str, tmp_path: Path) -> None:
    home, elsewhere = tmp_path / "home", tmp_path / "annat"
    elsewhere.mkdir()
    (elsewhere / "viktig.card").write_bytes(b"viktigt")
    (home / link).parent.mkdir(parents=True)
    (home / link).symlink_to(elsewhere)
    (home / "workload").mkdir(exist_ok=True)
    (home / "workload" / "a.open").symlink_to(elsewhere / "viktig.card")
    aged(elsewhere, 30 * MONTH)
    forgetting.forget_expired(home, 12)
    forgetting.forget_all(home)
    assert (elsewhere / "viktig.card").read_bytes() == b"viktigt"
    assert not (home / "workload" / "a.open").is_symlink()
