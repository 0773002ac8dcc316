"""All that a workplace meeting's figures are made of: months and published numbers; nobody is in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from kartblad.apps.workload import amounts, passports
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.unit_figures import joined
from kartblad.core.disclosure import Published
from kartblad.core.provenance import Passport
from kartblad.core.workload.merged import GROUP, Gathering, group_key
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts

Group: TypeAlias = tuple[str, ...]
"""Neighbouring zones that are counted together."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the strip: whether anything was measured, and what is different from the one before."""

    key: str
    measured: bool
    breaks: str = ""


@dataclass(frozen=True, slots=True)
class Hall:
    """Everything that the meeting's figures are made of."""

    gathering: Gathering
    office: Office
    name: str
    months: tuple[Month, ...]
    invented: bool = False

    @property
    def texts(self) -> Texts:
        """The reader's language."""
        return self.office.texts

    @property
    def month(self) -> Month:
        """The month that it is about."""
        return self.months[-1]

    @property
    def since(self) -> str:
        """The first month that can be held against the chosen one: weights have not changed since; ÅÅÅÅ-MM."""
        return max((each.key for each in self.months if each.breaks), default="")

    @property
    def weights(self) -> WeightSet:
        """What it was scored with."""
        return self.gathering.weights

    @property
    def period(self) -> str:
        """From the first month to the last, in words."""
        first, last = (amounts.month(each.key, self.texts) for each in (self.months[0], self.month))
        return last if len(self.months) == 1 else f"{first}–{last}"

    def context(self, unit: str, period: str) -> str:
        """Return the line under a finding."""
        made_up = self.texts.gettext("made up (påhittad)") if self.invented else ""
        return " · ".join(part for part in (unit, self.name, period, made_up) if part)

    def passport(self, definition: str, unit: str, period: str) -> Passport:
        """Return a passport that says what is protected, and how."""
        about = passports.passport(self.office, self.weights, definition, unit, period, invented=self.invented)
        said = self.texts.gettext(
            "Protected: nothing under {n} is shown. Zones are counted together until that holds.",
            n=self.texts.number(self.gathering.smallest),
        )
        return replace(about, known_faults=(*about.known_faults, said))


def group_name(hall: Hall, group: Group) -> str:
    """Return a group of zones by their names: "Blå och grön"."""
    names = [hall.weights.zone(zone).name.pick(hall.texts.locale).lower() for zone in group]
    name = joined(names, hall.texts.gettext("and"))
    return name[:1].upper() + name[1:]


def shown(published: Published, group: Group) -> int:
    """Return the number of a group; the groups were made so that every one is shown."""
    return published.cell({GROUP: group_key(group)}).count or 0
