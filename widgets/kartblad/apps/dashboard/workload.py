"""The posts of a manager's page about workload: groups of zones now and month by month, and what waits.

Never a mean or a median, and no unit before another: the numbers by group of zones, one's own beside all together.
"""

from __future__ import annotations

from kartblad.apps.dashboard import sides, workload_figures, workload_months
from kartblad.apps.dashboard.post import Absent, Item
from kartblad.core.publication.edition import Name, Publication
from kartblad.i18n import Texts


def posts(publication: Publication, own: str, texts: Texts) -> tuple[Item, ...]:
    """Return the posts."""
    return (*_zones(publication, own, texts), *_waiting(publication, own, texts))


def _zones(publication: Publication, own: str, texts: Texts) -> tuple[Item, ...]:
    heading = texts.gettext("Workers in each group of zones")
    zones = publication.dataset(Name.ZONES)
    if zones is None:
        return (Absent("dashboard-zones", heading, texts.gettext("This publication has no measured workload.")),)
    if not zones.tables:
        return (Absent("dashboard-zones", heading, sides.why_nothing(zones, texts)),)
    now, strip = workload_figures.zones(zones, own, texts), workload_months.strip(zones, own, texts)
    return (
        now.post(zones, _about_zones(texts)) if now else Absent("dashboard-zones", heading, _hidden(texts)),
        strip.post(zones, _about_months(texts)) if strip else _one_month(texts),
    )


def _one_month(texts: Texts) -> Absent:
    return Absent(
        "dashboard-zones-months",
        texts.gettext("Month by month"),
        texts.gettext("Fewer than two months can be shown beside each other so far. More come with later editions."),
    )


def _waiting(publication: Publication, own: str, texts: Texts) -> tuple[Item, ...]:
    heading, waiting = texts.gettext("What waits or drags on"), publication.dataset(Name.WAITING)
    if waiting is None:
        return ()
    if not waiting.tables:
        return (Absent("dashboard-waiting", heading, sides.why_nothing(waiting, texts)),)
    figure = workload_figures.waiting(waiting, own, texts)
    if figure is None:
        return (Absent("dashboard-waiting", heading, _hidden(texts)),)
    return (figure.post(waiting, _about_waiting(texts)),)


def _hidden(texts: Texts) -> str:
    return texts.gettext("Every number is hidden: too few workers are behind them.")


# What is said of them ---------------------------------------------------------------------------------------------


def _about_zones(texts: Texts) -> tuple[str, str, str]:
    return (
        texts.gettext(
            "How many of the measured workers have a load in each group of zones. The norm is what somebody with that "
            "experience and that working time can carry. Units weigh their work in their own way: where yours differs "
            "from all together, that is a question to ask and no verdict."
        ),
        texts.gettext(
            "Ask the unit what can be taken away, done together or wait, before anything is added. Decide with it who "
            "does what, and when you look again."
        ),
        texts.gettext(
            "Who has not measured is not counted, and how many they are is not known here. Nothing is said about how "
            "well the work is done, how it feels or why it is so."
        ),
    )


def _about_months(texts: Texts) -> tuple[str, str, str]:
    return (
        texts.gettext(
            "Each row is a month with those who measured then; they need not be the same persons. Zones are counted "
            "together alike in all months, as coarsely as the coarsest month asks for."
        ),
        texts.gettext(
            "Look at several months in a row. A worker more or less in a group is nothing to act on; if it lasts, "
            "take it up with the unit and follow up what you decided."
        ),
        texts.gettext(
            "Whether somebody began, left or did not measure cannot be seen. Where a month has no number, the row "
            "says why as far as it is known."
        ),
    )


def _about_waiting(texts: Texts) -> tuple[str, str, str]:
    return (
        texts.gettext(
            "What the workers have counted as not begun or past its time, added up. A number is shown only where "
            "enough workers have some of it."
        ),
        texts.gettext("Ask what it takes to begin with what has waited the longest, and who can decide that."),
        texts.gettext(
            "How long something has waited, how urgent it is, and what nobody has counted. The kinds may overlap."
        ),
    )
