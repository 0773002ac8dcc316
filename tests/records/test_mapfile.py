"""The map file: gives back exactly what was put in, opens for nobody without its phrase, says what is wrong with it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from full_maps import CASES, DATA, full_map
from hypothesis import given, settings
from hypothesis import strategies as st
from sessions import OTHER, PHRASE, any_session

from kartblad.catalogue import formats
from kartblad.core.leaving import has_personal_number
from kartblad.core.mapping.map import Map, Meeting, Mode
from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.records import mapfile
from kartblad.records.mapfile import Kept
from kartblad.records.mapfile_faults import Damaged, NeedsPhrase, Newer, NoMapFile, WrongPhrase

SV = Texts("sv")
KEPT = Kept(full_map(60, long=True), "standard", 2, "2026-02-17T09:00")
SEALED = mapfile.write(KEPT, SV, PHRASE)
OPEN = mapfile.write(KEPT, SV)
VALIDATOR = jsonschema.Draft202012Validator(formats.map_schema(DATA))


@pytest.mark.parametrize("whole", CASES.values(), ids=list(CASES))
def test_every_invented_case_comes_back(whole: Map) -> None:
    kept = Kept(whole, "snabb", 3, "2026-01-01T10:00")
    assert mapfile.read(mapfile.write(kept, SV), SV) == kept


def test_a_sealed_file_comes_back_however_the_phrase_is_typed() -> None:
    assert mapfile.read(SEALED, SV, PHRASE.upper().replace(" ", "-")) == KEPT


@settings(max_examples=30)
@given(any_session())
def test_any_map_comes_back(session: Any) -> None:
    whole = replace(session.map, session=replace(session.map.session, mode=Mode.FICTITIOUS))
    if not has_personal_number(whole):
        kept = Kept(whole, session.script, session.round, session.begun)
        assert mapfile.read(mapfile.write(kept, SV), SV) == kept


@pytest.mark.parametrize("whole", [*CASES.values(), KEPT.map])
def test_the_map_in_it_has_the_form_of_the_schema(whole: Map) -> None:
    inside = json.loads(mapfile.write(Kept(whole), SV))["open"]["map"]
    ours = whole is KEPT.map
    # The map for tests has words where the form wants days and numbers; the invented cases have none of that.
    assert [error.json_path for error in VALIDATOR.iter_errors(inside) if not ours] == []
    assert set(inside) <= set(VALIDATOR.schema["properties"])


def test_an_open_file_says_so_and_a_sealed_one_says_nothing() -> None:
    assert json.loads(OPEN)["note"] == "INTE KRYPTERAD: den som har filen kan läsa kartan."
    assert KEPT.map.session.question in json.loads(OPEN)["open"]["map"]["session"]["question"]
    assert set(json.loads(SEALED)) == {"kind", "format", "note", "sealed"}
    assert (mapfile.is_sealed(SEALED, SV), mapfile.is_sealed(OPEN, SV)) == (True, False)


def test_a_bare_map_is_read() -> None:
    assert mapfile.read(json.dumps(mapfile.bare(CASES["vald"])).encode(), SV) == Kept(CASES["vald"])


def altered(content: bytes, change: Any) -> bytes:
    found = json.loads(content)
    change(found)
    return json.dumps(found).encode()


BROKEN = {
    "no phrase": (SEALED, "", NeedsPhrase),
    "another phrase": (SEALED, OTHER, WrongPhrase),
    "one sign changed": (
        altered(SEALED, lambda f: f["sealed"].update(content="A" + f["sealed"]["content"][1:-1] + "=")),
        PHRASE,
        (WrongPhrase, Damaged),
    ),
    "another salt": (altered(SEALED, lambda f: f["sealed"].update(salt="A" * 22 + "==")), PHRASE, WrongPhrase),
    "no salt": (altered(SEALED, lambda f: f["sealed"].update(salt="")), PHRASE, Damaged),
    "a cost that takes all memory": (altered(SEALED, lambda f: f["sealed"].update(n=2**30)), PHRASE, Damaged),
    "a cost that takes none": (altered(SEALED, lambda f: f["sealed"].update(n=2)), PHRASE, Damaged),
    "no base64": (altered(SEALED, lambda f: f["sealed"].update(content="å")), PHRASE, Damaged),
    "nothing inside": (altered(SEALED, lambda f: f.pop("sealed")), PHRASE, Damaged),
    "newer": (altered(OPEN, lambda f: f.update(format=2)), "", Newer),
    "cut off": (OPEN[: len(OPEN) // 2], "", NoMapFile),
    "empty": (b"", "", NoMapFile),
    "a picture": (b"\x89PNG\r\n\x1a\n\xff", "", NoMapFile),
    "another JSON": (b'{"a": 1}', "", NoMapFile),
    "a list": (b"[1]", "", NoMapFile),
    "very deep": (b"[" * 200_000, "", NoMapFile),
    "another form": (altered(OPEN, lambda f: f["open"]["map"]["cards"][0].update(column="nej")), "", NoMapFile),
}


@pytest.mark.parametrize(("content", "phrase", "fault"), BROKEN.values(), ids=list(BROKEN))
def test_what_is_wrong_is_a_sentence(content: bytes, phrase: str, fault: type[Problem]) -> None:
    with pytest.raises(fault) as caught:
        mapfile.read(content, SV, phrase)
    assert str(caught.value).endswith(".")
    assert "Kan" not in str(caught.value)


def test_the_place_of_another_form_is_named_without_what_stands_there() -> None:
    with pytest.raises(NoMapFile) as caught:
        mapfile.read(BROKEN["another form"][0], SV)
    assert caught.value.place.key == "map.cards[0].column"


@given(st.binary(max_size=200))
def test_no_bytes_do_harm(content: bytes) -> None:
    with pytest.raises(Problem):
        mapfile.read(content, SV, PHRASE)


REFUSED = {
    "real": (replace(KEPT.map, session=Meeting(Mode.REAL)), PHRASE, "hör till ett ärende"),
    "number": (replace(KEPT.map, session=Meeting(Mode.FICTITIOUS, question="19121212-1212")), PHRASE, "personnummer"),
    "short": (KEPT.map, "katt", "för kort"),
}


@pytest.mark.parametrize(("whole", "phrase", "said"), REFUSED.values(), ids=list(REFUSED))
def test_what_is_not_saved(whole: Map, phrase: str, said: str) -> None:
    with pytest.raises(Problem, match=said):
        mapfile.write(Kept(whole), SV, phrase)


def test_a_real_case_is_not_opened_either() -> None:
    real = altered(OPEN, lambda f: f["open"]["map"]["session"].update(mode="skarpt_arende"))
    with pytest.raises(Problem, match="hör till ett ärende"):
        mapfile.read(real, SV)
