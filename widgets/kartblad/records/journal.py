"""The journal of one mapping session."""

from __future__ import annotations

from kartblad.core.session import Session
from kartblad.records.sealed_file import KEPT
from kartblad.records.sealed_journal import SealedJournal


class Journal(SealedJournal[Session]):
    """Its last changes can be gone back through."""

    holds = Session

    def versions(self, last: int = KEPT) -> tuple[Session, ...]:
        """Return what has been written, the present value last; at most the ``last`` ones, and at most 200.

        Raises
        ------
        Damaged
            If one of them has been changed.
        """
        first = max(1, self._number - min(last, self.kept) + 1)
        return tuple(self._version(number) for number in range(first, self._number + 1))
