"""The talk: whom it is about, its three parts, what is written into it, what is followed up, and the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from workload_desks import CEILING, TEXTS, TODAY, USUAL, html, keys, measurement, office, screen, unit_desk, use

from kartblad.apps.workload import state
from kartblad.apps.workload.commands import undo
from kartblad.apps.workload.desk import Desk, Section
from kartblad.apps.workload.subject import measured_now, persons
from kartblad.apps.workload.talking import Part
from kartblad.core.problems import Problem
from kartblad.core.workload.book import with_measurement
from kartblad.core.workload.measurement import Agreed, Count, Cover, Done, Kind, Measurement, Reduction, Talk
from kartblad.core.workload.origin import Ref
from kartblad.ui.blocks import Block, Facts, Prose, Radios, Select, TextArea, TextField, every

BUSY = "påhittad-06"
"""Has had a talk in October, and is in the last zone in November."""
CALM = "påhittad-01"


def talking(person: str = BUSY, part: Part = Part.PICTURE, **changes: object) -> Desk:
    return use(unit_desk(Section.TALK, **changes), ("person", person), ("talk-part", part.value))


def with_one(*measured: Measurement, **changes: object) -> Desk:
    """Return a desk with the talk with somebody of a unit in which only these were measured."""
    desk = unit_desk(Section.TALK, measurements=(), **changes)
    unit = desk.unit
    for each in measured:
        unit = with_measurement(unit, replace(each, weights=each.weights if each.weights.id else unit.weights))
    return replace(desk, book=replace(desk.held, unit=unit), person=measured[-1].person)


def block(desk: Desk, key: str) -> Block:
    return next(each for each in every(screen(desk).blocks) if each.key == key)


def items(desk: Desk, key: str) -> tuple[str, ...]:
    found = block(desk, key)
    assert isinstance(found, Prose)
    return found.items


def place(desk: Desk) -> str:
    measured = measured_now(desk)
    assert measured is not None
    return f"talk.unit.measurements.{measured.id}.talk"


def talk_of(desk: Desk) -> Talk:
    measured = measured_now(desk)
    assert measured is not None
    assert measured.talk is not None
    return measured.talk


def test_nothing_is_measured_yet() -> None:
    desk = unit_desk(Section.TALK, measurements=())
    assert "Inget är mätt än" in html(desk)
    assert "person" not in keys(desk)


def test_everybody_is_offered_in_the_order_of_their_codes_and_nobody_is_chosen() -> None:
    desk = unit_desk(Section.TALK)
    who = block(desk, "person")
    assert isinstance(who, Select)
    assert [option.key for option in who.options] == ["", *sorted(persons(desk.unit))]
    assert who.value == ""
    assert "Välj vem samtalet gäller" in html(desk)


def test_a_month_without_a_measurement_says_so() -> None:
    desk = talking("påhittad-12")
    missing = sorted(set(desk.unit.months) - {each.month for each in desk.unit.of_person("påhittad-12")})
    assert len(missing) == 1
    assert f"Inget mättes i {TEXTS.date(missing[0])}" in html(use(desk, ("month", missing[0])))


@pytest.mark.parametrize(
    ("part", "there"),
    [
        (Part.PICTURE, {"talk-load", "talk-points", "talk-norm", "own-trend"}),
        (Part.GUIDE, {"talk-followed", "talk-ask", "talk-changed", "talk-beside"}),
        (Part.AGREED, {"agree", "talk-plan", "talk-lacks", "paper", "paper-blank"}),
    ],
)
def test_the_three_parts(part: Part, there: set[str]) -> None:
    assert there <= keys(talking(part=part))


def test_another_worker_begins_with_the_picture() -> None:
    desk = talking(part=Part.AGREED)
    assert use(desk, ("person", CALM)).talking.part is Part.PICTURE


def test_no_code_stands_in_title_place_or_keys() -> None:
    for part in Part:
        shown = screen(talking(part=part))
        assert BUSY not in f"{shown.title} {shown.place} {shown.query}"


def test_a_rating_that_does_not_fit_raises_the_sets_question() -> None:
    desk = talking("påhittad-11", Part.GUIDE)
    asked = items(desk, "talk-ask")
    assert asked[0] == "Stämmer bilden? Vad syns inte i den?"
    assert asked[1:] == (USUAL.mismatches[1].question.sv,)


def test_what_stands_beside_the_points_is_beside_last_times() -> None:
    found = block(talking(part=Part.GUIDE), "talk-beside")
    assert isinstance(found, Facts)
    facts = dict(found.facts)
    assert facts["Egen skattning"] == "5 av 5, där 5 är tyngst (förra gången 5)"
    assert facts["Flexsaldo"] == "+44 tim (förra gången +36 tim)"
    assert facts["Utredningar som inte har påbörjats"] == "3 (förra gången 2)"


def test_what_is_not_known_is_never_nought() -> None:
    desk = with_one(measurement(self_rating=None, flex=None, counts=(Count("utredning_ej_paborjad", None),)))
    found = block(use(desk, ("talk-part", "guide")), "talk-beside")
    assert isinstance(found, Facts)
    facts = dict(found.facts)
    assert facts["Egen skattning"] == facts["Flexsaldo"] == "inte känt"
    assert facts["Utredningar som inte har påbörjats"] == "inte känt"


def test_covers_are_named_with_whose_they_are() -> None:
    desk = with_one(measurement(cover=(Cover("c1", "yttrande", 2, "ek-3"), Cover("c2", "utredning", 1))))
    found = block(use(desk, ("talk-part", "guide")), "talk-beside")
    assert isinstance(found, Facts)
    assert dict(found.facts)["Täcker för kollega"] == "2 Yttranden, för ek-3; 1 Utredningar"


def test_where_the_two_counted_differently_is_asked() -> None:
    handed = measurement().counts
    counts = tuple(replace(each, whole=3, shared=1) if each.id == "yttrande" else each for each in handed)
    desk = with_one(measurement(counts=counts, handed=handed))
    assert items(use(desk, ("talk-part", "guide")), "talk-otherwise") == (
        "Yttranden: 1 lämnade, 3 och 1 delade med nyckeln",
    )


def test_a_reduction_that_soon_ends_is_asked_about() -> None:
    desk = with_one(measurement(reductions=(Reduction("r1", "atergang", Decimal(10), "2026-12-01"),)))
    assert items(use(desk, ("talk-part", "guide")), "talk-ending") == (
        "Överenskommen lättnad för en tid: går ut den 1 december 2026. Ska den fortsätta?",
    )


def changed_from(then: Measurement, now: Measurement) -> tuple[str, ...]:
    return items(use(with_one(then, now), ("talk-part", "guide")), "talk-changed")


def scored_with(ref: Ref, **changes: Any) -> Measurement:
    """Return a measurement that was scored with a set."""
    return replace(measurement(**changes), weights=ref)


EARLIER = measurement(id="m0", date="2026-10-15", years=Decimal(6), counts=(Count("utredning", 12),))


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ({"counts": (Count("utredning", 12),)}, ("Samma som den 15 oktober 2026.",)),
        (
            {"counts": (Count("utredning", 13), Count("yttrande", 1))},
            (
                "Poäng +16, norm ±0, sedan den 15 oktober 2026.",
                "Zon Grön (2 av 5), nu Gul (3 av 5).",
                "Utredningar: 12 förra gången, 13 nu (+13 poäng)",
                "Yttranden: 0 förra gången, 1 nu (+3 poäng)",
            ),
        ),
        (
            {"counts": (Count("utredning", None), Count("yttrande", 1))},
            (
                "Poäng inte känt, norm ±0, sedan den 15 oktober 2026.",
                "Yttranden: 0 förra gången, 1 nu (+3 poäng)",
            ),
        ),
        (
            {"counts": (Count("plan", 3),), "ref": CEILING.ref},
            (f"Förra gången räknades med {USUAL.name.sv}, version 0.1.0. De två jämförs inte.",),
        ),
    ],
)
def test_what_changed(now: dict[str, Any], said: tuple[str, ...]) -> None:
    measured = scored_with(**{"ref": USUAL.ref, "years": Decimal(6)} | now)
    assert changed_from(EARLIER, measured) == said


def test_the_first_measurement_is_compared_with_nothing() -> None:
    desk = use(with_one(measurement()), ("talk-part", "guide"))
    assert items(desk, "talk-changed") == ("Det här är den första mätningen som går att läsa.",)


def test_what_nobody_can_score_any_more_is_said() -> None:
    strange = scored_with(USUAL.ref, counts=(Count("något_annat", 1),))
    assert "känner inte till allt som räknades" in html(with_one(strange))


def test_no_other_version_stands_in_for_one_that_is_gone() -> None:
    gone = with_one(scored_with(Ref(USUAL.ref.id, "0.0.1")))
    assert f"uppsättningen {USUAL.ref.id}@0.0.1 som mätningen räknades med finns inte här" in html(gone)
    assert "talk-head" not in keys(gone)
    assert "talk-head" in keys(talking())


def test_counts_that_nobody_has_gone_through_are_said_to_be_so() -> None:
    assert "talk-unscored" in keys(with_one(measurement()))
    assert "talk-unscored" not in keys(talking())


def test_the_talk_begins_with_the_first_word_and_undo_takes_it_back() -> None:
    desk = talking(part=Part.GUIDE)
    said = use(desk, (f"{place(desk)}.said", "Kvällarna går åt."))
    assert talk_of(said) == Talk(TODAY, "Kvällarna går åt.")
    taken_back = undo(said, (), True, office())
    assert taken_back.book == desk.book


def test_nothing_begins_where_nothing_is_written() -> None:
    desk = talking(part=Part.GUIDE)
    assert use(desk, (f"{place(desk)}.said", "")).book == desk.book


def test_an_agreement_is_what_who_and_until_when() -> None:
    desk = use(talking(part=Part.AGREED), ("agree", True))
    row = f"{place(desk)}.agreed.a1"
    desk = use(
        desk,
        (f"{row}.kind", "redistribute"),
        (f"{row}.what", "Två yttranden går över"),
        (f"{row}.owner", "ledare-1"),
        (f"{row}.by", "2026-11-30"),
        (f"{place(desk)}.follow_up", "2026-12-15"),
    )
    agreed = Agreed("a1", Kind.REDISTRIBUTE, "Två yttranden går över", "ledare-1", "2026-11-30")
    assert talk_of(desk) == Talk(TODAY, agreed=(agreed,), follow_up="2026-12-15")
    assert talk_of(use(desk, (row.replace("talk.", "drop.", 1), True))).agreed == ()


def test_there_is_room_for_eight_and_no_more() -> None:
    desk = talking(part=Part.AGREED)
    for _ in range(8):
        desk = use(desk, ("agree", True))
    assert [each.id for each in talk_of(desk).agreed] == [f"a{n}" for n in range(1, 9)]
    with pytest.raises(ValueError, match="8"):
        state.change(desk, "agree", True, office())


@pytest.mark.parametrize("name", ["follow_up", "agreed.a1.by"])
def test_a_day_before_the_measurement_is_refused(name: str) -> None:
    desk = use(talking(part=Part.AGREED), ("agree", True))
    with pytest.raises(Problem, match="före mätningen den 15 november 2026"):
        use(desk, (f"{place(desk)}.{name}", "2026-11-14"))
    assert use(desk, (f"{place(desk)}.{name}", "2026-11-15")).book != desk.book


@pytest.mark.parametrize("key", ["agree", "talk.unit.measurements.nobody.talk.said", "became.nobody.a1"])
def test_controls_that_are_not_on_the_screen_are_refused(key: str) -> None:
    with pytest.raises((KeyError, ValueError)):
        state.change(unit_desk(Section.TALK), key, "yes", office())


def test_a_text_field_says_that_it_is_about_work() -> None:
    for part in (Part.GUIDE, Part.AGREED):
        desk = use(talking(part=Part.AGREED), ("agree", True), ("talk-part", part.value))
        fields = [each for each in every(screen(desk).blocks) if isinstance(each, TextField | TextArea)]
        assert fields
        assert [each.key for each in fields if not each.hint] == []


def followed(desk: Desk) -> Iterator[tuple[str, str]]:
    for each in every(screen(desk).blocks):
        if isinstance(each, Radios) and each.key.startswith("became."):
            yield each.label, each.value


def test_what_was_agreed_last_time_comes_first_and_stays_until_it_is_settled() -> None:
    desk = talking(part=Part.GUIDE)
    (lifted, _), (protected, _) = followed(desk)
    assert lifted.startswith("Lyft av uppgifter: Två yttranden går över. · påhittad-ledare · senast 15 november 2026")
    assert lifted.endswith("överenskommet i oktober 2026")
    first, second = (each.key for each in every(screen(desk).blocks) if each.key.startswith("became."))
    desk = use(desk, (first, "yes"), (second, "partly"))
    assert list(followed(desk)) == [(lifted, "yes"), (protected, "partly")]
    later = replace(measured_now(desk) or measurement(), id="nasta", date="2026-12-15", talk=None)
    december = replace(desk, book=replace(desk.held, unit=with_measurement(desk.unit, later)), month="2026-12")
    assert list(followed(december)) == [(protected, "partly")]


def test_an_answer_can_be_taken_away_again() -> None:
    desk = talking(part=Part.GUIDE)
    key = next(each.key for each in every(screen(desk).blocks) if each.key.startswith("became."))
    assert use(desk, (key, "no"), (key, "open")).unit == desk.unit


def test_nothing_to_follow_up_is_said() -> None:
    assert "Inget från tidigare finns kvar att följa upp" in html(talking(CALM, Part.GUIDE))


def test_no_plan_is_asked_for_where_the_load_does_not_ask_for_one() -> None:
    assert not {"talk-plan", "talk-lacks"} & keys(talking(CALM, Part.AGREED))


def test_the_plan_says_what_it_lacks_until_it_is_whole() -> None:
    desk = talking(part=Part.AGREED)
    assert items(desk, "talk-lacks") == (
        "Inget är överenskommet än.",
        "Planen är inte skriven.",
        "Det står inte vem det går vidare till.",
        "Dagen för uppföljning saknas.",
    )
    desk = use(desk, ("agree", True))
    at = place(desk)
    desk = use(
        desk,
        (f"{at}.agreed.a1.what", "Två yttranden"),
        (f"{at}.agreed.a1.owner", "ledare-1"),
        (f"{at}.agreed.a1.by", "2026-11-30"),
        (f"{at}.plan", "Inga nya i november."),
        (f"{at}.follow_up", "2026-12-15"),
    )
    assert items(desk, "talk-lacks") == ("Det står inte vem det går vidare till.",)
    desk = use(desk, (f"{at}.escalated", "Enhetschef, 23 november"))
    assert "talk-whole" in keys(desk)
    assert "talk-lacks" not in keys(desk)


def test_an_instrument_of_another_shape_has_its_own_plan_and_zones() -> None:
    full = scored_with(CEILING.ref, years=Decimal(3), counts=(Count("plan", 9),))
    desk = use(with_one(full), ("talk-part", "agreed"))
    assert "I zonen Vid eller över taket (3 av 3) begär" in html(desk)


@pytest.mark.parametrize("done", list(Done))
def test_every_answer_is_offered(done: Done) -> None:
    desk = talking(part=Part.GUIDE)
    key = next(each.key for each in every(screen(desk).blocks) if each.key.startswith("became."))
    assert next(value for _, value in followed(use(desk, (key, done.value)))) == done.value
