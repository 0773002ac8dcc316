"""The fields of the key: a count for each kind with what counts as one, and what decides the norm."""

from __future__ import annotations

from collections.abc import Iterator

from kartblad.apps.workload import amounts, wording
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.apps.workload.subject import Scored
from kartblad.core.workload import sense
from kartblad.core.workload.measurement import Count, Cover, Measurement
from kartblad.core.workload.scored import too_many_within
from kartblad.core.workload.scoring import Step
from kartblad.core.workload.weights import CaseKind, Phase, WeightSet
from kartblad.i18n import Texts
from kartblad.ui import forms
from kartblad.ui.blocks import Action, Block, Controls, NumberField, Prose
from kartblad.ui.paths import key

PLACE = ("unit", "measurements")


def counts(desk: Desk, scored: Scored, office: Office) -> Iterator[Block]:
    """Yield a group of counts for each phase, in the order of the set, and those that are shared."""
    texts, weights, measured = office.texts, scored.weights, scored.measured
    for phase in dict.fromkeys(kind.phase for kind in weights.kinds):
        kinds = [kind for kind in weights.kinds if kind.phase is phase]
        fields = tuple(_count(measured, kind, weights, texts) for kind in kinds)
        yield Controls(key("key-phase", phase), texts.gettext(wording.NAMES[phase]), fields)
    if weights.shared is not None:
        yield from _shared(desk, measured, weights, texts)


def _count(measured: Measurement, kind: CaseKind, weights: WeightSet, texts: Texts, part: str = "whole") -> NumberField:
    about = texts.pick(kind.about) if part == "whole" else ""
    hints = (about, _weight(kind, weights, texts, part), _handed(measured, kind, texts, part))
    return NumberField(
        key("recount", measured.id, kind.id, part),
        texts.pick(kind.name),
        getattr(measured.count(kind.id), part),
        0,
        sense.MOST,
        hint=" ".join(hint for hint in hints if hint),
        problem=_problem(measured, kind, weights, texts),
        eager=True,
    )


def _weight(kind: CaseKind, weights: WeightSet, texts: Texts, part: str) -> str:
    """Return what one of a kind weighs, with where that number comes from."""
    if kind.phase is Phase.BACKLOG and not kind.points.value:
        return "" if texts.pick(kind.about) else texts.gettext("Shown beside the points.")
    weight = texts.gettext("Weight {points}.", points=amounts.labelled(kind.points, texts))
    if part == "whole" or weights.shared is None:
        return weight
    share = amounts.per_cent(weights.shared.value * 100, texts)
    origin = amounts.origin(weights.shared.origin, texts)
    each = texts.gettext("Each of the two carries {share} ({origin}).", share=share, origin=origin)
    return f"{weight} {each}"


def _handed(measured: Measurement, kind: CaseKind, texts: Texts, part: str) -> str:
    """Return the worker's own count, where it is another now."""
    handed = next((each for each in measured.handed if each.id == kind.id), None)
    if not measured.handed or (handed or Count(kind.id)) == measured.count(kind.id):
        return ""
    number = getattr(handed or Count(kind.id), part)
    return texts.gettext("The worker's own: {n}.", n=amounts.count(number, texts))


def _problem(measured: Measurement, kind: CaseKind, weights: WeightSet, texts: Texts) -> str:
    wholes = dict(too_many_within(measured, weights))
    if kind.id not in wholes:
        return ""
    whole = texts.pick(weights.kind(wholes[kind.id]).name)
    return texts.gettext("These are also counted under {name}: there cannot be more of them. Check both.", name=whole)


def _shared(desk: Desk, measured: Measurement, weights: WeightSet, texts: Texts) -> Iterator[Block]:
    has_any = any(each.shared != 0 for each in (*measured.counts, *measured.handed))
    shown = has_any or desk.intake.with_shared
    if not has_any:
        yield Action("key-shared", texts.gettext("Cases that two share"), pressed=shown)
    if shown:
        kinds = [kind for kind in weights.kinds if kind.phase is not Phase.BACKLOG]
        fields = tuple(_count(measured, kind, weights, texts, "shared") for kind in kinds)
        yield Controls(
            "key-shared-counts", texts.gettext("Of these, shared with a colleague (not counted above)"), fields
        )


def terms(desk: Desk, scored: Scored, office: Office) -> Iterator[Block]:
    """Yield what decides the norm, what the worker says of the month, and what is done for others."""
    texts, held, at = office.texts, desk.held, (*PLACE, scored.measured.id)
    yield _norm(desk, at, texts)
    scale = scored.weights.rating
    number, flex = forms.number, float(sense.MOST_FLEX)
    heavy = texts.gettext("{n} is the heaviest. Empty: not known.", n=scale.heavy)
    own = texts.gettext("Change it only when the worker says so.")
    rating = (*at, "self_rating")
    yield Controls(
        "key-felt",
        texts.gettext("What the worker says"),
        (
            forms.whole_number(held, rating, texts.gettext("Own rating"), scale.least, scale.most, f"{heavy} {own}"),
            number(
                held, (*at, "flex"), texts.gettext("Flex balance"), -flex, flex, step=0.01, unit=texts.gettext("hours")
            ),
        ),
    )
    yield from _rows(scored, office)


def _norm(desk: Desk, at: tuple[str, ...], texts: Texts) -> Controls:
    held, number, per_cent = desk.held, forms.number, texts.gettext("per cent")
    years, points = float(sense.MOST_YEARS), float(sense.MOST_POINTS)
    unknown = texts.gettext("If any of these is empty it is not known, and then there is no load.")
    post = texts.gettext("Of the post, this month. Why is never written.")
    full, none = texts.gettext("Of full time."), texts.gettext("Write 0 where there are none.")
    return Controls(
        "key-terms",
        texts.gettext("What decides the norm"),
        (
            number(held, (*at, "years"), texts.gettext("Years in the profession"), 0, years, hint=unknown),
            number(held, (*at, "employment"), texts.gettext("Employment"), 0, 100, unit=per_cent, hint=full),
            number(held, (*at, "presence"), texts.gettext("Presence"), 0, 100, unit=per_cent, hint=post),
            number(held, (*at, "duties"), texts.gettext("Points for other duties"), 0, points, hint=none),
        ),
    )


def _rows(scored: Scored, office: Office) -> Iterator[Block]:
    """Yield what is done for colleagues and what lowers the norm, each row with a button that takes it away."""
    texts, measured, weights = office.texts, scored.measured, scored.weights
    covered = [_covered(each, weights, texts) for each in measured.cover]
    lowered = [
        amounts.part_name(part, weights, texts) + f": {amounts.signed(part.points, texts)}"
        for part in scored.score.norm_parts
        if part.step is Step.REDUCTION
    ]
    for name, heading, items in (
        ("key-cover", texts.gettext("Done for colleagues"), covered),
        ("key-less", texts.gettext("Less work for a time, in points of the norm"), lowered),
    ):
        if items:
            yield Prose(name, heading, 3, (), tuple(items))


def _covered(cover: Cover, weights: WeightSet, texts: Texts) -> str:
    said = f"{texts.pick(weights.kind(cover.kind).name)}: {texts.number(cover.number)}"
    return f"{said} ({cover.person})" if cover.person else said
