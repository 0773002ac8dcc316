"""What the page keeps: sheets under phrases, for as long as they may be kept, and forms from a worker to a unit."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from workload_values import CEILING, SETTINGS, TEXTS, USUAL, measurement

from kartblad.apps.workload.keeping import Keeping
from kartblad.core.problems import Problem
from kartblad.core.workload.book import Book, Own, Unit, with_measurement
from kartblad.core.workload.measurement import Count
from kartblad.records import vault
from kartblad.records.handover import form_id
from kartblad.records.vault import Cost

NOW = datetime(2026, 11, 22, 12).astimezone().timestamp()
OWN = Book(own=Own("björk-7"))
Keepers = Callable[..., Keeping]


@pytest.fixture
def keepers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Keepers:
    """Return a maker of keepers that share a folder, as windows do; keys cost nothing."""
    monkeypatch.setattr(vault, "PHRASE", Cost(16))
    monkeypatch.setattr(vault, "_KNOWN", (Cost(16),))

    def make(months: int = 24, now: float = NOW) -> Keeping:
        here = replace(SETTINGS, home=tmp_path / "home", workload_months=months)
        return Keeping(here, TEXTS, lambda: now)

    return make


def leading(keeper: Keeping) -> tuple[Unit, str]:
    """Begin a unit's sheet and announce it; return the unit and its phrase."""
    unit = keeper.new_unit("Norra", USUAL.ref)
    phrase = keeper.create(Book(unit=unit))
    keeper.announce(unit.card)
    return unit, phrase


def test_a_sheet_is_taken_up_with_its_phrase_as_it_was_left(keepers: Keepers) -> None:
    first, later = keepers(), Book(own=Own("björk-7", measurements=(measurement(),)))
    phrase = first.create(OWN)
    first.token()
    assert first.write(later) == ()
    first.leave()
    assert keepers().open(phrase.upper().replace(" ", "-")) == later


def test_a_sheet_is_listed_when_its_phrase_has_been_confirmed(keepers: Keepers) -> None:
    keeper = keepers()
    keeper.create(OWN)
    assert keeper.begun() == ()
    keeper.token()  # the page asks for it as the sheet's room is entered
    (found,) = keeper.begun()
    assert found.begun[:10] == found.changed[:10] == datetime.now().astimezone().strftime("%Y-%m-%d")


def test_a_tab_takes_up_its_own_sheet_and_the_older_window_has_lost_it(keepers: Keepers) -> None:
    first, second = keepers(), keepers()
    first.create(OWN)
    token = first.token()
    assert second.reopen(token) == OWN
    with pytest.raises(Problem, match="Bladet har öppnats i ett annat fönster"):
        first.write(Book(own=Own("ek-3")))
    first.leave()  # it closes all the same
    assert second.reopen("inget") is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ett två tre fyra", "Ett av orden finns inte"), ("ett två", "är 4 ord; här står 2"),
    ],
)  # fmt: skip
def test_what_is_no_phrase(typed: str, said: str, keepers: Keepers) -> None:
    with pytest.raises(Problem, match=said):
        keepers().open(typed)


def test_a_phrase_that_opens_nothing_is_said_of_sheets(keepers: Keepers) -> None:
    keeper = keepers()
    phrase = keeper.create(OWN)
    keeper.destroy()
    with pytest.raises(Problem, match="Inget sparat blad öppnas med den frasen"):
        keeper.open(phrase)


def test_a_sheet_that_was_deleted_elsewhere_is_not_written_into_the_void(keepers: Keepers, tmp_path: Path) -> None:
    keeper = keepers()
    keeper.create(OWN)
    for path in (tmp_path / "home" / "workload").glob("*.keys"):
        path.unlink()
    with pytest.raises(Problem, match="Bladet finns inte längre"):
        keeper.write(Book(own=Own("ek-3")))


def test_a_personal_number_is_not_kept(keepers: Keepers) -> None:
    keeper = keepers()
    phrase = keeper.create(OWN)
    noted = Book(own=Own("björk-7", draft=measurement(note="gäller 850412-1232")))
    assert keeper.write(noted) == ("own.draft.note",)
    kept = keepers().open(phrase).own
    assert kept is not None
    assert kept.draft == measurement()


