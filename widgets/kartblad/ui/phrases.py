"""The rooms in which a resume phrase is shown once and confirmed once; every app that keeps something has them.

The keys are the same everywhere: ``written``, ``confirming``, ``confirmed``, ``again``, ``resume``.
"""

from __future__ import annotations

from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Facts, Prose, Secret, TextField


def shown(words: str, why: str, texts: Texts) -> tuple[Block, ...]:
    """Return the resume phrase, shown this once; ``why`` says what it opens and what is lost without it."""
    written = Action("written", texts.gettext("I have written it down"), primary=True)
    return (
        Prose("phrase-why", texts.gettext("Your resume phrase"), 2, (why,)),
        Facts("phrase-words", "", 3, ((texts.gettext("Write down"), words),)),
        Controls("phrase-on", texts.gettext("On"), (written,)),
    )


def confirming(typed: str, texts: Texts) -> tuple[Block, ...]:
    """Return the field in which the phrase is confirmed once."""
    how = texts.gettext("Key the four words in from your paper, with spaces between.")
    return (
        Prose("confirm-why", texts.gettext("Confirm the resume phrase"), 2, (how,)),
        TextField("confirming", texts.gettext("Resume phrase"), typed, 200),
        Controls(
            "confirm-on",
            texts.gettext("On"),
            (
                Action("confirmed", texts.gettext("Confirm"), primary=True),
                Action("again", texts.gettext("Make a new phrase")),
            ),
        ),
    )


def asked(texts: Texts) -> Secret:
    """Return the field in which the phrase of something that was kept is typed."""
    hint = texts.gettext("The four words you wrote down. Press Enter.")
    return Secret("resume", texts.gettext("Resume phrase"), hint, numeric=False)


def wrong(texts: Texts) -> str:
    """Return what is said of a phrase that is not the one that was shown."""
    return texts.gettext("This is not the phrase that was shown. Look at your paper, or make a new phrase.")


def plainly(phrase: str) -> str:
    """Return a phrase without what does not matter: capitals, hyphens and more spaces than one."""
    return " ".join(phrase.lower().replace("-", " ").split())
