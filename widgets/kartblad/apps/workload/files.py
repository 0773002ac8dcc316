"""The files that the page offers, made when they are asked for: each place makes its own."""

from __future__ import annotations

from collections.abc import Mapping

from kartblad.apps.workload import measurements, own_send, paper, weights_files
from kartblad.apps.workload.commands import Maker
from kartblad.apps.workload.desk import Desk
from kartblad.apps.workload.office import Office
from kartblad.ui.files import File
from kartblad.ui.paths import verb_and_path

OFFERS: Mapping[str, Maker] = {
    own_send.FORM: own_send.form,
    **paper.OFFERS,
    **measurements.OFFERS,
    **weights_files.OFFERS,
}
"""What is behind each `Offer`, by its key."""


def made(desk: Desk, key: str, office: Office) -> File:
    """Return the file behind an offer.

    Raises
    ------
    KeyError
        If there is no such file.
    """
    verb, _path = verb_and_path(key)
    return OFFERS[verb](desk, office)
