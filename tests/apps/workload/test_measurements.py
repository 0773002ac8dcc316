"""The unit's measurements: forms come in once, a second one asks, the month stands in the order of the codes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from workload_desks import (
    CARD,
    CEILING,
    TODAY,
    USUAL,
    Forgetful,
    html,
    keys,
    measurement,
    office,
    screen,
    unit_desk,
    use,
)

from kartblad.apps.workload import files, start, state
from kartblad.apps.workload.desk import Desk, Section
from kartblad.apps.workload.office import Office
from kartblad.core.editing import texts_in
from kartblad.core.problems import Problem
from kartblad.core.workload.book import Book, Unit
from kartblad.core.workload.measurement import Count, Measurement, Talk
from kartblad.core.workload.origin import Ref
from kartblad.core.workload.scenario import Change, Scenario, What
from kartblad.records import handover
from kartblad.ui.blocks import Action, Block, Checks, FileField, Notice, Plain, Prose, every
from kartblad.ui.fields import Upload

EMPTY: dict[str, Any] = {"invented": False, "measurements": ()}


def desk(**changes: Any) -> Desk:
    """Return a real unit's desk, empty unless something is given."""
    return unit_desk(**{**EMPTY, **changes})


def of_unit(held: Desk, **changes: Any) -> Measurement:
    """Return a measurement as the unit's worker hands it in."""
    return replace(measurement(), **{"unit": held.unit.id, "weights": held.unit.weights, **changes})


def sent(*forms: Measurement, to: Unit, **changes: Any) -> Office:
    """Return an office in which forms wait for a unit."""
    keeper = Forgetful()
    for each in forms:
        keeper.hand_in(each, replace(CARD, unit=to.id))
    return office(keeper=keeper, **changes)


def file_of(form: Measurement, held: Desk, at: Office) -> tuple[str, Upload]:
    """Return the event of choosing a form as a file."""
    return "form-file", Upload("form.json", at.keeper.sealed(form, replace(CARD, unit=held.unit.id)))


def block(held: Desk, key: str, at: Office | None = None) -> Block:
    return next(each for each in every(screen(held, at).blocks) if each.key == key)


def told(held: Desk, at: Office | None = None) -> list[str]:
    shown = screen(held, at).blocks
    lists = [line for each in shown if isinstance(each, Prose) and each.key == "told" for line in each.items]
    return [*(each.text for each in shown if isinstance(each, Notice)), *lists]


class TestEmpty:
    def test_everything_that_is_empty_says_what_to_do(self) -> None:
        said = [line for each in screen(desk()).blocks if isinstance(each, Prose) for line in each.paragraphs]
        assert "Inget är mätt ännu. Ta in formulär eller en tabell, eller lägg in en mätning själv." in said
        assert any(line.startswith("Medarbetare vid den här datorn lämnar in") for line in said)

    def test_there_is_nothing_to_choose_delete_or_take_along(self) -> None:
        assert keys(desk()) & {"month", "talk-of", "key-next", "remove-who", "along-files"} == set()

    def test_one_can_look_again_for_forms_that_have_come_since(self) -> None:
        button = block(desk(), "forms-take")
        assert isinstance(button, Action)
        assert (button.label, button.blocked) == ("Se efter igen", "")
        assert told(use(desk(), ("forms-take", True))) == ["Inget formulär väntar på den här datorn."]


