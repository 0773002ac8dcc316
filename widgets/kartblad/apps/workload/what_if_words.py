"""Changes, proposals and what comes of them, in words. Every number in a sentence is counted, none is remembered."""

from __future__ import annotations

from collections.abc import Iterator

from kartblad.apps.workload import amounts
from kartblad.core.workload.changes import Why
from kartblad.core.workload.comparison import Comparison, overloaded, valueless
from kartblad.core.workload.outlook import Misfit
from kartblad.core.workload.picture import heavy
from kartblad.core.workload.scenario import Change, Scenario, What
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts, msgid

MOST_NAMED = 3
"""Parts of a proposed name."""

WHATS = {
    What.MOVE: msgid("Move cases"),
    What.HIRE: msgid("Hire somebody"),
    What.AWAY: msgid("Somebody is away"),
    What.INFLOW: msgid("More or fewer cases come"),
}
WHYS = {
    Why.UNFINISHED: msgid("it is not filled in"),
    Why.NOBODY: msgid("nobody has that code this month"),
    Why.TAKEN: msgid("somebody has that code already"),
    Why.SAME: msgid("it goes from and to the same worker"),
    Why.KIND: msgid("the weights do not know the kind"),
    Why.UNKNOWN: msgid("it is not known how many there are"),
    Why.NO_ROOM: msgid("nobody who may receive has a value"),
    Why.WEIGHTS: msgid("the other weights do not know all that was counted"),
}


def kind_name(kind: str, weights: WeightSet, texts: Texts) -> str:
    """Return what a kind is called, a supplement after what it is within; its id where the set does not know it."""
    found = next((each for each in weights.kinds if each.id == kind), None)
    if found is None:
        return kind
    name = found.name.pick(texts.locale)
    if found.within:
        return f"{kind_name(found.within, weights, texts)} ({name[:1].lower()}{name[1:]})"
    return name[:1].upper() + name[1:]


def change(one: Change, weights: WeightSet, texts: Texts) -> str:
    """Return what a change does, in a line."""
    gap = texts.gettext("not chosen")
    facts = {
        "kind": kind_name(one.kind, weights, texts) or gap,
        "n": texts.number(one.number),
        "who": one.person or gap,
        "other": one.other or gap,
        "years": amounts.points(one.years, texts),
        "share": amounts.per_cent(one.share, texts),
    }
    match one.what:
        case What.MOVE:
            return texts.gettext("{kind}: {n} from {who} to {other}", **facts)
        case What.HIRE:
            return texts.gettext("{who} is hired: {years} years in the profession, {share} of full time", **facts)
        case What.AWAY:
            return texts.gettext("{who} is present {share}", **facts)
    to = one.person or texts.gettext("the unit")
    return texts.gettext("{kind}: {n} to {to}", kind=facts["kind"], n=amounts.signed(one.number, texts), to=to)


def name(scenario: Scenario, weights: WeightSet, texts: Texts) -> str:
    """Return a proposal's name: what was written, or what is in it."""
    return scenario.name or proposed(scenario, weights, texts)


def proposed(scenario: Scenario, weights: WeightSet, texts: Texts) -> str:
    """Return a name that says what a proposal does; it holds no code of anybody's."""
    parts = list(_named(scenario, weights, texts))
    if len(parts) > MOST_NAMED:
        parts = [*parts[:MOST_NAMED], "…"]
    said = ", ".join(parts) or texts.gettext("nothing changed yet")
    return said[:1].upper() + said[1:]


