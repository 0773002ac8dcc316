"""The posts of a manager's page about mapping: which elements the sessions have, how many they are, and over time.

What a session lacks is a question about the work, never a verdict; and not all sessions are counted.
"""

from __future__ import annotations

from kartblad.apps.dashboard import mapping_figures, mapping_time, sides
from kartblad.apps.dashboard.post import Absent, Item
from kartblad.charts.figure import Figure
from kartblad.core.publication.edition import Name, Publication
from kartblad.i18n import Texts


def posts(publication: Publication, own: str, texts: Texts) -> tuple[Item, ...]:
    """Return the posts."""
    heading, sessions = texts.gettext("Elements of the mapping sessions"), publication.dataset(Name.ELEMENTS)
    if sessions is None:
        return (Absent("dashboard-elements", heading, texts.gettext("This publication has no mapping sessions.")),)
    if not sessions.tables:
        return (Absent("dashboard-elements", heading, sides.why_nothing(sessions, texts)),)
    hidden = texts.gettext("Every number is hidden: too few sessions are behind them.")
    one = texts.gettext("Fewer than two periods can be shown beside each other so far. More come with later editions.")
    now = mapping_figures.elements(sessions, own, texts)
    how_many = mapping_time.sessions(sessions, own, texts)
    over_time = mapping_time.elements(sessions, own, texts)
    return (
        now.post(sessions, _about_elements(now.figure, texts))
        if now
        else Absent("dashboard-elements", heading, hidden),
        how_many.post(sessions, _about_sessions(texts))
        if how_many
        else Absent("dashboard-sessions", texts.gettext("The number of sessions"), hidden),
        over_time.post(sessions, _about_time(texts))
        if over_time
        else Absent("dashboard-elements-time", texts.gettext("The elements over time"), one),
    )


def _about_elements(figure: Figure, texts: Texts) -> tuple[str, str, str]:
    return (
        texts.gettext(
            "How many of the sessions had each element on the map when they ended. An element that is not there is a "
            "question about the work and no fault: the meeting may have had another purpose, or go on another day."
        ),
        texts.gettext(
            "Choose one element together with those who lead sessions, and ask what makes it easy or hard to get "
            "there: time, who was invited, practice. Try one thing and look again."
        ),
        " ".join((_lines(texts), mapping_figures.step_words(figure, texts), _quality(texts))).replace("  ", " "),
    )


def _about_sessions(texts: Texts) -> tuple[str, str, str]:
    return (
        texts.gettext("How many sessions left a line for statistics; not how many were held."),
        texts.gettext(
            "Hold the number against how many sessions you believe were held. Ask whether the line is forgotten or "
            "left out on purpose, and why; leaving none is allowed."
        ),
        _lines(texts),
    )


def _about_time(texts: Texts) -> tuple[str, str, str]:
    return (
        texts.gettext(
            "The same elements, period by period. The sessions are different ones, with different families, and "
            "perhaps led by others."
        ),
        texts.gettext(
            "If you tried something after the last time, look for its element here. Wait for two periods that point "
            "the same way before you call it a change."
        ),
        " ".join((texts.gettext("Why a number differs from the one before cannot be seen here."), _lines(texts))),
    )


def _lines(texts: Texts) -> str:
    return texts.gettext(
        "Only sessions whose leader chose to leave a line for statistics are counted; how many left none is not known."
    )


def _quality(texts: Texts) -> str:
    return texts.gettext("Nothing is said about how good the conversation was, or what became of it for the child.")
