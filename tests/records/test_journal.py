"""The journal: everything written comes back, nothing of it stands on disk in clear, and every fault is a sentence."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sessions import EMPTY, OTHER, PHRASE, any_session, full, large, noted

from kartblad.core.problems import Problem
from kartblad.core.session import Session
from kartblad.i18n import Texts
from kartblad.records import files_at_rest, keyfile, vault
from kartblad.records.journal import Journal
from kartblad.records.journal_faults import (
    Damaged,
    Gone,
    Held,
    Newer,
    NoRoom,
    NotWritable,
    TakenOver,
    WrongPhrase,
    WrongToken,
)
from kartblad.records.sealed_file import KEPT, SealedFile

TEXTS = Texts("sv")
CANARY = "kanariefågel"
pytestmark = pytest.mark.usefixtures("cheap")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where journals lie; not made yet."""
    return tmp_path / "home" / "journals"


@pytest.fixture
def journal(folder: Path) -> Iterator[Journal]:
    """A journal with one session in it."""
    made = Journal.create(folder, PHRASE, noted("först"), TEXTS)
    yield made
    made.close()


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder that has something in it."""
    return {
        path.name: content for path in sorted(folder.rglob("*")) if path.is_file() and (content := path.read_bytes())
    }


def reopened(path: Path) -> Session:
    """Return what a journal holds, for somebody with the phrase."""
    journal, session = Journal.open(path, PHRASE, TEXTS)
    journal.close()
    return session


# What is written comes back ----------------------------------------------------------------------------------------


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(written=st.lists(any_session(), min_size=1, max_size=3))
def test_any_sessions_come_back(tmp_path_factory: pytest.TempPathFactory, written: list[Session]) -> None:
    journal = Journal.create(tmp_path_factory.mktemp("journals"), PHRASE, written[0], TEXTS)
    for session in written[1:]:
        journal.write(session)
    different = [one for one, before in zip(written, [None, *written], strict=False) if one != before]
    assert journal.versions() == tuple(different)
    journal.close()
    assert reopened(journal.path) == written[-1]


def test_one_of_everything_comes_back(folder: Path) -> None:
    journal = Journal.create(folder, PHRASE, full(CANARY), TEXTS)
    journal.close()
    assert reopened(journal.path) == full(CANARY)


def test_a_reload_in_the_same_tab_needs_no_words(journal: Journal, folder: Path) -> None:
    token = journal.token()
    journal.write(noted("sedan"))
    again, session = Journal.reopen(folder, token, TEXTS)
    assert session == noted("sedan")
    again.write(noted("till slut"))
    _twice, session = Journal.reopen(folder, token, TEXTS)
    assert session == noted("till slut")


def test_a_token_is_letters_that_a_page_may_keep(journal: Journal) -> None:
    token = journal.token()
    assert len(token) <= 200
    assert set(token) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-")


def test_what_was_written_can_be_gone_back_through_after_a_reload(journal: Journal, folder: Path) -> None:
    for note in "abc":
        journal.write(noted(note))
    again, _ = Journal.reopen(folder, journal.token(), TEXTS)
    assert [session.notes for session in again.versions()] == ["först", "a", "b", "c"]
    assert [session.notes for session in again.versions(2)] == ["b", "c"]


def test_what_has_not_changed_is_not_written_again(journal: Journal) -> None:
    assert journal.write(noted("först")) == ()
    assert len(journal.versions()) == 1


def test_a_personal_number_is_not_kept(journal: Journal) -> None:
    assert journal.write(noted("heter 19800101-1234")) == ("notes",)
    assert journal.write(noted("heter Alva")) == ()
    assert [session.notes for session in journal.versions()] == ["först", "heter Alva"]


def test_the_file_does_not_grow_for_ever(folder: Path) -> None:
    journal = Journal.create(folder, PHRASE, large(20), TEXTS)
    sizes = []
    for at in range(3 * KEPT):
        journal.write(noted(f"n{at}", large(20)))
        sizes.append(journal.path.with_suffix(".journal").stat().st_size)
    assert len(journal.versions()) == KEPT
    assert sizes[-1] <= 1.05 * sizes[KEPT]


def test_the_disk_is_waited_for(journal: Journal) -> None:
    (synchronous,) = journal._file._db.execute("PRAGMA synchronous").fetchone()
    (mode,) = journal._file._db.execute("PRAGMA journal_mode").fetchone()
    assert (synchronous, mode) == (2, "truncate")


def test_something_small_is_kept_aside(journal: Journal, folder: Path) -> None:
    journal.put_aside("wall", b"hemlig")
    again, _ = Journal.reopen(folder, journal.token(), TEXTS)
    assert (again.aside("wall"), again.aside("other")) == (b"hemlig", None)


# Nothing in clear --------------------------------------------------------------------------------------------------


def test_no_text_stands_in_any_file_or_name(folder: Path) -> None:
    journal = Journal.create(folder, PHRASE, full(CANARY), TEXTS)
    for at in range(5):
        journal.write(noted(f"{CANARY}{at}", full(CANARY)))
    token = journal.token()
    journal.put_aside("wall", CANARY.encode())
    during = contents(folder)
    journal.close()
    sought = [CANARY.encode(), token.partition(".")[2].encode(), *(word.encode() for word in PHRASE.split())]
    for files in (during, contents(folder)):
        assert len(files) == 2
        assert [
            (name, word) for name, raw in files.items() for word in sought if word in raw or word in name.encode()
        ] == []


def test_the_canary_would_be_found_in_an_open_file(tmp_path: Path) -> None:
    (tmp_path / "open.json").write_bytes(msgspec.json.encode(full(CANARY)))
    assert any(CANARY.encode() in raw for raw in contents(tmp_path).values())


def test_only_the_owner_may_read(journal: Journal, folder: Path) -> None:
    journal.token()
    modes = {path.suffix or "folder": stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}
    assert modes == {"folder": 0o700, ".keys": 0o600, ".journal": 0o600, ".journal-journal": 0o600, ".open": 0o600}


def test_what_stands_in_clear_says_nothing_of_the_session(journal: Journal) -> None:
    keys = msgspec.json.decode(journal.path.read_bytes())
    assert set(keys) == {"format", "id", "begun", "cost", "salt", "by_phrase", "by_tab"}


# Faults: a sentence, and the file as it was ------------------------------------------------------------------------


def _nothing(path: Path) -> None:
    assert path.exists()


def _newer(path: Path) -> None:
    keys = msgspec.json.decode(path.read_bytes())
    path.write_bytes(msgspec.json.encode(keys | {"format": 2, "by_phrase": {"new": "shape"}}))


def _cut(suffix: str, keep: float) -> Callable[[Path], None]:
    def cut(path: Path) -> None:
        file = path.with_suffix(suffix)
        os.truncate(file, int(file.stat().st_size * keep))

    return cut


def _changed(key: str, value: object) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.write_bytes(msgspec.json.encode(msgspec.json.decode(path.read_bytes()) | {key: value}))

    return change


def _sql(statement: str) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        file = SealedFile(path.with_suffix(".journal"), "", b"", b"", TEXTS)
        file._db.execute(statement)
        file.close()

    return run


def _swapped(path: Path) -> None:
    """Put another journal's content, with the same phrase, under this one's name."""
    other = Journal.create(path.parent, PHRASE, noted("annan"), TEXTS)
    other.close()
    shutil.move(other.path.with_suffix(".journal"), path.with_suffix(".journal"))


def _renamed(path: Path) -> None:
    other = Journal.create(path.parent, PHRASE, noted("annan"), TEXTS)
    other.close()
    shutil.move(other.path, path)


FAULTS = {
    "wrong phrase": (_nothing, OTHER, WrongPhrase, "Ingen sparad kartläggning öppnas med den frasen"),
    "newer": (_newer, PHRASE, Newer, "nyare version av kartblad"),
    "keys cut": (_cut(".keys", 0.5), PHRASE, Damaged, "ändrats eller huggits av"),
    "keys empty": (_cut(".keys", 0), PHRASE, Damaged, "ändrats eller huggits av"),
    "keys with another time": (_changed("begun", 0.0), PHRASE, WrongPhrase, "öppnas med den frasen"),
    "keys with another cost": (_changed("cost", {"n": 2**40, "r": 8, "p": 1}), PHRASE, Damaged, "huggits av"),
    "keys with another id": (_changed("id", "0" * 16), PHRASE, Damaged, "huggits av"),
    "keys of another journal": (_renamed, PHRASE, Damaged, "huggits av"),
    "content cut by half": (_cut(".journal", 0.5), PHRASE, Damaged, "huggits av"),
    "content cut at the end": (_cut(".journal", 0.99), PHRASE, Damaged, "huggits av"),
    "content empty": (_cut(".journal", 0), PHRASE, Damaged, "huggits av"),
    "content of another journal": (_swapped, PHRASE, Damaged, "huggits av"),
    "the last version gone": (
        _sql("DELETE FROM version WHERE number = (SELECT max(number) FROM version)"), PHRASE, Damaged, "huggits av",
    ),
    "an older version as the last": (
        _sql("UPDATE version SET sealed = (SELECT sealed FROM version WHERE number = 1)"), PHRASE, Damaged, "ändrats",
    ),
    "no head": (_sql("DELETE FROM head"), PHRASE, Damaged, "huggits av"),
    "content removed": (lambda path: path.with_suffix(".journal").unlink(), PHRASE, Gone, "finns inte längre"),
    "keys removed": (lambda path: path.unlink(), PHRASE, Gone, "finns inte längre"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_a_sentence_and_the_file_stays_as_it_was(name: str, journal: Journal, folder: Path) -> None:
    for at in range(5):
        journal.write(noted(f"n{at}" * 100))
    journal.close()
    harm, phrase, kind, sentence = FAULTS[name]
    harm(journal.path)
    before = contents(folder)
    with pytest.raises(kind, match=sentence) as caught:
        Journal.open(journal.path, phrase, TEXTS)
    assert contents(folder) == before
    assert str(caught.value).endswith(".")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    suffix=st.sampled_from([".keys", ".journal"]),
    place=st.floats(0, 1, exclude_max=True),
    turned=st.integers(1, 255),
)
def test_any_byte_that_is_changed_is_noticed_or_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, place: float, turned: int
) -> None:
    journal = Journal.create(tmp_path_factory.mktemp("journals"), PHRASE, noted("ett"), TEXTS)
    for note in ("två", "tre"):
        journal.write(noted(note))
    journal.close()
    path = journal.path.with_suffix(suffix)
    raw = bytearray(path.read_bytes())
    raw[int(place * len(raw))] ^= turned
    path.write_bytes(raw)
    try:
        assert reopened(journal.path) == noted("tre")
    except Problem:
        assert path.read_bytes() == raw


@pytest.mark.parametrize("token", ["", "x", "0" * 16 + "." + "A" * 43, "../../etc/passwd." + "A" * 43])
def test_a_token_of_nothing(token: str, journal: Journal, folder: Path) -> None:
    with pytest.raises((WrongToken, Gone)):
        Journal.reopen(folder, token, TEXTS)


def test_a_token_with_another_key(journal: Journal, folder: Path) -> None:
    token = journal.token()
    with pytest.raises(WrongToken, match="Skriv återupptagningsfrasen"):
        Journal.reopen(folder, token[:-2] + ("A" if token[-2] != "A" else "B") + token[-1], TEXTS)


def test_a_new_token_makes_the_old_one_worthless(journal: Journal, folder: Path) -> None:
    old, new = journal.token(), journal.token()
    with pytest.raises(WrongToken):
        Journal.reopen(folder, old, TEXTS)
    assert Journal.reopen(folder, new, TEXTS)[1] == noted("först")


def test_a_journal_without_a_tab_opens_by_no_token(journal: Journal, folder: Path) -> None:
    with pytest.raises(WrongToken):
        Journal.reopen(folder, f"{journal.id}.{'A' * 43}", TEXTS)


# Full and closed disks ---------------------------------------------------------------------------------------------


def test_a_full_disk_is_a_sentence_and_what_was_written_is_there(journal: Journal) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = journal.path.with_suffix(".journal").stat().st_size
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
        with pytest.raises(NoRoom, match="Disken är full"):
            journal.write(large())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, old)
    assert journal.versions() == (noted("först"),)
    journal.write(large())
    journal.close()
    assert reopened(journal.path) == large()


def test_a_disk_that_is_full_to_the_last_page(journal: Journal) -> None:
    database = journal._file._db
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    database.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(NoRoom):
        journal.write(large())
    database.execute("PRAGMA max_page_count=100000")
    assert journal.write(noted("sedan")) == ()


@pytest.mark.parametrize(
    ("code", "kind"),
    [(errno.ENOSPC, NoRoom), (errno.EDQUOT, NoRoom), (errno.EACCES, NotWritable), (errno.EROFS, NotWritable)],
)
def test_keys_that_cannot_be_written(
    code: int, kind: type[Problem], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(files_at_rest, "replace", fail)
    with pytest.raises(kind):
        Journal.create(folder, PHRASE, EMPTY, TEXTS)
    assert contents(folder) == {}
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file in the way")
    with pytest.raises(NotWritable, match=r"Det går inte att spara i .*KARTBLAD_HOME"):
        Journal.create(tmp_path / "home" / "journals", PHRASE, EMPTY, TEXTS)


def test_a_file_that_may_only_be_read(journal: Journal) -> None:
    journal._file._db.execute("PRAGMA query_only=ON")
    with pytest.raises(NotWritable):
        journal.write(noted("sedan"))


# Two windows -------------------------------------------------------------------------------------------------------


def test_another_window_is_told_and_may_take_over(journal: Journal) -> None:
    with pytest.raises(Held, match="öppen i ett annat fönster"):
        Journal.open(journal.path, PHRASE, TEXTS)
    other, session = Journal.open(journal.path, PHRASE, TEXTS, take_over=True)
    assert session == noted("först")
    with pytest.raises(TakenOver, match="fortsätt i det andra fönstret"):
        journal.write(noted("för sent"))
    other.write(noted("i tid"))
    with pytest.raises(TakenOver):
        journal.write(noted("än en gång"))
    assert other.versions() == (noted("först"), noted("i tid"))


def test_who_took_over_is_seen_once_the_first_has_gone(journal: Journal) -> None:
    other, _ = Journal.open(journal.path, PHRASE, TEXTS, take_over=True)
    journal.close()
    other.write(noted("i tid"))
    with pytest.raises(Held):
        Journal.open(journal.path, PHRASE, TEXTS)


def test_a_wrong_phrase_takes_nothing_over(journal: Journal) -> None:
    with pytest.raises(WrongPhrase):
        Journal.open(journal.path, OTHER, TEXTS, take_over=True)
    assert journal.write(noted("ostörd")) == ()


def test_a_damaged_journal_is_not_taken_over(journal: Journal) -> None:
    _sql("UPDATE version SET sealed = x'00'")(journal.path)
    with pytest.raises(Damaged):
        Journal.open(journal.path, PHRASE, TEXTS, take_over=True)
    assert journal.write(noted("ostörd")) == ()


HOLD = """
import sys
from pathlib import Path
from kartblad.i18n import Texts
from kartblad.records import vault
from kartblad.records.journal import Journal
vault.PHRASE = vault.Cost(16)
vault._KNOWN = (vault.PHRASE,)
journal, _ = Journal.open(Path(sys.argv[1]), sys.argv[2], Texts("sv"))
print("open", flush=True)
sys.stdin.read()
"""


def test_a_window_whose_kernel_was_killed_holds_nothing(journal: Journal) -> None:
    journal.close()
    command = [sys.executable, "-c", HOLD, str(journal.path), PHRASE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(Held):
            Journal.open(journal.path, PHRASE, TEXTS)
        holder.kill()
    assert reopened(journal.path) == noted("först")


# Deleting ----------------------------------------------------------------------------------------------------------


def test_destroyed_is_gone(journal: Journal, folder: Path) -> None:
    token = journal.token()
    journal.destroy()
    assert list(folder.iterdir()) == []
    with pytest.raises(Gone):
        Journal.reopen(folder, token, TEXTS)


def test_keys_are_written_over_before_anything_is_removed(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states: list[dict[str, bytes]] = []
    unlink = Path.unlink

    def watched(path: Path, *, missing_ok: bool = False) -> None:
        states.append(contents(folder))
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", watched)
    journal.destroy()
    assert set(states[0][journal.path.name]) == {0}
    assert journal.path.name not in states[1]


def test_a_session_that_was_deleted_elsewhere_is_not_written_into_the_void(journal: Journal) -> None:
    journal.path.unlink()
    with pytest.raises(Gone, match="raderats"):
        journal.write(noted("sedan"))


def test_a_phrase_costs_one_scrypt_for_all_journals_of_a_folder(journal: Journal, folder: Path) -> None:
    other = Journal.create(folder, OTHER, EMPTY, TEXTS)
    assert keyfile.read(other.path, TEXTS).salt == keyfile.read(journal.path, TEXTS).salt
    assert vault.key_of(PHRASE, b"salt" * 4, vault.PHRASE) != vault.key_of(OTHER, b"salt" * 4, vault.PHRASE)
