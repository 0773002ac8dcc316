"""The form that measurements of workload come in: its columns follow a weight set, one for each kind of case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from msgspec.structs import replace

from kartblad.catalogue.formats import WORKLOAD_PARTS, Form, FormField, plain, read_form
from kartblad.catalogue.weights import Sets
from kartblad.core.words import Words
from kartblad.core.workload.weights import CaseKind, DutiesRule, Phase, WeightSet

MAIN = "workload"
KEPT, COVER, REDUCTIONS, TALKS, AGREED, HANDED = WORKLOAD_PARTS
LISTS = (COVER, REDUCTIONS, TALKS, AGREED, HANDED)
"""Forms of sheets beside the measurements."""
BEFORE = ("date", "person", "unit", "years", "employment", "presence")
AFTER = ("self_rating", "flex_hours", "other_duties")
COLUMNS = ("note", "weights", "scored_before", "scored_by", "scored_on", "measurement")
"""What the workbook adds beside a measurement."""
SHARED = "_delad"
"""What the machine name of a column of shared cases ends in."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Everything a file of measurements may hold."""

    main: Form
    lists: Mapping[str, Form]
    kinds: tuple[str, ...]
    """The kinds that have a column."""


def form(data: Path, weights: WeightSet) -> Form:
    """Return the form to fill in for a set; for the usual one it is the shipped form as it stands.

    Parameters
    ----------
    data
        The workbook's data.
    weights
        What is measured with.
    """
    shipped = read_form(data, MAIN)
    asked = {field.name for field in shipped.fields} - {*BEFORE, *AFTER}
    if asked == {kind.id for kind in weights.kinds}:
        return _rated(shipped, shipped.fields, weights)
    after = [shipped.by_name[name] for name in AFTER[:-1]]
    fields = (*_named(shipped, BEFORE), *_kinds(shipped, weights), *after, _duties(data, shipped, weights))
    return _rated(shipped, fields, weights)


def forms(data: Path, weights: WeightSet, sets: Sets) -> Forms:
    """Return the forms to read with: every kind of every set has its column, the chosen set's first.

    Parameters
    ----------
    data
        The workbook's data.
    weights
        For rows that do not say what they were measured with.
    sets
        What rows may say.
    """
    shipped, own, kept = read_form(data, MAIN), form(data, weights), read_form(data, KEPT)
    columns = {field.name: field for field in own.fields}
    others = (each for versions in sets.values() for each in versions)
    for each in (weights, *others):
        for field in _kinds(shipped, each):
            columns[field.name] = _also(columns.get(field.name, field), field)
    kinds = tuple(name for name in columns if name not in {*BEFORE, *AFTER})
    shared = [_shared(columns[name], kept.by_name["shared"]) for name in kinds]
    scales = [each.rating for versions in sets.values() for each in versions] + [weights.rating]
    rating = _between(columns["self_rating"], min(r.least for r in scales), max(r.most for r in scales))
    employment = replace(columns["employment"], may_be_empty=True)
    columns |= {"self_rating": rating, "employment": employment}
    main = replace(own, fields=(*columns.values(), *shared, *_named(kept, COLUMNS)), primary_key=("date", "person"))
    return Forms(main, MappingProxyType({key: read_form(data, key) for key in LISTS}), kinds)


def known_kinds(weights: WeightSet, main: Form) -> Mapping[str, str]:
    """Return the id of every kind of a set by all it may be called, plain."""
    names: dict[str, str] = {}
    for kind in weights.kinds:
        titles = (kind.id, kind.name.sv, kind.name.en, *main.by_name[kind.id].headings)
        names |= {plain(title): kind.id for title in titles if plain(title) not in names}
    return MappingProxyType(names)


def _named(form: Form, names: Iterable[str]) -> Iterator[FormField]:
    return (form.by_name[name] for name in names)


def _kinds(shipped: Form, weights: WeightSet) -> Iterator[FormField]:
    """Yield a column for each kind: the shipped one where it is the same kind, else one like it."""
    for kind in weights.kinds:
        known = shipped.by_name.get(kind.id)
        yield known if known and known.title == kind.name.sv else _like(_model(shipped, kind), kind)


def _model(shipped: Form, kind: CaseKind) -> FormField:
    return shipped.by_name["utredning_over_tid" if kind.phase is Phase.BACKLOG else "yttrande"]


def _like(model: FormField, kind: CaseKind) -> FormField:
    about = Words(*(" ".join(filter(None, pair)) for pair in _descriptions(model, kind)))
    title, title_en = kind.name.sv, kind.name.en or kind.name.sv
    return replace(
        model, name=kind.id, title=title, title_en=title_en, description=about.sv, description_en=about.en, synonyms=()
    )


def _descriptions(model: FormField, kind: CaseKind) -> tuple[tuple[str, str], tuple[str, str]]:
    return (kind.about.sv, model.description), (kind.about.en, model.description_en)


def _also(field: FormField, other: FormField) -> FormField:
    """Return a column that is known by another set's names for the same kind, too."""
    names = (other.title, other.title_en, *other.synonyms)
    further = tuple(dict.fromkeys(name for name in names if plain(name) not in field.headings))
    return replace(field, synonyms=(*field.synonyms, *further)) if further else field


def _shared(kind: FormField, model: FormField) -> FormField:
    title, title_en = f"{kind.title}, {model.title}", f"{kind.title_en}, {model.title_en}"
    synonyms = tuple(f"{name}, {model.title}" for name in kind.synonyms)
    return replace(model, name=f"{kind.name}{SHARED}", title=title, title_en=title_en, synonyms=synonyms)


def _duties(data: Path, shipped: Form, weights: WeightSet) -> FormField:
    if weights.duties is DutiesRule.REDUCE_NORM:
        return shipped.by_name["other_duties"]
    added = read_form(data, KEPT).by_name["added_duties"]
    return replace(added, name="other_duties", synonyms=shipped.by_name["other_duties"].synonyms)


def _rated(shipped: Form, fields: Iterable[FormField], weights: WeightSet) -> Form:
    """Return the form with the set's own scale of rating."""
    least, most = weights.rating.least, weights.rating.most
    held = (_between(field, least, most) if field.name == "self_rating" else field for field in fields)
    return replace(shipped, fields=tuple(held))


def _between(field: FormField, least: int, most: int) -> FormField:
    """Return the column of the rating with other ends; what stands of the shipped ones is left out."""
    if (field.constraints.minimum, field.constraints.maximum) == (least, most):
        return field
    old = f"{field.constraints.minimum}–{field.constraints.maximum}"
    said, said_en = (
        text.partition(". ")[0].removesuffix(".").replace(old, f"{least}–{most}") + "."
        for text in (field.description, field.description_en)
    )
    limits = replace(field.constraints, minimum=least, maximum=most)
    return replace(field, constraints=limits, description=said, description_en=said_en, example=least)
