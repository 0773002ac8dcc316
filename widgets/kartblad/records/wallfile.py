"""The wall's file: what the facilitator's kernel shows, sealed with a key of the wall's own.

The page on the big screen reads it and nothing else: no journal, no notes, no phrase. It gets the key by a code that
is read out in the room (see `kartblad.records.invitation`). The file is replaced at one stroke and not waited for: a
wall that is lost in a power cut is written again with the next change.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.records import files_at_rest, invitation, journal_faults, token, vault
from kartblad.records.vault import SealBrokenError

FORMAT = 1
SUFFIX = ".wall"


class WallClosed(Problem):
    """There is no wall (any more)."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(
            texts.gettext("The wall has been closed. Ask whoever leads the session for a new code to open it again.")
        )


class Wall:
    """The side that writes.

    Make one by `create`, or by `again` when a kernel takes up a session that had one.
    """

    def __init__(self, folder: Path, name: str, key: bytes, texts: Texts) -> None:
        self._folder, self._name, self._key, self._texts = folder, name, key, texts

    @classmethod
    def create(cls, folder: Path, texts: Texts) -> Wall:
        """Begin a wall; there is a file with the first `write`.

        Raises
        ------
        NoRoom, NotWritable
            If the folder cannot be made.
        """
        try:
            files_at_rest.make_folder(folder)
        except OSError as error:
            raise journal_faults.of_system(error, texts, folder / "wall") from None
        return cls(folder, secrets.token_hex(8), vault.new_key(), texts)

    @classmethod
    def again(cls, folder: Path, secret: bytes, texts: Texts) -> Wall:
        """Return the wall that a secret belongs to.

        Raises
        ------
        WallClosed
            If it is no such secret.
        """
        found = token.parts(secret.decode("ascii", "replace"))
        if found is None:
            raise WallClosed(texts)
        return cls(folder, *found, texts)

    @property
    def secret(self) -> bytes:
        """What `again` needs. It is kept with the journal, which seals it."""
        return token.token_of(self._name, self._key).encode("ascii")

    def write(self, snapshot: bytes) -> None:
        """Show something else.

        Raises
        ------
        NoRoom, NotWritable
            If it cannot be written; the wall shows what it showed.
        """
        self.tidy()
        path = self._folder / f"{self._name}{SUFFIX}"
        try:
            files_at_rest.replace(path, vault.seal(self._key, snapshot, _bound(self._name)), lasting=False)
        except OSError as error:
            raise journal_faults.of_system(error, self._texts, path) from None

    def invite(self) -> str:
        """Return a code that opens this wall once, within a minute; an earlier one is worth nothing from now on.

        Raises
        ------
        NoRoom, NotWritable
            If the invitation cannot be written.
        """
        invitation.withdraw(self._folder, self._name)
        try:
            return invitation.write(self._folder, self._name, self._key)
        except OSError as error:
            raise journal_faults.of_system(error, self._texts, self._folder / "wall") from None

    def tidy(self) -> None:
        """Remove invitations that are too old. Every `write` does it, too."""
        invitation.remove_old(self._folder)

    def destroy(self) -> None:
        """Close the wall."""
        invitation.withdraw(self._folder, self._name)
        (self._folder / f"{self._name}{SUFFIX}").unlink(missing_ok=True)


class WallReader:
    """The side that reads, and can do nothing else.

    Make one by `accept`, or by `again` after a reload in the same tab.
    """

    def __init__(self, folder: Path, name: str, key: bytes, texts: Texts) -> None:
        self._path, self._key, self._texts = folder / f"{name}{SUFFIX}", key, texts
        self._seen: bytes | None = None

    @classmethod
    def again(cls, folder: Path, tab_token: str, texts: Texts) -> WallReader:
        """Return the reader that a tab's token belongs to.

        Raises
        ------
        WallClosed
            If it is no such token.
        """
        found = token.parts(tab_token)
        if found is None:
            raise WallClosed(texts)
        return cls(folder, *found, texts)

    def token(self) -> str:
        """Return what `again` needs, for the tab to keep."""
        return token.token_of(self._path.stem, self._key)

    def read(self) -> bytes | None:
        """Return what is to be shown; None while it is what was returned last.

        Asked several times a second: it looks at the first bytes, which differ each time something is sealed. (A file's
        time and number may be those of the one before it.)

        Raises
        ------
        WallClosed
            If there is no wall any more, or not with this key.
        """
        try:
            with self._path.open("rb", buffering=0) as file:
                first = file.read(vault.NONCE)
                if first == self._seen:
                    return None
                shown = vault.unseal(self._key, first + file.readall(), _bound(self._path.stem))
        except (OSError, SealBrokenError):
            raise WallClosed(self._texts) from None
        self._seen = first
        return shown


def accept(folder: Path, code: str, texts: Texts) -> WallReader:
    """Return the reader of the wall that a code invites to; the code is used up.

    Raises
    ------
    WrongCode
        If it is none, is too old, or has been used.
    """
    return WallReader(folder, *invitation.accept(folder, code, texts), texts)


def _bound(name: str) -> bytes:
    return vault.bound("wall", FORMAT, name)