class TestWaiting:
    def test_all_come_in_with_one_button_and_one_undo(self) -> None:
        held = desk()
        at = sent(*(of_unit(held, id=f"m{n}", person=f"kod-{n}") for n in range(3)), to=held.unit)
        assert "3 formulär väntar på den här datorn." in html(held, at)
        after = use(held, ("forms-take", True), at=at)
        assert [each.person for each in after.unit.measurements] == ["kod-0", "kod-1", "kod-2"]
        assert told(after, at) == ["3 formulär togs in."]
        assert use(after, ("undo", True), at=at).unit.measurements == ()

    def test_what_was_taken_in_does_not_wait(self) -> None:
        held = desk()
        at = sent(of_unit(held), to=held.unit)
        after = use(held, ("forms-take", True), at=at)
        assert at.keeper.waiting(after.unit) == ()

    def test_it_stays_while_the_sheet_is_open_since_that_may_be_taken_back_or_not_saved(self) -> None:
        held = desk()
        at = sent(of_unit(held), to=held.unit)
        keeper: Any = at.keeper
        after = use(held, ("forms-take", True), at=at)
        keeper.hand_in(of_unit(held, id="m2", person="kod-2"), replace(CARD, unit=held.unit.id))
        later = use(replace(after, past=()), ("forms-take", True), at=at)
        assert list(keeper.forms[held.unit.id]) == ["m1", "m2"]
        assert len(later.unit.measurements) == 2

    def test_the_next_visit_finds_none_of_what_was_taken_in(self) -> None:
        held = desk()
        at = sent(of_unit(held), to=held.unit)
        keeper: Any = at.keeper
        after = use(held, ("forms-take", True), at=at)
        start.opened(Desk(), after.held, at)
        assert keeper.forms[held.unit.id] == {}

    def test_what_cannot_be_read_is_told_and_hides_nothing(self) -> None:
        class Torn(Forgetful):
            def take_in(self, unit: Unit, form_id: str) -> Measurement:
                if form_id == "m1":
                    raise Problem("Formuläret är skadat. Be om ett nytt.")
                return super().take_in(unit, form_id)

        held = desk()
        at = office(keeper=Torn())
        for n in (1, 2):
            at.keeper.hand_in(of_unit(held, id=f"m{n}", person=f"kod-{n}"), replace(CARD, unit=held.unit.id))
        after = use(held, ("forms-take", True), at=at)
        assert [each.id for each in after.unit.measurements] == ["m2"]
        assert told(after, at) == ["1 formulär togs in.", "Formuläret är skadat. Be om ett nytt."]
        thrown = use(after, ("forms-discard", True), at=at)
        assert at.keeper.waiting(thrown.unit) == ()
        assert "forms-discard" not in keys(thrown, at)


class TestFiles:
    def test_several_come_in_one_after_the_other(self) -> None:
        held, at = desk(), office()
        first, second = (file_of(of_unit(held, id=f"m{n}", person=f"kod-{n}"), held, at) for n in (1, 2))
        after = use(held, first, second, at=at)
        assert [each.person for each in after.unit.measurements] == ["kod-1", "kod-2"]
        assert told(after, at) == [
            "Formuläret från kod-1, november 2026, togs in.",
            "Formuläret från kod-2, november 2026, togs in.",
        ]

    def test_a_file_that_is_no_form_is_refused_with_a_sentence(self) -> None:
        held = desk(measurements=(measurement(),))
        after = use(held, ("form-file", Upload("annat.json", b"{}")))
        assert (after.book, told(after)) == (held.book, ["Filen är inget formulär till den här enheten."])

    def test_the_same_form_changes_nothing_the_second_time(self) -> None:
        held, at = desk(), office()
        again = file_of(of_unit(held), held, at)
        after = use(held, again, again, at=at)
        assert len(after.unit.measurements) == 1
        assert told(after, at)[-1] == "Formuläret från björk-7, november 2026, finns redan här. Inget har ändrats."

    def test_not_even_when_the_leader_has_scored_it_since(self) -> None:
        held, at = desk(), office()
        form = of_unit(held)
        after = use(held, file_of(form, held, at), at=at)
        scored = replace(
            after.unit.measurements[0], counts=(Count("utredning", 9),), handed=form.counts, scored_on=TODAY
        )
        with_key = replace(after, book=replace(after.held, unit=replace(after.unit, measurements=(scored,))))
        assert use(with_key, file_of(form, held, at), at=at).unit.measurements == (scored,)

    def test_a_form_for_other_weights_is_scored_with_the_units_and_that_is_said(self) -> None:
        held, at = desk(), office()
        after = use(held, file_of(of_unit(held, weights=Ref("annan", "1.0.0")), held, at), at=at)
        assert after.unit.measurements[0].weights == USUAL.ref
        assert any("fylldes i för andra vikter" in said for said in told(after, at))

    def test_an_id_that_cannot_stand_in_a_key_is_given_another(self) -> None:
        held, at = desk(), office()
        after = use(held, file_of(of_unit(held, id="a.b:c"), held, at), at=at)
        assert [each.id for each in after.unit.measurements] == ["0000000000000001"]

    def test_a_form_with_a_colleagues_id_takes_nobodys_place(self) -> None:
        colleagues = replace(measurement(), person="al-1")
        held, at = desk(measurements=(colleagues,)), office()
        after = use(held, file_of(of_unit(held, id=colleagues.id), held, at), at=at)
        assert [(each.person, each.id) for each in after.unit.measurements] == [
            ("al-1", colleagues.id), ("björk-7", "0000000000000001"),
        ]  # fmt: skip

    def test_what_was_scored_again_since_is_still_the_same_form(self) -> None:
        held, at = desk(), office()
        form = of_unit(held)
        again = replace(form, scored_before=Ref("annan", "1.0.0"), scored_on=TODAY)
        held = desk(measurements=(again,))
        assert use(held, file_of(form, held, at), at=at).unit.measurements == (again,)


