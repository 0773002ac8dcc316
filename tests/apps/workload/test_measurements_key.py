"""Going through a measurement with the key: what counts as one, its weight, the worker's own number, and who did it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from workload_desks import CEILING, TODAY, html, keys, measurement, office, screen, unit_desk, use

from kartblad.apps.workload.desk import Desk, Section
from kartblad.core.problems import Problem
from kartblad.core.workload.measurement import Count, Cover, Measurement, Reduction
from kartblad.core.workload.origin import Ref
from kartblad.core.workload.scored import differences
from kartblad.ui.blocks import Action, Block, Notice, NumberField, Prose, Status, every
from kartblad.ui.fields import accepted, find

UTREDNING = "recount.m1.utredning.whole"


def desk(*measured: Measurement, **changes: Any) -> Desk:
    """Return a real unit's desk with these measurements, the first of them open."""
    held = unit_desk(invented=False, measurements=measured, **changes)
    return replace(held, intake=replace(held.intake, open_id=measured[0].id))


def block(held: Desk, key: str) -> Block:
    return next(each for each in every(screen(held).blocks) if each.key == key)


def field(held: Desk, key: str) -> NumberField:
    found = block(held, key)
    assert isinstance(found, NumberField)
    return found


def only(held: Desk) -> Measurement:
    (measured,) = held.unit.measurements
    return measured


@pytest.fixture
def opened() -> Desk:
    return desk(measurement())


class TestOpening:
    def test_the_next_that_is_not_scored_opens_in_the_order_of_the_codes(self) -> None:
        measured = (
            measurement(id="m1", person="c"),
            measurement(id="m2", person="b"),
            measurement(id="m3", person="a", scored_on=TODAY),
        )
        held = unit_desk(invented=False, measurements=measured)
        assert use(held, ("key-next", True)).intake.open_id == "m2"

    def test_when_all_are_scored_there_is_no_next_and_it_says_so(self) -> None:
        button = block(unit_desk(), "key-next")
        assert isinstance(button, Action)
        assert button.blocked == "Alla månadens mätningar är poängsatta."

    def test_any_can_be_chosen(self) -> None:
        held = unit_desk()
        wanted = held.unit.in_month("2026-11")[3]
        opened = use(held, ("key-pick", wanted.id), ("key-open", True))
        assert any(
            isinstance(each, Prose) and each.heading == "påhittad-04, 2026-11-15" for each in screen(opened).blocks
        )
        assert opened.intake.picked == ""

    @pytest.mark.parametrize("key", ["key-back", "key-close"])
    def test_the_way_back_leads_to_the_month(self, opened: Desk, key: str) -> None:
        assert "talk-of" in keys(use(opened, (key, True)))

    def test_it_is_a_place_of_its_own_and_no_code_is_in_it(self, opened: Desk) -> None:
        assert screen(opened).place == "unit.measurements.m1"
        assert "björk" not in screen(opened).title

    def test_what_has_been_taken_away_is_not_open(self, opened: Desk) -> None:
        gone = replace(opened, book=replace(opened.held, unit=replace(opened.unit, measurements=())))
        assert "month-none" in keys(gone)

    def test_the_talk_is_one_step_away(self, opened: Desk) -> None:
        after = use(opened, ("talk-of.m1", True))
        assert (after.section, after.person) == (Section.TALK, "björk-7")


