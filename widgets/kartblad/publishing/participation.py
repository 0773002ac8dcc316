"""A register of course participation as the tables that managers read, half-year by half-year.

**When.** Only half-years that have ended are shown, and only those after what was published already. A span is enough
with 2k persons; until then it waits for the next half-year. That one waits tells that it has between one and 2k − 1
persons, which is never narrower than k. A row that came in after its half-year was published is not shown.

**What.** ``deltagande`` crosses municipalities and headings of courses; every hidden cell can lie anywhere in at least
k. ``erfarenhet`` divides the same participations by experience, in groups that are all shown. ``tjanster`` has the
posts of each municipality on the span's last day, where at least k + 2 persons are employed; they are not added up.

**Together.** Both tables of participations have the same total, and no other number in common. Take any table of
municipalities and courses that agrees with what is shown of ``deltagande``, and any division of the same total into
tiers that agrees with ``erfarenhet``: there is a register that has both, for two lists of the same length can be laid
beside each other in any order. So whoever has both tables can rule out no more than whoever has one. Posts are another
quantity of other persons at another time, and stand in no equation with participations. Different spans have no row in
common.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from kartblad.core.disclosure import Symbol, publish
from kartblad.core.linking import Counts
from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import Dataset, Hidden, LeftOut, Name, Publication, Why
from kartblad.core.publication.freezing import last_period
from kartblad.core.publication.hiding import Reason, hidden
from kartblad.core.publication.periods import Spans, ended, finest, grown, last_day
from kartblad.core.publication.release import released, weighed
from kartblad.core.publication.table import TOTAL, Category, Dimension, Table
from kartblad.core.register import Dimension as Counted
from kartblad.core.words import Words
from kartblad.frames.register import Register, standing_of
from kartblad.frames.spans import Employed, HalfYears, employed_by_municipality, municipalities_until, renamed
from kartblad.publishing.asked import Asked
from kartblad.publishing.described import Datasets, described
from kartblad.publishing.names import Names
from kartblad.publishing.tiers import tier_table

if TYPE_CHECKING:
    import pandas as pd

MUNICIPALITY, COURSE = Counted.MUNICIPALITY.value, Counted.COURSE.value
LABELS = {MUNICIPALITY: Words("Kommun", "Municipality"), COURSE: Words("Utbildning", "Course")}
NOBODY = Employed(0, None)


def participation(
    register: pd.DataFrame, staff: pd.DataFrame | None, names: Names, before: Publication | None, ask: Asked
) -> Datasets:
    """Return the new tables of a register, to be joined with what was published, and the log of what they hide.

    Parameters
    ----------
    register
        A table made by `kartblad.frames.register.register_frame`.
    staff
        A staff list made by `kartblad.frames.coverage.staff_frame`; None: nothing is said about posts.
    names
        What categories are called.
    before
        What the circle has read until now.
    ask
        How the edition is to be made.
    """
    made = _Making(HalfYears(renamed(register, COURSE, names.headings)), staff, names, before, ask)
    found = (made.attended(), made.tiers(), *([] if staff is None else [made.posts(staff)]))
    return tuple(dataset for dataset, _log in found), tuple(line for _dataset, log in found for line in log)


FURTHER = 2
"""Posts are shown where so many more than k are employed. Nothing else is hidden beside them, so who knows the rule
knows that one to k + 1 are employed where they are not: that is k apart."""


@dataclass(frozen=True, eq=False)
class _Making:
    """What is to be published, and the spans that are ready for it."""

    register: HalfYears
    staff: pd.DataFrame | None
    names: Names
    before: Publication | None
    ask: Asked

    @cached_property
    def spans(self) -> Spans:
        held, last = self.register.held, ended(self.ask.today)
        after = last_period(self.before, Name.PARTICIPATION)
        return grown(self.is_enough, min(held, default=""), last, after)

    def is_enough(self, period: str) -> bool:
        return self.register.persons(period) >= 2 * self.ask.k

    def attended(self) -> tuple[Dataset, tuple[Hidden, ...]]:
        made = [self.crossed(period) for period in self.spans.ready]
        lines = [line for _table, log in made for line in log]
        return self.about(Name.PARTICIPATION, [table for table, _log in made], lines)

    def crossed(self, period: str) -> tuple[Table, tuple[Hidden, ...]]:
        known = {Counted.MUNICIPALITY: self.municipalities(period), Counted.COURSE: self.courses(period)}
        counts = Register(self.register.rows(period), known=known).counts((Counted.MUNICIPALITY, Counted.COURSE))
        by = (self.municipality(counts.categories[MUNICIPALITY]), self.course(counts.categories[COURSE]))
        shown = publish(counts, self.ask.k, even=True)
        table = released(shown, by, period, edition=self.ask.edition, rounding=self.ask.rounding)
        return table, hidden(Name.PARTICIPATION, table, counts)

    def tiers(self) -> tuple[Dataset, tuple[Hidden, ...]]:
        made = {each: tier_table(self.register.rows(each), each, self.names, self.ask) for each in self.spans.ready}
        few = [LeftOut(period, Why.FEW) for period, table in made.items() if table is None]
        return self.about(Name.TIERS, [table for table in made.values() if table is not None], [], few)

    def posts(self, staff: pd.DataFrame) -> tuple[Dataset, tuple[Hidden, ...]]:
        made = {period: self.staffed(staff, period) for period in self.spans.ready}
        tables = [table for table in made.values() if any(cell.value is not None for cell in table.cells.values())]
        few = [LeftOut(period, Why.FEW) for period, table in made.items() if table not in tables]
        return self.about(Name.POSTS, tables, [line for table in tables for line in _few(table)], few)

    def staffed(self, staff: pd.DataFrame, period: str) -> Table:
        found = employed_by_municipality(staff, date.fromisoformat(last_day(period)))
        by = self.municipality(self.municipalities(period), additive=False)
        held = {each.key: found.get(each.key, NOBODY) for each in by.categories}
        least = self.ask.k + FURTHER
        persons = {code: publish(_persons(code, each.persons), least) for code, each in held.items()}
        amounts = {code: each.posts for code, each in held.items()}
        return weighed(persons, by, amounts, period, edition=self.ask.edition, rounding=self.ask.rounding)

    def municipalities(self, period: str) -> tuple[str, ...]:
        """Return those that register or staff list has had anybody from until then; first those of the effort.

        Whether the register is meant to cover any others is not known, so nothing is said of them: not even a zero.
        """
        found = self.known(MUNICIPALITY, period)
        if self.staff is not None:
            found |= municipalities_until(self.staff, date.fromisoformat(last_day(period)))
        ours = [code for code in self.names.expected if code in found]
        return (*ours, *sorted(found - set(ours)))

    def courses(self, period: str) -> tuple[str, ...]:
        """Return what is known to be given until the end of a period, in the course list's order."""
        found = self.known(COURSE, period)
        return (*(key for key in self.names.courses if key in found), *sorted(found - set(self.names.courses)))

    def known(self, dimension: str, period: str) -> frozenset[str]:
        """Return what the edition before lists, and what occurs after it until a period's end.

        What came in late, or was taken back, changes nothing: a name that comes or goes would tell of it.
        """
        old = self.before and self.before.dataset(Name.PARTICIPATION)
        listed = {each.key for each in old.latest.dimension(dimension).categories} if old and old.tables else set()
        return self.register.categories(dimension, period, last_period(self.before, Name.PARTICIPATION)) | listed

    def municipality(self, codes: Iterable[str], *, additive: bool = True) -> Dimension:
        labels = self.names.municipalities
        return Dimension(MUNICIPALITY, LABELS[MUNICIPALITY], _categories(codes, labels), additive)

    def course(self, keys: Iterable[str]) -> Dimension:
        return Dimension(COURSE, LABELS[COURSE], _categories(keys, self.names.courses))

    def about(
        self, name: Name, tables: list[Table], log: list[Hidden], few: Iterable[LeftOut] = ()
    ) -> tuple[Dataset, tuple[Hidden, ...]]:
        left_out = (*few, *self.left_out())
        about = self.names.about[name.value]
        dataset = described(name, about, self.ask, self.standing(name), tables, left_out)
        return dataset, (*log, *(Hidden(name, each.period, TOTAL, each.why.value) for each in left_out))

    def standing(self, name: Name) -> Standing:
        source = self.staff if name is Name.POSTS and self.staff is not None else self.register.frame
        return Standing.SYNTHETIC if standing_of(source) is Standing.SYNTHETIC else Standing.DERIVED

    def left_out(self) -> tuple[LeftOut, ...]:
        held, last, waiting = self.register.held, ended(self.ask.today), self.spans.waiting
        old = self.before and self.before.dataset(Name.PARTICIPATION)
        first = finest(old.tables[0].period)[0] if old and old.tables else ""
        earlier = [LeftOut(period, Why.EARLIER) for period in held if period < first]
        waits = [LeftOut(waiting, Why.WAITING)] if waiting else []
        return (*earlier, *waits, *(LeftOut(period, Why.OPEN) for period in held if period > last))


def _persons(code: str, persons: int) -> Counts:
    return Counts.of_persons((MUNICIPALITY,), {MUNICIPALITY: (code,)}, {(code,): persons} if persons else {})


def _few(table: Table) -> Iterable[Hidden]:
    few = (key for key, cell in table.cells.items() if cell.symbol is Symbol.PROTECTED)
    return (Hidden(Name.POSTS, table.period, f"{MUNICIPALITY}={code}", Reason.FEW) for (code,) in few)


def _categories(keys: Iterable[str], labels: Mapping[str, Words]) -> tuple[Category, ...]:
    return tuple(Category(key, labels.get(key) or Words(key, key)) for key in keys)
