"""A filled-in table comes in whole or not at all, and nothing that is there is replaced unasked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from workload_desks import keys, measurement, office, screen, unit_desk, use

from kartblad.apps.workload import files
from kartblad.apps.workload.desk import Desk
from kartblad.core.problems import Problem
from kartblad.records import imports
from kartblad.ui.blocks import Action, Block, Checks, Controls, FileField, Notice, Prose, Select, every
from kartblad.ui.fields import Upload

HEAD = "Mätdag;Person;År i yrket;Tjänstgöringsgrad;Utredningar;Yttranden"
ROW = "2026-10-20;ek-2;2,5;100;3;1"


def empty(**changes: Any) -> Desk:
    return unit_desk(**{"invented": False, "measurements": (), **changes})


def chosen(*rows: str, head: str = HEAD, name: str = "mätning.csv") -> tuple[str, Upload]:
    return "table-file", Upload(name, "\r\n".join((head, *rows)).encode("cp1252"))


def investigations(held: Desk) -> list[tuple[str, int | None]]:
    return [(each.person, each.count("utredning").whole) for each in held.unit.measurements]


def block(held: Desk, key: str) -> Block:
    return next(each for each in every(screen(held).blocks) if each.key == key)


def told(held: Desk) -> str:
    shown = screen(held).blocks
    lists = [line for each in shown if isinstance(each, Prose) and each.key == "told" for line in each.items]
    return " ".join([*(each.text for each in shown if isinstance(each, Notice)), *lists])


def test_the_limit_is_the_importers() -> None:
    field = block(empty(), "table-file")
    assert isinstance(field, FileField)
    assert field.limit == imports.BROWSER.bytes


def test_a_good_table_comes_in_and_what_was_read_is_said() -> None:
    after = use(empty(), chosen(ROW, "2026-10-20;al-1;;100;2;"))
    assert [(each.person, each.count("utredning").whole) for each in after.unit.measurements] == [
        ("al-1", 2),
        ("ek-2", 3),
    ]
    assert after.unit.measurements[0].years is None
    assert after.unit.measurements[0].count("yttrande").whole is None
    assert "2 mätningar kom in." in told(after)
    assert after.said == "2 mätningar kom in."
    assert after.shown_month == "2026-10"
    assert use(after, ("undo", True)).unit.measurements == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW.replace("2026-10-20", "2026-12-01"), "ek-2, 2026-12-01: den dagen har inte kommit än."),
        (ROW.replace("ek-2", "ek\u200b-2"), "2026-10-20: koden har tecken som inte syns."),
    ],
)
def test_a_day_to_come_or_a_code_that_looks_like_anothers_takes_nothing_in(row: str, said: str) -> None:
    rows = f"{HEAD}\r\n{ROW}\r\n{row}".encode()
    with pytest.raises(Problem, match=said):
        use(empty(), ("table-file", Upload("mätning.csv", rows)))


def test_the_same_table_twice_changes_nothing() -> None:
    first = use(empty(), chosen(ROW))
    again = use(first, chosen(ROW))
    assert again.unit == first.unit
    assert "1 fanns redan här." in told(again)


def test_a_row_of_somebodys_month_asks_before_it_replaces() -> None:
    first = use(empty(), chosen(ROW))
    asked = use(first, chosen(ROW.replace(";3;", ";5;"), "2026-10-20;ny-9;1;75;1;0"))
    assert [(each.person, each.count("utredning").whole) for each in asked.unit.measurements] == [
        ("ek-2", 3),
        ("ny-9", 1),
    ]
    which = block(asked, "replace-which")
    assert isinstance(which, Checks)
    assert [option.hint for option in which.options] == ["Utredningar: 3 → 5."]
    after = use(asked, ("replace-which", [which.options[0].key]), ("replace-chosen", True))
    assert after.unit.measurements[0].count("utredning").whole == 5


class TestBroken:
    @pytest.fixture
    def refused(self) -> Desk:
        return use(
            empty(measurements=(measurement(),)), chosen(ROW, "2026-10-20;al-1;2;100;många;1", "i våras;by-3;2;100;1;1")
        )

    def test_nothing_comes_in_and_every_error_is_in_its_group(self, refused: Desk) -> None:
        assert refused.unit.measurements == (measurement(),)
        assert "2 fel" in told(refused)
        assert "Inget har ersatts: enhetens mätningar är som de var." in told(refused)
        listed = block(refused, "findings")
        assert isinstance(listed, Prose)
        assert listed.heading == "2 saker att rätta"
        assert any("rad 3" in item and "många" in item for item in listed.items)

    def test_the_file_comes_back_with_the_errors_written_in(self, refused: Desk) -> None:
        file = files.made(refused, "annotated", office())
        assert file.name == "mätning_fel.csv"
        assert "Fel" in file.content.decode("cp1252").splitlines()[0]

    def test_one_can_go_on_without_it(self, refused: Desk) -> None:
        assert "refused" not in keys(use(refused, ("dismiss", True)))

    def test_a_good_table_afterwards_comes_in(self, refused: Desk) -> None:
        after = use(refused, chosen(ROW))
        assert len(after.unit.measurements) == 2
        assert "refused" not in keys(after)

    def test_what_may_point_out_a_person_is_not_kept(self) -> None:
        refused = use(empty(), chosen("2026-10-20;19850412-1232;2;100;1;1"))
        assert refused.intake.refusal is not None
        assert refused.intake.refusal.content == b""
        assert "1232" not in repr(screen(refused))
        assert "annotated" not in keys(refused)


class TestColumns:
    FIELDS = ("date", "person", "years", "employment", "utredning", "yttrande")
    HEADS = "dag;vem;hur länge;del;tunga;lätta"

    def test_columns_that_are_not_known_are_named_on_screen(self) -> None:
        refused = use(empty(), chosen(ROW, head=self.HEADS))
        columns = block(refused, "columns")
        assert isinstance(columns, Controls)
        selects = [control for control in columns.controls if isinstance(control, Select)]
        assert [option.label for option in selects[0].options][:3] == ["finns inte", "dag", "vem"]
        assert isinstance(columns.controls[-1], Action)

    def test_with_the_columns_named_it_comes_in(self) -> None:
        events = [(f"column.{field}", f"column-{at}") for at, field in enumerate(self.FIELDS)]
        after = use(empty(), chosen(ROW, head=self.HEADS), *events, ("map", True))
        assert after.intake.refusal is None
        assert investigations(after) == [("ek-2", 3)]

    @pytest.mark.parametrize("key", ["map", "column.date", "dismiss"])
    def test_there_is_nothing_to_name_without_a_file(self, key: str) -> None:
        assert key not in keys(empty())


class TestTemplates:
    @pytest.mark.parametrize(("key", "ending"), [("workload-template", ".xlsx"), ("workload-template-csv", ".csv")])
    def test_an_empty_form_can_be_taken_and_is_the_units_own(self, key: str, ending: str) -> None:
        file = files.made(empty(), key, office())
        assert file.name.endswith(ending)
        assert len(file.content) > 200

    def test_its_own_example_comes_in(self) -> None:
        file = files.made(empty(), "workload-template-csv", office())
        after = use(empty(), ("table-file", Upload(file.name, file.content)))
        assert after.intake.refusal is None


def test_everything_that_was_taken_along_comes_in_again_without_loss() -> None:
    held = unit_desk()
    file = files.made(held, "unit-xlsx", office())
    after = use(replace(empty(), month=""), ("table-file", Upload(file.name, file.content)))
    assert after.intake.refusal is None
    assert after.unit.measurements == held.unit.measurements
