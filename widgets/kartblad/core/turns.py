"""Who speaks next: a round through those present, from a random start, with the right to pass."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Round:
    """One round. ``order`` holds aliases; ``spoken`` and ``passed`` those who have had their turn."""

    order: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()

    @property
    def next(self) -> str:
        """Whose turn it is; empty when all have had theirs."""
        had = {*self.spoken, *self.passed}
        return next((alias for alias in self.order if alias not in had), "")

    @property
    def silent(self) -> tuple[str, ...]:
        """Those who have not spoken, in order; one who passed has not spoken."""
        return tuple(alias for alias in self.order if alias not in self.spoken)

    def speak(self, alias: str) -> Round:
        """Note that somebody spoke, in turn or not."""
        if alias not in self.order or alias in self.spoken:
            return self
        return replace(self, spoken=(*self.spoken, alias), passed=tuple(a for a in self.passed if a != alias))

    def skip(self, alias: str) -> Round:
        """Note that somebody passed."""
        if alias not in self.order or alias in (*self.spoken, *self.passed):
            return self
        return replace(self, passed=(*self.passed, alias))


NO_ROUND = Round()


def started(present: tuple[str, ...], first: int) -> Round:
    """Return a round through ``present`` that begins with number ``first``, counted around."""
    if not present:
        return NO_ROUND
    at = first % len(present)
    return Round(order=present[at:] + present[:at])
