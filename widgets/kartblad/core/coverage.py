"""How large a share of the staff is trained, and how staff turnover wears it down: a model with open assumptions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Saturation:
    """What happens to a coverage from one year to the next: ``c′ = (1 − τ)c + τs + k/N``, never above 1.

    Raises
    ------
    ValueError
        If there is no staff, seats are negative, or a share lies outside 0 to 1.
    """

    staff: float
    """N: how many are to be trained, in persons."""
    turnover: float
    """τ: share of the staff that leaves in a year."""
    newcomers_trained: float = 0.0
    """s: share of newcomers who come trained, for instance from a neighbouring municipality."""
    seats: float = 0.0
    """k: how many untrained persons are trained in a year."""

    def __post_init__(self) -> None:
        if self.staff <= 0 or self.seats < 0:
            msg = f"staff must be above 0 and seats at least 0, not {self.staff} and {self.seats}"
            raise ValueError(msg)
        if not (0 <= self.turnover <= 1 and 0 <= self.newcomers_trained <= 1):
            msg = f"turnover and newcomers_trained run from 0 to 1, not {self.turnover} and {self.newcomers_trained}"
            raise ValueError(msg)

    @property
    def yearly(self) -> float:
        """What a year adds whatever the coverage is: trained newcomers and seats, as a share of the staff."""
        return self.turnover * self.newcomers_trained + self.seats / self.staff

    def after(self, coverage: float) -> float:
        """Return the coverage a year later."""
        return min(1.0, (1 - self.turnover) * coverage + self.yearly)

    def path(self, coverage: float, years: int) -> tuple[float, ...]:
        """Return the coverage now and after each of so many years."""
        found = [coverage]
        for _ in range(years):
            found.append(self.after(found[-1]))
        return tuple(found)

    @property
    def level(self) -> float | None:
        """Where the coverage settles in the long run; None: it stays where it is, as nothing comes or goes."""
        if self.turnover == 0:
            return 1.0 if self.seats else None
        return min(1.0, self.yearly / self.turnover)

    def to_hold(self, coverage: float) -> float:
        """Return the seats a year that keep a coverage, ``τN(c − s)``; 0 where newcomers alone do."""
        return max(0.0, self.turnover * self.staff * (coverage - self.newcomers_trained))
