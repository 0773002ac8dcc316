"""The weights for reading and choosing: every number with its label, whose they are, what another set would change."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from workload_desks import CEILING, TEXTS, USUAL, office, own_desk, unit_desk
from workload_weights import Workshop

from kartblad.apps.workload import (
    amounts,
    files,
    passports,
    state,
    weights,
    weights_choice,
    weights_effect,
    weights_shown,
)
from kartblad.apps.workload.desk import Section
from kartblad.apps.workload.shaping import Look
from kartblad.apps.workload.weights_files import OFFER
from kartblad.catalogue.weights_written import read, save
from kartblad.core.workload.effect import Field
from kartblad.core.workload.origin import Ref
from kartblad.core.workload.weights import WeightSet
from kartblad.ui.blocks import Action, Details, Facts, Notice, Plain, Prose, Screen, Select
from kartblad.ui.fields import Refused
from kartblad.ui.markup import screen_html

SHIPPED = pytest.mark.parametrize("made", [USUAL, CEILING], ids=lambda made: made.ref.id)


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


class TestReading:
    @SHIPPED
    def test_every_weight_norm_and_limit_stands_with_its_label(self, made: WeightSet) -> None:
        blocks = {block.key: block for block in weights_shown.shown(made, office())}
        kinds, bands, zones = (blocks[f"weights-{name}"] for name in ("kinds", "bands", "zones"))
        assert isinstance(kinds, Plain)
        assert isinstance(bands, Plain)
        assert isinstance(zones, Plain)
        assert [row[1] for row in kinds.rows] == [amounts.labelled(kind.points, TEXTS) for kind in made.kinds]
        assert [row[1] for row in bands.rows] == [amounts.labelled(band.points, TEXTS) for band in made.bands]
        limits = [zone.upper for zone in made.zones if zone.upper]
        labels = [f"({amounts.origin(each.origin, TEXTS)})" for each in limits]
        assert [row[1][-len(label) :] for label, row in zip(labels, zones.rows, strict=False)] == labels

    def test_the_zones_follow_on_each_other_half_open(self) -> None:
        zones = weights_shown.shown(USUAL, office())[3]
        assert isinstance(zones, Plain)
        assert [row[1].replace("\N{NO-BREAK SPACE}", " ") for row in zones.rows] == [
            "0 % till under 90 % (illustrativt)",
            "90 % till under 110 % (illustrativt)",
            "110 % till under 120 % (illustrativt)",
            "120 % till under 130 % (illustrativt)",
            "130 % och mer",
        ]

    def test_what_the_sources_disagree_on_is_said(self) -> None:
        text = " ".join(str(block) for block in weights_shown.shown(USUAL, office()))
        assert "oense om exakt 5 år" in text
        assert "oense om hur ofta" in text
        assert "där 5 är tyngst (illustrativt)" in text

    @pytest.mark.parametrize(
        ("made", "said"),
        [
            (USUAL, "19 av 27 tal och regler är illustrativa. Resten: 8 dokumenterat."),
            (CEILING, "10 av 16 tal och regler är illustrativa. Resten: 6 dokumenterat."),
        ],
        ids=["usual", "ceiling"],
    )
    def test_how_many_are_illustrative_is_said(self, made: WeightSet, said: str) -> None:
        assert passports.counted(made, TEXTS) == said

    def test_it_is_nobodys_own_table_and_there_is_a_way_to_add_one(self, shop: Workshop) -> None:
        said = shop.block("whose")
        assert isinstance(said, Prose)
        assert "är inte offentlig och finns inte här" in said.paragraphs[0]
        assert "lägger in den" in said.paragraphs[0]
        assert not re.search(r"Göteborgs(modellen| poäng| tabell|s tabell)", shop.html)

    def test_the_folder_is_shown_where_files_are_added(self, shop: Workshop) -> None:
        shop.use(("set-look", Look.SHARE.value))
        assert str(shop.own / "weights") in str(shop.block("sharing-where"))

    def test_worked_examples_are_run_as_they_are_read(self) -> None:
        whole = weights_shown.shown(USUAL, office())[-2]
        doubled = (replace(each, points=replace(each.points, value=each.points.value * 2)) for each in USUAL.kinds)
        heavier = replace(USUAL, kinds=tuple(doubled))
        broken = next(block for block in weights_shown.shown(heavier, office()) if block.key == "weights-examples")
        assert isinstance(whole, Details)
        assert isinstance(broken, Details)
        assert (whole.summary, whole.open) == ("Alla 13 räkneexempel går ihop", False)
        assert (broken.summary, broken.open) == ("8 räkneexempel går inte ihop", True)
        assert any("går inte ihop: poäng 6" in item for item in broken.items)

    @SHIPPED
    def test_it_can_stand_on_the_workers_sheet_too(self, made: WeightSet) -> None:
        shown = weights_shown.shown(made, office(), "mine", 3)
        assert all(block.key.startswith("mine-") for block in shown)
        assert screen_html(Screen(shown, ""), TEXTS)
        assert own_desk().own.weights == USUAL.ref

    def test_rules_are_sentences_with_labels(self) -> None:
        rules = next(block for block in weights_shown.shown(CEILING, office()) if isinstance(block, Facts))
        facts = dict(rules.facts)
        assert facts["Delade ärenden"] == "Ärenden delas inte."
        assert facts["Poäng utanför ärendena som alla har"].startswith("15 (dokumenterat).")
        assert facts["Andra uppdrag"] == "Poäng för andra uppdrag läggs till ärendenas (dokumenterat)."

    def test_a_version_that_is_gone_is_told(self, shop: Workshop) -> None:
        unit = replace(shop.desk.unit, weights=Ref("x", "9.0.0"))
        shop.desk = replace(shop.desk, book=replace(shop.desk.held, unit=unit))
        assert "x, version 9.0.0" in shop.block("set-missing").text
        assert USUAL.ref.version in str(shop.block("weights-set"))

    def test_a_broken_own_file_is_a_sentence_on_the_page(self, shop: Workshop) -> None:
        folder = shop.own / "weights" / "lokal"
        folder.mkdir(parents=True)
        (folder / "1.0.0.yaml").write_text("name: x\n", encoding="utf-8")
        shop.use(("set-look", Look.READ.value))
        notice = shop.block("set-fault-0")
        assert isinstance(notice, Notice)
        assert notice.text.startswith("lokal/1.0.0.yaml")


class TestChoosing:
    def test_nothing_is_used_until_it_is_said(self, shop: Workshop) -> None:
        shop.use(("set-look", "change"))
        use = shop.block("set-use")
        assert isinstance(use, Action)
        assert use.blocked
        with pytest.raises(Refused):
            shop.use(("set-use", True))

    def test_every_version_of_every_set_is_offered(self, shop: Workshop) -> None:
        newer = replace(USUAL, ref=Ref(USUAL.ref.id, "0.2.0"))
        save(newer, shop.own / "weights", shop.office.library.data)
        shop.use(("set-look", "change"))
        select = shop.block("set-chosen")
        assert isinstance(select, Select)
        assert [option.key for option in select.options] == [
            f"{USUAL.ref.id}@0.2.0",
            str(USUAL.ref),
            str(CEILING.ref),
        ]

    def test_what_it_changes_is_shown_first_and_history_stays(self, shop: Workshop) -> None:
        before = shop.desk.unit.measurements
        shop.use(("set-look", "change"), ("set-chosen", str(CEILING.ref)))
        assert "14 mätningar räknar något" in shop.block("effect-lost").text
        shop.use(("set-use", True))
        assert shop.desk.unit.weights == CEILING.ref
        assert shop.desk.unit.measurements == before
        assert {each.weights for each in before} == {USUAL.ref}
        assert [card.weights for card in shop.keeper.cards] == [CEILING.ref]

    def test_a_made_up_unit_is_not_announced(self, shop: Workshop) -> None:
        shop.desk = unit_desk(Section.WEIGHTS)
        shop.use(("set-look", "change"), ("set-chosen", str(CEILING.ref)), ("set-use", True))
        assert (shop.desk.unit.weights, shop.keeper.cards) == (CEILING.ref, [])

    def test_a_unit_without_measurements_has_nothing_to_compare_with(self, shop: Workshop) -> None:
        shop.desk = unit_desk(Section.WEIGHTS, measurements=())
        shop.use(("set-look", "change"), ("set-chosen", str(CEILING.ref)))
        assert "Inget är mätt än" in str(shop.block("effect-measured"))


def test_every_kind_of_difference_has_its_sentence() -> None:
    assert set(weights_effect.CHANGED) == set(Field)
    assert set(weights_effect.NEW) == set(weights_effect.GONE) == {Field.WEIGHT, Field.NORM, Field.ZONE}


def test_the_set_in_use_goes_out_as_a_file_that_reads_back(shop: Workshop) -> None:
    file = files.made(shop.desk, OFFER, shop.office)
    assert file.name == f"{USUAL.ref}.yaml"
    assert read(file.content, USUAL.ref, file.name, shop.office.library.data) == USUAL


def test_no_code_stands_in_a_place(shop: Workshop) -> None:
    shop.begin().part("examples").use(("set-person", "påhittad-03"), ("set-from", True))
    assert "påhittad" not in state.place(shop.desk)
    assert "påhittad" not in state.screen(shop.desk, shop.office).title


def test_verbs_are_this_places_own() -> None:
    assert all(verb.startswith("set-") for verb in weights.COMMANDS)
    assert weights_choice.every(office().library)[str(USUAL.ref)] == USUAL
