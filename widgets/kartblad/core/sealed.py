"""What is written alone and shown at once: sealed ratings and drafts, and the spread when the seal is broken.

The group may differ by profession and by what each has seen; the difference is the point. So a spread has every dot,
the least, the middle, the greatest and the number of dots: never a mean, never a decimal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kartblad.core.mapping.future import DO_NOT_KNOW, Danger, Guess, Rating
from kartblad.core.mapping.people import RaterGroup


class Way(StrEnum):
    """How sealed things get into one laptop without a network."""

    SLIPS = "lappar"
    """Written on paper, shuffled, keyed in by the scribe."""
    PASSED = "skicka_runt"
    """The laptop goes round; what is keyed in is masked and then gone from the screen."""
    TOGETHER = "hogt"
    """All say their number at the same time, and it is keyed in as it was said."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One sealed judgement."""

    value: int | str
    rater_group: RaterGroup | None = None
    own_or_guess: Guess = Guess.OWN


@dataclass(frozen=True, slots=True)
class Ballot:
    """A sealed round on one scale. ``group`` and ``guess`` are what will be said of the next vote."""

    scale: str
    round: int
    way: Way = Way.SLIPS
    group: RaterGroup | None = None
    guess: Guess = Guess.OWN
    votes: tuple[Vote, ...] = ()

    def cast(self, vote: Vote) -> Ballot:
        """Return the ballot with one more vote.

        Raises
        ------
        ValueError
            If the value is no whole number from 0 to 10 and not `DO_NOT_KNOW`.
        """
        if not is_rating(vote.value):
            raise ValueError(vote.value)
        return replace(self, votes=(*self.votes, vote))

    def ratings(self, order: tuple[int, ...]) -> tuple[Rating, ...]:
        """Return the votes as ratings, in ``order``: places shuffled by the caller, so that none tells who wrote it."""
        votes = [self.votes[at] for at in order]
        return tuple(
            Rating(self.scale, self.round, vote.value, vote.rater_group, own_or_guess=vote.own_or_guess)
            for vote in votes
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement of future risk that somebody wrote alone; ``danger`` without links."""

    danger: Danger
    table: str = ""
    """Which table wrote it, in a workshop."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The dots of one round, lowest first. ``middle`` is one value, or the two in the middle where n is even."""

    dots: tuple[int, ...]
    do_not_know: int = 0

    @property
    def n(self) -> int:
        """How many gave a number."""
        return len(self.dots)

    @property
    def low(self) -> int | None:
        """The least."""
        return self.dots[0] if self.dots else None

    @property
    def high(self) -> int | None:
        """The greatest."""
        return self.dots[-1] if self.dots else None

    @property
    def middle(self) -> tuple[int, ...]:
        """The median: one number, or the two nearest the middle where they differ; empty without dots."""
        if not self.dots:
            return ()
        two = (self.dots[(self.n - 1) // 2], self.dots[self.n // 2])
        return two[:1] if two[0] == two[1] else two


@dataclass(frozen=True, slots=True)
class Move:
    """How those of one kind stood last time and stand now: their own numbers, lowest first.

    Where one gave a number both times, the two belong together; several of a kind cannot be told apart, and are not.
    """

    rater_group: RaterGroup
    before: tuple[int, ...]
    now: tuple[int, ...]

    @property
    def is_one(self) -> bool:
        """Whether one and the same may have moved."""
        return len(self.before) == len(self.now) == 1


def is_rating(value: object) -> bool:
    """Tell whether ``value`` is a whole number from 0 to 10, or `DO_NOT_KNOW`."""
    return value == DO_NOT_KNOW or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10)


def spread(ratings: tuple[Rating, ...], scale: str, number: int) -> Spread:
    """Return the spread of what people said of themselves in one round; a guess about another never enters."""
    own = [r for r in ratings if (r.scale, r.round) == (scale, number) and r.own_or_guess is Guess.OWN and not r.sealed]
    dots = sorted(r.value for r in own if isinstance(r.value, int))
    return Spread(tuple(dots), sum(r.value == DO_NOT_KNOW for r in own))


def moves(ratings: tuple[Rating, ...], scale: str, number: int) -> tuple[Move, ...]:
    """Return how each kind of rater has moved since the round before; nothing of kinds with no number in either."""
    found = []
    for group in RaterGroup:
        own = tuple(rating for rating in ratings if rating.rater_group is group)
        before, now = (spread(own, scale, number - back).dots for back in (1, 0))
        if before or now:
            found.append(Move(group, before, now))
    return tuple(found)
