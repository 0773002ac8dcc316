"""Handing in on one machine: announced units, forms that wait, and nothing that leads out of the folder."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from workload_values import TEXTS, USUAL, measurement

from kartblad.records import handover, inbox
from kartblad.records import handover_faults as faults
from kartblad.records.journal_faults import NotWritable

UNIT = handover.new_unit("0123456789abcdef", "Norra", USUAL.ref)
SHEET = "00112233445566aa"
FORM = handover.sealed(measurement(), UNIT.card, TEXTS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which one unit is announced."""
    inbox.announce(tmp_path / "workload", SHEET, UNIT.card, TEXTS)
    return tmp_path / "workload"


def test_an_announced_unit_is_listed_once_with_its_last_card(folder: Path) -> None:
    renamed = replace(UNIT.card, name="Norra och mellersta")
    inbox.announce(folder, SHEET, renamed, TEXTS)
    assert inbox.cards(folder, TEXTS) == (renamed,)


def test_units_are_listed_by_name_and_damaged_cards_are_none(folder: Path) -> None:
    inbox.announce(folder, "a" * 16, replace(UNIT.card, unit="b" * 16, name="Alfa"), TEXTS)
    (folder / inbox.UNITS / "trasigt.card").write_bytes(b"{")
    assert [card.name for card in inbox.cards(folder, TEXTS)] == ["Alfa", "Norra"]


def test_a_form_waits_until_it_is_taken_away(folder: Path) -> None:
    inbox.lay(folder, UNIT.id, FORM, TEXTS)
    (found,) = inbox.waiting(folder, UNIT.id)
    assert found == handover.form_id(FORM)
    assert inbox.form(folder, UNIT.id, found, TEXTS) == FORM
    inbox.remove(folder, UNIT.id, found)
    inbox.remove(folder, UNIT.id, found)
    assert inbox.waiting(folder, UNIT.id) == ()
    with pytest.raises(faults.FormGone):
        inbox.form(folder, UNIT.id, found, TEXTS)


def test_nothing_can_be_handed_in_to_a_unit_that_is_not_here(folder: Path) -> None:
    with pytest.raises(faults.NotHere):
        inbox.lay(folder, "f" * 16, FORM, TEXTS)


def test_what_lies_behind_a_link_is_left_as_it_is(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "annat"
    elsewhere.mkdir()
    (elsewhere / "viktig.txt").write_bytes(b"viktigt")
    (folder / "inbox").mkdir()
    (folder / "inbox" / UNIT.id).symlink_to(elsewhere)
    inbox.withdraw(folder, SHEET)
    (folder / "units" / f"{SHEET}.card").symlink_to(elsewhere / "viktig.txt")
    inbox.withdraw(folder, SHEET)
    assert (elsewhere / "viktig.txt").read_bytes() == b"viktigt"
    assert not (folder / "units" / f"{SHEET}.card").is_symlink()


def test_a_unit_that_goes_takes_its_card_and_its_forms_along(folder: Path) -> None:
    inbox.lay(folder, UNIT.id, FORM, TEXTS)
    inbox.withdraw(folder, "a" * 16)
    assert len(inbox.waiting(folder, UNIT.id)) == 1
    inbox.withdraw(folder, SHEET)
    assert [path for path in folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["..", "../units", "", "0" * 15, "0123456789ABCDEF", "0123456789abcdef/.."])
def test_no_id_leads_out_of_the_folder(name: str, folder: Path) -> None:
    with pytest.raises(KeyError):
        inbox.waiting(folder, name)
    with pytest.raises(KeyError):
        inbox.form(folder, UNIT.id, name, TEXTS)
    with pytest.raises(KeyError):
        inbox.remove(folder, UNIT.id, name)


def test_a_file_that_is_no_form_of_ours_does_not_wait(folder: Path) -> None:
    inbox.lay(folder, UNIT.id, FORM, TEXTS)
    for name in ("x.form", "0123456789abcdef.form.00ff00ff.new", "läsmig.txt"):
        (folder / inbox.INBOX / UNIT.id / name).write_bytes(b"")
    assert inbox.waiting(folder, UNIT.id) == (handover.form_id(FORM),)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps others out of the user's profile as a whole")
def test_only_the_owner_may_read(folder: Path) -> None:
    inbox.lay(folder, UNIT.id, FORM, TEXTS)
    for path in (folder, *folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o600 if path.is_file() else 0o700), path


def test_what_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "workload").write_text("i vägen")
    with pytest.raises(NotWritable):
        inbox.announce(tmp_path / "workload", SHEET, UNIT.card, TEXTS)
