"""The page of the talk: what the screen says is on it, an empty one has the set's kinds, and no name tells a code."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from full_maps import squeezed
from pypdf import PdfReader
from workload_desks import CEILING, LIBRARY, USUAL, keys, office, unit_desk, use

from kartblad.apps.workload import files, paper
from kartblad.apps.workload.desk import Desk, Section
from kartblad.apps.workload.subject import persons, subject
from kartblad.core.workload.origin import NO_WEIGHTS, Origin, Ref
from kartblad.core.workload.weights import Phase, WeightSet
from kartblad.ui.files import File

WHO = "påhittad-06"


def talking(person: str = WHO, weights: WeightSet = USUAL) -> Desk:
    return use(unit_desk(Section.TALK, weights), ("person", person), ("talk-part", "agreed"))


def read(file: File) -> str:
    pages = PdfReader(BytesIO(file.content)).pages
    assert len(pages) == 1
    return squeezed(pages[0].extract_text())


def test_what_the_screen_says_stands_on_the_page() -> None:
    desk = use(talking(), ("agree", True))
    place = next(key for key in keys(desk) if key.endswith("agreed.a1.what")).removesuffix("what")
    desk = use(desk, (f"{place}what", "Gruppen tar yttrandena"), (f"{place}owner", "ledare-1"))
    text = read(files.made(desk, "paper", office()))
    said = ("påhittad-06", "november 2026", "176", "139,7", "Röd (5 av 5)", "Gruppen tar yttrandena", "ledare-1")
    for each in (*said, "Plan vid hög belastning", "Två yttranden går över.", "illustrativt", "version 0.1.0"):
        assert squeezed(each) in text
    assert squeezed("Påhittad: ingen i den här enheten finns.") in text


@pytest.mark.parametrize("key", ["paper", "paper-blank"])
def test_name_and_description_tell_no_code(key: str) -> None:
    made = files.made(talking(), key, office())
    reader = PdfReader(BytesIO(made.content))
    described = f"{made.name}{reader.metadata}{reader.trailer['/Root']['/Metadata'].get_data().decode()}"
    assert "06" not in made.name.replace("2026", "")
    assert WHO not in described
    assert "ledare" not in described


def test_an_empty_page_has_what_the_set_counts_and_nobodys_numbers() -> None:
    text = read(files.made(talking(), "paper-blank", office()))
    for kind in USUAL.kinds:
        assert squeezed(kind.name.sv) in text
    assert [each for each in (WHO, "139,7", "176", "Allt får inte plats") if squeezed(each) in text] == []


def test_an_instrument_of_another_shape_has_its_own_empty_page() -> None:
    text = read(files.made(talking(weights=CEILING), "paper-blank", office()))
    for name in (*(kind.name.sv for kind in CEILING.kinds), *(zone.name.sv for zone in CEILING.zones)):
        assert squeezed(name) in text


def test_everybody_of_the_invented_unit_has_a_page_on_which_all_has_room() -> None:
    for person in persons(unit_desk().unit):
        text = read(files.made(talking(person), "paper", office()))
        assert squeezed("Allt får inte plats") not in text


@pytest.mark.parametrize("weights", [USUAL, CEILING], ids=["usual", "ceiling"])
def test_the_lines_of_the_page_sum_to_what_it_says(weights: WeightSet) -> None:
    for person in persons(unit_desk(weights=weights).unit):
        desk = talking(person, weights)
        about = subject(desk, office())
        assert about is not None
        lines = paper.dialogue(desk, about, office()).points
        shown = [float(each.points.replace(",", ".").replace("−", "-")) for each in lines]
        assert sum(shown[:-1]) == pytest.approx(shown[-1])
        waiting = {kind.name.sv for kind in weights.kinds if kind.phase is Phase.BACKLOG}
        assert not waiting & {each.name for each in lines}


def test_there_is_no_page_of_nobody() -> None:
    with pytest.raises(KeyError):
        files.made(unit_desk(Section.TALK), "paper", office())


def with_weights(ref: Ref) -> Desk:
    """Return the talk with somebody whose last month names a set."""
    desk = talking()
    held = tuple(
        replace(each, weights=ref) if (each.person, each.month) == (WHO, desk.shown_month) else each
        for each in desk.unit.measurements
    )
    return replace(desk, book=replace(desk.held, unit=replace(desk.unit, measurements=held)))


@pytest.mark.parametrize("ref", [Ref(USUAL.ref.id, "0.0.9"), Ref("borta", "1.0.0")])
def test_nothing_is_printed_with_another_version_than_the_one_that_is_gone(ref: Ref) -> None:
    with pytest.raises(KeyError):
        files.made(with_weights(ref), "paper", office())


def test_a_measurement_that_names_no_set_is_printed_with_the_units() -> None:
    assert squeezed("139,7") in read(files.made(with_weights(NO_WEIGHTS), "paper", office()))


def decided(weights: WeightSet) -> WeightSet:
    """Return a set all of whose limits of zones the municipality has decided."""
    zones = (replace(each, upper=each.upper and replace(each.upper, origin=Origin.LOCAL)) for each in weights.zones)
    return replace(weights, zones=tuple(zones))


ALL = "Zonernas gränser är illustrativa."
SOME = "Zonernas gränser: 90\N{NO-BREAK SPACE}% (illustrativt), 100\N{NO-BREAK SPACE}% (dokumenterat)."
NONE = "Zonernas gränser: 90\N{NO-BREAK SPACE}% (lokalt beslutat), 100\N{NO-BREAK SPACE}% (lokalt beslutat)."


@pytest.mark.parametrize(("weights", "said"), [(USUAL, ALL), (CEILING, SOME), (decided(CEILING), NONE)])
def test_the_page_says_of_each_limit_where_it_comes_from(weights: WeightSet, said: str) -> None:
    sets = {**LIBRARY.sets, weights.ref.id: (weights,)}
    here = replace(office(), library=replace(LIBRARY, sets=sets))
    page = paper.blank(unit_desk(Section.TALK, weights), here)
    assert page.weights.endswith(said)
