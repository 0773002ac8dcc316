"""The words that stand on every sheet, whatever map it shows: columns, legend, what goes on which line."""

from __future__ import annotations

from typing import Any

from kartblad.catalogue.vocabulary import NAMES
from kartblad.core.mapping.board import Column
from kartblad.i18n import Texts


def paper_words(texts: Texts) -> dict[str, Any]:
    """Return the words by what the templates call them."""
    return {
        "map": texts.gettext("Map"),
        "empty": texts.gettext("Nothing is written here."),
        "page": texts.gettext("page {page} of {pages}", page="{page}", pages="{pages}"),
        "question": texts.gettext("The question to the group"),
        "columns": {column.value: texts.gettext(NAMES[column]) for column in Column},
        "step-how": texts.gettext("What · who · at the latest"),
        "danger": texts.gettext("Future risk"),
        "goal": texts.gettext("Safety goal"),
        "scale": texts.gettext("Scale"),
        "zero": texts.gettext("0 means"),
        "ten": texts.gettext("10 means"),
        "genogram": texts.gettext("The family, drawn"),
        "drawing": texts.gettext("Drawing for picture {n}", n="{n}"),
        "legend": {
            "heading": texts.gettext("Legend"),
            "family": texts.gettext("the family's or the child's own words"),
            "assumed": texts.gettext("an assumption"),
            "rating": texts.gettext("a rating, latest round"),
            "earlier": texts.gettext("an earlier round"),
            "marks": texts.gettext("C card, H harm, R future risk, G goal, S scale: numbers say what belongs together"),
        },
        "plan": {
            "when": texts.gettext("When"),
            "then": texts.gettext("Then"),
            "who": texts.gettext("Who acts"),
            "more": texts.gettext("More rules, by hand"),
        },
    }
