"""What somebody is to the child, in a word."""

from __future__ import annotations

import pytest

from kartblad.charts.kin_words import kin_words
from kartblad.core.mapping.people import Kind, Person, Relation, Symbol, Tie
from kartblad.i18n import Texts

SHAPES = {"w": Symbol.CIRCLE, "m": Symbol.SQUARE, "n": Symbol.NEUTRAL}


def people(said: str) -> tuple[Person, ...]:
    """Return "kid-m" as a person with an alias and a shape; the first is the child."""
    pairs = [one.split("-") for one in said.split()]
    return tuple(
        Person(name, name.title(), Kind.ADULT if number else Kind.CHILD, symbol=SHAPES[shape])
        for number, (name, shape) in enumerate(pairs)
    )


def ties(said: str) -> tuple[Relation, ...]:
    """Return "mum>kid" as parent, "a=b" as a couple, "a/b" as a former one, "a+b" as siblings, "g»k" as grandparent."""
    signs = {
        ">": Tie.PARENT,
        "=": Tie.PARTNER,
        "/": Tie.FORMER_PARTNER,
        "+": Tie.SIBLING,
        "»": Tie.GRANDPARENT,
        "~": Tie.FRIEND,
    }
    found = []
    for one in said.split():
        sign = next(sign for sign in signs if sign in one)
        a, b = one.split(sign)
        found.append(Relation(a, b, signs[sign]))
    return tuple(found)


@pytest.mark.parametrize(
    ("who", "said", "name", "word", "english"),
    [
        ("kim-n mum-w", "mum>kim", "mum", "Kims mamma", "Kim's mother"),
        ("nils-m dad-m", "dad>nils", "dad", "Nils pappa", "Nils' father"),
        ("kim-n one-n", "one>kim", "one", "Kims förälder", "Kim's parent"),
        ("kim-n mum-w gran-w", "mum>kim gran>mum", "gran", "Kims mormor", "Kim's mother's mother"),
        ("kim-n dad-m gran-m", "dad>kim gran>dad", "gran", "Kims farfar", "Kim's father's father"),
        ("kim-n one-n gran-w", "one>kim gran>one", "gran", "Kims förälders mamma", "Kim's parent's mother"),
        (
            "kim-n mum-w gran-w old-w",
            "mum>kim gran>mum old>gran",
            "old",
            "Kims mormors mamma",
            "Kim's mother's mother's mother",
        ),
        ("kim-n mum-w sis-w gran-w", "mum>kim gran>mum gran>sis", "sis", "Kims moster", "Kim's mother's sister"),
        ("kim-n dad-m bro-m", "dad>kim dad+bro", "bro", "Kims farbror", "Kim's father's brother"),
        ("kim-n dad-m bro-m cou-w", "dad>kim dad+bro bro>cou", "cou", "Kims kusin", "Kim's cousin"),
        ("kim-n mum-w step-m", "mum>kim mum=step", "step", "Kims mammas partner", "Kim's mother's partner"),
        ("kim-n mum-w ex-m", "mum>kim mum/ex", "ex", "Kims mammas tidigare partner", "Kim's mother's former partner"),
        ("kim-n gran-w", "gran»kim", "gran", "Kims mormor eller farmor", "Kim's grandmother"),
        (
            "kim-n mum-w one-m two-m half-m",
            "mum>kim one>kim mum>half two>half",
            "half",
            "Kims halvbror",
            "Kim's half-brother",
        ),
        ("kim-n baby-w", "kim>baby", "baby", "Kims dotter", "Kim's daughter"),
        ("kim-n baby-n", "kim>baby", "baby", "Kims barn", "Kim's child"),
        ("kim-n pal-n", "pal~kim", "pal", "vän till Kim", "friend of Kim"),
        ("kim-n far-n", "", "far", "", ""),
    ],
)
def test_words(who: str, said: str, name: str, word: str, english: str) -> None:
    persons, relations = people(who), ties(said)
    found = [kin_words(persons, relations, Texts(locale))[name] for locale in ("sv", "en")]
    assert found == [word, english]


def test_the_nearest_child_gives_the_name_and_the_first_needs_none() -> None:
    persons = people("ada-w bo-m mum-w dad-m")
    persons = (persons[0], Person("bo", "Bo", Kind.CHILD, symbol=Symbol.SQUARE), *persons[2:])
    found = kin_words(persons, ties("mum>ada mum>bo dad>bo"), Texts("sv"))
    assert found == {"ada": "", "bo": "Adas bror", "mum": "Adas mamma", "dad": "Bos pappa"}
