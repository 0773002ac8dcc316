"""What can be wrong with a map file, each as a sentence of its own: what was found and what to do. Never case text."""

from __future__ import annotations

from kartblad.core.problems import Place, Problem
from kartblad.i18n import Texts


class NoMapFile(Problem):
    """It is something else, or a map in another form; ``key`` is where it differs."""

    def __init__(self, texts: Texts, key: str = "") -> None:
        said = texts.gettext(
            "This is no map file from kartblad. Choose the file that was saved when the session ended."
        )
        differs = texts.gettext(
            "The file is a map, but at {key} it has another form than expected. Save it again in kartblad, or mend it "
            "by the description in data/schemas/map.json.",
            key=key,
        )
        super().__init__(differs if key else said, Place(key=key))


class Newer(Problem):
    """A later version of the workbook wrote it."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            texts.gettext(
                "The map file was written by a newer version of kartblad. It is left as it is. Open it with that "
                "version."
            )
        )


class NeedsPhrase(Problem):
    """It is sealed."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts.gettext("The map file is encrypted. Type its phrase, then open it again."))


class WrongPhrase(Problem):
    """The phrase is another one, or the file has been changed: a seal cannot tell which."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            texts.gettext(
                "The map file does not open with that phrase. Check each word and their order. If the phrase is right, "
                "the file has been changed since it was saved: take another copy."
            )
        )


class Damaged(Problem):
    """What stands around the seal is not what was written."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            texts.gettext("The map file has been changed or cut off since it was saved. Take another copy of it.")
        )
