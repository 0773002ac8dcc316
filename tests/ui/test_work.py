"""Long work says how far it has come from within a change, and the page hears it while the work goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from jupyter_client import BlockingKernelClient, KernelManager
from small_page import Plan, Visitor, change, screen_of

from kartblad.i18n import Texts
from kartblad.ui import blocks
from kartblad.ui.files import File
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store
from kartblad.ui.work import working

SV = Texts("sv")
SLOW_PAGE = """
import time
from pathlib import Path

from kartblad.i18n import Texts
from kartblad.ui.blocks import Action, FileField, Screen, Status
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store
from kartblad.ui.work import working

def work_until(name):
    while not Path(name).exists():
        time.sleep(0.01)

def change(said, key, value):
    if key == "file":
        return str(sum(value.content) % 2**32)
    with working("Läser", 2) as step:
        work_until("one")
        step("ett")
        work_until("two")
    return "klart"

def screen_of(said):
    return Screen((Action("go", "Läs"), FileField("file", "Fil", (".bin",), 8 * 2**20), Status("said", said)), "")

view = ScreenView(Store(""), screen_of, change, Texts("sv"))
view.widget.comm.comm_id
"""

Meet = Callable[..., Visitor]


def slow(plan: Plan, key: str, value: Any) -> Plan:
    with working("Läser", 4) as step:
        step("blad 1")
        return change(plan, key, value)


def progress(visitor: Visitor) -> list[str]:
    return [html for message in visitor.sent for key, html in message.get("blocks", ()) if key == "progress"]


def test_a_change_reports_and_the_report_goes_away(meet: Meet) -> None:
    visitor = meet(change=slow)
    answer = visitor.set("size", "l")
    first, second = progress(visitor)
    assert ['value="0.0"' in first, 'value="0.25"' in second, "blad 1" in second] == [True] * 3
    assert "progress" not in answer["order"]
    assert [message["number"] for message in visitor.sent] == [None, None, None, 1]
    assert visitor.page["said"].endswith(">l 2.0 0</p></div>")


def test_it_goes_away_when_the_change_fails(meet: Meet) -> None:
    def fail(plan: Plan, key: str, value: Any) -> Plan:
        with working("Läser", 4):
            raise ZeroDivisionError

    answer = meet(change=fail).set("size", "l")
    assert "progress" not in answer["order"]
    assert answer["number"] == 1


def test_many_steps_are_drawn_once_for_every_percent(meet: Meet) -> None:
    def counted(plan: Plan, key: str, value: Any) -> Plan:
        with working("Räknar", 100_000) as step:
            for row in range(100_000):
                step(f"rad {row}")
        return plan

    visitor = meet(change=counted)
    visitor.set("size", "l")
    assert len(progress(visitor)) == 101


def test_steps_of_unknown_number_are_all_drawn(meet: Meet) -> None:
    visitor = meet()
    with visitor.view.working("Räknar", 0) as step:
        step("ett")
        step("två")
    assert len(progress(visitor)) == 3


def test_an_offer_reports_as_well(meet: Meet) -> None:
    def offer(plan: Plan, key: str) -> File:
        with working("Skriver", 2) as step:
            step("blad 1")
        return File("mall.csv", "text/csv", b"x")

    page = blocks.Screen((blocks.Offer("form", "Hämta mallen"),), "")
    visitor = meet(ScreenView(Store(Plan()), lambda _plan: page, change, SV, offers=offer))
    visitor.say({"kind": "wanted", "number": 1, "key": "form", "form": ""})
    assert len(progress(visitor)) == 2
    assert visitor.sent[-1]["kind"] == "file"


def test_without_a_page_nothing_is_said() -> None:
    assert slow(Plan(), "size", "l") == Plan(size="l")


def test_after_the_change_no_page_is_left(meet: Meet) -> None:
    visitor = meet(change=slow)
    visitor.set("size", "l")
    before = len(visitor.sent)
    assert slow(Plan(), "size", "m") == Plan(size="m")
    assert (len(visitor.sent), screen_of(Plan()).title) == (before, "Plan one")


class Page:
    """The other end of a real kernel's connection."""

    def __init__(self, client: BlockingKernelClient) -> None:
        self.client = client
        self.comm = self._made()

    def _made(self) -> str:
        shown: list[str] = []
        self.client.execute_interactive(SLOW_PAGE, timeout=60, output_hook=lambda said: shown.append(result(said)))
        return next(text for text in shown if text).strip("'")

    def say(self, content: dict[str, Any], *buffers: bytes) -> None:
        data = {"comm_id": self.comm, "data": {"method": "custom", "content": content}}
        message = self.client.session.msg("comm_msg", data)
        self.client.session.send(self.client.shell_channel.socket, message, buffers=list(buffers))

    def heard(self) -> dict[str, Any]:
        """Return the next message for the page."""
        while True:
            content = self.client.get_iopub_msg(timeout=30)["content"]
            if content.get("comm_id") == self.comm and content["data"]["method"] == "custom":
                return dict(content["data"]["content"])


def result(message: dict[str, Any]) -> str:
    return str(message["content"].get("data", {}).get("text/plain", ""))


@pytest.fixture(scope="module")
def desk() -> Iterator[Path]:
    """The kernel's folder, where a file says that a piece of its work may end; a socket's path must be short."""
    with TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def page(desk: Path) -> Iterator[Page]:
    kernel = KernelManager(transport="ipc", ip=str(desk / "kernel"))
    kernel.start_kernel(cwd=str(desk))
    client = kernel.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    yield Page(client)
    client.stop_channels()
    kernel.shutdown_kernel(now=True)


def test_a_real_kernel_says_it_while_it_works(page: Page, desk: Path) -> None:
    page.say({"kind": "changed", "number": 1, "key": "go", "value": True})
    for piece in ("one", "two"):
        assert str(page.heard()["blocks"]).count("kb-progress")  # heard now, or the work never ends
        (desk / piece).touch()
    page.heard()
    assert page.heard()["number"] == 1


def test_a_real_kernel_takes_megabytes_and_answers_in_between(page: Page) -> None:
    content = bytes(range(256)) * (5 * 2**12)
    page.say({"kind": "sending", "number": 2, "key": "file", "name": "f.bin", "size": len(content)})
    for at in range(0, len(content), 2**20):
        assert page.heard() == {"kind": "received", "number": 2, "taken": at}
        page.say({"kind": "piece", "number": 3, "upload": 2, "at": at}, content[at : at + 2**20])
    drawn = page.heard()
    assert drawn["number"] == 3
    assert f">{sum(content) % 2**32}<" in dict(drawn["blocks"])["said"]
