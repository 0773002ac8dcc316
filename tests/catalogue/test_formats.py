"""The forms: schemas that frictionless accepts, examples that follow them, lists, and a page of the manual in step."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from frictionless import Resource, Schema

from kartblad import settings
from kartblad.catalogue import formats
from kartblad.catalogue.formats import EXAMPLE, plain
from kartblad.catalogue.tables import statistics
from kartblad.core.problems import DataProblem
from kartblad.frames.register import INVENTED, TIERS
from kartblad.i18n import Texts
from kartblad.records.format_page import PAGE, renewed
from kartblad.records.headings import is_ours
from kartblad.records.privacy import names_persons

DATA = settings.load().data
FORMS = {key: formats.read_form(DATA, key) for key in (*formats.TABLES, *formats.WORKLOAD_PARTS)}
FIELDS = [(key, field) for key, form in FORMS.items() for field in form.fields]
EACH = pytest.mark.parametrize("key", formats.TABLES)


def descriptor(key: str) -> dict[str, Any]:
    """Return a schema as it is written."""
    found: dict[str, Any] = json.loads((DATA / "schemas" / f"{key}.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("key", FORMS)
def test_it_is_a_table_schema(key: str) -> None:
    schema = Schema.from_descriptor(descriptor(key))
    assert schema.field_names == [field.name for field in FORMS[key].fields]


@EACH
def test_the_example_follows_it(key: str) -> None:
    """A course of one's own and a code have no list in the schema; the rest must fit."""
    schema = Schema.from_descriptor(descriptor(key))
    report = Resource(path=f"examples/{key}.csv", basepath=str(DATA), schema=schema).validate()
    assert [error.message for task in report.tasks for error in task.errors] == []


@EACH
def test_the_example_is_marked_as_made_up(key: str) -> None:
    rows = formats.read_examples(DATA, FORMS[key])
    assert len(rows) >= 4
    assert {row["person"].startswith(EXAMPLE) for row in rows if "person" in row} <= {True}
    assert EXAMPLE == INVENTED


@pytest.mark.parametrize(("key", "field"), FIELDS, ids=[f"{key}.{field.name}" for key, field in FIELDS])
def test_a_field_is_described_in_both_languages(key: str, field: formats.FormField) -> None:
    texts = (field.title, field.title_en, field.description, field.description_en)
    assert all(texts), key
    assert [text for text in texts[2:] if not text.endswith((".", "!"))] == []
    assert field.example != ""
    assert [choice.value for choice in field.choices] == list(field.constraints.enum)
    assert all(choice.title and choice.title_en for choice in field.choices)


@pytest.mark.parametrize("key", FORMS)
def test_no_heading_stands_for_two_fields(key: str) -> None:
    """Titles and machine names may not collide; a synonym may, and then the better place wins."""
    names = [plain(name) for field in FORMS[key].fields for name in (field.title, field.name)]
    assert len({*names}) == len({(plain(f.title), f.name) for f in FORMS[key].fields}) * 2 - sum(
        plain(field.title) == plain(field.name) for field in FORMS[key].fields
    )


@pytest.mark.parametrize("key", FORMS)
def test_no_heading_of_ours_is_one_that_stops_a_file(key: str) -> None:
    names = [name for field in FORMS[key].fields for name in (field.title, field.title_en, *field.synonyms)]
    assert [name for name in names if names_persons(name) or is_ours(name)] == []


def test_the_levels_are_those_of_the_frames() -> None:
    assert FORMS["register"].by_name["tier"].constraints.enum == TIERS
    assert FORMS["staff"].by_name["tier"].choices[0].synonyms == FORMS["register"].by_name["tier"].choices[0].synonyms


@pytest.mark.parametrize(
    ("number", "tier"),
    [(0, TIERS[0]), (1.99, TIERS[0]), (2, TIERS[1]), (5, TIERS[1]), (5.01, TIERS[2]), (40, TIERS[2])],
)
def test_a_number_of_years_has_one_level(number: float, tier: str) -> None:
    chosen = FORMS["register"].by_name["tier"].choice_of(number)
    assert chosen is not None
    assert chosen.value == tier
    assert chosen.holds(number)