class TestReplacing:
    @pytest.fixture
    def asked(self) -> Desk:
        held = desk()
        first = of_unit(held, talk=Talk(TODAY, "Vi talade."), scored_on=TODAY, scored_by="AL")
        held = desk(measurements=(first,))
        changed = replace(of_unit(held, id="m2"), self_rating=5, counts=(Count("utredning", 3),))
        at = sent(changed, to=held.unit)
        return use(held, ("forms-take", True), at=at)

    def test_nothing_is_replaced_until_somebody_says_so(self, asked: Desk) -> None:
        assert [each.id for each in asked.unit.measurements] == ["m1"]
        assert any("Inget ersätts förrän du säger det." in said for said in told(asked))

    def test_what_changes_is_said(self, asked: Desk) -> None:
        which = block(asked, "replace-which")
        assert isinstance(which, Checks)
        (option,) = which.options
        assert option.label == "björk-7, november 2026"
        assert "Utredningar: 1 → 3" in option.hint
        assert "Egen skattning: 3 → 5" in option.hint
        assert "Den behöver gås igenom med nyckeln igen." in option.hint

    def test_what_is_ticked_is_replaced_and_the_talk_stays(self, asked: Desk) -> None:
        after = use(asked, ("replace-which", ["m2"]), ("replace-chosen", True))
        (now,) = after.unit.measurements
        assert (now.id, now.scored_on, now.talk) == ("m2", "", Talk(TODAY, "Vi talade."))
        assert "replace-which" not in keys(after)
        assert use(after, ("undo", True)).unit.measurements[0].id == "m1"

    def test_nothing_can_be_replaced_that_is_not_ticked(self, asked: Desk) -> None:
        button = block(asked, "replace-chosen")
        assert isinstance(button, Action)
        assert button.blocked == "Markera först vad som ska ersättas."

    def test_what_is_not_wanted_does_not_ask_again(self, asked: Desk) -> None:
        after = use(asked, ("replace-none", True))
        assert [each.id for each in after.unit.measurements] == ["m1"]
        assert "m2" in after.unit.taken
        assert "asked" not in keys(after)


