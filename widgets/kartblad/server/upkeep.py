"""What the server does on its rounds: deletes what has been kept for long enough."""

from __future__ import annotations

import logging

from kartblad.settings import Settings

log = logging.getLogger("kartblad.server")


def forget_expired(settings: Settings) -> None:
    """Delete sessions, walls and sheets that nobody has changed for as long as they are kept, and crashes' leftovers.

    A server that cannot delete goes on serving, and says so in its log; the names there are random.
    """
    from kartblad.records import forgetting  # late: a server of managers' pages knows no records

    try:
        removed = forgetting.forget_expired(settings.home, settings.journal_hours, settings.workload_months)
    except OSError as error:
        log.warning("what has expired could not be deleted: %s", error.strerror)
        return
    if removed:
        log.info("deleted as expired: %d", len(removed))
