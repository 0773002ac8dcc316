"""What can be wrong with a unit's card or a form, each as a sentence of its own. Never what stands in it."""

from __future__ import annotations

from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts


class NoCard(Problem):
    """It is something else than a unit's card."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            texts.gettext("This is no unit's card from kartblad. Ask the work leader for the card of your unit.")
        )


class NoForm(Problem):
    """It is something else than a form."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            texts.gettext("This is no form from kartblad. Choose the file that the worker saved to hand in.")
        )


class Newer(Problem):
    """A later version of the workbook wrote it."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            texts.gettext("The file was written by a newer version of kartblad. It is left as it is. Open it there.")
        )


class Damaged(Problem):
    """It is not what was written."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            texts.gettext("The file has been changed or cut off since it was saved. Ask for another copy of it.")
        )


class AnotherUnit(Problem):
    """It was handed in to another unit."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            texts.gettext("The form is for another unit and opens only there. Ask the worker to look which unit it is.")
        )


class TakenAlready(Problem):
    """It has come in before."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts.gettext("This form has already been taken in. Nothing was changed."))


class NotSensible(Problem):
    """What was sealed is no measurement that can be counted with; ``key`` is where, never what stands there."""

    def __init__(self, texts: Texts, key: str) -> None:
        super().__init__(
            texts.gettext(
                "The form cannot be counted with: at {key} stands something that no form from kartblad holds. Nothing "
                "was taken in. Ask the worker to hand in again.",
                key=key,
            ),
            Place(key=key),
        )


class UnknownToSet(Problem):
    """It counts something that the unit's weights do not have."""

    def __init__(self, texts: Texts, key: str) -> None:
        super().__init__(
            texts.gettext(
                "The form counts something that the unit's weights do not have ({key}). Nothing was taken in. Give the "
                "worker the unit's card anew and ask for the form again.",
                key=key,
            ),
            Place(key=key),
        )


class NotShared(Problem):
    """It counts cases as shared, and the unit's weights do not say what half a case weighs."""

    def __init__(self, texts: Texts, key: str) -> None:
        super().__init__(
            texts.gettext(
                "The form counts shared cases ({key}), but with the unit's weights cases are not shared. Nothing was "
                "taken in. Give the worker the unit's card anew and ask for the form again.",
                key=key,
            ),
            Place(key=key),
        )


class HoldsPersonalNumber(Problem):
    """Something in it looks like a personal number."""

    def __init__(self, texts: Texts, key: str) -> None:
        super().__init__(
            texts.gettext(
                "Something in the form looks like a personal identity number ({key}). Nothing was handed over. Take "
                "it away, then hand in again.",
                key=key,
            ),
            Place(key=key),
        )


class NotHere(Problem):
    """The unit, or the form, is not on this machine any longer."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            texts.gettext("The unit is not on this computer. Save the form as a file and send it to the work leader.")
        )


class FormGone(Problem):
    """A form that waited is not there."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts.gettext("The form does not wait here any longer. It may have been taken in already."))
