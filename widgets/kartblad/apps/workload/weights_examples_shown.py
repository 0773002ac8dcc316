"""The worked examples of a set, run as they are read: what is given, what must come out and what came out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from kartblad.apps.workload import amounts
from kartblad.core.workload.examples import Example
from kartblad.core.workload.scoring import Score
from kartblad.core.workload.trials import NO_ZONE, Trial, trials
from kartblad.core.workload.weights import WeightSet
from kartblad.i18n import Texts, msgid
from kartblad.ui.blocks import Details, Plain

WRONG = {
    "points": msgid("points"),
    "norm": msgid("norm"),
    "load_percent": msgid("load"),
    "zone": msgid("zone"),
}


def examples_table(weights: WeightSet, texts: Texts, key: str, *, picks: bool = False) -> Plain:
    """Return the examples with what came out.

    Parameters
    ----------
    weights
        The set that they belong to.
    texts
        The reader's language.
    key
        Of the block.
    picks
        Whether an example can be opened by its name.
    """
    tried = trials(weights)
    columns = (
        texts.gettext("Worked example"),
        texts.gettext("What is given"),
        texts.gettext("Must come out"),
        texts.gettext("Came out"),
    )
    rows = tuple(_row(trial, weights, texts) for trial in tried)
    return Plain(
        key, _outcome(tried, texts), columns, rows, keys=tuple(trial.example.id for trial in tried) if picks else ()
    )


def examples_folded(weights: WeightSet, texts: Texts, key: str) -> Details:
    """Return the same as lines that open on demand; open where an example does not come out."""
    tried = trials(weights)
    items = tuple("{}: {} → {}. {}".format(*_row(trial, weights, texts)) for trial in tried)
    return Details(key, _outcome(tried, texts), (), items, open=any(trial.wrong for trial in tried))


def _outcome(tried: tuple[Trial, ...], texts: Texts) -> str:
    wrong = sum(bool(trial.wrong) for trial in tried)
    if wrong:
        return texts.ngettext("{n} worked example does not come out", "{n} worked examples do not come out", wrong)
    return texts.ngettext("{n} worked example comes out", "All {n} worked examples come out", len(tried))


def _row(trial: Trial, weights: WeightSet, texts: Texts) -> tuple[str, ...]:
    example = trial.example
    return (
        example.name.pick(texts.locale),
        given(example, weights, texts),
        _must(trial, weights, texts),
        came_out(trial, weights, texts),
    )


def _must(trial: Trial, weights: WeightSet, texts: Texts) -> str:
    """Return what must come out of an example, with its label."""
    said = "; ".join(_expected(trial, weights, texts)) or texts.gettext("nothing is checked")
    return f"{said} ({amounts.origin(trial.example.origin, texts)})"


def given(example: Example, weights: WeightSet, texts: Texts) -> str:
    """Return what an example begins with, in a line."""
    return "; ".join(_given(example, weights, texts))


def came_out(trial: Trial, weights: WeightSet, texts: Texts) -> str:
    """Return whether an example came out, and what came instead."""
    if not trial.wrong:
        return texts.gettext("comes out")
    parts = (f"{texts.gettext(WRONG[name])} {_found(trial.score, name, weights, texts)}" for name in trial.wrong)
    return texts.gettext("does not come out: {found}", found="; ".join(parts))


def _given(example: Example, weights: WeightSet, texts: Texts) -> Iterator[str]:
    years = example.years
    yield amounts.unknown(texts) if years is None else texts.gettext("{n} years", n=texts.number(years))
    if example.employment != 100:
        yield texts.gettext("employed {share}", share=amounts.per_cent(example.employment, texts))
    if example.presence != 100:
        yield texts.gettext("present {share}", share=amounts.per_cent(example.presence, texts))
    names = {kind.id: kind.name.pick(texts.locale) for kind in weights.kinds}
    reasons = {reason.id: reason.name.pick(texts.locale) for reason in weights.reasons}
    yield from (f"{texts.number(n)} {_small(names.get(kind, kind))}" for kind, n in example.counts)
    for kind, n in example.shared:
        yield texts.gettext("{n} {name}, shared by two", n=texts.number(n), name=_small(names.get(kind, kind)))
    if example.duties:
        yield texts.gettext("{n} points of other duties", n=texts.number(example.duties))
    yield from (f"{reasons.get(reason, reason)}: {texts.number(n)}" for reason, n in example.reductions)


def _small(name: str) -> str:
    """Return a name as it stands within a line."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _expected(trial: Trial, weights: WeightSet, texts: Texts) -> Iterator[str]:
    expected = trial.example.expected
    for name, value in (("points", expected.points), ("norm", expected.norm), ("load_percent", expected.load_percent)):
        if value is not None:
            yield f"{texts.gettext(WRONG[name])} {_number(value, name, texts)}"
    if expected.zone:
        yield f"{texts.gettext(WRONG['zone'])} {zone_name(expected.zone.replace(NO_ZONE, ''), weights, texts)}"


def _found(score: Score, name: str, weights: WeightSet, texts: Texts) -> str:
    if name == "zone":
        return zone_name(score.zone, weights, texts)
    load = None if score.load is None else score.load * 100
    found = {"points": score.points, "norm": score.norm, "load_percent": load}[name]
    return _number(found, name, texts)


def _number(number: Fraction | Decimal | None, name: str, texts: Texts) -> str:
    return amounts.per_cent(number, texts) if name == "load_percent" else amounts.points(number, texts)


def zone_name(zone: str, weights: WeightSet, texts: Texts) -> str:
    """Return what a zone is called; one that the set does not have is said to be gone."""
    if not zone:
        return texts.gettext("none")
    return next((each.name.pick(texts.locale) for each in weights.zones if each.id == zone), texts.gettext("gone"))
