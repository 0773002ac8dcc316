"""The journal of one workload sheet, a worker's own or a unit's."""

from __future__ import annotations

from kartblad.core.workload.book import Book
from kartblad.records.sealed_journal import SealedJournal


class SheetJournal(SealedJournal[Book]):
    """It holds nothing of the past: what is taken out of a sheet is out of its file with the same stroke."""

    holds = Book
    kept = 1

    def forget_past(self) -> None:
        """Let nothing be left in the file of what was there before the present value."""
        self._file.forget_before(self._number)
