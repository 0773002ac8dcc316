"""A window on the weights whose own sets lie in a folder of the test's, read again after every change."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from workload_desks import SETTINGS, Forgetful, html, office, screen, unit_desk, use

from kartblad.apps.workload.desk import Desk, Section
from kartblad.apps.workload.library import library, refreshed
from kartblad.apps.workload.office import Office
from kartblad.core.workload.localset import LocalSet
from kartblad.ui.blocks import Screen
from kartblad.ui.fields import find

NAME = "Våra vikter 2027"


@dataclass
class Workshop:
    """One window; ``own`` is the folder with everything that is the municipality's own."""

    own: Path
    desk: Desk = field(default_factory=lambda: unit_desk(Section.WEIGHTS, invented=False))
    keeper: Forgetful = field(default_factory=Forgetful)
    office: Office = field(init=False)

    def __post_init__(self) -> None:
        self.office = replace(office(keeper=self.keeper), library=library(SETTINGS.data, self.own))

    def use(self, *events: tuple[str, Any]) -> Workshop:
        """Use controls as a browser does."""
        for event in events:
            self.desk = use(self.desk, event, at=self.office)
            self.office = replace(self.office, library=refreshed(self.office.library))
        return self

    def begin(self) -> Workshop:
        """Begin a copy of the usual set."""
        return self.use(("set-look", "make"), ("set-name", NAME), ("set-copy", True))

    def part(self, name: str, row: str = "") -> Workshop:
        """Go to a part of the draft, and open one of its rows."""
        shaping = self.desk.shaping
        if shaping.row:
            self.use(("set-close", True))
        if shaping.part:
            self.use(("set-hub", True))
        self.use(("set-part", name))
        return self.use(("set-row", row)) if row else self

    @property
    def draft(self) -> LocalSet:
        """What is being written."""
        assert self.desk.unit.drafting is not None
        return self.desk.unit.drafting

    @property
    def screen(self) -> Screen:
        """What is shown."""
        return screen(self.desk, self.office)

    @property
    def html(self) -> str:
        """What is shown, as markup."""
        return html(self.desk, self.office)

    def block(self, key: str) -> Any:
        """Return a block or control on screen."""
        found = find(self.screen, key)
        assert found is not None, key
        return found
