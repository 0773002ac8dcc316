"""Files that only their owner may read, replaced as a whole or not at all, and destroyed on purpose.

What destroying means: the content is written over and the name removed. On a disk with flash memory the old blocks may
lie there until the disk reuses them, and a backup has its own copy. So nothing is trusted to be gone but keys: what was
sealed with them is noise wherever a copy lies, once the last wrapped key is gone or its phrase forgotten.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

TEMPORARY = ".new"
"""Ends the name of a file that is on its way to its place; one left over was never part of anything."""


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter; on Windows its place in the user's profile sees to that."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)


def make(path: Path) -> None:
    """Make an empty file that only its owner may read.

    Raises
    ------
    FileExistsError
        If there is one.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def replace(path: Path, content: bytes, *, lasting: bool = True) -> None:
    """Put a file in its place, at one stroke: who reads it sees the old one or the new one.

    Parameters
    ----------
    lasting
        Whether to wait until it would survive a power cut.
    """
    new = path.with_name(f"{path.name}.{secrets.token_hex(4)}{TEMPORARY}")
    try:
        with os.fdopen(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        new.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise
    if lasting:
        settle(path.parent)


def settle(folder: Path) -> None:
    """Wait until the names in a folder are on disk; Windows has no way to ask, and keeps its own journal of them."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def destroy(path: Path) -> bool:
    """Write over a file and remove it; return whether there was one. Of a link only the name goes."""
    try:
        if not path.is_symlink():
            with path.open("r+b") as file:
                file.write(bytes(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return False
    return True
