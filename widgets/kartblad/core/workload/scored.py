"""A measurement gone through with the key: the leader's counts beside those that the worker handed in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kartblad.core.workload.measurement import Count, Measurement
from kartblad.core.workload.weights import WeightSet


@dataclass(frozen=True, slots=True)
class Difference:
    """A kind that the two counted differently: a question for the talk."""

    kind: str
    handed: Count
    """As the worker counted."""
    counted: Count
    """As it was counted with the key."""


def differences(measured: Measurement) -> tuple[Difference, ...]:
    """Return where the counts are no longer those that the worker handed in, in the order of the form."""
    if not measured.handed:
        return ()
    handed = {each.id: each for each in measured.handed}
    ids = dict.fromkeys([*(each.id for each in measured.counts), *handed])
    pairs = (Difference(id_, handed.get(id_, Count(id_)), measured.count(id_)) for id_ in ids)
    return tuple(each for each in pairs if each.handed != each.counted)


def recounted(measured: Measurement, new: Count) -> Measurement:
    """Return the measurement with another count of a kind; what the worker handed in stays beside it.

    A count that is set back to the worker's leaves no trace.
    """
    handed = measured.handed or measured.counts
    known = any(each.id == new.id for each in measured.counts)
    counts = tuple(new if each.id == new.id else each for each in measured.counts)
    changed = replace(measured, counts=counts if known else (*counts, new), handed=handed)
    return changed if differences(changed) else replace(changed, counts=handed, handed=())


def signed(measured: Measurement, by: str, day: str) -> Measurement:
    """Return the measurement with who went through it with the key, and when."""
    return replace(measured, scored_by=by, scored_on=day)


def is_scored(measured: Measurement) -> bool:
    """Return whether somebody went through it with the key."""
    return bool(measured.scored_on)


def too_many_within(measured: Measurement, weights: WeightSet) -> tuple[tuple[str, str], ...]:
    """Return the kinds of which there are more than of the kind that each of them is also counted as, and that kind.

    What is not known is not compared.
    """
    return tuple(
        (kind.id, kind.within)
        for kind in weights.kinds
        if kind.within and _more(measured.count(kind.id), measured.count(kind.within))
    )


def _more(part: Count, whole: Count) -> bool:
    pairs = ((part.whole, whole.whole), (part.shared, whole.shared))
    return any(few is not None and all_ is not None and few > all_ for few, all_ in pairs)
