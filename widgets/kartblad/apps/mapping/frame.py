"""What surrounds every step: where one is, the time, the questions, and what is always at hand."""

from __future__ import annotations

from kartblad.apps.mapping import asking, drawers, wording
from kartblad.apps.mapping.desk import Desk
from kartblad.apps.mapping.office import Library
from kartblad.apps.mapping.steps.child import unheard
from kartblad.core.clock import ADDED, Clock
from kartblad.core.script import Script, Step, Work
from kartblad.core.session import HUB, Session, following, record, seconds_left
from kartblad.i18n import Texts, msgid
from kartblad.ui import blocks
from kartblad.ui.blocks import Action, Block, Controls, Details, Prose, Shortcut, Shortcuts

MINUTE = 60
HIDES = "d"
ANYWHERE = (("p", "drawer.parked"), ("o", "drawer.round"), (HIDES, "hide"))
LETTERS = (("n", "done"), ("b", "hub"), ("t", "longer"), *ANYWHERE)
"""Single letters and the button each presses."""


def above(desk: Desk, step: Step, library: Library, texts: Texts, now: float) -> tuple[Block, ...]:
    """Return what stands above the work of a step."""
    session, script = desk.held, library.scripts[desk.held.script]
    return (
        Prose("where", heading(script, step, texts), 2, (under(session, step, texts, now),)),
        time_left(session, step, texts),
        steering(session, step, script, texts),
        asked(step, texts),
        at_hand(desk, texts),
        *explained(session, step, texts),
        *asking.recognisable(session, library, texts),
        *drawers.blocks(desk, library, texts, now),
    )


def heading(script: Script, step: Step, texts: Texts) -> str:
    """Return which step it is: "Steg 4 av 13: Lägesbild"."""
    number = [each.id for each in script.steps].index(step.id) + 1
    return texts.gettext("Step {number} of {all}: {name}", number=number, all=len(script.steps), name=name(step, texts))


def name(step: Step, texts: Texts) -> str:
    """Return what a step is called."""
    return step.name.pick(texts.locale)


