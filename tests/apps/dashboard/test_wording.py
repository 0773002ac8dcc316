"""Every reason why something is left out has its sentence; a passport says all that one must know."""

from __future__ import annotations

import pytest
from publications import invented

from kartblad.apps.dashboard import wording
from kartblad.apps.dashboard.wording import Basis
from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import Dataset, LeftOut, Name, Why
from kartblad.core.words import Words
from kartblad.i18n import Texts

TEXTS = Texts("sv")
PERIOD, UNIT = "2026-H1", Words("Enhet Öst")


def dataset(name: Name) -> Dataset:
    found = invented().dataset(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("each", "sentence"),
    [
        (LeftOut(PERIOD, Why.FEW), "Första halvåret 2026 visas inte: för få."),
        (LeftOut(PERIOD, Why.OPEN), "Första halvåret 2026 visas inte: perioden är inte slut."),
        (
            LeftOut(PERIOD, Why.WAITING),
            "Första halvåret 2026 visas inte än: för få, så den publiceras tillsammans med nästa period.",
        ),
        (
            LeftOut(PERIOD, Why.EARLIER),
            "Det som kom in för sent om första halvåret 2026 visas inte: det som är publicerat ändras inte.",
        ),
        (
            LeftOut(PERIOD, Why.UNLIKE),
            "Första halvåret 2026 visas inte: det är räknat på ett annat sätt än det som står bredvid.",
        ),
        (LeftOut("2026-03", Why.FEW, UNIT), "Enhet Öst är inte med i mars 2026: för få."),
        (LeftOut("2026-03", Why.OPEN, UNIT), "Enhet Öst är inte med i mars 2026: perioden är inte slut."),
        (
            LeftOut("2026-03", Why.WAITING, UNIT),
            "Enhet Öst är inte med i mars 2026 än: för få, så det publiceras tillsammans med nästa period.",
        ),
        (
            LeftOut("2026-03", Why.EARLIER, UNIT),
            "Det som kom in för sent om Enhet Öst i mars 2026 visas inte: det som är publicerat ändras inte.",
        ),
        (
            LeftOut("2026-03", Why.UNLIKE, UNIT),
            "Enhet Öst är inte med i mars 2026: där är det räknat på ett annat sätt.",
        ),
    ],
    ids=lambda each: f"{each.why} {each.whose.sv}" if isinstance(each, LeftOut) else "",
)
def test_what_is_left_out_is_said_with_its_reason(each: LeftOut, sentence: str) -> None:
    assert wording.left_out(each, TEXTS) == sentence


@pytest.mark.parametrize(
    ("names", "said"), [((), ""), (("a",), "a"), (("a", "b"), "a och b"), (("a", "b", "c"), "a, b och c")]
)
def test_names_are_listed_as_in_running_text(names: tuple[str, ...], said: str) -> None:
    assert wording.listing(names, TEXTS) == said


def test_a_passport_of_two_datasets_says_everything_once() -> None:
    people, staff = dataset(Name.PARTICIPATION), dataset(Name.POSTS)
    about = wording.passport((Basis(people, people.tables[:2]), Basis(staff, staff.tables[1:2])), TEXTS, "Delat", "per")
    assert about.definition == "PÅHITTAT. Delat. Räknat av arbetsbokens egen generator (påhittat)."
    assert about.unit == "per"
    assert about.period == "andra halvåret 2024 till och med första halvåret 2025"
    assert [source.key for source in about.sources] == ["deltagande", "tjanster"]
    assert about.standing is Standing.SYNTHETIC
    assert about.coverage == "Fjorton kommuner eller tre enheter (påhittat)."
    assert about.known_faults == ("Påhittat fel: den som bytte kommun räknas i den senare.",)
    assert about.not_for == ("Inte för att jämföra enskilda medarbetare.",)


def test_the_passport_promises_no_more_than_the_lowest_k() -> None:
    five, seven = dataset(Name.PARTICIPATION), invented(k=7).dataset(Name.PARTICIPATION)
    assert seven is not None
    bases = (Basis(five, five.tables[:1]), Basis(seven, seven.tables[1:]))
    assert "färre än 5 personer" in wording.protected(bases, TEXTS)
    assert "färre än 7 personer" in wording.protected(bases[1:], TEXTS)
