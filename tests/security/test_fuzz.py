"""Whatever is thrown at the doors and at a kernel's channel, nothing opens, runs, ends or leaks. Long under --long."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from serving import Workbook
from visiting import Visitor

SHORT, LONG = 60, pytest.param(4000, marks=pytest.mark.long)
CANARY = "kanariefågel-7f3a"
PIECES = (
    "..", ".", "%2e%2e", "%2f", "%5c", "%00", "//", "\\", "api", "kernels", "contents", "voila", "static", "templates",
    "kartblad", "labextensions", "anywidget", "files", "render", "kompetens", "kompetens.ipynb", "analys", "chef",
    "etc", "passwd", "data", "sheets.yaml", "åäö", "%C3%A5", "~root", ";", "index.html.j2", "conf.json", "channels",
    "shutdown",
)  # fmt: skip
KINDS = (
    "execute_request", "complete_request", "inspect_request", "history_request", "is_complete_request", "debug_request",
    "interrupt_request", "shutdown_request", "input_reply", "comm_msg", "comm_open", "comm_close", "comm_info_request",
    "kernel_info_request", "create_subshell_request", "", "Execute_Request", "execute_request ", "display_data",
    "stream",
)  # fmt: skip


def _content(chance: random.Random, proof: Path) -> dict[str, object]:
    code = f"open({str(proof)!r}, 'w').write('x')"
    values = (
        code,
        CANARY,
        None,
        -1,
        1e308,
        [],
        {},
        "å" * chance.randrange(2000),
        {"method": "update", "state": {"blocks": []}},
    )
    names = ("code", "data", "comm_id", "target_name", "silent", "value", "restart", "state", "kind", "key", "number")
    return {name: chance.choice(values) for name in chance.sample(names, chance.randrange(len(names)))}


@pytest.mark.parametrize("count", [SHORT, LONG])
def test_no_random_path_opens_a_door(visitor: Visitor, count: int) -> None:
    chance = random.Random(count)  # noqa: S311  (repeatable on purpose)
    paths = [
        "/" + "/".join(chance.choices(PIECES, k=chance.randrange(1, 7))).replace("å", "%C3%A5") for _ in range(count)
    ]
    paths = [path.replace("ä", "%C3%A4").replace("ö", "%C3%B6").replace("\\", "%5C") for path in paths]

    answers = {path: visitor.ask(path) for path in paths if path != "/kompetens"}

    opened = [path for path, answer in answers.items() if answer.status not in {400, 403, 404, 405}]
    assert opened == []
    assert [path for path, answer in answers.items() if "Traceback" in answer.text or "root:x" in answer.text] == []


@pytest.mark.parametrize("count", [SHORT, LONG])
def test_no_random_message_runs_or_ends_anything(
    open_workbook: Workbook, visitor: Visitor, tmp_path: Path, count: int
) -> None:
    chance = random.Random(count)  # noqa: S311
    proof = tmp_path / "proof"
    kernel = visitor.open_sheet()
    socket = visitor.socket(kernel)

    for _ in range(count):
        socket.send(
            chance.choice(KINDS), _content(chance, proof), chance.choice(("shell", "control", "stdin", "iopub"))
        )

    assert socket.replies(socket.send("kernel_info_request", {}), 60, until="kernel_info_reply")
    assert visitor.ask(f"/api/kernels/{kernel}").status == 200
    assert visitor.ask("/").status == 200
    assert not proof.exists()
    assert CANARY not in open_workbook.log
