"""What the unit's places look at: the month that is chosen, and the months before it, each scored as it was then."""

from __future__ import annotations

from dataclasses import dataclass

from kartblad.apps.workload import amounts, passports
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.charts.figure import Cell, Mark
from kartblad.core.provenance import Passport
from kartblad.core.workload.book import Unit
from kartblad.core.workload.origin import NO_WEIGHTS
from kartblad.core.workload.picture import Picture, picture, recent
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts


@dataclass(frozen=True, slots=True)
class Seen:
    """A month with those before it, in the reader's language."""

    unit: Unit
    office: Office
    pictures: tuple[Picture, ...]
    """Every month up to the one that is chosen, also those in which nothing was measured."""

    @property
    def picture(self) -> Picture:
        """The month that is chosen."""
        return self.pictures[-1]

    @property
    def weights(self) -> WeightSet:
        """What most of the month were scored with."""
        return self.picture.weights

    @property
    def texts(self) -> Texts:
        """The reader's language."""
        return self.office.texts

    @property
    def month(self) -> str:
        """The month that is chosen, in words."""
        return amounts.month(self.picture.month, self.texts)

    @property
    def period(self) -> str:
        """From the first month to the last, in words."""
        first = amounts.month(self.pictures[0].month, self.texts)
        return self.month if len(self.pictures) == 1 else f"{first}–{self.month}"

    def passport(self, definition: str, unit: str, period: str) -> Passport:
        """Return the passport of a figure of this unit."""
        return passports.passport(self.office, self.weights, definition, unit, period, invented=self.unit.invented)

    def context(self, unit: str, period: str) -> str:
        """Return the line under a finding."""
        made_up = self.texts.gettext("made up (påhittad)") if self.unit.invented else ""
        return " · ".join(part for part in (unit, self.unit.name, period, made_up) if part)

    def rescored(self, pictures: tuple[Picture, ...]) -> tuple[str, ...]:
        """Return how many measurements of some months have been scored again since; nothing where none has."""
        held = [each.measured for picture in pictures for each in picture.standings]
        again = sum(each.scored_before != NO_WEIGHTS for each in held)
        if not again:
            return ()
        said = self.texts.ngettext(
            "{n} of {all} measurements has been scored again with another version than when it was measured.",
            "{n} of {all} measurements have been scored again with another version than when they were measured.",
            again,
            all=len(held),
        )
        return (said,)

    @property
    def since(self) -> int:
        """The place of the first month that can be held against the chosen one: weights have not changed since."""
        return max((place for place in range(len(self.pictures)) if self.breaks(place)), default=0)

    def breaks(self, place: int) -> str:
        """Return what is different from the month that was measured on before, if a line must not go on over it."""
        now = self.pictures[place]
        before = next((each for each in reversed(self.pictures[:place]) if each.standings), None)
        if before is None or not now.standings or before.weights.ref == now.weights.ref:
            return ""
        return self.texts.gettext("other weights, version {version}", version=now.weights.ref.version)


def seen(desk: Desk, office: Office) -> Seen | None:
    """Return what is looked at; None where nothing has been measured."""
    unit, shown = desk.unit, desk.shown_month
    if not shown:
        return None
    return Seen(unit, office, tuple(picture(unit, month, office.library.weights) for month in recent(unit, shown)))


def month_alone(iso: str, texts: Texts) -> str:
    """Return a month without its year, for titles: what is shown reaches over twelve months at most."""
    return amounts.month(iso, texts).removesuffix(iso[:4]).strip()


def unknown(texts: Texts, words: str = "") -> Cell:
    """Return the cell of what is not known."""
    return Cell(words or texts.gettext("not known"), marks=(Mark.NOT_STATED,))


def counted(number: int, texts: Texts) -> Cell:
    """Return the cell of a number of workers or cases."""
    return Cell(texts.number(number), float(number))
