"""A set of one's own: every field explained, every change checked, saved as a new version, shared as a file."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from workload_desks import CEILING, SETTINGS, TEXTS, USUAL, unit_desk
from workload_weights import NAME, Workshop

from kartblad.apps.workload import files, weights_faults, weights_files, weights_making
from kartblad.apps.workload.desk import Section
from kartblad.apps.workload.shaping import FIELDS, ROWS, Look, Part
from kartblad.apps.workload.weights_explained import EXPLAINED
from kartblad.apps.workload.weights_fields import name_of
from kartblad.apps.workload.weights_parts import PARTS
from kartblad.catalogue.weights_written import read, yaml_of
from kartblad.core import editing
from kartblad.core.words import Words
from kartblad.core.workload.examples import Example, Expected
from kartblad.core.workload.localchecks import Wrong
from kartblad.core.workload.localmade import drafted
from kartblad.core.workload.localset import LocalSet
from kartblad.core.workload.origin import Origin, Ref
from kartblad.core.workload.weights import DutiesRule, PartTime, WeightSet
from kartblad.ui.blocks import (
    Action,
    Checks,
    DateField,
    FileField,
    NumberField,
    Plain,
    Radios,
    Select,
    Tasks,
    TextArea,
    TextField,
    every,
)
from kartblad.ui.fields import Refused, Upload

WRITTEN = (TextField, TextArea, NumberField, DateField, Select, Radios, Checks)


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path).begin()


def paths(value: Any, path: tuple[str, ...] = ()) -> set[str]:
    """Return under which names the places of a draft are explained: one for every field of every kind of row."""
    found: set[str] = set()
    for each in fields(value):
        here, inner = (*path, each.name), getattr(value, each.name)
        if isinstance(inner, tuple) and inner and is_dataclass(inner[0]):
            found |= paths(inner[0], (*here, "row"))
        elif is_dataclass(inner) and not isinstance(inner, Words):
            found |= paths(inner, here)
        else:
            found.add(".".join(here))
    return found


SILENT = {
    "id": "made of the name",
    "key": "made of the name",
    "group": "set by a travel band's button",
    "based_on": "said above",
    "part_time_origin": "follows the rule",
    "duties_origin": "follows the rule",
    "scale_origin": "follows the scale",
    "heavy_origin": "follows the scale",
    "origin": "of a question, plan or example: follows what is changed",
    "counts": "a field for each kind",
    "shared": "a field for each kind that has some",
    "reductions": "a field for each reason",
}
"""Fields that nobody writes by hand, and why."""


def test_every_field_of_a_set_is_explained_or_is_not_written_by_hand() -> None:
    draft = editing.put(drafted(USUAL, "lokal"), ("examples",), (Example("e", Words("e"), Expected()),))
    written = set()
    for path in paths(draft):
        parts = tuple(part for part in path.split("."))
        if parts[-1] == "value":
            parts = parts[:-1]
        named = name_of(tuple("x" if part == "row" else part for part in parts))
        known = named in EXPLAINED or {parts[-1], parts[0]} & set(SILENT) or parts[1:2] == ("version",)
        assert known, path
        written.add(named)
    assert set(EXPLAINED) - written <= {f"figure.{name}" for name in ("origin", "source", "basis", "low", "high")}


def test_every_field_on_screen_has_a_sentence_of_its_own(shop: Workshop) -> None:
    for part in Part:
        shop.part(part.value)
        for row in row_keys(shop):
            shop.part(part.value, row)
            silent = [
                block.key
                for block in every(shop.screen.blocks)
                if isinstance(block, WRITTEN)
                and not getattr(block, "hint", "")
                and not block.key.startswith(("set-name", "set-person", "set-pair", "tick."))
            ]
            assert silent == []


def row_keys(shop: Workshop) -> tuple[str, ...]:
    tables = [block for block in shop.screen.blocks if isinstance(block, Plain) and block.key == "set-row"]
    return tables[0].keys if tables else ()


def test_every_part_of_a_set_is_written_somewhere() -> None:
    written = [name for part in Part for name in FIELDS[part]]
    assert sorted(written) == sorted(set(LocalSet.__dataclass_fields__) - {"id", "based_on"})
    assert set(PARTS) == set(Part)
    assert all(rows in FIELDS[part] for part, rows in ROWS.items())


class TestBeginning:
    def test_a_copy_has_a_name_an_id_of_its_own_and_what_it_came_from(self, shop: Workshop) -> None:
        assert (shop.draft.name.sv, shop.draft.id, shop.draft.based_on) == (NAME, "vara_vikter_2027", USUAL.ref)

    def test_without_a_name_nothing_is_begun(self, tmp_path: Path) -> None:
        shop = Workshop(tmp_path).use(("set-look", "make"), ("set-copy", True))
        assert shop.desk.unit.drafting is None
        assert shop.desk.warned == "Skriv först vad uppsättningen ska heta."

    def test_a_set_that_comes_with_the_workbook_has_no_new_versions(self, tmp_path: Path) -> None:
        shop = Workshop(tmp_path).use(("set-look", "make"))
        renew = shop.block("set-renew")
        assert isinstance(renew, Action)
        assert renew.blocked
        with pytest.raises(Refused):
            shop.use(("set-renew", True))

    def test_the_draft_is_kept_with_the_unit_and_can_be_undone(self, shop: Workshop) -> None:
        shop.part("kinds", "utredning").use(("set-number.kinds.utredning.points.value", 14))
        assert shop.desk.held.unit is not None
        assert shop.desk.held.unit.drafting == shop.draft
        shop.use(("undo", True))
        assert editing.get(shop.draft, ("kinds", "utredning", "points", "value")) == 13

    def test_thrown_away_it_can_be_taken_back(self, shop: Workshop) -> None:
        shop.use(("set-throw", True))
        assert shop.desk.unit.drafting is None
        shop.use(("undo", True))
        assert shop.draft.name == Words(NAME)


class TestLabels:
    def test_a_changed_number_is_local_and_one_put_back_is_as_before(self, shop: Workshop) -> None:
        shop.part("kinds", "utredning").use(("set-number.kinds.utredning.points.value", 12.5))
        changed = editing.get(shop.draft, ("kinds", "utredning", "points"))
        shop.use(("set-number.kinds.utredning.points.value", 13))
        assert (changed.value, changed.origin, changed.source) == (Decimal("12.5"), Origin.LOCAL, "")
        assert shop.draft.kinds == drafted(USUAL, "x").kinds

    def test_a_limit_is_written_in_per_cent(self, shop: Workshop) -> None:
        shop.part("zones", "gul").use(("set-share.zones.gul.upper.value", 122.5))
        assert editing.get(shop.draft, ("zones", "gul", "upper", "value")) == Decimal("1.225")
        assert shop.block("set-share.zones.gul.upper.value").value == 122.5

    @pytest.mark.parametrize(
        ("key", "value", "name", "expected"),
        [
            ("set-rule.part_time", "none", "part_time", PartTime.NONE),
            ("set-rule.duties", "add_points", "duties", DutiesRule.ADD_POINTS),
        ],
    )
    def test_a_changed_rule_is_local_too(self, shop: Workshop, key: str, value: str, name: str, expected: Any) -> None:
        shop.part("norms" if name == "part_time" else "rules").use((key, value))
        assert (getattr(shop.draft, name), getattr(shop.draft, f"{name}_origin")) == (expected, Origin.LOCAL)
        shop.use((key, getattr(USUAL, name).value))
        assert getattr(shop.draft, f"{name}_origin") is getattr(USUAL, f"{name}_origin")

    def test_the_rating_keeps_its_heavy_end_when_the_scale_grows(self, shop: Workshop) -> None:
        shop.part("rating").use(("set-rating.rating.most", "7"))
        scale = shop.draft.rating
        assert (scale.least, scale.most, scale.heavy, scale.scale_origin) == (1, 7, 7, Origin.LOCAL)
        shop.use(("set-rating.rating.heavy", "least"))
        assert (shop.draft.rating.heavy, shop.draft.rating.heavy_origin) == (1, Origin.LOCAL)
        shop.use(("set-rating.rating.most", "5"), ("set-rating.rating.heavy", "most"))
        assert shop.draft.rating == USUAL.rating

    def test_a_text_that_is_left_keeps_both_languages(self, shop: Workshop) -> None:
        shop.part("kinds", "utredning").use(("set-word.kinds.utredning.name", "Utredningar"))
        assert shop.draft.kinds[1].name == USUAL.kinds[1].name
        shop.use(("set-word.kinds.utredning.name", "Barnutredningar"))
        assert shop.draft.kinds[1].name == Words("Barnutredningar")


class TestRows:
    @pytest.mark.parametrize("part", ROWS)
    def test_a_row_is_added_by_name_opened_and_taken_away(self, shop: Workshop, part: Part) -> None:
        if part is Part.ZONES:
            shop.part("zones", "gul").use(("set-drop.zones.gul", True))
        rows = ROWS[part]
        held = getattr(shop.draft, rows)
        shop.part(part.value).use(("set-name", "Något nytt"), (f"set-add.{rows}", True))
        assert len(getattr(shop.draft, rows)) == len(held) + 1
        assert "Något nytt" in str(shop.block("row-name"))
        shop.use((f"set-drop.{rows}.{shop.desk.shaping.row}", True))
        assert getattr(shop.draft, rows) == held

    def test_without_a_name_nothing_is_added(self, shop: Workshop) -> None:
        shop.part("kinds").use(("set-add.kinds", True))
        assert len(shop.draft.kinds) == len(USUAL.kinds)
        assert shop.desk.warned == "Skriv först vad det nya heter."

    def test_no_more_zones_than_colours(self, shop: Workshop) -> None:
        shop.part("zones")
        assert shop.block("set-add.zones").blocked == "Det finns redan så många som får plats."

    def test_a_new_zone_comes_before_the_last_in_a_free_colour(self, shop: Workshop) -> None:
        shop.part("zones", "gul").use(("set-drop.zones.gul", True), ("set-name", "Senap"), ("set-add.zones", True))
        assert [zone.id for zone in shop.draft.zones] == ["bla", "gron", "orange", "senap", "rod"]
        assert shop.draft.zones[3].tone.value == "yellow"

    def test_a_travel_band_joins_the_group_of_its_kind(self, shop: Workshop) -> None:
        shop.part("kinds", "utredning").use(("set-split.utredning", True))
        first, second = shop.draft.kinds[1:3]
        assert (first.group, second.group, second.id) == ("utredning", "utredning", "utredningar_nytt_restidsband")

    def test_rows_move(self, shop: Workshop) -> None:
        shop.part("kinds", "utredning").use(("set-move.kinds.utredning.up", True))
        assert [kind.id for kind in shop.draft.kinds[:2]] == ["utredning", "forhandsbedomning"]
        assert shop.block("set-move.kinds.utredning.up").blocked == "Den står först."

    def test_what_points_to_a_row_goes_with_it(self, shop: Workshop) -> None:
        shop.part("kinds", "utredning").use(("set-drop.kinds.utredning", True))
        assert all("utredning" not in dict(each.counts) for each in shop.draft.examples)
        assert next(k for k in shop.draft.kinds if k.id == "utredning_tvang_tillagg").within == ""
        shop.part("zones", "rod").use(("set-drop.zones.rod", True))
        assert shop.draft.overload is not None
        assert shop.draft.overload.zones == ("orange",)
        shop.part("sources", "0").use(("set-drop.sources.0", True))
        assert not any(kind.points.source == "nassjo_2018" for kind in shop.draft.kinds)
        assert any(fault.what is Wrong.NO_SOURCE for fault in left(shop))


def left(shop: Workshop) -> tuple[Any, ...]:
    return weights_making.left(shop.desk, shop.office)


class TestFaults:
    def test_each_fault_has_a_sentence_that_says_what_to_do(self) -> None:
        assert set(weights_faults.SENTENCES) == set(Wrong)
        assert len(set(weights_faults.SENTENCES.values())) == len(Wrong)

    def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(self, shop: Workshop) -> None:
        shop.part("zones", "gron").use(("set-share.zones.gron.upper.value", 80))
        field = shop.block("set-share.zones.gron.upper.value")
        assert (field.value, field.problem) == (80, "Gränsen måste vara högre än för zonen före.")
        assert editing.get(shop.draft, ("zones", "gron", "upper", "value")) == Decimal("0.8")

    def test_an_emptied_number_is_a_fault_and_no_zero(self, shop: Workshop) -> None:
        shop.part("kinds", "utredning").use(("set-number.kinds.utredning.points.value", ""))
        assert shop.block("set-number.kinds.utredning.points.value").problem == "Det saknas ett tal. Skriv det."

    def test_the_list_says_how_much_is_left_in_each_part(self, shop: Workshop) -> None:
        shop.part("about").use(("set-word.name", ""), ("set-hub", True))
        tasks = shop.block("set-part")
        assert isinstance(tasks, Tasks)
        status = {task.key: task.status for task in tasks.tasks}
        assert (status["about"], status["kinds"], status["use"]) == ("1 sak att rätta", "i ordning", "1 sak att rätta")

    def test_nothing_is_saved_while_something_is_left(self, shop: Workshop) -> None:
        shop.part("about").use(("set-word.name", ""))
        shop.part("use")
        assert shop.block("set-save").blocked == "Rätta först det som är kvar."
        with pytest.raises(Refused):
            shop.use(("set-save", True))


class TestExamples:
    def test_they_are_run_while_it_is_written(self, shop: Workshop) -> None:
        shop.part("kinds", "utredning").use(("set-number.kinds.utredning.points.value", 14))
        shop.part("examples")
        table = shop.block("set-row")
        assert isinstance(table, Plain)
        assert table.caption == "5 räkneexempel går inte ihop"
        assert {row[3] for row in table.rows if "utredning" not in row[1]} == {"går ihop"}

    def test_one_or_all_results_can_be_accepted_and_are_local_then(self, shop: Workshop) -> None:
        shop.part("kinds", "utredning").use(("set-number.kinds.utredning.points.value", 14))
        shop.part("examples", "s1").use(("set-accept.s1", True))
        assert editing.get(shop.draft, ("examples", "s1", "expected", "points")) == 148
        assert len(left(shop)) == 4
        shop.part("examples").use(("set-accept", True))
        assert left(shop) == ()

    def test_a_zone_that_nothing_expected_is_not_expected_afterwards(self, shop: Workshop) -> None:
        shop.part("examples", "t2a").use(("set-accept.t2a", True))
        assert editing.get(shop.draft, ("examples", "t2a", "expected")) == Expected(norm=Decimal(120))

    def test_an_example_is_written_by_hand(self, shop: Workshop) -> None:
        shop.part("examples").use(("set-name", "Två utredningar"), ("set-add.examples", True))
        row = shop.desk.shaping.row
        shop.use(
            (f"set-fact.{row}.years", 2),
            (f"set-fact.{row}.employment", 50),
            (f"set-pair.{row}.counts.utredning", 2),
            (f"set-pair.{row}.reductions.fackligt", 10),
            (f"edit.unit.drafting.examples.{row}.expected.points", 26),
            (f"edit.unit.drafting.examples.{row}.expected.zone", "bla"),
        )
        example = shop.draft.examples[-1]
        assert (example.years, example.employment, example.counts) == (2, 50, (("utredning", 2),))
        assert left(shop) == ()
        shop.use((f"set-fact.{row}.employment", ""), (f"set-pair.{row}.counts.utredning", 0))
        assert (shop.draft.examples[-1].employment, shop.draft.examples[-1].counts) == (100, ())

    def test_one_is_made_of_a_measurement_without_its_code(self, shop: Workshop) -> None:
        shop.part("examples").use(("set-person", "påhittad-05"), ("set-from", True))
        example = shop.draft.examples[-1]
        assert example.origin is Origin.LOCAL
        assert example.expected.points is not None
        assert example.expected.zone == "orange"
        assert "påhittad-" not in repr(shop.draft)
        assert left(shop) == ()


class TestUsing:
    def save(self, shop: Workshop) -> WeightSet:
        shop.part("kinds", "utredning").use(("set-number.kinds.utredning.points.value", 14))
        shop.part("examples").use(("set-accept", True))
        decision = "edit.unit.drafting.decision"
        shop.part("about").use((f"{decision}.by", "Nämnden"), (f"{decision}.date", "2027-01-15"))
        shop.part("use").use(("set-save", True))
        return shop.office.library.sets["vara_vikter_2027"][-1]

    def test_what_it_changes_is_shown_before_it_is_saved(self, shop: Workshop) -> None:
        shop.part("kinds", "utredning").use(("set-number.kinds.utredning.points.value", 14))
        shop.part("use")
        assert "Utredningar: 13 poäng blir 14" in str(shop.block("effect-numbers"))
        codes = shop.block("effect-codes")
        assert isinstance(codes, Plain)
        assert [row[0] for row in codes.rows] == sorted(row[0] for row in codes.rows)
        assert shop.block("effect-zones").columns == ("Zon", "Som det blev", "Med den andra")

    def test_it_is_saved_as_a_new_version_and_used_only_when_chosen(self, shop: Workshop) -> None:
        saved = self.save(shop)
        assert (saved.ref, saved.based_on) == (Ref("vara_vikter_2027", "1.0.0"), USUAL.ref)
        assert saved.decision is not None
        assert (saved.decision.by, saved.date) == ("Nämnden", "2026-11-22")
        assert (shop.desk.unit.drafting, shop.desk.unit.weights, shop.desk.shaping.look) == (
            None,
            USUAL.ref,
            Look.CHANGE,
        )
        shop.use(("set-use", True))
        assert shop.desk.unit.weights == saved.ref

    def test_a_second_version_is_a_file_beside_the_first(self, shop: Workshop) -> None:
        first = self.save(shop)
        shop.use(("set-look", "make"), ("set-base", str(first.ref)), ("set-renew", True))
        assert shop.draft.decision.by == "Nämnden"
        shop.part("rules").use(("set-share.shared.value", 60))
        shop.part("examples").use(("set-accept", True))
        shop.part("use").use(("set-save", True))
        versions = shop.office.library.sets["vara_vikter_2027"]
        assert [each.ref.version for each in versions] == ["1.0.0", "2.0.0"]
        assert versions[0] == first

    def test_nothing_of_a_made_up_unit_is_saved_but_the_file_can_be_had(self, tmp_path: Path) -> None:
        shop = Workshop(tmp_path, unit_desk(Section.WEIGHTS)).begin().part("use")
        assert shop.block("set-save").blocked.startswith("Enheten är påhittad")
        file = files.made(shop.desk, weights_files.DRAFT_OFFER, shop.office)
        assert read(file.content, Ref("vara_vikter_2027", "1.0.0"), file.name, SETTINGS.data).based_on == USUAL.ref
        assert not (tmp_path / "weights").exists()

    def test_a_full_disk_is_said_and_the_draft_stays(self, shop: Workshop) -> None:
        (shop.own / "weights").mkdir(parents=True)
        (shop.own / "weights" / "vara_vikter_2027").write_bytes(b"")
        shop.part("use").use(("set-save", True))
        assert "gick inte att spara" in shop.desk.warned
        assert shop.draft.id == "vara_vikter_2027"


class TestFiles:
    @pytest.fixture
    def shop(self, tmp_path: Path) -> Workshop:
        return Workshop(tmp_path).use(("set-look", "share"))

    def came(self, shop: Workshop, made: WeightSet) -> Workshop:
        return shop.use(("set-file", Upload(f"{made.ref}.yaml", yaml_of(made))))

    def test_a_set_from_elsewhere_is_shown_before_it_is_added(self, shop: Workshop) -> None:
        other = replace(USUAL, ref=Ref("grannen", "1.2.0"), name=Words("Grannens vikter"))
        self.came(shop, other)
        assert "grannen" not in shop.office.library.sets
        assert "Grannens vikter" in str(shop.block("came-set"))
        shop.use(("set-take", True))
        assert shop.office.library.sets["grannen"] == (other,)
        assert shop.desk.unit.weights == USUAL.ref

    def test_it_can_be_left(self, shop: Workshop) -> None:
        self.came(shop, replace(USUAL, ref=Ref("grannen", "1.0.0"))).use(("set-leave", True))
        assert shop.desk.shaping.brought is None

    @pytest.mark.parametrize(
        ("came", "expected"),
        [
            (replace(USUAL, ref=Ref("grannen", "1.0.0"), date="2027-02-02"), Ref("grannen", "2.0.0")),
            (replace(USUAL, ref=Ref("grannen", "1.1.0")), Ref("grannen", "1.1.0")),
            (replace(CEILING, date="2027-02-02"), Ref("exempel_med_tak_100_poang", "0.1.0")),
        ],
        ids=["same version, other content", "another version", "the workbook's id"],
    )
    def test_nothing_is_written_over(self, shop: Workshop, came: WeightSet, expected: Ref) -> None:
        self.came(shop, replace(USUAL, ref=Ref("grannen", "1.0.0"))).use(("set-take", True), ("set-look", "share"))
        self.came(shop, came).use(("set-take", True))
        assert replace(came, ref=expected) in shop.office.library.sets[expected.id]
        assert len([each for held in shop.office.library.sets.values() for each in held]) == 4

    def test_the_same_set_twice_is_here_already(self, shop: Workshop) -> None:
        assert self.came(shop, USUAL).block("set-take").blocked == "Den finns redan."

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (b"hej", "det ska vara nycklar"),
            (b"[" * 100_000, "för stor"),
            (yaml_of(replace(USUAL, name=Words("Ring 19800101-1234"))), "personnummer"),
        ],
    )
    def test_what_is_no_set_is_a_sentence_at_the_field(self, shop: Workshop, content: bytes, said: str) -> None:
        shop.use(("set-file", Upload("fil.yaml", content)))
        field = shop.block("set-file")
        assert isinstance(field, FileField)
        assert said in field.problem
        assert TEXTS.locale == "sv"
