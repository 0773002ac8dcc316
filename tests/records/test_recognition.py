"""A file's headings tell which form it is; what has too few of any is none."""

from __future__ import annotations

import pytest

from kartblad import settings
from kartblad.catalogue.formats import read_form
from kartblad.records.rawtable import Unreadable
from kartblad.records.recognition import recognised

DATA = settings.load().data
FORMS = {name: read_form(DATA, name) for name in ("register", "staff", "workload")}


@pytest.mark.parametrize(
    ("headings", "form"),
    [
        ("person,municipality,course,start", "register"),
        ("Person;Kommun;Utbildning;Startdatum;Dagar", "register"),
        ("person,municipality,course", "register"),
        ("person,municipality", "staff"),
        ("person,municipality,employed_from,tier", "staff"),
        ("person,municipality,tier,years", "staff"),
        ("date,person,utredning", "workload"),
        ("person,anteckning", ""),
        ("färg,form", ""),
    ],
)
def test_the_form_with_most_headings_is_it(headings: str, form: str) -> None:
    assert recognised(f"{headings}\n1,1,1,1\n".encode(), "fil.csv", FORMS) == form


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04trasig", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7"])
def test_what_is_no_table_is_no_form(content: bytes) -> None:
    with pytest.raises(Unreadable):
        recognised(content, "fil.xlsx", FORMS)
