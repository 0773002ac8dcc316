"""A small page to try `kartblad.ui` with, and its visitor, who needs neither kernel nor browser."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from kartblad.ui import blocks
from kartblad.ui.fields import Value
from kartblad.ui.screen import ScreenView


@dataclass(frozen=True, slots=True)
class Plan:
    """The state of a small page: a part, a size, days and a count."""

    part: str = "one"
    size: str = "s"
    days: float | None = 2.0
    count: int = 0


def change(plan: Plan, key: str, value: Value) -> Plan:
    if key == "go":
        return replace(plan, count=plan.count + 1)
    return replace(plan, **{key: value})


def screen_of(plan: Plan) -> blocks.Screen:
    sizes = (blocks.Option("s", "Liten"), blocks.Option("m", "Mellan"), blocks.Option("l", "Stor"))
    parts = (blocks.Option("one", "Ett"), blocks.Option("two", "Två"))
    only_here = (blocks.Prose("two", "Bara här"),) if plan.part == "two" else ()
    return blocks.Screen(
        (
            blocks.Sections("part", "Delar", parts, plan.part, ("?part=one", "?part=two")),
            blocks.Controls(
                "choices",
                "Urval",
                (
                    blocks.Radios("size", "Storlek", sizes, plan.size),
                    blocks.NumberField("days", "Dagar", plan.days, 0, 10, 0.5, "dagar", slider=True),
                ),
            ),
            blocks.Action("go", "Räkna"),
            *only_here,
            blocks.Status("said", f"{plan.size} {plan.days} {plan.count}"),
        ),
        query="&".join(
            f"{key}={value}" for key, value in (("part", plan.part), ("size", plan.size)) if value not in ("one", "s")
        ),
        title=f"Plan {plan.part}",
    )


def visit(query: str) -> Plan:
    return replace(Plan(), **dict(pair.split("=") for pair in query.split("&") if pair))


@dataclass
class Visitor:
    """What stands between a `ScreenView` and its page."""

    view: ScreenView[Any]
    sent: list[dict[str, Any]] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)
    count: int = 0

    def say(self, content: object, *buffers: bytes) -> None:
        """Hand over a message as the kernel would."""
        self.view.widget._handle_msg(
            {
                "content": {"data": {"method": "custom", "content": content}},
                "buffers": [memoryview(each) for each in buffers],
                "metadata": {},
            }
        )

    def set(self, key: str, value: object) -> dict[str, Any]:
        """Use a control and return the answer."""
        self.count += 1
        self.say({"kind": "changed", "number": self.count, "key": key, "value": value})
        return self.sent[-1]

    @property
    def page(self) -> dict[str, str]:
        """What the page shows: the markup of every block by key."""
        return dict(self.view.widget.blocks)