class TestMonth:
    def test_it_stands_in_the_order_of_the_codes_never_of_the_load(self) -> None:
        table = block(unit_desk(), "talk-of")
        assert isinstance(table, Plain)
        names = [row[0] for row in table.rows]
        assert names == sorted(names)
        assert len(names) == 14

    def test_each_column_is_right(self) -> None:
        done = measurement(years=Decimal(6), scored_by="AL", scored_on="2026-11-20")
        table = block(desk(measurements=(done,)), "talk-of")
        assert isinstance(table, Plain)
        assert table.rows == (
            (
                "björk-7",
                "83",
                "150",
                "55,3\N{NO-BREAK SPACE}%",
                "Blå (1 av 5)",
                "3 av 5",
                "2",
                "poängsatt av AL 2026-11-20",
                "–",
            ),
        )

    @pytest.mark.parametrize(
        ("changes", "missing"),
        [
            ({"years": None}, "år i yrket"),
            ({"employment": None}, "tjänstgöringsgrad"),
            ({"presence": Decimal(0)}, "norm"),
            ({"self_rating": None}, "egen skattning"),
            ({"counts": (Count("utredning", None),)}, "antal"),
            (
                {"counts": (Count("utredning", 1), Count("utredning_tvang_tillagg", 2))},
                "en del är större än det hela",
            ),
        ],
    )
    def test_what_is_missing_is_named_and_never_counted_as_nothing(self, changes: dict[str, Any], missing: str) -> None:
        held = desk(measurements=(measurement(**changes),))
        table = block(held, "talk-of")
        assert isinstance(table, Plain)
        assert table.rows[0][-1] == missing
        assert table.rows[0][-2] == "inte poängsatt"

    def test_what_is_missing_says_what_it_leads_to(self) -> None:
        lacking = block(desk(measurements=(measurement(years=None),)), "month-lacking")
        assert isinstance(lacking, Prose)
        assert lacking.items == ("björk-7: Det blir ingen belastning: åren i yrket saknas. Fyll i dem.",)

    def test_every_number_of_the_set_has_its_label(self) -> None:
        table = block(unit_desk(), "talk-of")
        assert isinstance(table, Plain)
        assert "illustrativt" in table.note
        assert "Normer: dokumenterat." in table.note

    def test_another_set_shows_its_own(self) -> None:
        table = block(unit_desk(weights=CEILING), "talk-of")
        assert isinstance(table, Plain)
        assert all("av 3" in row[4] or row[4] == "inte känt" for row in table.rows)

    def test_a_code_leads_to_the_talk_whatever_signs_are_in_it(self) -> None:
        held = desk(measurements=(measurement(person="å.b c/<d>"),))
        after = use(held, ("talk-of", "m1"))
        assert (after.section, after.person, after.month) == (Section.TALK, "å.b c/<d>", "2026-11")

    def test_an_earlier_month_can_be_looked_at(self) -> None:
        held = unit_desk()
        table = block(use(held, ("month", "2026-06")), "talk-of")
        assert isinstance(table, Plain)
        assert table.caption.startswith("Juni 2026")

    def test_codes_that_are_almost_the_same_are_asked_about(self) -> None:
        held = desk(measurements=(measurement(), measurement(id="m2", person="Björk-7")))
        assert any("Björk-7, björk-7" in said for said in told(held))


