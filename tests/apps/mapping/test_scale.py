"""Sealed rating in three ways, the numbers shown at once, the follow-up, and every kind of scale."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from mapping_desks import LIBRARY, begun, keys, office, screen, use

from kartblad.apps.mapping.desk import Desk
from kartblad.apps.mapping.steps.ballots import rated
from kartblad.core.mapping.future import DO_NOT_KNOW, Anchor, Guess, Rating
from kartblad.core.mapping.map import Mode
from kartblad.core.problems import Problem
from kartblad.core.sealed import Way
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Picture, Plain, TextArea, every
from kartblad.ui.fields import find
from kartblad.ui.markup import screen_html

TEXTS = Texts("sv")


@cache
def at_scale() -> Desk:
    """A map with one goal and a scale for it."""
    desk = use(begun(), ("step", "S09"), ("danger-add", True), ("edit.map.dangers.r1.foljd", "Vide kan bli skadad"))
    desk = use(desk, ("hub", True), ("step", "S10"), ("goal-add.r1", True))
    desk = use(desk, ("edit.map.goals.g1.instead_behaviour", "Mona sover hos barnen"), ("hub", True), ("step", "S11"))
    return use(desk, ("scale-add.risk_mal.g1", True))


def sealed(desk: Desk, *numbers: str, **at: Any) -> Desk:
    return use(desk, ("ballot-add.s1", True), *(("vote.s1", number) for number in numbers), **at)


def html(desk: Desk) -> str:
    return screen_html(screen(desk), TEXTS)


def test_a_scale_goes_from_the_risk_to_the_goal_in_the_groups_words() -> None:
    (scale,) = at_scale().held.map.scales
    assert (scale.goal, scale.zero_text, scale.ten_text) == ("g1", "Vide kan bli skadad", "Mona sover hos barnen")


@pytest.mark.parametrize("anchor", Anchor)
def test_both_ends_of_every_kind_are_always_in_view(anchor: Anchor) -> None:
    desk = use(begun(), ("step", "S11"))
    wanted = f"scale-add.{anchor}"
    if anchor is Anchor.RISK_GOAL:
        desk, wanted = at_scale(), ""
    desk = use(desk, (wanted, True)) if wanted else desk
    (scale,) = desk.held.map.scales
    if anchor is Anchor.FREE:
        begin = find(screen(desk), "ballot-add.s1")
        assert isinstance(begin, Action)
        assert begin.blocked == "Skriv först vad 0 och 10 betyder."
        desk = use(desk, ("edit.map.scales.s1.zero_text", "aldrig"), ("edit.map.scales.s1.ten_text", "alltid"))
        (scale,) = desk.held.map.scales
    for stage in (desk, sealed(desk, "4"), use(sealed(desk, "4"), ("reveal.s1", True))):
        shown = html(stage)
        assert scale.zero_text in shown
        assert scale.ten_text in shown
        ends = [find(screen(stage), f"edit.map.scales.s1.{end}_text") for end in ("zero", "ten")]
        assert [isinstance(end, TextArea) and end.value for end in ends] == [scale.zero_text, scale.ten_text]


def test_will_ability_and_confidence_are_scales_of_their_own() -> None:
    desk = use(
        begun(),
        ("step", "S11"),
        *((f"scale-add.{anchor}", True) for anchor in (Anchor.WILL, Anchor.ABILITY, Anchor.CONFIDENCE)),
    )
    words = [LIBRARY.anchors[scale.anchor_type] for scale in desk.held.map.scales]
    assert [(scale.zero_text, scale.ten_text) for scale in desk.held.map.scales] == [
        (w.zero.sv, w.ten.sv) for w in words
    ]


@pytest.mark.parametrize("way", Way)
def test_numbers_are_sealed_until_all_are_shown_whichever_way_they_came(way: Way) -> None:
    here = office(first=[0, 1, 0])
    desk = use(at_scale(), ("ballot-add.s1", True), ("ballot-way.s1", way.value))
    desk = use(
        desk,
        ("ballot-group.s1", "foralder"),
        ("vote.s1", "2"),
        ("ballot-group.s1", ""),
        ("vote.s1", "9"),
        ("vote.s1", "v"),
    )
    keyed = html(desk)
    assert "3 siffror är förseglade" in keyed
    assert (desk.held.map.ratings, "dots.s1" in keys(desk), "numbers.s1" in keys(desk)) == ((), False, False)
    shown = use(desk, ("reveal.s1", True), at=here)
    assert shown.held.ballots == ()
    assert [(each.value, each.rater_group) for each in shown.held.map.ratings] == [
        (2, "foralder"),
        (DO_NOT_KNOW, None),
        (9, None),
    ]
    table = find(screen(shown), "numbers.s1")
    assert isinstance(table, Plain)
    assert [row[1] for row in table.rows] == ["2", "9", "vet inte"]


def test_what_is_keyed_in_is_on_no_screen() -> None:
    desk = use(at_scale(), ("ballot-add.s1", True))
    assert len({html(use(desk, ("vote.s1", number))) for number in ("2", "9", "v")}) == 1


@pytest.mark.parametrize(
    ("typed", "value"),
    [("0", 0), ("10", 10), (" 7 ", 7), ("v", DO_NOT_KNOW), ("Vet inte", DO_NOT_KNOW), ("?", DO_NOT_KNOW)],
)
def test_what_counts_as_a_number(typed: str, value: int | str) -> None:
    assert rated(typed, TEXTS) == value


@pytest.mark.parametrize("typed", ["11", "-1", "6,5", "6.5", "sju", "²", "1 0"])
def test_what_does_not_and_is_not_repeated(typed: str) -> None:
    with pytest.raises(Problem) as told:
        use(use(at_scale(), ("ballot-add.s1", True)), ("vote.s1", typed))
    assert str(told.value) == "Skriv ett heltal från 0 till 10, eller v för ”vet inte”."


def test_the_dots_have_no_mean_and_no_decimal() -> None:
    desk = use(sealed(at_scale(), "2", "3", "3", "4", "6", "8", "8", "10"), ("reveal.s1", True))
    picture = find(screen(desk), "dots.s1")
    assert isinstance(picture, Picture)
    said = " ".join(picture.drawing.description)
    assert "8" in said
    assert [word for word in ("medel", "genomsnitt", "snitt", "5,5", "4,9", "5.5") if word in said.lower()] == []


def test_a_guess_about_another_is_told_apart_and_is_no_dot() -> None:
    desk = sealed(at_scale(), "6")
    desk = use(desk, ("ballot-guess.s1", Guess.ABOUT_OTHER.value), ("vote.s1", "1"), ("reveal.s1", True))
    table, dots = find(screen(desk), "numbers.s1"), find(screen(desk), "dots.s1")
    assert isinstance(table, Plain)
    assert isinstance(dots, Picture)
    assert ([row[1] for row in table.rows], table.note) == (
        ["1", "6"],
        "Gissningar om andra finns inte bland prickarna.",
    )
    one = use(sealed(at_scale(), "6"), ("reveal.s1", True))
    alone = find(screen(one), "dots.s1")
    assert isinstance(alone, Picture)
    assert dots.drawing.description == alone.drawing.description


def test_the_lowest_and_the_highest_begin_to_tell_why() -> None:
    desk = use(sealed(at_scale(), "5", "9", "2"), ("reveal.s1", True))
    reasons = [block.label for block in screen(desk).blocks if block.key.startswith("reason.")]  # type: ignore[union-attr]
    assert reasons == ["Inte sagt, 2", "Inte sagt, 9", "Inte sagt, 5"]


def test_a_number_that_was_keyed_in_wrong_can_be_taken_away_and_more_taken_in() -> None:
    desk = use(sealed(at_scale(), "5", "9"), ("reveal.s1", True), ("drop.map.ratings.0", True))
    assert len(desk.held.map.ratings) == 1
    more = use(sealed(desk, "3"), ("reveal.s1", True))
    assert sorted(str(each.value) for each in more.held.map.ratings) == sorted(
        ["3", str(desk.held.map.ratings[0].value)]
    )


def test_undo_of_a_reveal_seals_again_and_loses_no_number() -> None:
    before = sealed(at_scale(), "5", "9")
    back = use(before, ("reveal.s1", True), ("undo", True))
    assert (back.held.ballots, back.held.map.ratings) == (before.held.ballots, ())


def test_a_scale_goes_with_its_numbers_and_its_name_is_not_given_again() -> None:
    desk = use(sealed(at_scale(), "5"), ("scale-drop.s1", True))
    assert (desk.held.map.scales, desk.held.ballots) == ((), ())
    assert use(desk, ("undo", True)).held.ballots[0].votes[0].value == 5


def followed() -> Desk:
    desk = use(sealed(at_scale(), "2", "3"), ("reveal.s1", True), ("hub", True), ("step", "S13"))
    return use(desk, ("follow-up", True), ("step", "U02"))


def test_at_the_follow_up_the_old_numbers_are_hidden_until_the_new_are_in() -> None:
    desk = followed()
    for stage in (desk, sealed(desk, "6", "7")):
        assert {"dots.s1", "numbers.s1", "last-time.s1", "earlier.s1"} & keys(stage) == set()
    shown = use(sealed(desk, "6", "7"), ("reveal.s1", True))
    picture = find(screen(shown), "dots.s1")
    assert isinstance(picture, Picture)
    assert "Förra gången" in " ".join(picture.drawing.description)


def test_no_step_of_the_follow_up_tells_an_old_number_before() -> None:
    desk = followed()
    told = [
        step.id
        for step in LIBRARY.scripts["uppfoljning"].steps
        if any(
            isinstance(b, Picture) and b.key.startswith("dots")
            for b in every(screen(use(desk, ("hub", True), ("step", step.id))).blocks)
        )
    ]
    assert told == []


def test_in_a_real_case_the_old_numbers_come_from_the_printed_sheet_afterwards() -> None:
    here = office()
    desk = use(Desk(), ("plan.mode", Mode.REAL.value), ("plan.script", "uppfoljning"), ("begin", True), at=here)
    desk = use(desk, ("written", True), ("confirming", "björksten ekhage lindbro almvik"), ("step", "U02"), at=here)
    desk = use(desk, (f"scale-add.{Anchor.PARENT}", True))
    assert "earlier.s1" not in keys(desk)
    desk = use(sealed(desk, "6"), ("reveal.s1", True), ("earlier.s1", "3"), ("earlier.s1", "v"))
    assert desk.held.map.ratings == (Rating("s1", 2, 6), Rating("s1", 1, 3), Rating("s1", 1, DO_NOT_KNOW))
    assert use(desk, ("drop.map.ratings.2", True)).held.map.ratings[-1] == Rating("s1", 1, 3)


def test_how_many_in_the_room_have_not_rated() -> None:
    desk = begun()
    for name in ("Bo", "Eva", "Lo"):
        desk = use(desk, ("step", "S01"), ("typed.participant", name), ("join", True), ("hub", True))
    desk = use(desk, ("step", "S11"), (f"scale-add.{Anchor.WILL}", True))
    desk = use(sealed(desk, "3"), ("ballot-guess.s1", Guess.ABOUT_OTHER.value), ("vote.s1", "8"))
    assert "2 i rummet har inte" in html(desk)


def test_at_a_follow_up_each_kind_of_rater_is_shown_with_its_move() -> None:
    from mapping_desks import begun, keys, use

    desk = use(begun("uppfoljning", "sma_barn"), ("step", "U02"))
    scale = desk.held.map.scales[0].id
    before = use(desk, (f"ballot-add.{scale}", True), (f"ballot-group.{scale}", "foralder"), (f"vote.{scale}", "8"))
    assert f"moves.{scale}" not in keys(before), "nothing of last time before the new numbers are in"
    assert f"moves.{scale}" in keys(use(before, (f"reveal.{scale}", True)))
