"""The part Eget register: a municipality looks at its own register in the same figures, with small groups protected."""

from __future__ import annotations

from kartblad.apps.participation import register_wording
from kartblad.apps.participation.register_choices import (
    BY,
    CHECKED,
    CHIPS,
    COUNTED,
    STAFFED_BY,
    Amount,
    Beside,
    Look,
    chip_key,
    own_key,
    pick_key,
)
from kartblad.apps.participation.register_counts import Counts, besides, counts
from kartblad.apps.participation.register_desk import EMPTY, Desk
from kartblad.apps.participation.register_equality import equality_figures
from kartblad.apps.participation.register_figures import amount_figure, companion_figure
from kartblad.apps.participation.register_held import Held
from kartblad.apps.participation.register_intake import file_fields, held_fields, refused, staff_fields
from kartblad.apps.participation.register_model import model_blocks
from kartblad.apps.participation.register_onward import onward
from kartblad.apps.participation.register_staff_choice import UNUSED, refusal, staffed_by, staffed_rows
from kartblad.apps.participation.register_staffed import staffed_figure
from kartblad.apps.participation.register_wording import NOTHING_CHOSEN
from kartblad.apps.participation.selection import View
from kartblad.catalogue.tables import Statistics
from kartblad.charts.figure import Figure
from kartblad.core.disclosure import Symbol
from kartblad.core.register import Dimension
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import (
    Block,
    Checks,
    Chips,
    Controls,
    Details,
    FigureBlock,
    Notice,
    Option,
    Prose,
    Select,
    Status,
)

NEEDS_STAFF = msgid("This needs a staff list. Choose one below, or try the invented register, which has one.")
TOO_NARROW = msgid(
    "Counts are shown by at most two kinds at a time, the filters included: what is left of three could point out "
    "persons. Take away a filter, or count by something that you filter on."
)
EXCLUDED = msgid("The filters on course and heading exclude each other, so nothing is left. Take one of them away.")


def blocks(view: View, stats: Statistics, texts: Texts, desk: Desk = EMPTY) -> tuple[Block, ...]:
    """Return what the part shows."""
    if desk.held is None:
        return (*_intro(texts), *_waiting(view.own, texts), *file_fields(desk, texts), Status("status", _none(texts)))
    return (*_header(desk.held, texts), *refused(desk, texts), *_explored(view, stats, texts, desk, desk.held))


# Before there is a register ---------------------------------------------------------------------------------------


def _intro(texts: Texts) -> tuple[Block, ...]:
    said = (
        texts.gettext(
            "Look at your own register in the same figures as the published ones: who took part in what, by course, "
            "municipality, year and experience."
        ),
        texts.gettext(
            "The register stays in memory while the page is open. It is written to no disk and never stands in the "
            "address; only your choices do."
        ),
    )
    return (Prose("register-intro", texts.gettext("Own register"), 2, said),)


def _none(texts: Texts) -> str:
    return texts.gettext("No register has been read in.")


def _waiting(look: Look, texts: Texts) -> tuple[Block, ...]:
    if look == Look():
        return ()
    sentence = texts.gettext(
        "The link leads to a view of a register, and the register is not in the link. Choose the file again: the "
        "selection is kept."
    )
    return (Notice("waiting", "info", sentence),)


# With a register --------------------------------------------------------------------------------------------------


def _header(held: Held, texts: Texts) -> tuple[Block, ...]:
    if held.came is None:
        said: tuple[str, ...] = (
            texts.gettext("INVENTED: these rows were made up for learning. Nothing here is a fact."),
        )
    else:
        said = held.came.sentences(texts)
    staff = (*held.staff_came.sentences(texts), *_unlike(held, texts)) if held.staff_came else ()
    doubts = (*(held.came.doubts(texts) if held.came else ()), *_unlike(held, texts))
    heading = texts.gettext("INVENTED register") if held.is_invented else texts.gettext("Own register")
    return (
        Prose("register-intro", heading, 2, (said[0], *doubts)),
        Details("read-in", texts.gettext("What was read in"), (*said, *staff, _memory(texts))),
        held_fields(held, texts),
    )


def _unlike(held: Held, texts: Texts) -> tuple[str, ...]:
    """Say which codes differ between the two lists by capital letters only: who is trained would count as untrained."""
    if not held.alike_in_staff:
        return ()
    from kartblad.records.imported import listed

    said = texts.gettext(
        "The person codes {codes} of the staff list are written with other capital letters than in the register, and "
        "are taken for other persons. If they are the same, write them alike.",
        codes=listed(held.alike_in_staff, texts),
    )
    return (said,)


def _memory(texts: Texts) -> str:
    return texts.gettext("It is in memory only, and gone when you close the page.")


def _explored(view: View, stats: Statistics, texts: Texts, desk: Desk, held: Held) -> tuple[Block, ...]:
    look, found = view.own, counts(held, view.own)
    return (
        _choices(look, found, texts),
        _filters(found, texts),
        _chips(found, texts),
        *_lost(look, found, texts),
        Status("status", _status(look, found, texts)),
        *_figures(look, found, stats, texts),
        *onward(view, stats, texts, desk),
        *(() if held.staff is not None else (staff_fields(texts),)),
    )