class TestRemoving:
    def test_one_goes_at_once_and_undo_brings_it_back(self) -> None:
        held = unit_desk()
        picked = held.unit.in_month("2026-11")[0]
        opened = use(held, ("key-pick", picked.id), ("key-open", True))
        after = use(opened, (f"measurement-drop.{picked.id}", True))
        assert picked not in after.unit.measurements
        assert after.said.endswith("Ångra tar tillbaka den.")
        assert use(after, ("undo", True)).unit == held.unit

    def test_all_of_somebodys_go_when_that_is_confirmed(self) -> None:
        held = unit_desk()
        who = held.unit.of_person("påhittad-03")
        asked = use(held, ("remove-who", who[-1].id))
        assert asked.unit == held.unit
        assert any("6 mätningar för påhittad-03 försvinner" in said for said in told(asked))
        after = use(asked, ("remove-yes", True))
        assert after.unit.of_person("påhittad-03") == ()
        assert len(after.unit.measurements) == len(held.unit.measurements) - 6
        assert use(after, ("undo", True)).unit == held.unit

    def test_the_code_goes_from_colleagues_and_proposals_too(self) -> None:
        held = unit_desk()
        moves = (Change("a", What.MOVE, "påhittad-09", "påhittad-01"),)
        held = replace(held, book=Book(unit=replace(held.unit, scenarios=(Scenario("s", "Fler", moves),))))
        named = [each for each in texts_in(held.unit) if each == "påhittad-09"]
        assert len(named) > len(held.unit.of_person("påhittad-09"))  # -05 covers for -09
        after = use(held, ("remove-who", held.unit.of_person("påhittad-09")[-1].id), ("remove-yes", True))
        assert "påhittad-09" not in set(texts_in(after.unit))
        assert after.warned == ""

    def test_a_text_that_names_somebody_is_pointed_out(self) -> None:
        held = unit_desk()
        first, *others = held.unit.measurements
        noted = (replace(first, note="Delar med påhittad-09."), *others)
        held = replace(held, book=Book(unit=replace(held.unit, measurements=noted)))
        after = use(held, ("remove-who", held.unit.of_person("påhittad-09")[-1].id), ("remove-yes", True))
        assert after.warned.startswith("påhittad-09 nämns fortfarande i 1 text ")

    def test_it_can_be_thought_better_of(self) -> None:
        held = unit_desk()
        after = use(held, ("remove-who", held.unit.measurements[-1].id), ("remove-no", True))
        assert after.unit == held.unit
        assert "remove-yes" not in keys(after)


class TestOffers:
    def test_the_card_has_no_name_in_its_files_name(self) -> None:
        held, at = desk(name="Familj Nord"), office()
        file = files.made(held, "unit-card", at)
        assert (file.name, file.content) == ("arbetstyngd-enhetskort.json", held.unit.id.encode())

    def test_a_made_up_unit_gives_no_card_and_takes_no_forms(self) -> None:
        held = unit_desk()
        assert keys(held) & {"unit-card", "form-file", "forms-take"} == set()
        with pytest.raises(KeyError):
            files.made(held, "unit-card", office())
        with pytest.raises(KeyError):
            state.change(held, "form-file", Upload("f.json", b""), office())

    @pytest.mark.parametrize(("key", "ending"), [("unit-xlsx", ".xlsx"), ("unit-csv", ".csv")])
    def test_everything_can_be_taken_along_and_no_code_is_in_the_name(self, key: str, ending: str) -> None:
        held = unit_desk()
        file = files.made(held, key, office())
        assert file.name.endswith(ending)
        assert "påhittad-" not in file.name
        assert len(file.content) > 1000

    def test_the_field_says_how_large_a_form_can_be(self) -> None:
        field = block(desk(), "form-file")
        assert isinstance(field, FileField)
        assert field.limit == 250_000 < handover.LARGEST[handover.FORM]


@pytest.mark.parametrize(
    "key", ["talk-of.nej", "measurement-drop.nej", "remove-yes", "replace-chosen", "key-signed.nej"]
)
def test_what_is_not_there_cannot_be_used(key: str) -> None:
    at = office()
    held = replace(unit_desk(), intake=replace(unit_desk().intake, by="AL"))
    with pytest.raises(KeyError):
        state.change(held, key, True, at)


@pytest.mark.parametrize("key", ["recount.m1.okänd.whole", "recount.m1.utredning.id", "recount.nej.utredning.whole"])
def test_only_what_the_set_knows_can_be_counted(key: str) -> None:
    with pytest.raises((KeyError, ValueError)):
        state.change(desk(measurements=(measurement(),)), key, 3, office())
