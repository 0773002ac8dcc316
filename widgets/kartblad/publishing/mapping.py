"""Makes a table of what mapping sessions hold, for readers outside the units: by unit and element, a half-year.

Every session counts that the supervisor agreed to count, whichever its script and however few of its steps were done:
one that ended early has fewer elements, and leaving it out would say that it had none of what it is asked for.

What is promised:

- Where one to k - 1 sessions have an element, or lack it, both numbers are hidden. A unit is shown in a period only
  with k + 2 sessions or more; so even who knows the number of sessions and this rule is left with at least k + 1
  possible numbers that have the element, and from the lowest to the highest are k: of seven sessions, with k five,
  the number hidden is one to four, or three to six.
- A zero is shown, and so is that all have an element. A session is a family's; but an element is what the workers did
  or left out, such as whether there was a plan, and "none of twelve" names no family to anybody who does not know
  already which families they are; they, the workers of the unit, know what they did.
- The six elements follow from different parts of a map: none of them holds or excludes another, so what is shown of
  one narrows down nothing of the others.
- Sums are of the units that are shown, and only where all of those are: nothing can be taken from them.
- Periods are the same for all units, and grow until one of them has enough; what was published stays as it is. That a
  period grew tells only that no unit had enough before, and that a unit is left out that it has k + 1 or fewer.

*Not* promised is which of the possible numbers is likely, nor what follows when one knows which families a unit met in
a period, and how it went with some of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from kartblad.apps.mapping.leaving import ELEMENTS
from kartblad.catalogue.publication_words import About
from kartblad.core.disclosure import Published, publish
from kartblad.core.elements import Counted, Elements
from kartblad.core.linking import Counts, Zeros
from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import LeftOut, Name, Publication, Why
from kartblad.core.publication.periods import Spans, ended, finest, grown, half_year, span
from kartblad.core.publication.release import stacked
from kartblad.core.publication.table import Category, Dimension, Key, Table
from kartblad.core.words import Words
from kartblad.i18n import Texts
from kartblad.publishing import units as by_unit
from kartblad.publishing.asked import Asked
from kartblad.publishing.described import Datasets, described

MORE = 2
"""So many sessions more than k a unit needs: with fewer, a number that is hidden could be known to one of k."""
ANSWER, YES, NO = "answer", "yes", "no"
_ANSWER = Dimension(
    ANSWER,
    Words("Finns det", "Is it there"),
    (Category(YES, Words("Har det", "Has it")), Category(NO, Words("Har det inte", "Does not have it"))),
)


@dataclass(frozen=True, slots=True)
class UnitSessions:
    """A unit with what its sessions left behind."""

    label: Words
    counted: Sequence[Counted]
    invented: bool = False

    @property
    def key(self) -> str:
        """The unit's key in what is published."""
        return by_unit.key_of(self)

    def within(self, period: str) -> tuple[Counted, ...]:
        """Return the sessions of a period."""
        wanted = {*finest(period)}
        return tuple(each for each in self.counted if half_year(each.month) in wanted)

    @property
    def numbers(self) -> Mapping[str, int]:
        """How many sessions there are in each half-year."""
        return Counter(half_year(each.month) for each in self.counted)


def mapping(
    units: Sequence[UnitSessions], about: Mapping[str, About], before: Publication | None, asked: Asked
) -> Datasets:
    """Return the periods that come after those of the edition before, and a log of what is hidden in them.

    Raises
    ------
    ValueError
        If two units have one name.
    """
    by_unit.check(units)
    if not units:
        return (), ()
    after, now = by_unit.decided(before, Name.ELEMENTS), half_year(asked.today)
    numbers = [each.numbers for each in units]
    found = spans(numbers, ended(asked.today), asked.k + MORE, after)
    made: list[Table] = []
    left_out: list[LeftOut] = []
    for period in found.ready:
        shown = [each for each in units if len(each.within(period)) >= asked.k + MORE]
        made.append(_table(shown, period, asked))
        left_out += [LeftOut(period, Why.FEW, each.label) for each in units if each not in shown]
    left_out += [*_not_yet(numbers, found, now), *_earlier(units, before, after)]
    standing = Standing.SYNTHETIC if any(each.invented for each in units) else Standing.STATED
    dataset = described(Name.ELEMENTS, about[Name.ELEMENTS], asked, standing, made, left_out)
    return (dataset,), tuple(by_unit.log(dataset))


def spans(numbers: Sequence[Mapping[str, int]], last: str, enough: int, after: str = "") -> Spans:
    """Return the spans of half-years in each of which at least one unit has enough, and what waits for more.

    Parameters
    ----------
    numbers
        How many sessions each unit has, by half-year.
    last
        The last half-year that has ended.
    enough
        How many a unit must have to be shown.
    after
        The last half-year of which was decided before; empty: none.
    """

    def holds(period: str) -> bool:
        return any(sum(each.get(one, 0) for one in finest(period)) >= enough for each in numbers)

    return grown(holds, min((period for each in numbers for period in each), default=""), last, after)


def _table(units: Sequence[UnitSessions], period: str, asked: Asked) -> Table:
    """Return who has what of some units that all have enough sessions."""
    parts: dict[Key, Published] = {
        (each.key, element): _having(each.within(period), element, asked.k) for each in units for element in ELEMENTS
    }
    by = (by_unit.dimension(units), element_dimension())
    return stacked(parts, by, _ANSWER, period, edition=asked.edition, rounding=asked.rounding, base=ANSWER)


def _having(sessions: Sequence[Counted], element: str, k: int) -> Published:
    yes = sum(getattr(each.elements, element) for each in sessions)
    cells: dict[tuple[str, ...], int] = {(YES,): yes, (NO,): len(sessions) - yes}
    return publish(Counts.of_persons((ANSWER,), {ANSWER: (YES, NO)}, cells), k, Zeros.EVENTS)


def element_dimension() -> Dimension:
    """Return the elements in the order of the work, as they are called on the mapping page; a session has several."""
    sv, en = Texts("sv"), Texts("en")
    of = (Category(field.name, _called(ELEMENTS[field.name], sv, en)) for field in fields(Elements))
    return Dimension("element", Words("Element", "Element"), tuple(of), additive=False)


def _called(msgid: str, sv: Texts, en: Texts) -> Words:
    return Words(sv.gettext(msgid), en.gettext(msgid))


def _not_yet(numbers: Sequence[Mapping[str, int]], found: Spans, now: str) -> Iterator[LeftOut]:
    """Yield what is left to a later edition."""
    if found.waiting:
        yield LeftOut(found.waiting, Why.WAITING)
    if any(now in each for each in numbers):
        yield LeftOut(now, Why.OPEN)


def _earlier(units: Sequence[UnitSessions], before: Publication | None, after: str) -> Iterator[LeftOut]:
    """Yield the units that are new and have sessions in periods that were decided without them."""
    for each in units:
        late = sorted(period for period in each.numbers if period <= after)
        if late and not by_unit.known(before, Name.ELEMENTS, each):
            yield LeftOut(span(late[0], late[-1]), Why.EARLIER, each.label)
