"""The one error edge: a Problem as it stands, anything else with a number that the log shares and no content."""

from __future__ import annotations

import re

import pytest

from kartblad.core.problems import DataProblem, Place, Problem
from kartblad.i18n import Texts
from kartblad.ui import notices
from kartblad.ui.blocks import Notice

SV = Texts("sv")
SECRET = "Åsa 20010203-1234"


def fail(text: str) -> None:
    try:
        {}[text]
    except KeyError as error:
        raise ValueError(text) from error


def raised() -> Exception:
    try:
        fail(SECRET)
    except ValueError as error:
        return error
    raise AssertionError


def test_a_problem_is_said_as_it_stands_and_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    assert notices.explained(Problem("Rad 3: skriv ett helt tal."), SV) == Notice(
        notices.KEY, "error", "Rad 3: skriv ett helt tal."
    )
    assert caplog.records == []


def test_a_fault_in_our_data_is_said_and_logged_with_its_place(caplog: pytest.LogCaptureFixture) -> None:
    error = DataProblem("Filen följer inte sitt schema.", Place(file="courses.csv", key="fou"))
    assert notices.explained(error, SV).text == "Filen följer inte sitt schema."
    assert "courses.csv fou" in caplog.text


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_anything_else_has_a_number_and_no_content(locale: str, caplog: pytest.LogCaptureFixture) -> None:
    notice = notices.explained(raised(), Texts(locale))
    (reference,) = re.findall(r"\b[0-9A-F]{6}\b", notice.text)
    assert reference in caplog.text
    assert SECRET not in notice.text + caplog.text


def test_the_log_names_types_and_places_of_the_whole_chain(caplog: pytest.LogCaptureFixture) -> None:
    notices.logged(raised())
    (record,) = caplog.records
    assert record.name == "kartblad"
    assert re.search(r"builtins\.ValueError > .*in raised > .*in fail; caused by builtins\.KeyError", caplog.text)
    assert record.exc_info is None


def test_numbers_differ() -> None:
    assert len({notices.logged(ValueError()) for _ in range(20)}) == 20


def test_a_chain_that_bites_its_tail_ends() -> None:
    first, second = ValueError(), KeyError()
    first.__context__, second.__context__ = second, first
    assert re.fullmatch(r"[0-9A-F]{6}", notices.logged(first))
