"""Under a path of its own, behind a token: the link, the scripts, the sheets and their channels all stay below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from managers_served import written
from serving import Workbook, workbook
from visiting import KERNEL, Visitor

BASE = "/metod/blad/"


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    """A workbook below a path, with its one-time link."""
    with workbook(tmp_path_factory.mktemp("below"), "--base-url", BASE) as served:
        yield served


@pytest.fixture(scope="module")
def inside(below: Workbook) -> Iterator[Visitor]:
    """Whoever used the link."""
    visitor = Visitor(below.url)
    answer = visitor.ask(below.link)
    assert (answer.status, answer.headers["location"]) == (302, BASE)
    yield visitor
    visitor.leave()


def test_a_stranger_is_refused_with_a_page_that_needs_nothing_from_behind_the_door(below: Workbook) -> None:
    stranger = Visitor(below.url)
    answer = stranger.ask("/kompetens")
    assert answer.status == 403
    assert 'lang="sv"' in answer.text
    for asset in assets(answer.text):
        assert stranger.ask(below.url.split(BASE)[0] + asset).status == 200


def test_the_link_works_once(below: Workbook, inside: Visitor) -> None:
    assert inside.ask("/").status == 200
    assert Visitor(below.url).ask(below.link).status == 403


@pytest.mark.parametrize("path", ["/", "/kompetens", "/login", "/api/kernels", "/voila/static/voila.js"])
def test_nothing_answers_outside_the_path(below: Workbook, inside: Visitor, path: str) -> None:
    assert inside.ask(below.url.split(BASE)[0] + path).status == 404


def test_every_file_of_every_page_is_found_below_the_path(below: Workbook, inside: Visitor) -> None:
    found = {asset for path in ("/", "/kompetens", "/finns-inte") for asset in assets(inside.ask(path).text)}
    assert len(found) > 3
    assert {asset for asset in found if not asset.startswith(BASE)} == set()
    assert {asset: inside.ask(below.url.split(BASE)[0] + asset).status for asset in found} == dict.fromkeys(found, 200)


def test_a_sheet_works_below_the_path(inside: Visitor) -> None:
    socket = inside.socket(inside.open_sheet())
    replies = socket.replies(socket.send("kernel_info_request", {}), 60, until="kernel_info_reply")
    assert "kernel_info_reply" in {reply["header"]["msg_type"] for reply in replies}


def test_every_cookie_stays_below_the_path_and_is_same_site(below: Workbook) -> None:
    cookies = [*Visitor(below.url).ask(below.link).cookies, *Visitor(below.url).ask("/kompetens").cookies]
    assert [cookie for cookie in cookies if "samesite" not in cookie.lower()] == []
    assert {match[0] for match in (re.findall(r"(?i)path=([^;]+)", cookie) for cookie in cookies)} <= {BASE, BASE[:-1]}


def test_managers_pages_work_below_a_path_behind_a_token(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    folder = written(tmp_path / "ut")
    options = ("--pages", "chef", "--published", str(folder), "--base-url", "/chef/blad/")
    with workbook(tmp_path / "log", *options) as served:
        stranger, visitor = Visitor(served.url), Visitor(served.url)
        asked = [stranger.ask(path) for path in ("/", "/deltagande", "/deltagande?token=fel")]
        assert [(answer.status, "kb-figure" in answer.text) for answer in asked] == [(403, False)] * 3
        assert (visitor.ask(served.link).status, stranger.ask(served.link).status) == (302, 403)
        html = visitor.ask("/deltagande").text
        root = served.url.split("/chef/")[0]
        assert [visitor.ask(f"{root}/{path}").status for path in ("", "deltagande", "api/kernels")] == [404] * 3
        assert {asset: visitor.ask(root + asset).status for asset in assets(html)} == dict.fromkeys(assets(html), 200)
        socket = visitor.socket(KERNEL.findall(html)[0])
        assert socket.replies(socket.send("kernel_info_request", {}), 60, until="kernel_info_reply")
        token = served.link.split("token=")[1]
        assert served.log.count(token) == 1
        visitor.leave()


def assets(html: str) -> list[str]:
    """Return the addresses that a page loads by itself."""
    tags = re.findall(r"<(?:link|script|img)\b[^>]*>", html)
    found = [match[0] for tag in tags if (match := re.findall(r'(?:href|src)="([^"]+)"', tag))]
    return [address for address in found if not address.startswith(("data:", "#"))]
