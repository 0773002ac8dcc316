"""A new file while a register is read in: all of it takes the old one's place, or nothing does."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet
from participation_views import STATS, TEXTS
from register_desks import LISTS, REGISTER, csv_of, desk_of, invented_desk, own_rows

from kartblad.apps.participation import session, state
from kartblad.apps.participation.register_desk import EMPTY, Desk, Kind, received
from kartblad.apps.participation.session import Office, Session
from kartblad.ui.blocks import Controls, FileField, Notice, Prose, Screen
from kartblad.ui.fields import Upload

OFFICE = Office(LISTS, TEXTS)
OLD, NEW = own_rows(9), own_rows(12, "Vänersborg")
BROKEN = own_rows(9, "Atlantis")
STAFF = "person;kommun;anställd från;anställd till\r\n" + "".join(
    f"k-{n:02};Trollhättan;2012-01-01;\r\n" for n in range(9)
)


def given(desk: Desk, content: bytes, name: str = "ny.csv", key: str = "register-file") -> Desk:
    """Return the desk after a file was chosen on the page."""
    return session.change(Session(REGISTER, desk), key, Upload(name, content), OFFICE).desk


def page(desk: Desk) -> Screen:
    return state.screen(REGISTER, STATS, TEXTS, desk)


def notices(desk: Desk) -> dict[str, str]:
    return {block.key: block.text for block in page(desk).blocks if isinstance(block, Notice)}


def field(desk: Desk) -> FileField:
    (group,) = [block for block in page(desk).blocks if block.key == "register-in"]
    assert isinstance(group, Controls)
    (found,) = [each for each in group.controls if isinstance(each, FileField)]
    return found


@pytest.mark.parametrize(
    ("desk", "what"), [(desk_of(OLD), "eget.csv (9 rader)"), (invented_desk(), "det påhittade registret")]
)
def test_what_would_be_replaced_is_said(desk: Desk, what: str) -> None:
    assert f"ersätter {what} när hela filen är läst" in field(desk).hint


def test_a_whole_file_takes_the_place_of_the_old_one() -> None:
    desk = given(desk_of(OLD), csv_of(NEW))
    assert desk.held is not None
    assert desk.held.register.rows == 12
    assert notices(desk) == {}


def test_a_file_with_errors_replaces_nothing_and_can_be_put_aside() -> None:
    before = desk_of(OLD)
    desk = given(before, csv_of(BROKEN))
    assert desk.held is before.held
    assert "Ingenting är utbytt: nedanför visas fortfarande eget.csv (9 rader)." in notices(desk)["stays"]
    after = session.change(Session(REGISTER, desk), "dismiss", True, OFFICE).desk
    assert (after.held, notices(after)) == (before.held, {})


def test_nothing_is_said_to_be_kept_where_nothing_was() -> None:
    assert "stays" not in notices(given(EMPTY, csv_of(BROKEN)))


def test_a_staff_list_of_ones_own_stays_and_an_invented_one_goes() -> None:
    with_staff = received(desk_of(OLD), Kind.STAFF, "personal.csv", STAFF.encode(), LISTS)
    assert with_staff.refusal is None
    assert "Personallistan behålls." in field(with_staff).hint
    kept, gone = given(with_staff, csv_of(NEW)).held, given(invented_desk(), csv_of(NEW)).held
    assert kept is not None
    assert gone is not None
    assert kept.staff is not None
    assert (gone.staff, gone.is_invented) == (None, False)


def book(*, chart: bool) -> bytes:
    """Return a register with an error and a comment, and perhaps a chart."""
    made = Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    rows = [line.split(";") for line in csv_of(BROKEN).decode("cp1252").splitlines()]
    for row in rows:
        sheet.append(row)
    sheet["A1"].comment = Comment("vår kod", "jag")
    if chart:
        drawn = BarChart()
        drawn.add_data(Reference(sheet, min_col=5, min_row=2, max_row=5))
        sheet.add_chart(drawn, "H2")
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


@pytest.mark.parametrize("chart", [True, False])
def test_charts_that_may_not_come_back_are_told_of(chart: bool) -> None:
    content = book(chart=chart)
    desk = given(EMPTY, content, "ny.xlsx")
    assert ("pictures" in notices(desk)) is chart


def test_a_file_name_that_points_out_somebody_is_not_kept() -> None:
    desk = given(EMPTY, csv_of(own_rows()), "Anna 19850412-1232.csv")
    assert desk.refusal is not None
    assert (desk.refusal.name, desk.refusal.content) == ("….csv", b"")
    assert "1232" not in repr(desk)


def test_codes_that_differ_in_capitals_only_are_pointed_out() -> None:
    rows = own_rows(9)
    desk = given(EMPTY, csv_of([*rows, rows[0].replace("k-00", "K-00")]))
    said = next(block for block in page(desk).blocks if isinstance(block, Prose) and block.key == "register-intro")
    assert said.paragraphs[1].startswith("Personkoderna K-00, k-00 skiljer sig bara i stora och små bokstäver")
    alike = next(block for block in page(given(EMPTY, csv_of(rows))).blocks if block.key == "register-intro")
    assert isinstance(alike, Prose)
    assert len(alike.paragraphs) == 1


def test_codes_of_the_staff_list_that_differ_in_capitals_only_are_pointed_out() -> None:
    staff = "person;kommun\r\nK-00;Trollhättan\r\nk-01;Trollhättan\r\nny;Trollhättan".encode("cp1252")
    desk = given(given(EMPTY, csv_of(own_rows(9))), staff, "personal.csv", "staff-file")
    said = next(block for block in page(desk).blocks if isinstance(block, Prose) and block.key == "register-intro")
    assert [each for each in said.paragraphs if each.startswith("Personkoderna K-00 i personallistan")] != []