def remaining(session: Session, texts: Texts, now: float) -> str:
    """Return how long the whole session has left, in whole minutes: "ca 22 min kvar"."""
    minutes = -(-seconds_left(session, now) // MINUTE)
    return texts.gettext("about {minutes} min left", minutes=minutes)


def under(session: Session, step: Step, texts: Texts, now: float) -> str:
    """Return the line under a step's name: who speaks, and what is left of the whole."""
    return f"{texts.gettext(wording.NAMES[step.speaks])} · {remaining(session, texts, now)}"


def time_left(session: Session, step: Step, texts: Texts) -> blocks.Clock:
    """Return the step's clock, which ticks in the browser."""
    clock: Clock = record(session, step.id).clock
    return blocks.Clock("clock-face", texts.gettext("Time for this step"), clock.ends_at, clock.seconds - clock.used)


def unfinished(session: Session, step: Step, texts: Texts) -> str:
    """Return why a step cannot be called done; empty when it can. It can be left and skipped all the same."""
    silent = ", ".join(child.alias for child in unheard(session)) if step.work is Work.CHILD else ""
    sentence = msgid("Write for {names} first: the child's words, or that you do not know and how you will find out.")
    return texts.gettext(sentence, names=silent) if silent else ""


def steering(session: Session, step: Step, script: Script, texts: Texts) -> Controls:
    """Return the buttons that lead on."""
    ahead = following(session, script)
    on = texts.gettext("Done, on to: {step}", step=name(ahead, texts)) if ahead else texts.gettext("Done, to the steps")
    running = record(session, session.at).clock.started is not None
    rest = texts.gettext("Rest the clock") if running else texts.gettext("Start the clock")
    return Controls(
        "steering",
        texts.gettext("On"),
        (
            Action("done", on, primary=True, blocked=unfinished(session, step, texts)),
            Action("hub", texts.gettext("All steps")),
            Action("longer", texts.gettext("Add {minutes} minutes", minutes=ADDED // MINUTE)),
            Action("clock", rest),
            Action("skip", texts.gettext("Skip this step")),
        ),
    )


def asked(step: Step, texts: Texts) -> Prose:
    """Return what is asked in a step."""
    items = tuple(prompt.pick(texts.locale) for prompt in step.prompts)
    return Prose("margin.questions", texts.gettext("Ask"), 3, items=items)


def explained(session: Session, step: Step, texts: Texts) -> tuple[Block, ...]:
    """Return in teaching mode why and how, and always the questions that lead further where a step has them."""
    locale = texts.locale
    shown: list[Block] = []
    if session.teaching:
        example = (texts.gettext("For example: {example}", example=step.example.pick(locale)),) if step.example else ()
        why = (step.purpose.pick(locale), *example)
        shown.append(Details("margin.purpose", texts.gettext("Why this step"), why, open=True))
        mistakes = tuple(mistake.pick(locale) for mistake in step.mistakes)
        if mistakes:
            shown.append(Details("margin.mistakes", texts.gettext("What often goes wrong"), items=mistakes))
    if step.ears:
        items = tuple(f"{texts.gettext(wording.NAMES[ear.kind])}: {ear.text.pick(locale)}" for ear in step.ears)
        shown.append(Details("margin.ears", texts.gettext("Questions that lead further"), items=items))
    return tuple(shown)


def at_hand(desk: Desk, texts: Texts) -> Controls:
    """Return the buttons that every place has."""
    session = desk.held
    nothing = texts.gettext("There is nothing to take back.")
    nothing_again = texts.gettext("Nothing has been taken back.")
    pulled = desk.drawer.value
    return Controls(
        "margin.at-hand",
        texts.gettext("Always at hand"),
        (
            Action("hide", texts.gettext("Hide everything")),
            Action("pause", texts.gettext("Pause: acute worry")),
            Action("drawer.parked", texts.gettext("Park a thought"), pressed=pulled == "parked"),
            Action("drawer.round", texts.gettext("Round"), pressed=pulled == "round"),
            Action("drawer.questions", texts.gettext("Questions to the map"), pressed=pulled == "questions"),
            Action("drawer.notes", texts.gettext("Own notes"), pressed=pulled == "notes"),
            Action("undo", texts.gettext("Undo"), blocked="" if desk.past else nothing),
            Action("redo", texts.gettext("Redo"), blocked="" if desk.future else nothing_again),
            Action("teach", texts.gettext("Explanations"), pressed=session.teaching),
            Action("stage", texts.gettext("Big screen"), pressed=desk.stage),
            Action("drawer.wall", texts.gettext("The wall"), pressed=pulled == "wall"),
        ),
    )


def _hub_letters(session: Session, library: Library) -> tuple[tuple[str, str], ...]:
    ahead = following(session, library.scripts[session.script])
    return (*((("n", f"step.{ahead.id}"),) if ahead else ()), *ANYWHERE)


def shortcuts(desk: Desk, library: Library, texts: Texts) -> Shortcuts:
    """Return the letters that press buttons of this very screen, listed on "?"."""
    session = desk.held
    words = {
        "done": texts.gettext("Next step"),
        "hub": texts.gettext("All steps"),
        "longer": texts.gettext("Add two minutes"),
        "drawer.parked": texts.gettext("Park a thought"),
        "drawer.round": texts.gettext("Round"),
        "hide": texts.gettext("Hide everything"),
    }
    letters = LETTERS if session.at != HUB else _hub_letters(session, library)
    entries = tuple(Shortcut(letter, action, words.get(action, words["done"])) for letter, action in letters)
    return Shortcuts("wide.letters", texts.gettext("Keys"), entries, desk.letters)


def way_back(desk: Desk, show: Action, texts: Texts) -> Shortcuts:
    """Return the one letter of a screen on which all is hidden."""
    return Shortcuts("wide.letters", texts.gettext("Keys"), (Shortcut(HIDES, show.key, show.label),), desk.letters)
