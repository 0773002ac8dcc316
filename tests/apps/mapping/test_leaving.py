"""How a map leaves: in every form at its end, never while it could hurt somebody, and as a line for statistics."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from mapping_desks import LIBRARY, PHRASE, TEXTS, begun, keys, office, screen, use

from kartblad.apps.mapping import leaving, papers
from kartblad.apps.mapping.desk import Desk, Room
from kartblad.core.mapping.board import Card, Column
from kartblad.core.mapping.map import Mode
from kartblad.core.mapping.people import Participant, Role
from kartblad.ui.blocks import Facts, Notice
from kartblad.ui.fields import Upload

STARTS = {"pdf": b"%PDF-", "docx": b"PK", "txt": b""}


def closing(case: str = "sma_barn") -> Desk:
    return use(begun("standard", case), ("step", "S13"))


def with_map(desk: Desk, **parts: Any) -> Desk:
    return replace(desk, session=replace(desk.held, map=replace(desk.held.map, **parts)))


def real(desk: Desk) -> Desk:
    return with_map(desk, session=replace(desk.held.map.session, mode=Mode.REAL))


def reasons(desk: Desk) -> list[str]:
    return [block.key for block in screen(desk).blocks if isinstance(block, Notice) and block.key.startswith("held.")]


@pytest.mark.parametrize("key", papers.FORMS)
@pytest.mark.parametrize("case", ["sma_barn", "blank"])
def test_every_form_is_made_and_named_without_the_case(key: str, case: str) -> None:
    file = leaving.made(closing(case), key, LIBRARY, TEXTS)
    ending = file.name.rpartition(".")[2]
    assert file.content.startswith(STARTS[ending])
    assert file.content
    assert file.name.startswith("kartblad-")
    assert "2026-11-22" in file.name


def test_a_personal_number_keeps_everything_in() -> None:
    desk = with_map(closing(), cards=(Card("c1", Column.WORRY, text_family="20121212-1212"),))
    assert reasons(desk) == ["held.P02"]
    assert not set(papers.FORMS) & keys(desk)
    with pytest.raises(KeyError):
        leaving.made(desk, "out-a3", LIBRARY, TEXTS)


def test_one_who_leads_and_brings_the_case_keeps_everything_in() -> None:
    both = Participant("Kim", (Role.FACILITATOR, Role.PRESENTER))
    assert reasons(with_map(closing(), participants=(both,))) == ["held.R01"]


def test_a_real_case_leaves_for_the_case_record_and_never_as_a_file() -> None:
    desk = real(closing())
    assert reasons(desk) == ["held.P05"]
    there = use(desk, ("edit.map.session.disposal_choice", "till_personakt"))
    assert reasons(there) == []
    assert "no-file" in keys(there)
    assert "file-phrase" not in keys(there)
    assert leaving.made(there, "out-word", LIBRARY, TEXTS).content.startswith(b"PK")


def test_a_map_file_opens_with_its_words_and_the_follow_up_begins_with_it() -> None:
    here = office()
    desk = use(closing(), ("file-phrase", True), at=here)
    file = leaving.made(desk, leaving.MAP_FILE, LIBRARY, TEXTS)
    assert b"Ebba" not in file.content
    closed = use(desk, ("edit.map.session.disposal_choice", "fil_hos_mig"), ("close", True), at=here)
    assert (closed.room, closed.session) == (Room.ENDED, None)
    start = use(Desk(), ("map-file", Upload(file.name, file.content)), at=here)
    assert "map-words" in keys(start)
    opened = use(start, ("map-words", desk.file_phrase), at=here)
    begun_again = use(opened, ("begin", True), ("written", True), ("confirming", PHRASE), at=here)
    assert begun_again.room is Room.SESSION
    before, after = desk.held.map, begun_again.held.map
    assert replace(after, session=before.session) == before
    assert begun_again.held.script == "uppfoljning"
    assert begun_again.held.round == desk.held.round + 1
    assert begun_again.held.before == (before,)


def test_the_words_of_a_file_leave_the_screen() -> None:
    desk = use(closing(), ("file-phrase", True))
    assert desk.file_phrase
    assert desk.file_phrase not in repr(desk)
    assert use(desk, ("file-phrase-away", True)).file_phrase == ""


def test_a_file_that_is_no_map_gets_a_sentence() -> None:
    from kartblad.core.problems import Problem

    with pytest.raises(Problem, match=r"."):
        use(Desk(), ("map-file", Upload("x.json", b"[1, 2]")))


def test_the_line_for_statistics_is_shown_before_it_is_kept_and_kept_once() -> None:
    here = office()
    desk = closing()
    shown = next(block for block in screen(desk).blocks if isinstance(block, Facts) and block.key == "counts")
    there = use(desk, ("count", True), at=here)
    kept = here.keeper.counted  # type: ignore[attr-defined]
    assert [leaving.rows(line, TEXTS) for line in kept] == [shown.facts]
    assert "count" not in keys(there)
    assert "alias" not in str(kept)


def test_text_comes_out_as_it_was_written() -> None:
    docx = pytest.importorskip("docx")
    file = leaving.made(closing(), "out-word", LIBRARY, TEXTS)
    document = docx.Document(io.BytesIO(file.content))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    plain = leaving.made(closing(), "out-text", LIBRARY, TEXTS).content.decode()
    for card in closing().held.map.cards:
        for text in filter(None, (card.text_family, card.text_agency)):
            assert text in " ".join(plain.split()), card.id
            assert text in words or any(text in cell.text for t in document.tables for r in t.rows for cell in r.cells)
