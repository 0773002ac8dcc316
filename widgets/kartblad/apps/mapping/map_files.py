"""Opens a map that was kept as a file, so that its follow-up can begin where the group left it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kartblad.apps.mapping.commands import Command, Path
from kartblad.apps.mapping.desk import Desk
from kartblad.apps.mapping.office import Office
from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, Block, Controls, Facts, FileField, Prose, Secret
from kartblad.ui.fields import Upload

LIMIT = 5 * 1024**2
FOLLOW_UP = "uppfoljning"


def blocks(desk: Desk, texts: Texts) -> tuple[Block, ...]:
    """Return a field for the file, a field for its words where it is sealed, and what was opened."""
    hint = texts.gettext("A file from “Take the map along”. It is read here and sent nowhere.")
    label = texts.gettext("Open a map file")
    shown: list[Block] = [
        Prose("map-file-what", texts.gettext("Follow up a map that you kept as a file"), 2),
        FileField("map-file", label, (".kartblad", ".json"), LIMIT, hint),
    ]
    if desk.sealed_file:
        words = texts.gettext("The four words of the file. Press Enter.")
        shown.append(Secret("map-words", texts.gettext("The words of the file"), words, numeric=False))
    if desk.opened is not None:
        chart = desk.opened.map
        facts = (
            (
                texts.gettext("Made"),
                texts.date(chart.session.date) if chart.session.date else texts.gettext("Not said"),
            ),
            (texts.gettext("Future risks"), texts.number(len(chart.dangers))),
            (texts.gettext("Next steps"), texts.number(len(chart.next_steps))),
        )
        away = Controls(
            "map-away", texts.gettext("Otherwise"), (Action("map-close", texts.gettext("Put the file away")),)
        )
        shown += [Facts("map-opened", texts.gettext("The map is open"), 3, facts), away]
    return tuple(shown)


def open_file(desk: Desk, _path: Path, value: Upload, office: Office) -> Desk:
    """Open a map file, or ask for its words."""
    from kartblad.records import mapfile

    if mapfile.is_sealed(value.content, office.texts):
        said = office.texts.gettext("The file is encrypted. Key in its four words.")
        return replace(desk, sealed_file=value.content, opened=None, said=said)
    return _opened(desk, value.content, "", office)


def unseal(desk: Desk, _path: Path, value: str, office: Office) -> Desk:
    """Open a sealed map file with its words."""
    return _opened(desk, desk.sealed_file, value, office)


def _opened(desk: Desk, content: bytes, words: str, office: Office) -> Desk:
    from kartblad.records import mapfile

    kept = mapfile.read(content, office.texts, words)
    plan = replace(desk.plan, script=FOLLOW_UP, mode=kept.map.session.mode)
    said = office.texts.gettext("The map is open. Begin the session to follow it up.")
    return replace(desk, opened=kept, sealed_file=b"", plan=plan, said=said)


def put_away(desk: Desk, _path: Path, _value: Any, _office: Office) -> Desk:
    """Let go of the file that was opened."""
    return replace(desk, opened=None, sealed_file=b"")


COMMANDS: Mapping[str, Command] = {"map-file": open_file, "map-words": unseal, "map-close": put_away}
