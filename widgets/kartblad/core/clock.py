"""Time in a step: how long it may take, what has been added, how far it has run over. It is never a stop.

All instants are seconds since 1970 (UTC), given by the caller: nothing here reads a clock.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

ADDED = 120
"""Seconds that one press adds."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A step's time, running or at rest.

    Parameters
    ----------
    seconds
        What the step may take: its minutes in the script and what was added.
    used
        Seconds used before it was last started.
    started
        When it was last started; None while it rests.
    """

    seconds: int
    used: int = 0
    started: float | None = None

    @property
    def ends_at(self) -> float | None:
        """When the time is up; None while the clock rests. The browser ticks towards it by itself."""
        return None if self.started is None else self.started + self.seconds - self.used

    def spent(self, now: float) -> int:
        """Return the seconds used until ``now``; a clock that was set back counts as no time."""
        running = 0.0 if self.started is None else max(0.0, now - self.started)
        return self.used + int(running)

    def left(self, now: float) -> int:
        """Return the seconds left; negative when the step runs over."""
        return self.seconds - self.spent(now)

    def run(self, now: float) -> Clock:
        """Start; a running clock goes on."""
        return self if self.started is not None else replace(self, started=now)

    def rest(self, now: float) -> Clock:
        """Stop and keep what was used."""
        return replace(self, used=self.spent(now), started=None)

    def taken_up(self, now: float) -> Clock:
        """Go on after nobody was here: how long is not known, so at most the step's own time counts as used."""
        if self.started is None:
            return self
        return replace(self, used=min(self.spent(now), max(self.seconds, self.used)), started=now)

    def longer(self, seconds: int = ADDED) -> Clock:
        """Give the step more time."""
        return replace(self, seconds=self.seconds + seconds)