class TestCounting:
    def test_each_kind_says_what_counts_as_one_and_its_weight_with_its_origin(self, opened: Desk) -> None:
        shown = field(opened, UTREDNING)
        assert shown.hint == "Beslutad utredning som pågår, en för varje barn. Vikt 13 (illustrativt)."
        assert "Vikt 3 (dokumenterat)." in field(opened, "recount.m1.yttrande.whole").hint

    @pytest.mark.parametrize("weights", [CEILING, None])
    def test_every_kind_of_the_set_has_its_field(self, weights: Any) -> None:
        held = unit_desk(**({"weights": weights} if weights else {}))
        held = replace(held, intake=replace(held.intake, open_id=held.unit.measurements[-1].id))
        shown = {each.key.split(".")[2] for each in every(screen(held).blocks) if each.key.startswith("recount.")}
        assert shown == {kind.id for kind in office().library.weights(held.unit.weights).kinds}

    def test_another_count_keeps_the_workers_own_in_sight(self, opened: Desk) -> None:
        after = use(opened, (UTREDNING, "4"))
        assert only(after).count("utredning") == Count("utredning", 4)
        assert only(after).handed == measurement().counts
        assert field(after, UTREDNING).hint.endswith("Medarbetarens eget tal: 1.")

    def test_what_differs_is_named_and_goes_to_the_talk(self, opened: Desk) -> None:
        differing = block(use(opened, (UTREDNING, "4")), "key-differ")
        assert isinstance(differing, Prose)
        assert differing.items == ("Utredningar: medarbetaren 1, med nyckeln 4",)
        assert "samtalet" in differing.paragraphs[0]

    def test_set_back_nothing_differs(self, opened: Desk) -> None:
        after = use(opened, (UTREDNING, "4"), (UTREDNING, "1"))
        assert only(after) == measurement()

    def test_the_total_follows(self, opened: Desk) -> None:
        total = block(use(opened, (UTREDNING, "2")), "key-total")
        assert isinstance(total, Status)
        assert total.text.startswith("96 poäng · norm 138")

    def test_emptied_is_not_known_and_there_is_no_load(self, opened: Desk) -> None:
        after = use(opened, (UTREDNING, ""))
        assert only(after).count("utredning").whole is None
        total = block(after, "key-total")
        assert isinstance(total, Status)
        assert "minst 70 poäng" in total.text
        assert "Det blir ingen belastning" in total.text

    @pytest.mark.parametrize("value", ["-1", "1000", "1,5", "många"])
    def test_what_cannot_be_counted_is_refused_with_a_sentence(self, opened: Desk, value: str) -> None:
        with pytest.raises(Problem):
            accepted(find(screen(opened), UTREDNING), value, office().texts)

    def test_a_part_that_is_more_than_its_whole_is_marked(self, opened: Desk) -> None:
        after = use(opened, ("recount.m1.utredning_tvang_tillagg.whole", "2"))
        assert "Utredningar" in field(after, "recount.m1.utredning_tvang_tillagg.whole").problem

    def test_shared_cases_are_folded_until_there_are_any(self, opened: Desk) -> None:
        shared = "recount.m1.utredning.shared"
        assert shared not in keys(opened)
        unfolded = use(opened, ("key-shared", True))
        assert "Var och en av de två bär 50\N{NO-BREAK SPACE}% (illustrativt)." in field(unfolded, shared).hint
        after = use(unfolded, (shared, "2"), ("key-back", True), ("key-pick", "m1"), ("key-open", True))
        assert field(after, shared).value == 2
        assert "key-shared" not in keys(after)

    def test_years_and_the_like_can_be_filled_in(self, opened: Desk) -> None:
        after = use(desk(measurement(years=None)), ("edit.unit.measurements.m1.years", "2,5"))
        assert only(after).years == Decimal("2.5")

    def test_what_is_done_for_others_and_what_lowers_the_norm_is_shown(self) -> None:
        reason = office().library.usual.reasons[0].id
        held = desk(
            measurement(
                cover=(Cover("t1", "utredning", 2, "ek-2"),), reductions=(Reduction("n1", reason, Decimal(10)),)
            )
        )
        assert "Utredningar: 2 (ek-2)" in html(held)
        assert block(held, "key-less")


