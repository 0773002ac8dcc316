"""What is published is called as in the course list; what is not in it, by its own name."""

from __future__ import annotations

from kartblad import settings as here
from kartblad.catalogue.tables import statistics
from kartblad.core.words import Words
from kartblad.frames.register import TIERS
from kartblad.publishing.names import named

STATS = statistics(here.load().data)


def test_names() -> None:
    names = named(STATS, {}, {"0180": "Stockholm", "1488": "någon annanstans"}, {"own:x": "Egen kurs"})
    found = {
        "1488": names.municipalities["1488"],
        "0180": names.municipalities["0180"],
        "lvu": names.courses["lvu"],
        "own:x": names.courses["own:x"],
        "unknown": names.tiers["unknown"],
    }
    assert found == {
        "1488": Words("Trollhättan", "Trollhättan"),
        "0180": Words("Stockholm", "Stockholm"),
        "lvu": Words("LVU", "Care of Young Persons Act (LVU)"),
        "own:x": Words("Egen kurs", "Egen kurs"),
        "unknown": Words("inte känt", "not known"),
    }


def test_every_course_has_a_name_under_its_heading() -> None:
    names = named(STATS, {})
    assert {names.headings.get(course.key, course.key) for course in STATS.courses} <= set(names.courses)
    assert set(TIERS) <= set(names.tiers)
    assert names.expected == tuple(each.code for each in STATS.municipalities)
