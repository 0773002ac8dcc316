"""Future risk: the chain in three slots, drafts that are sealed, shuffled and chosen; the goal as its opposite."""

from __future__ import annotations

from functools import cache

from mapping_desks import TEXTS, begun, keys, office, screen, use

from kartblad.apps.mapping.desk import Desk
from kartblad.apps.mapping.steps.danger import sentence
from kartblad.core.mapping.future import EMPTY_DANGER, Danger
from kartblad.ui.blocks import Action, Prose
from kartblad.ui.fields import find


@cache
def at_risk() -> Desk:
    return use(begun(), ("step", "S09"))


def draft(desk: Desk, harm: str) -> Desk:
    return use(desk, ("edit.drafting.vem_orolig", "Mona, Ture"), ("edit.drafting.skada", harm), ("seal", True))


def test_the_chain_is_one_sentence_with_a_mark_for_what_is_missing() -> None:
    whole = Danger(
        "r1", ("Mona", "Ture"), "Om inget ändras", "Vide föll.", "Barnen är ensamma.", "Vide kan bli skadad."
    )
    assert sentence(whole, TEXTS) == (
        "Mona, Ture oroar sig. Det här har hänt: Vide föll. Det skapar: Barnen är ensamma. "
        "Det kan leda till: Vide kan bli skadad."
    )
    assert sentence(EMPTY_DANGER, TEXTS).count("…") == 4


def test_a_sealed_draft_leaves_the_screen_and_undo_does_not_bring_it_back_for_the_next_to_read() -> None:
    sealed = draft(at_risk(), "Hemlig mening ett")
    assert (len(sealed.held.drafts), sealed.held.drafting) == (1, EMPTY_DANGER)
    for desk in (sealed, use(sealed, ("undo", True)), use(sealed, ("undo", True), ("redo", True))):
        assert "Hemlig mening" not in repr(screen(desk))
    assert use(sealed, ("undo", True), ("redo", True)).held == sealed.held


def test_drafts_are_shown_at_once_shuffled_and_one_is_chosen() -> None:
    desk = at_risk()
    blocked = find(screen(desk), "unseal")
    assert isinstance(blocked, Action)
    assert blocked.blocked == "Försegla minst ett utkast först."
    for harm in ("Ett", "Två", "Tre"):
        desk = draft(desk, harm)
    shown = use(desk, ("unseal", True), at=office(first=[2, 0, 0]))
    assert [each.danger.skada for each in shown.held.drafts] == ["Tre", "Ett", "Två"]
    chosen = use(shown, ("adopt.1", True))
    assert chosen.held.map.dangers == (Danger("r1", ("Mona", "Ture"), "Om inget ändras", "Ett"),)
    again = use(chosen, ("drafts-again", True))
    assert ("adopt.1" in keys(again), len(again.held.drafts)) == (False, 3)


def test_a_risk_in_its_slots_with_who_sees_it_otherwise() -> None:
    place = "edit.map.dangers.r1"
    desk = use(
        at_risk(), ("danger-add", True), (f"{place}.vem_orolig", "Mona, , Ture"), (f"{place}.riskfylld", "Ensamma")
    )
    desk = use(
        desk, ("dispute-add.r1", True), (f"{place}.disputes.0.who", "Ture"), (f"{place}.read_aloud_ok.barn", "no")
    )
    desk = use(desk, ("tick.map.dangers.r1.likely_without_past_harm", ["likely_without_past_harm"]))
    (danger,) = desk.held.map.dangers
    assert (danger.vem_orolig, danger.condition, danger.disputes[0].who) == (
        ("Mona", "Ture"),
        "Om inget ändras",
        "Ture",
    )
    assert (danger.read_aloud_ok.barn, danger.read_aloud_ok.foralder, danger.likely_without_past_harm) == (
        False,
        None,
        True,
    )


def test_the_goal_stands_against_its_risk_and_stays_when_the_risk_is_taken_away() -> None:
    desk = use(
        at_risk(), ("danger-add", True), ("edit.map.dangers.r1.skada", "Vide föll"), ("hub", True), ("step", "S10")
    )
    desk = use(
        desk, ("goal-add.r1", True), ("edit.map.goals.g1.seen_by", "Mona, Gun"), ("edit.map.goals.g1.owner", "familj")
    )
    against = find(screen(desk), "against.r1")
    assert isinstance(against, Prose)
    assert "Vide föll" in against.paragraphs[0]
    assert (desk.held.map.goals[0].opposite_of, desk.held.map.goals[0].seen_by) == ("r1", ("Mona", "Gun"))
    gone = use(
        desk,
        ("hub", True),
        ("step", "S09"),
        ("danger-drop.r1", True),
        ("danger-add", True),
        ("hub", True),
        ("step", "S10"),
    )
    assert gone.held.map.dangers[0].id == "r2"
    assert "loose" in keys(gone)
    assert "edit.map.goals.g1.owner" in keys(gone)


def test_a_bottom_line_has_its_reason() -> None:
    desk = use(at_risk(), ("danger-add", True), ("hub", True), ("step", "S10"), ("bottom-line-add", True))
    desk = use(
        desk, ("edit.map.bottom_lines.0.text", "Barnen är inte ensamma"), ("edit.map.bottom_lines.0.reason", "r1")
    )
    assert [(each.text, each.reason) for each in desk.held.map.bottom_lines] == [("Barnen är inte ensamma", "r1")]
