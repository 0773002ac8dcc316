"""What the checks go through: the map, what they measure by, and the maps of earlier sessions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from kartblad.core.checks.reading import Reading, read
from kartblad.core.checks.standard import Lexicon, Limits, Standard
from kartblad.core.checks.texts import Placed, all_texts
from kartblad.core.mapping.board import Card, Category, HarmEvent
from kartblad.core.mapping.future import Danger, Goal, Rating, Scale
from kartblad.core.mapping.map import Map


@dataclass(frozen=True)
class Material:
    """One map to check. What was read is kept here and nowhere else, and goes when this goes."""

    map: Map
    standard: Standard
    earlier: tuple[Map, ...] = ()
    """The maps of the same family's earlier sessions, oldest first."""
    mode_confirmed: bool = True
    """Whether somebody has said if the case is made up, de-identified or real."""
    _read: dict[str, Reading] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def lexicon(self) -> Lexicon:
        """The words."""
        return self.standard.lexicon

    @property
    def limits(self) -> Limits:
        """The thresholds."""
        return self.standard.limits

    @property
    def last(self) -> Map | None:
        """The map of the session before this."""
        return self.earlier[-1] if self.earlier else None

    def read(self, text: str) -> Reading:
        """Return a text as sentences and words; each text is read once."""
        if text not in self._read:
            self._read[text] = read(text)
        return self._read[text]

    @cached_property
    def texts(self) -> tuple[Placed, ...]:
        """Every text of the map with the path to it."""
        return tuple(all_texts(self.map))

    @cached_property
    def dangers(self) -> dict[str, Danger]:
        """Future risks by their ids."""
        return {danger.id: danger for danger in self.map.dangers}

    @cached_property
    def goals(self) -> dict[str, Goal]:
        """Goals by their ids."""
        return {goal.id: goal for goal in self.map.goals}

    @cached_property
    def events(self) -> dict[str, tuple[HarmEvent, ...]]:
        """What is known of harm, by card."""
        found: dict[str, tuple[HarmEvent, ...]] = {}
        for event in self.map.harm_events:
            found[event.card] = (*found.get(event.card, ()), event)
        return found

    def cards(self, category: Category) -> Iterator[Card]:
        """Yield the cards of a category."""
        return (card for card in self.map.cards if card.category is category)

    def latest(self, scale: Scale) -> tuple[Rating, ...]:
        """Return the ratings of a scale's latest round."""
        ratings = [rating for rating in self.map.ratings if rating.scale == scale.id]
        last = max((rating.round for rating in ratings), default=0)
        return tuple(rating for rating in ratings if rating.round == last)


def words_of(card: Card) -> str:
    """Return what a card says, in the family's words and in the agency's."""
    return "\n".join(text for text in (card.text_family, card.text_agency) if text.strip())
