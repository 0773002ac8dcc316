"""The page of the talk: one page whatever was written, tagged and in order, with no code in its own description."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from full_maps import squeezed
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from kartblad.i18n import Texts
from kartblad.print.dialogue import (
    TIGHTER,
    Action,
    Dialogue,
    Entry,
    Number,
    Overloaded,
    Step,
    _fitted,
    dialogue_pdf,
)

SV = Texts("sv")
PAGE = Dialogue(
    code="björk-7",
    month="november 2026",
    numbers=(
        Number("Poäng", "176"),
        Number("Norm", "126"),
        Number("Belastning", "139,7 %"),
        Number("Zon", "Röd (5 av 5)", "Alldeles för mycket"),
    ),
    zones=(Step("Blå", "till 90 %"), Step("Grön", "till 110 %"), Step("Röd", "", here=True)),
    zones_words="Zonerna i ordning: Blå, Grön, Röd. Här: Röd (5 av 5).",
    points=(Entry("Utredningar", "9 × 13", "117", "illustrativt"), Entry("Summa poäng", points="117")),
    norm=(Entry("Heltid: 1 till under 3 år", "", "126", "dokumenterat"), Entry("Normen", points="126")),
    beside=(("Egen skattning", "5 av 5"), ("Flexsaldo", "+44 tim")),
    changed=("Poäng −10 sedan förra gången.",),
    followed=(Action("Lyft av uppgifter", "Två yttranden", "ledare-1", "2026-11-15", "Klart"),),
    questions=("Stämmer bilden?", "Vad är det som poängen inte fångar?"),
    said="Kvällarna går åt.",
    agreed=(Action("Skyddad tid", "Fredagar utan nytt", "ledare-2", "2026-11-30"),),
    overload=Overloaded("Skriv vad som tas bort.", "Inga nya i november.", "Räcker inte det går det vidare.", "Chef"),
    follow_up="2026-12-15",
    weights="Räknat med Exempel, version 0.1.0.",
)
IN_ORDER = (
    "Samtal om arbetstyngd", "november 2026", "björk-7", "176", "139,7", "Röd (5 av 5)", "Så blir poängen", "9 × 13",
    "Summa poäng", "Så blir normen", "Egen skattning", "Sedan förra gången", "Poäng −10", "Två yttranden", "Klart",
    "Att prata om", "Stämmer bilden?", "Vad är det som", "Kvällarna går åt", "Fredagar utan nytt", "ledare-2",
    "Inga nya i november", "Chef", "2026-12-15", "Arbetsledare", "version 0.1.0", "ingen bedömning av hur",
)  # fmt: skip


def read(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize("blank", [False, True])
def test_it_is_tagged_and_speaks_swedish(blank: bool) -> None:
    root = PdfReader(BytesIO(dialogue_pdf(PAGE, SV, blank=blank))).trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("sv", True)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert "/StructTreeRoot" in root


def test_everything_is_there_in_the_order_of_the_talk() -> None:
    text = squeezed(read(dialogue_pdf(PAGE, SV)))
    at = [text.find(squeezed(said)) for said in IN_ORDER]
    assert [said for said, place in zip(IN_ORDER, at, strict=True) if place < 0] == []
    assert at == sorted(at)


def test_its_own_description_tells_nothing() -> None:
    reader = PdfReader(BytesIO(dialogue_pdf(PAGE, SV)))
    described = f"{reader.metadata}{reader.trailer['/Root']['/Metadata'].get_data().decode()}"
    assert [said for said in ("björk-7", "ledare-1", "Kvällarna", "november") if said in described] == []
    assert set(reader.metadata or ()) <= {"/Title", "/Creator"}
    assert str((reader.metadata or {})["/Title"]) == "Samtal om arbetstyngd"


def test_an_empty_talk_has_lines_to_write_on_and_no_plan() -> None:
    text = squeezed(read(dialogue_pdf(Dialogue(), SV)))
    assert squeezed("Det vi kommer överens om") in text
    assert squeezed("Plan vid hög belastning") not in text
    assert "fårinteplats" not in text


def test_what_is_invented_says_so() -> None:
    made_up = replace(PAGE, banner="Påhittad: ingen i den här enheten finns.")
    assert squeezed(made_up.banner) in squeezed(read(dialogue_pdf(made_up, SV)))


def test_what_has_no_room_is_said() -> None:
    long = replace(PAGE, said="Ord och åter ord. " * 200, agreed=PAGE.agreed * 30)
    text = squeezed(read(dialogue_pdf(long, SV)))
    assert "Alltfårinteplatshär" in text
    assert re.search(r"och\d+till", text)
    assert "Alltfårinteplatshär" not in squeezed(read(dialogue_pdf(PAGE, SV)))


@pytest.mark.parametrize("said", ['#panic("x")', "$x^2$", "[klammer]", "@hänvisning", "*fet*", "= rubrik", "\\ omvänt"])
def test_text_is_shown_as_it_stands(said: str) -> None:
    assert squeezed(said) in squeezed(read(dialogue_pdf(replace(PAGE, said=said), SV)))


def test_a_sum_keeps_its_last_line() -> None:
    entries = (*(Entry(f"rad {at}") for at in range(30)), Entry("Summa"))
    fitted = _fitted(replace(PAGE, points=entries), 60, 4, SV)
    assert [each.name for each in fitted.dialogue.points] == ["rad 0", "rad 1", "rad 2", "Summa"]
    assert fitted.more == {"points": "och 27 till"}


@given(st.integers(0, len(TIGHTER) - 1), st.text(max_size=1500))
def test_no_text_is_longer_than_its_level_allows_and_a_cut_one_says_so(level: int, said: str) -> None:
    letters, rows = TIGHTER[level]
    fitted = _fitted(replace(PAGE, said=said), letters, rows, SV)
    assert len(fitted.dialogue.said) <= letters
    assert (fitted.dialogue.said == said) or (fitted.dialogue.said.endswith("…") and fitted.cut)


WORDS = st.one_of(
    st.text(max_size=40),
    st.text(st.sampled_from("aå n\n"), max_size=700),
    st.just("Oavbrutetlångtord" * 40),
    st.just("mening med ord i lagom längd. " * 20),
)


def entries() -> st.SearchStrategy[tuple[Entry, ...]]:
    return st.lists(
        st.builds(Entry, WORDS, st.just("12 × 13,25"), st.just("159"), st.just("illustrativt")), max_size=45
    ).map(tuple)


ACTIONS = st.lists(st.builds(Action, WORDS, WORDS, WORDS, st.just("2026-11-30"), st.just("Klart")), max_size=12).map(
    tuple
)
PAGES = st.builds(
    Dialogue,
    code=st.text(max_size=40),
    month=st.just("september 2026"),
    banner=WORDS,
    numbers=st.just(PAGE.numbers),
    zones=st.lists(st.builds(Step, st.text(max_size=30), st.just("till 100 %"), st.booleans()), max_size=8).map(tuple),
    zones_words=st.just("Zonerna"),
    points=entries(),
    norm=entries(),
    beside=st.lists(st.tuples(WORDS, WORDS), max_size=10).map(tuple),
    changed=st.lists(WORDS, max_size=8).map(tuple),
    followed=ACTIONS,
    questions=st.lists(WORDS, max_size=8).map(tuple),
    said=WORDS,
    agreed=ACTIONS,
    overload=st.none() | st.builds(Overloaded, WORDS, WORDS, WORDS, WORDS),
    follow_up=st.sampled_from(["", "2026-12-15"]),
    weights=WORDS,
)


def heights(pdf: bytes) -> dict[str, float]:
    """Return how far up on the page some words stand, in points."""
    found: dict[str, float] = {}

    def seen(text: str, matrix: list[float], _text_matrix: object, _font: object, _size: float) -> None:
        for word in ("Arbetsledare", "Ett underlag"):
            if word in text:
                found[word] = matrix[5]

    PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=seen)
    return found


# A page takes long to make, and one that fails is read as it is: nothing is shrunk.
@settings(max_examples=10, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(PAGES, st.booleans())
def test_it_is_one_page_whatever_was_written_and_nothing_is_cut_off(page: Dialogue, blank: bool) -> None:
    made = dialogue_pdf(page, SV, blank=blank)
    assert len(PdfReader(BytesIO(made)).pages) == 1
    at = heights(made)
    assert at["Arbetsledare"] > at["Ett underlag"] + 25