def _choices(look: Look, found: Counts, texts: Texts) -> Controls:
    amounts = tuple(Option(a.value, texts.gettext(register_wording.AMOUNTS[a])) for a in Amount)
    controls = [Select(own_key("amount"), texts.gettext("Measure"), amounts, look.amount.value)]
    by = _by(look)
    if by:
        chosen = look.by if look.by in by else staffed_by(look)
        options = tuple(Option(d.value, texts.gettext(register_wording.DIMENSIONS[d])) for d in by)
        controls.append(Select(own_key("by"), texts.gettext("One row for each"), options, chosen.value))
    if look.amount in COUNTED:
        controls.append(_beside(look, found, texts))
    return Controls("own-choices", texts.gettext("What do you want to see?"), tuple(controls))


def _by(look: Look) -> tuple[Dimension, ...]:
    if look.amount is Amount.COVERAGE:
        return STAFFED_BY
    return BY if look.amount in COUNTED else ()


def _beside(look: Look, found: Counts, texts: Texts) -> Select:
    possible = besides(found, look.by)
    chosen = look.beside if look.beside in possible else Beside.NOTHING
    options = register_wording.beside_options(possible, texts)
    hint = texts.gettext("at most four figures, on one scale")
    return Select(own_key("beside"), texts.gettext("Small figures side by side for"), options, chosen.value, hint)


def _filters(found: Counts, texts: Texts) -> Controls:
    checks = tuple(
        Checks(
            own_key(dimension.value),
            texts.gettext(register_wording.DIMENSIONS[dimension]),
            register_wording.options(found.held, dimension, texts),
            found.selection.values(dimension),
        )
        for dimension in CHECKED
    )
    return Controls("own-filters", texts.gettext("Only these"), checks)


def _chips(found: Counts, texts: Texts) -> Chips:
    named = register_wording.filters(found.held, found.selection, texts)
    chips = tuple(Option(chip_key(*place), name, _passed(found.held, place, texts)) for place, name in named.items())
    return Chips(own_key(CHIPS), texts.gettext("Filters"), chips, texts.gettext("Clear"))


def _passed(held: Held, place: tuple[Dimension, str], texts: Texts) -> str:
    """Return how many participations one filter lets through by itself, as far as that is shown."""
    dimension, category = place
    count = Counts(held, NOTHING_CHOSEN.chosen(dimension, {category})).total().count
    everything = held.published.cell({}).count
    if count is None or everything is None:
        return Symbol.PROTECTED.value
    return texts.gettext("{n} of {of}", n=texts.number(count), of=texts.number(everything))


def _lost(look: Look, found: Counts, texts: Texts) -> tuple[Block, ...]:
    """Say which filters of a link this register knows nothing of."""
    if found.selection == look.selection:
        return ()
    sentence = texts.gettext("The register lacks some of what the link filters on. Those filters are not used.")
    return (Notice("lost-filters", "warning", sentence),)


def _status(look: Look, found: Counts, texts: Texts) -> str:
    if look.amount in UNUSED:
        return texts.gettext("Showing shares of the staff. How the filters act stands at the figure.")
    count, everything = found.total().count, found.held.published.cell({}).count
    if count is None or everything is None:
        return texts.gettext("How many participations are shown is protected.")
    return texts.gettext("Showing {n} of {of} participations.", n=texts.number(count), of=texts.number(everything))


def _figures(look: Look, found: Counts, stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    if found.is_empty:
        return (Notice("excluded", "info", texts.gettext(EXCLUDED)),)
    if look.amount in UNUSED:
        return (*_staffed(look, found, stats, texts), *_ahead(look, stats, texts))
    if look.amount is Amount.PER_POST:
        if not found.allowed(Dimension.MUNICIPALITY):
            return (Notice("narrow", "info", texts.gettext(TOO_NARROW)),)
        return tuple(FigureBlock(figure) for figure in equality_figures(found, stats, texts))
    return _counted(look, found, stats, texts)


def _ahead(look: Look, stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    """Return what may come after what has been, where that is asked for."""
    return model_blocks(look.assumed, stats, texts) if look.amount is Amount.SATURATION else ()


def _staffed(look: Look, found: Counts, stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    if found.held.staff is None:
        return (Notice("needs-staff", "info", texts.gettext(NEEDS_STAFF)),)
    if reason := refusal(found, look):
        return (Notice("narrow", "info", texts.gettext(reason)),)
    figure, by = staffed_figure(found, look, stats, texts), staffed_rows(look)
    return (FigureBlock(figure) if by is Dimension.YEAR else _picked(figure, found, by),)


def _counted(look: Look, found: Counts, stats: Statistics, texts: Texts) -> tuple[Block, ...]:
    second = companion_figure(found, look, stats, texts)
    beside = () if second is None else (_picked(second[1], found, second[0]),)
    if not found.allowed(look.by):
        return (Notice("narrow", "info", texts.gettext(TOO_NARROW)), *beside)
    return (_picked(amount_figure(found, look, stats, texts), found, look.by), *beside)


def _picked(figure: Figure, found: Counts, by: Dimension) -> FigureBlock:
    return FigureBlock(figure, pick=pick_key(by), picked=found.selection.values(by))
