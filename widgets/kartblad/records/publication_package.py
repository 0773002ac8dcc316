"""Makes ``datapackage.json`` of a published folder: valid Frictionless that says in Swedish what every column is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from kartblad.catalogue import published_csv, published_index
from kartblad.catalogue.published_index import DATA, Field, File, Index, Resource, Schema
from kartblad.core.disclosure import Symbol
from kartblad.core.publication.edition import Dataset, Publication
from kartblad.core.publication.table import TOTAL, Dimension
from kartblad.core.words import Words
from kartblad.i18n import LOCALES, Texts, msgid

SYMBOLS = {
    Symbol.PROTECTED: msgid("Protected: so few that nothing is shown, or something that could tell about so few."),
    Symbol.MISSING: msgid("Not reported."),
    Symbol.NOT_APPLICABLE: msgid("There can be no number."),
    Symbol.ZERO: msgid("None: a true zero."),
}
"""The legend."""
TEXTS = Texts("sv")
"""The descriptions are Swedish, whichever language the one who publishes reads."""


def index(publication: Publication, files: Mapping[str, bytes]) -> bytes:
    """Return ``datapackage.json`` of a publication.

    Parameters
    ----------
    files
        Every other file in the folder.
    """
    listed = {name: File(len(content), hashlib.sha256(content).hexdigest()) for name, content in files.items()}
    made = Index(
        name="kartblad-publicering",
        title=publication.circle,
        description=TEXTS.gettext(
            "Protected figures, made to be read by the circle that the title names. A number that is hidden has a "
            "symbol in its place; the block kartblad says what they mean, and what is left out."
        ),
        created=f"{publication.published}T00:00:00Z",
        resources=tuple(_resource(each, listed) for each in publication.datasets if each.tables),
        kartblad=published_index.block(publication, legend(), listed),
    )
    return published_index.encoded(made)


def legend() -> dict[str, Words]:
    """Return what every symbol means."""
    return {symbol.value: both(message) for symbol, message in SYMBOLS.items()}


def both(message: str) -> Words:
    """Return a message in both languages."""
    return Words(**{locale: Texts(locale).gettext(message) for locale in LOCALES})


def _resource(dataset: Dataset, files: Mapping[str, File]) -> Resource:
    path = published_index.data_path(dataset.name)
    columns = published_csv.columns(dataset.tables)
    keys = [dimension.key for dimension in dataset.latest.dimensions]
    return Resource(
        name=f"{DATA}-{dataset.name}",
        path=path,
        title=dataset.title.sv,
        description=dataset.definition.sv,
        bytes=files[path].bytes,
        hash=f"sha256:{files[path].sha256}",
        schema=Schema(tuple(_fields(dataset, columns)), (*published_csv.BEFORE, *keys)),
    )


def _fields(dataset: Dataset, columns: tuple[str, ...]) -> Iterator[Field]:
    by = {each.key: each for each in dataset.latest.dimensions}
    for column in columns:
        stem = column.removesuffix(published_csv.LABEL)
        if stem in by:
            yield _of_dimension(by[stem], column)
        else:
            yield _known(dataset)[column]


def _of_dimension(dimension: Dimension, column: str) -> Field:
    if column == dimension.key:
        about = TEXTS.gettext("The key; {total} is all together.", total=TOTAL)
        return Field(column, "string", dimension.label.sv, about, {"required": True})
    return Field(column, "string", dimension.label.sv, TEXTS.gettext("The name of the key beside it."))


def _known(dataset: Dataset) -> dict[str, Field]:
    """Return the columns that every file has."""
    gettext = TEXTS.gettext
    needed = {"required": True, "minimum": 1}
    period = gettext("A half-year, a month or a span of them.")
    share = gettext("In whole per cent of all together; from twenty on.")
    k = gettext("No number below it was shown when this one was published.")
    edition = gettext("In which the number was first published.")
    fields = (
        Field("period", "string", gettext("Period"), period, {"required": True}),
        Field("value", "number", dataset.unit.sv, gettext("Empty where a symbol stands instead."), {"minimum": 0}),
        Field("symbol", "string", gettext("Symbol"), _symbols(), {"enum": tuple(SYMBOLS)}),
        Field("share_percent", "integer", gettext("Share"), share),
        Field("k", "integer", "k", k, needed),
        Field("edition", "integer", gettext("Edition"), edition, needed),
    )
    return {field.name: field for field in fields}


def _symbols() -> str:
    return " ".join(f"{symbol} = {TEXTS.gettext(message)}" for symbol, message in SYMBOLS.items())
