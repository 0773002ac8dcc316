"""Who is taken out of a unit's sheet stands nowhere in it: not in colleagues' rows, and not in proposals."""

from __future__ import annotations

from dataclasses import replace

from workload_values import TODAY, USUAL, measurement

from kartblad.core.editing import texts_in
from kartblad.core.workload.book import Book, Unit
from kartblad.core.workload.expiry import unexpired
from kartblad.core.workload.forgotten import texts_naming, without
from kartblad.core.workload.measurement import Agreed, Cover, Talk
from kartblad.core.workload.scenario import Change, Scenario, What

KIND = USUAL.kinds[0].id
GONE = measurement(id="m1", person="ek-3")
LEFT = measurement(id="m2", person="björk-7", cover=(Cover("c1", KIND, 2, "ek-3"), Cover("c2", KIND, 1, "al-1")))
MOVES = (
    Change("a", What.MOVE, "ek-3", "björk-7", KIND),
    Change("b", What.MOVE, "björk-7", "ek-3", KIND),
    Change("c", What.HIRE, "ny-1"),
)
UNIT = Unit("u", "Norra", measurements=(GONE, LEFT), scenarios=(Scenario("s", "Fler", MOVES),))


def test_the_code_goes_and_what_colleagues_did_stays() -> None:
    after = without(UNIT, {"ek-3"})
    covered = (Cover("c1", KIND, 2, ""), Cover("c2", KIND, 1, "al-1"))
    assert after.measurements == (replace(LEFT, cover=covered),)
    assert after.scenarios == (Scenario("s", "Fler", MOVES[2:]),)
    assert "ek-3" not in set(texts_in(after))


def test_nobody_changes_nothing() -> None:
    assert without(UNIT, ()) == UNIT


def test_free_texts_that_name_somebody_are_counted() -> None:
    talk = Talk(said="Ek-3 tar över.", plan="ek-33 och xek-3", agreed=(Agreed("g", what="be ek-3", owner="ek-3"),))
    named = replace(UNIT, measurements=(replace(LEFT, note="med ek-3", talk=talk),))
    assert texts_naming(named, "ek-3") == 4
    assert texts_naming(UNIT, "ek-3") == 0


def test_who_has_nothing_left_after_two_years_is_in_no_proposal() -> None:
    old = replace(UNIT, measurements=(replace(GONE, date="2024-01-15"), LEFT))
    left = unexpired(Book(unit=old), 24, TODAY).unit
    assert left is not None
    assert "ek-3" not in set(texts_in(left))
    assert left == without(replace(old, kept_months=24), {"ek-3"})
