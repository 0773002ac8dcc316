"""Which doors the server has over HTTP, and that there are no others."""

from __future__ import annotations

import re

import html5lib
import pytest
from doors import CLOSED, TRAVERSALS
from serving import Workbook
from visiting import Visitor

ENGLISH = re.compile(
    r"\b(not found|forbidden|error|the|page|server|method|allowed|bad request|traceback)\b", re.IGNORECASE
)


@pytest.mark.parametrize("path", CLOSED)
def test_what_is_not_on_the_list_is_not_found(visitor: Visitor, path: str) -> None:
    assert visitor.ask(path).status in {403, 404}


@pytest.mark.parametrize("path", TRAVERSALS)
def test_no_path_leads_out_of_a_folder(visitor: Visitor, path: str) -> None:
    answer = visitor.ask(path)

    assert answer.status in {400, 403, 404}
    assert "root:" not in answer.text
    assert "hatchling" not in answer.text
    assert "{%" not in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["/", "/kompetens"])
def test_pages_are_only_read(visitor: Visitor, method: str, path: str) -> None:
    assert visitor.ask(path, method, body=b"").status in {403, 405}


@pytest.mark.parametrize(
    "path",
    [
        "/finns-inte",
        "/kompetens/x",
        "/voila/static/finns-inte.js",
        "/voila/labextensions/x/y.js",
        "/api/kernels",
        "/voila/templates/kartblad/static/finns-inte.css",
    ],
)
def test_every_error_is_a_swedish_page(visitor: Visitor, path: str) -> None:
    answer = visitor.ask(path)
    page = html5lib.parse(answer.text, namespaceHTMLElements=False)
    words = "".join(page.find("body").itertext())

    assert page.get("lang") == "sv"
    assert len(page.findall(".//h1")) == 1
    assert ENGLISH.findall(words) == []
    assert path not in words


@pytest.mark.parametrize("method", ["POST", "DELETE", "BREW"])
def test_a_wrong_method_is_answered_in_swedish(visitor: Visitor, method: str) -> None:
    answer = visitor.ask("/kompetens", method, body=b"")

    assert 'lang="sv"' in answer.text
    assert ENGLISH.findall(re.sub(r"<[^>]+>", " ", answer.text.split("<main")[1])) == []


@pytest.mark.parametrize(
    "host", ["ond.example", "127.0.0.1.ond.example", "localhost.ond.example", "ond.example:80", "x@localhost.x"]
)
@pytest.mark.parametrize("path", ["/", "/kompetens", "/voila/static/voila.js"])
def test_under_a_foreign_name_nothing_is_here(visitor: Visitor, host: str, path: str) -> None:
    assert visitor.ask(path, headers={"Host": host}).status in {400, 404}


@pytest.mark.parametrize("path", ["/", "/kompetens"])
def test_pages_keep_to_themselves(visitor: Visitor, path: str) -> None:
    headers = visitor.ask(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))

    assert policy["default-src"] == "'self'"
    assert policy["script-src"] == "'self' blob:"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["object-src"] == "'none'"
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert "tornado" not in headers.get("server", "").lower()


@pytest.mark.parametrize("path", ["/", "/kompetens", "/finns-inte"])
def test_every_cookie_is_same_site_and_none_but_xsrf_can_be_read_by_scripts(visitor: Visitor, path: str) -> None:
    for cookie in visitor.ask(path).cookies:
        assert "samesite=lax" in cookie.lower()
        assert "httponly" in cookie.lower() or cookie.startswith("_xsrf=")


def test_a_sheet_sets_the_xsrf_cookie_that_a_closing_tab_needs(visitor: Visitor) -> None:
    assert any(cookie.startswith("_xsrf=") for cookie in visitor.ask("/kompetens").cookies)


def test_without_the_token_there_is_only_a_sentence(guarded: Workbook) -> None:
    stranger = Visitor(guarded.url)

    for path in ("/", "/kompetens", "/?token=fel", "/kompetens?token=", "/kompetens?token=%C3%A5"):
        answer = stranger.ask(path)
        assert answer.status == 403
        assert "kernelId" not in answer.text
        assert not [c for c in answer.cookies if c.startswith("username")]


def test_a_token_opens_once_and_then_only_the_browser_that_used_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    from serving import workbook

    with workbook(tmp_path_factory.mktemp("token")) as served:
        first, second = Visitor(served.url), Visitor(served.url)

        let_in = first.ask(served.link)
        assert (let_in.status, let_in.headers["location"]) == (302, "/")
        assert first.ask("/").status == 200
        assert second.ask(served.link).status == 403
        assert second.ask("/").status == 403
        token = served.link.split("token=")[1]
        assert served.log.count(token) == 1  # the link itself; no request writes it again


def test_a_stream_of_guesses_is_no_token(guarded: Workbook) -> None:
    stranger = Visitor(guarded.url)
    token = guarded.link.split("token=")[1]

    for guess in (token[:-1], token + "x", token.swapcase(), "", "None", "0"):
        assert stranger.ask(f"/?token={guess}").status == 403


def test_no_query_reaches_the_log(open_workbook: Workbook, visitor: Visitor) -> None:
    visitor.ask("/kompetens?del=hemlig-fraga")
    visitor.ask("/finns-inte?x=hemlig-fraga")

    assert "hemlig-fraga" not in open_workbook.log


@pytest.mark.parametrize("argument", ["template=lab", "theme=dark", "template=../../x"])
def test_a_visitor_chooses_neither_template_nor_theme(visitor: Visitor, argument: str) -> None:
    answer = visitor.ask(f"/kompetens?{argument}")

    assert answer.status == 200
    assert "/voila/templates/kartblad/static/" in answer.text
    assert "templates/lab" not in answer.text
    assert "theme-dark" not in answer.text


def test_a_page_names_no_foreign_host(visitor: Visitor) -> None:
    for path in ("/", "/kompetens"):
        foreign = [u for u in re.findall(r'(?:src|href|action)="([^"]+)"', visitor.ask(path).text) if "//" in u]
        assert foreign == []
