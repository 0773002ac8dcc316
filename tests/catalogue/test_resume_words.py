"""The words of a resume phrase: enough, all different, plain letters, none near another, none that harms."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest

from kartblad import settings
from kartblad.catalogue.resume_words import FEWEST, resume_words
from kartblad.catalogue.written import read_data
from kartblad.core.problems import DataProblem

DATA = settings.load().data
WORDS = resume_words(DATA)
HALVES = read_data(DATA, "wordlists/resume_words.yaml", "resume_words")

UNWANTED = (
    *(
        "aga",
        "barn",
        "blod",
        "bomb",
        "bög",
        "bajs",
        "djävul",
        "dum",
        "död",
        "fan",
        "fet",
        "fitt",
        "ful",
        "full",
        "fyll",
    ),
    *("gevär", "gift", "grav", "hat", "hor", "hot", "häx", "jävl", "kista", "kniv", "knark", "krig", "kropp", "kuk"),
    *("kön", "lik", "mamma", "mord", "nak", "naz", "neger", "pappa", "piss", "pistol", "pung", "rasis", "rump", "rån"),
    *("sex", "skam", "skit", "skjut", "slag", "slå", "smäll", "soc", "spök", "stryk", "sup", "vapen", "vin", "våld"),
)


def distance(one: str, other: str) -> int:
    """Return how many letters must be added, taken away or changed."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        last, row = row, [number]
        for place, sign in enumerate(other, start=1):
            row.append(min(last[place] + 1, row[-1] + 1, last[place - 1] + (letter != sign)))
    return row[-1]


def one_letter_apart(words: tuple[str, ...]) -> set[tuple[str, str]]:
    """Return the pairs that one wrong letter makes the same: they share what is left when a letter is taken away."""
    shorter: dict[str, set[str]] = {}
    for word in words:
        for left in {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}:
            shorter.setdefault(left, set()).add(word)
    pairs = {pair for near in shorter.values() for pair in combinations(sorted(near), 2)}
    return {pair for pair in pairs if distance(*pair) < 2}


def test_there_are_enough_and_all_differ() -> None:
    assert len(WORDS) >= FEWEST == 4096
    assert all(one < other for one, other in pairwise(WORDS))
    assert min(len(HALVES["first"]), len(HALVES["last"])) >= 64


def test_they_are_plain_swedish_letters() -> None:
    assert {letter for word in WORDS for letter in word} <= set("abcdefghijklmnopqrstuvwxyzåäö")
    assert {len(word) for word in WORDS} <= set(range(6, 19))
    assert [
        word
        for word in WORDS
        if any(one == other == third for one, other, third in zip(word, word[1:], word[2:], strict=False))
    ] == []


@pytest.mark.parametrize("half", ["first", "last"])
def test_no_half_begins_or_ends_as_another(half: str) -> None:
    pairs = [(a, b) for a in HALVES[half] for b in HALVES[half] if a != b]
    assert [pair for pair in pairs if pair[0].startswith(pair[1]) or pair[0].endswith(pair[1])] == []
    assert [pair for pair in pairs if distance(*pair) < 2] == []


def test_no_word_begins_as_another_or_is_one_letter_from_it() -> None:
    assert [pair for pair in pairwise(WORDS) if pair[1].startswith(pair[0])] == []
    assert one_letter_apart(WORDS) == set()


def test_nearness_is_seen() -> None:
    assert one_letter_apart(("lind", "lund", "linden", "sten")) == {("lind", "lund")}


def test_none_is_unwanted() -> None:
    assert [(word, part) for word in WORDS for part in UNWANTED if part in word] == []


LETTERS = "bcdfghjklmnprstv"
MANY = [f"{a}{b}" for a in LETTERS for b in "aeou"]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (MANY, MANY[:63], "nyckel last: listan har 63 poster"),
        (MANY, [*MANY, "Stort"], "nyckel last › 65: där står ”Stort”"),
        (MANY, [*MANY, MANY[0]], "blir till två gånger"),
        (MANY, [f"a{part}"[:9] for part in MANY], "ger 3072 ord, men minst 4096 behövs"),
    ],
)
def test_a_poor_list_is_said(first: list[str], last: list[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "wordlists").mkdir()
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/resume_words.json").write_bytes((DATA / "schemas/resume_words.json").read_bytes())
    text = f"first: [{', '.join(first)}]\nlast: [{', '.join(last)}]\n"
    (tmp_path / "wordlists/resume_words.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DataProblem, match=said):
        resume_words(tmp_path)
