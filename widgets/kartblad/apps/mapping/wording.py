"""What the words of the map's vocabularies are called on screen: the same as on paper."""

from __future__ import annotations

from kartblad.catalogue.vocabulary import NAMES

__all__ = ["NAMES"]
