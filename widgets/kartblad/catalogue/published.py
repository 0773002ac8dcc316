"""Reads a published folder, after every byte in it was checked: the only door from files to what managers see.

A folder is used as it was published or not at all: each file is listed in ``datapackage.json`` with its size and
digest, nothing else lies there, nothing is a link, and the CSV files say exactly what their tables would write. The
digests find mishaps and what was put there by mistake; who can write to the folder can also write new digests.
"""

from __future__ import annotations

import csv
import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from kartblad.catalogue import published_csv, published_index
from kartblad.catalogue.published_index import DATA, FORMAT_VERSION, INDEX, Block, File
from kartblad.core.disclosure import LEAST, Symbol
from kartblad.core.problems import Place, Problem
from kartblad.core.provenance import Standing
from kartblad.core.publication.edition import Dataset, Publication
from kartblad.i18n import Texts

LARGEST_INDEX = 8 * 2**20
LARGEST_FILE = 16 * 2**20
LARGEST = 256 * 2**20
"""Bytes of one file, and of all that are listed."""
NAMED = 3
"""Entries that do not belong in a folder and are named on the terminal."""


def published(folder: Path, texts: Texts) -> Publication:
    """Return the publication in a folder.

    Raises
    ------
    Problem
        Naming the file that is not as it was published. Names of files that do not belong there are not said: this
        may stand on a page.
    """
    before = stamp(folder, texts)
    try:
        return _read(folder, texts)
    except Problem:
        if stamp(folder, texts) == before:
            raise
        return _read(folder, texts)  # a new edition took its place meanwhile


def stamp(folder: Path, texts: Texts) -> tuple[int, ...]:
    """Return what changes when a new edition takes the place of this one.

    Raises
    ------
    Problem
        If the folder is no publication.
    """
    try:
        found = (folder / INDEX).lstat()
    except OSError as error:
        raise _no_publication(folder, texts) from error
    return (found.st_mtime_ns, found.st_size, found.st_ino)


def root(folder: Path, texts: Texts) -> Path:
    """Return the publication that a data root holds: the folder itself, or the only thing in it.

    Raises
    ------
    Problem
        If there is none, or anything lies beside or in it that does not belong there. Three are named: only whoever
        starts the server reads this.
    """
    inside = sorted(_entries(folder, texts))
    if INDEX in inside:
        found, strangers = folder, _strangers(folder, texts)
    else:
        homes = [name for name in inside if (folder / name / INDEX).is_file() and not (folder / name).is_symlink()]
        if not homes:
            raise _no_publication(folder, texts)
        found = folder / homes[0]
        strangers = [*(name for name in inside if name != homes[0]), *_strangers(found, texts)]
    if strangers:
        raise _mixed(folder, strangers, texts)
    return found


def _mixed(folder: Path, strangers: list[str], texts: Texts) -> Problem:
    more = "" if len(strangers) <= NAMED else " …"
    sentence = texts.ngettext(
        "In {folder} lies {n} thing that does not belong to the publication: {names}. Move it away: managers' pages "
        "are served from a folder with a publication and nothing else.",
        "In {folder} lie {n} things that do not belong to the publication: {names}. Move them away: managers' pages "
        "are served from a folder with a publication and nothing else.",
        len(strangers),
        folder=folder,
        names=", ".join(map(repr, strangers[:NAMED])) + more,
    )
    return Problem(sentence, Place(file=str(folder)))


def _strangers(folder: Path, texts: Texts) -> list[str]:
    """Return the names in a publication that its index does not list."""
    return sorted(_present(folder, texts) - {INDEX, *_index(folder, texts).files})


def _read(folder: Path, texts: Texts) -> Publication:
    block = _index(folder, texts)
    extra = len(_present(folder, texts) - {INDEX, *block.files})
    if extra:
        sentence = texts.ngettext(
            "{n} thing lies in the published folder that {index} does not list. Start the server anew to see which, "
            "and move it away.",
            "{n} things lie in the published folder that {index} does not list. Start the server anew to see which, "
            "and move them away.",
            extra,
            index=INDEX,
        )
        raise Problem(sentence, Place(file=str(folder)))
    contents = {name: _content(folder, name, block.files[name], texts) for name in block.files}
    datasets = tuple(_dataset(said, contents, texts) for said in block.datasets)
    return published_index.publication(block, datasets)