class TestSigning:
    def test_who_and_when_is_noted(self, opened: Desk) -> None:
        after = use(opened, ("key-by", "AL"), ("key-signed.m1", True))
        assert (only(after).scored_by, only(after).scored_on) == ("AL", TODAY)
        assert after.said == "björk-7 är poängsatt."

    def test_nobody_signs_namelessly(self, opened: Desk) -> None:
        button = block(opened, "key-signed.m1")
        assert isinstance(button, Action)
        assert button.blocked == "Skriv dina initialer eller din roll först."

    def test_the_next_one_opens_until_there_is_none(self) -> None:
        held = desk(measurement(), measurement(id="m2", person="ek-2"))
        after = use(held, ("key-by", "AL"), ("key-signed-next.m1", True))
        assert after.intake.open_id == "m2"
        assert "talk-of" in keys(use(after, ("key-signed-next.m2", True)))

    def test_a_count_that_changes_afterwards_takes_the_signature_away(self, opened: Desk) -> None:
        signed = use(opened, ("key-by", "AL"), ("key-signed.m1", True))
        assert only(use(signed, (UTREDNING, "5"))).scored_on == ""
        assert only(use(signed, (UTREDNING, "1"))).scored_on == TODAY

    def test_the_differences_stay_when_it_is_signed(self, opened: Desk) -> None:
        after = use(opened, (UTREDNING, "5"), ("key-by", "AL"), ("key-signed.m1", True))
        assert [each.kind for each in differences(only(after))] == ["utredning"]


class TestLostWeights:
    def test_another_version_is_never_used_in_silence(self) -> None:
        ref = Ref(office().library.usual.ref.id, "9.9.9")
        held = desk(replace(measurement(), weights=ref))
        shown = block(held, "key-lost")
        assert isinstance(shown, Notice)
        assert f"uppsättningen {ref} som mätningen räknades med finns inte här" in shown.text
        assert "key-total" not in keys(held)

    def test_what_no_set_knows_is_told_and_not_counted(self) -> None:
        held = desk(replace(measurement(), weights=Ref("borta", "1.0.0"), counts=(Count("okänd_sak", 3),)))
        assert "key-lost" in keys(held)
        assert "recount.m1.okänd_sak.whole" not in keys(held)
        assert "Viktuppsättningen finns inte här" in html(use(held, ("key-close", True)))


class TestEntering:
    def test_for_somebody_known_it_begins_as_last_time(self) -> None:
        held = unit_desk(invented=False, measurements=(measurement(date="2026-10-20", scored_on="2026-10-21"),))
        after = use(held, ("enter-like", "m1"), ("enter-begin", True))
        new = after.unit.measurements[-1]
        assert (new.person, new.date, new.counts) == ("björk-7", TODAY, measurement().counts)
        assert (new.self_rating, new.scored_on, new.unit) == (None, "", held.unit.id)
        assert (after.intake.open_id, after.month) == (new.id, "2026-11")

    def test_for_a_new_code_everything_is_not_known(self) -> None:
        held = unit_desk(invented=False, measurements=())
        after = use(held, ("enter-code", "ek-2"), ("enter-day", "2026-11-03"), ("enter-begin", True))
        new = only(after)
        assert (new.person, new.date, new.years) == ("ek-2", "2026-11-03", None)
        assert {count.whole for count in new.counts} == {None}
        assert len(new.counts) == len(office().library.usual.kinds)

    @pytest.mark.parametrize(
        ("events", "sentence"),
        [
            ((), "Skriv en kod för medarbetaren först."),
            ((("enter-code", "19850412-1232"),), "Koden ser ut som ett personnummer. Hitta på en annan."),
            ((("enter-code", "björk-7"),), "björk-7 har redan en mätning för november 2026. Öppna den."),
            ((("enter-like", "m1"),), "björk-7 har redan en mätning för november 2026. Öppna den."),
            (
                (("enter-code", "ek"), ("enter-day", "2026-12-01")),
                "Den dagen har inte kommit. Skriv en dag fram till i dag.",
            ),
        ],
    )
    def test_what_cannot_begin_says_why(self, events: tuple[tuple[str, Any], ...], sentence: str) -> None:
        held = unit_desk(invented=False, measurements=(measurement(),))
        with pytest.raises(Problem) as caught:
            use(held, *events, ("enter-begin", True))
        assert str(caught.value) == sentence
