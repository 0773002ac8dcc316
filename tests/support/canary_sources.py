"""What a circle is published from, with a canary in every text that must not leave, by the real command.

Persons, units, courses and the circle also have names that a browser would take for markup: these do leave, as text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from workload_values import SETTINGS, TEXTS, USUAL

from kartblad import cli
from kartblad.catalogue.resume_words import resume_words
from kartblad.core.workload.book import Book, Unit
from kartblad.core.workload.measurement import Agreed, Measurement, Talk
from kartblad.publishing import invented
from kartblad.records import element_counts, vault
from kartblad.records.sheet_journal import SheetJournal
from kartblad.records.vault import Cost

BIRD = "kanariezq"
PHRASE = " ".join(tuple(resume_words(SETTINGS.data))[40:44])
"""Opens the unit's sheet."""
MARKUP = "<img src=x onerror=kanin(1)><b>å"
"""Stands in the name of the circle, of a course and of a unit."""
CIRCLE, COURSE, UNIT = f"Krets {MARKUP}", f"Kurs {MARKUP}", f"Enhet {MARKUP}"
STAFFED = {"1488": 34, "1485": 28, "1487": 21, "1484": 7, "1438": 3, "1492": 1}
"""Employed by municipality; of the last ones nothing can be shown."""
COURSES = {"introduction": 0.3, "bbic": 0.5, "trauma": 0.2, COURSE: 0.15}


def half_years() -> list[str]:
    """Return the fifteenth of the second month of the last two half-years that have ended."""
    now = date.today()  # noqa: DTZ011  (as the command does)
    last = 2 * now.year + (now.month > 6) - 1
    return [f"{each // 2}-{'08' if each % 2 else '02'}-15" for each in range(last - 1, last + 1)]


def people() -> Iterator[tuple[str, str]]:
    """Yield every person's code and municipality."""
    for place, number in STAFFED.items():
        yield from ((f"{BIRD}-{place}-{at}", place) for at in range(number))


def register() -> bytes:
    """Return who took part in what."""
    taken = [
        (person, place, course, day, "2", "", "staffing_over_5" if at % 3 else "staffing_0_2", "", f"{BIRD} {day}")
        for at, (person, place) in enumerate(people())
        for day in half_years()
        for share, course in ((share, course) for course, share in COURSES.items())
        if (at * 7 + len(course) * 3 + int(day[:4]) + int(day[6])) % 20 < 20 * share
    ]
    return _csv(("person", "municipality", "course", "start", "days", "hours", "tier", "years", "occasion"), taken)


def staff() -> bytes:
    """Return who is employed."""
    rows = [(person, place, BIRD, "2015-01-01", "", "100", "staffing_over_5", "") for person, place in people()]
    return _csv(("person", "municipality", "unit", "employed_from", "employed_to", "employment", "tier", "years"), rows)


def _csv(heading: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target).writerows([heading, *rows])
    return target.getvalue().encode()


def unit() -> Unit:
    """Return a unit that measured half a year, with a canary in each of its texts."""
    made = next(invented.units(USUAL, date.today().isoformat(), TEXTS))  # noqa: DTZ011
    measured = tuple(_measured(each) for each in made.measurements)
    return replace(made, name=f"{BIRD}-enhet", invented=False, measurements=measured)


def _measured(each: Measurement) -> Measurement:
    agreed = (Agreed("a1", what=BIRD, owner=f"{BIRD}-chef"),)
    return replace(
        each,
        person=f"{BIRD}-{each.person}",
        note=f"{BIRD} orkar inte",
        scored_by=f"{BIRD}-ledare",
        talk=Talk(each.date, f"{BIRD} sa", agreed, plan=BIRD),
    )


def publish(home: Path, to: Path) -> None:
    """Write the sources to a home and publish them; the log lies there, too."""
    files = {name: home / f"{BIRD}-{name}.csv" for name in ("register", "staff")}
    files["register"].write_bytes(register())
    files["staff"].write_bytes(staff())
    for each in next(invented.sessions(date.today().isoformat())):  # noqa: DTZ011
        element_counts.keep(home / "statistics", replace(each, script=BIRD), TEXTS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "PHRASE", Cost(16))
        patch.setattr(vault, "_KNOWN", (Cost(16),))
        patch.setenv("KARTBLAD_HOME", str(home))
        patch.setattr("sys.stdin", io.StringIO(f"{PHRASE}\n"))
        SheetJournal.create(home / "workload", PHRASE, Book(unit=unit()), TEXTS).close()
        sources = [*map(str, files.values()), f"{UNIT}=arbetstyngd", f"{UNIT}=kartlaggning"]
        log = str(home / f"{BIRD}-logg.csv")
        assert cli.main(["publish", *sources, "--to", str(to), "--circle", CIRCLE, "--log", log]) == 0