def _index(folder: Path, texts: Texts) -> Block:
    """Return our block of ``datapackage.json``, when it can be true."""
    content = _bytes(folder, INDEX, LARGEST_INDEX, texts)
    try:
        block = published_index.decoded(content).kartblad
        sound = _is_sound(block)
    except ValueError as error:
        raise _changed(INDEX, texts) from error
    if not sound:
        raise _changed(INDEX, texts)
    return block


def _is_sound(block: Block) -> bool:
    """Return whether the block can be true, whoever wrote it.

    Raises
    ------
    ValueError
        If its day is none.
    """
    date.fromisoformat(block.published)
    named = [said.name for said in block.datasets]
    filled = {published_index.data_path(said.name) for said in block.datasets if said.tables}
    made_up = any(said.standing is Standing.SYNTHETIC for said in block.datasets)
    tables = [table for said in block.datasets for table in said.tables]
    checks = (
        block.format_version == FORMAT_VERSION,
        block.k >= LEAST,
        block.invented is made_up,
        {*block.symbols} == {*Symbol},
        len({*named}) == len(named),
        filled == _data(block.files),
        all(map(published_index.PLAIN.fullmatch, {*block.files} - filled)),
        sum(each.bytes for each in block.files.values()) <= LARGEST,
        all(1 <= table.edition <= block.edition and table.rounding >= 1 for table in tables),
    )
    return all(checks)


def _data(names: Iterable[str]) -> set[str]:
    return {name for name in names if "/" in name or "\\" in name}


def _dataset(said: published_index.DatasetEntry, contents: Mapping[str, bytes], texts: Texts) -> Dataset:
    if not said.tables:
        return published_index.dataset(said, ())
    path = published_index.data_path(said.name)
    try:
        found = published_index.dataset(said, published_csv.read(contents[path], said.tables))
        same = published_csv.written(found) == contents[path]
    except (ValueError, csv.Error) as error:
        raise _changed(path, texts) from error
    if not same:
        raise _changed(path, texts)
    return found


def _present(folder: Path, texts: Texts) -> set[str]:
    """Return what lies in a publication; what is no plain file has a name that no list has."""
    top = _entries(folder, texts)
    inner = _entries(folder / DATA, texts) if top.get(DATA) == DATA else {}
    if inner:
        del top[DATA]
    return {*top.values(), *(f"{DATA}/{name}" for name in inner.values())}


def _entries(folder: Path, texts: Texts) -> dict[str, str]:
    """Return the names in a folder, each with what it counts as: a folder as ``name/``, unless it holds the data."""
    try:
        with os.scandir(folder) as found:
            return {each.name: _counts_as(each) for each in found}
    except OSError as error:
        raise _no_publication(folder, texts) from error


def _counts_as(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink() or getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", False):
        return f"{entry.name}@"
    if entry.is_dir(follow_symlinks=False):
        return entry.name if entry.name == DATA else f"{entry.name}/"
    return entry.name if entry.is_file(follow_symlinks=False) else f"{entry.name}?"


def _content(folder: Path, name: str, wanted: File, texts: Texts) -> bytes:
    content = _bytes(folder, name, min(wanted.bytes, LARGEST_FILE), texts)
    if len(content) != wanted.bytes or hashlib.sha256(content).hexdigest() != wanted.sha256:
        raise _changed(name, texts)
    return content


def _bytes(folder: Path, name: str, most: int, texts: Texts) -> bytes:
    """Return a plain file's content, read through no link and no further than ``most``."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(folder / name, flags), "rb") as file:
            plain = stat.S_ISREG(os.fstat(file.fileno()).st_mode)
            content = file.read(most + 1) if plain else b""
    except OSError as error:
        raise _changed(name, texts) from error
    if not plain or len(content) > most:
        raise _changed(name, texts)
    return content


def _changed(name: str, texts: Texts) -> Problem:
    sentence = texts.gettext(
        "{file} in the published folder is not as it was published. Put the folder back from a copy, or make it again "
        "with kartblad publish.",
        file=name,
    )
    return Problem(sentence, Place(file=name))


def _no_publication(folder: Path, texts: Texts) -> Problem:
    sentence = texts.gettext(
        "{folder} is no publication: it has no {index}. Make one with kartblad publish.",
        folder=folder.name,
        index=INDEX,
    )
    return Problem(sentence, Place(file=str(folder)))