def _named(scenario: Scenario, weights: WeightSet, texts: Texts) -> Iterator[str]:
    by = {what: [each for each in scenario.changes if each.what is what] for what in What}
    if hired := len(by[What.HIRE]):
        many = texts.gettext("{n} newly hired", n=texts.number(hired))
        yield texts.gettext("one newly hired") if hired == 1 else many
    if moves := [each for each in by[What.MOVE] if each.kind]:
        number, kinds = sum(each.number for each in moves), {each.kind for each in moves}
        one = kind_name(next(iter(kinds)), weights, texts) if len(kinds) == 1 else ""
        moved = texts.gettext("{kind}: {n} moved", kind=one, n=texts.number(number))
        yield moved if one else texts.gettext("{n} cases moved", n=texts.number(number))
    if away := len(by[What.AWAY]):
        yield texts.gettext("{n} present otherwise", n=texts.number(away))
    for kind in dict.fromkeys(each.kind for each in by[What.INFLOW] if each.kind):
        number = sum(each.number for each in by[What.INFLOW] if each.kind == kind)
        yield f"{kind_name(kind, weights, texts)} {amounts.signed(number, texts)}"
    if scenario.weights:
        yield texts.gettext("other weights")
    if scenario.months:
        yield texts.ngettext("in {n} month", "in {n} months", scenario.months)


def misfits(found: tuple[Misfit, ...], scenario: Scenario, weights: WeightSet, texts: Texts) -> tuple[str, ...]:
    """Return a sentence for each change that does not fit the month."""
    changes = {each.id: change(each, weights, texts) for each in scenario.changes}
    return tuple(
        texts.gettext(
            "“{change}” does not fit and is left out: {why}.",
            change=changes.get(each.change, texts.gettext("other weights")),
            why=_why(each, texts),
        )
        for each in found
    )


def _why(found: Misfit, texts: Texts) -> str:
    if found.why is Why.TOO_FEW:
        return texts.gettext("only {n} can go", n=texts.number(found.most or 0))
    return texts.gettext(WHYS[found.why])


def sentence(found: Comparison, texts: Texts) -> str:
    """Return in one sentence what a proposal comes to. Each number in it is counted from the two months."""
    if not found.touched and found.same_zones:
        n = len(found.after.persons)
        return texts.ngettext(
            "Nothing changes: {n} worker has the same points, norm and zone.",
            "Nothing changes: all {n} have the same points, norm and zone.",
            n,
        )
    said = "; ".join(_said(found, texts))
    return f"{said[:1].upper()}{said[1:]}."


def _said(found: Comparison, texts: Texts) -> Iterator[str]:
    yield _steps(found, texts)
    yield _overloaded(found, texts)
    if found.arrived:
        yield texts.ngettext("{n} is new", "{n} are new", found.arrived)
    before, after = len(valueless(found.before)), len(valueless(found.after))
    if before or after:
        yield texts.gettext("{after} without a value (now {before})", after=after, before=before)


def _overloaded(found: Comparison, texts: Texts) -> str:
    """Return how many are in the zones that ask for a plan, each month with the zones of its own set."""
    now, then = (zones(each.weights, texts) for each in (found.before, found.after))
    before, after = (texts.number(overloaded(each)) for each in (found.before, found.after))
    if now == then:
        return texts.gettext("{after} in {zones} (now {before})", after=after, zones=then, before=before)
    facts = {"after": after, "zones": then, "before": before, "others": now}
    return texts.gettext("{after} in {zones} (now {before} in {others})", **facts)


def _steps(found: Comparison, texts: Texts) -> str:
    if not found.same_zones:
        return texts.gettext("the zones are others, so moves between them are not counted")
    if not found.both:
        return texts.gettext("nobody has a zone both now and in the proposal")
    moved = found.lighter + found.heavier
    facts = {"both": found.both, "moved": moved, "lighter": found.lighter, "heavier": found.heavier}
    if not moved:
        return texts.gettext("of {both} with a zone, nobody changes zone", **facts)
    return texts.gettext(
        "of {both} with a zone, {moved} change zone: {lighter} to a lower and {heavier} to a higher", **facts
    )


def zones(weights: WeightSet, texts: Texts) -> str:
    """Return the names of the zones that ask for a plan: "orange och röd"."""
    names = [weights.zone(each).name.pick(texts.locale).lower() for each in heavy(weights)]
    if len(names) == 1:
        return names[0]
    return texts.gettext("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])