def test_the_levels_agree_with_the_published_tiers() -> None:
    published = {tier.key: (tier.from_years, tier.to_years) for tier in statistics(DATA).tiers if tier.key in TIERS}
    choices = {choice.value: (choice.at_least, choice.at_most) for choice in FORMS["register"].by_name["tier"].choices}
    assert {key: choices[key] for key in published} == published


class TestMap:
    def test_the_example_follows_its_schema(self) -> None:
        schema = formats.map_schema(DATA)
        jsonschema.Draft202012Validator.check_schema(schema)
        errors = jsonschema.Draft202012Validator(schema).iter_errors(formats.map_example(DATA).map)
        assert [error.message for error in errors] == []

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            (("persons", 0, "name"), "Anna"),
            (("persons", 0, "personal_number"), "x"),
            (("session", "mode"), "riktigt"),
            (("ratings", 0, "value"), 3.5),
            (("ratings", 0, "value"), 11),
            (("cards", 0, "text_family"), "x" * 241),
        ],
    )
    def test_it_refuses_what_is_wrong(self, path: tuple[Any, ...], value: Any) -> None:
        changed = json.loads(json.dumps(formats.map_example(DATA).map))
        at = changed
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = value
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(changed, dict(formats.map_schema(DATA)), jsonschema.Draft202012Validator)

    def test_its_links_lead_somewhere(self) -> None:
        example = formats.map_example(DATA).map
        ids = {entry["id"] for part in example.values() if isinstance(part, list) for entry in part if "id" in entry}
        links = {danger for card in example["protections"] for danger in card["protects_against"]}
        links |= {goal["opposite_of"] for goal in example["goals"]} | {scale["goal"] for scale in example["scales"]}
        links |= {harm["card"] for harm in example["harm_events"]} | {step["goal"] for step in example["next_steps"]}
        assert links <= ids

    def test_every_part_has_its_name_in_both_languages(self) -> None:
        parts = formats.map_schema(DATA)["properties"].values()
        fields = [field for part in parts for field in part.get("items", part)["properties"].values()]
        assert [said for said in (*parts, *fields) if not (said.get("title") and said.get("title_en"))] == []


class TestLists:
    def test_municipalities(self) -> None:
        towns = formats.municipalities(DATA)
        assert (len(towns), towns["1488"], towns["0114"]) == (290, "Trollhättan", "Upplands Väsby")
        fyrbodal = {town.code: town.name for town in statistics(DATA).municipalities}
        assert {code: towns[code] for code in fyrbodal} == fyrbodal

    def test_every_course_is_found_by_its_names(self) -> None:
        stats = statistics(DATA)
        names = formats.course_names(stats)
        assert {names[plain(course.name.sv)] for course in stats.courses} == {course.key for course in stats.courses}
        assert {names[plain(group.key)] for group in stats.course_groups} >= {"lvu", "trauma", "family_therapy"}

    def test_course_titles(self) -> None:
        assert formats.course_titles(DATA, "sv")["lvu_basic"] == "LVU, grund"
        assert formats.course_titles(DATA, "en")["lvu_basic"] == "LVU, basic"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fr.o.m.", "fr o m"),
        ("  KURS – namn ", "kurs - namn"),
        ("> 5 år", "> 5 år"),
        ("e-post", "e-post"),
        ("＋5", "+5"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_a_schema_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "register.json").write_text("[]", encoding="utf-8")
    with pytest.raises(DataProblem, match=r"schemas/register\.json"):
        formats.read_form(tmp_path, "register")


def test_an_example_with_other_columns_is_named(tmp_path: Path) -> None:
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "register.csv").write_text("person\nx\n", encoding="utf-8")
    with pytest.raises(DataProblem, match=r"examples/register\.csv"):
        formats.read_examples(tmp_path, FORMS["register"])


def test_the_manual_says_what_the_schemas_say() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert renewed(page, DATA, Texts("sv")) == page, "run python -m kartblad.records.format_page"
    assert page.count("<!-- schema: ") == len(FORMS) + 1


def test_the_manual_states_the_limits() -> None:
    from kartblad.records.rawtable import BROWSER

    assert f"{BROWSER.bytes // 1_000_000} MB och {BROWSER.rows:,} rader".replace(",", " ") in PAGE.read_text(
        encoding="utf-8"
    )