def test_measurements_that_are_too_old_are_dropped_when_the_sheet_is_opened(keepers: Keepers) -> None:
    keeper = keepers()
    unit, phrase = leading(keeper)
    for at, date in enumerate(("2024-11-21", "2024-11-22", "2026-11-01")):
        unit = with_measurement(unit, measurement(id=f"m{at}", date=date))
    keeper.write(Book(unit=unit))
    token = keeper.token()
    keeper.leave()
    opened = keepers().open(phrase).unit
    assert opened is not None
    assert opened.months == ("2024-11", "2026-11")
    year = keepers(12).reopen(token)
    assert year is not None
    assert year.unit is not None
    assert (year.unit.months, year.unit.kept_months) == (("2026-11",), 12)


def test_a_sheet_that_nobody_touched_for_as_long_is_listed_no_more(keepers: Keepers, tmp_path: Path) -> None:
    keeper = keepers()
    keeper.create(OWN)
    keeper.token()
    for path in (tmp_path / "home" / "workload").iterdir():
        then = path.stat().st_mtime - 31 * 24 * 3600
        os.utime(path, (then, then))
    assert (len(keeper.begun()), keepers(1).begun()) == (1, ())


# Handing in --------------------------------------------------------------------------------------------------------


def test_what_a_worker_hands_in_waits_for_the_leader_and_comes_in_once(keepers: Keepers) -> None:
    leader, worker = keepers(), keepers()
    unit, _phrase = leading(leader)
    (card,) = worker.units()
    worker.hand_in(measurement(), card)
    (waits,) = leader.waiting(unit)
    assert leader.take_in(unit, waits) == measurement(unit=unit.id)
    with_it = replace(unit, taken=(waits,))
    assert leader.waiting(with_it) == ()
    with pytest.raises(Problem, match="redan tagits emot"):
        leader.take_in(with_it, waits)
    leader.taken(unit, waits)
    with pytest.raises(Problem, match="väntar inte här längre"):
        leader.take_in(unit, waits)


def test_a_form_and_a_card_go_by_file_just_as_well(keepers: Keepers, tmp_path: Path) -> None:
    leader = keepers()
    unit, _phrase = leading(leader)
    card = keepers().card(leader.card_file(unit.card))
    form = keepers().sealed(measurement(), card)
    assert leader.opened(unit, form) == measurement(unit=unit.id)
    with pytest.raises(Problem, match="redan tagits emot"):
        leader.opened(replace(unit, taken=(form_id(form),)), form)
    with pytest.raises(Problem, match="Enheten finns inte på den här datorn"):
        keepers().hand_in(measurement(), replace(card, unit="f" * 16))


def test_a_deleted_unit_takes_its_card_and_waiting_forms_along(keepers: Keepers, tmp_path: Path) -> None:
    leader, worker = keepers(), keepers()
    unit, _phrase = leading(leader)
    worker.hand_in(measurement(), unit.card)
    leader.destroy()
    assert worker.units() == ()
    assert [path for path in (tmp_path / "home").rglob("*") if path.is_file()] == []


def test_without_an_open_sheet_there_is_nothing_to_write(keepers: Keepers) -> None:
    keeper = keepers()
    for attempt in (keeper.token, keeper.destroy, keeper.leave, lambda: keeper.write(OWN)):
        with pytest.raises(KeyError):
            attempt()


def test_every_unit_has_keys_of_its_own(keepers: Keepers) -> None:
    first, second = (keepers(7).new_unit("Norra", USUAL.ref) for _ in range(2))
    assert len({first.id, second.id, first.secret, second.secret, first.public, second.public}) == 6
    assert first.kept_months == 7


def test_shared_cases_do_not_come_in_where_the_units_weights_share_none(keepers: Keepers) -> None:
    leader = keepers()
    unit = leader.new_unit("Norra", CEILING.ref)
    shared = replace(measurement(CEILING), counts=(Count("utredning", 1, 2),))
    form = keepers().sealed(shared, unit.card)
    with pytest.raises(Problem, match=r"delade ärenden \(utredning\), men med enhetens vikter delas inga ärenden"):
        leader.opened(unit, form)
