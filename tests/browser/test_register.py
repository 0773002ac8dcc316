"""An own register in a real browser: a broken file comes back, is mended, comes in, and is explored by keyboard."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from register_desks import csv_of, own_rows
from registers import xlsx_file
from visits import Visit

ROWS = [
    *((f"p-{n:02}", "Trollhättan", "BBiC", "2016-03-14", 2) for n in range(9)),
    *((f"p-{n:02}", "Vänersborg", "LVU, grund", "2017-03-14", 1) for n in range(20, 29)),
]
HEADINGS = ("Person", "Kommun", "Kurs", "Startdatum", "Dagar")


def give(page: Page, name: str, content: bytes) -> None:
    """Choose a file as a visitor does."""
    page.set_input_files(
        "[data-kb-key=register-file] input[type=file]", {"name": name, "mimeType": "", "buffer": content}
    )


def taken(page: Page, button: str, to: Path) -> bytes:
    """Press a button that downloads, and return the file."""
    with page.expect_download() as waited:
        page.get_by_role("button", name=button).first.press("Enter")
    path = to / waited.value.suggested_filename
    waited.value.save_as(path)
    return path.read_bytes()


def test_a_broken_file_is_mended_and_explored_by_keyboard(visit: Callable[..., Visit], tmp_path: Path) -> None:
    visited = visit()
    page = visited.open("/kompetens?del=register")
    broken = [*ROWS, ("p-40", "Atlantis", "BBiC", "2016-03-14", 2)]
    give(page, "register.xlsx", xlsx_file(broken, HEADINGS))
    expect(page.locator(".kb-notice-error")).to_contain_text("1 fel")

    book = load_workbook(io.BytesIO(taken(page, "Hämta din fil med felen inskrivna", tmp_path)))
    sheet = book.active
    assert sheet is not None
    town = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Atlantis")
    town.value = "Trollhättan"
    saved = io.BytesIO()
    book.save(saved)
    give(page, "register_fel.xlsx", saved.getvalue())
    figure = page.locator("#kb-register-matt-course")
    expect(figure.locator("h2")).to_contain_text("BBiC, 10")

    figure.get_by_role("button", name="Visa bara BBiC").press("Enter")
    expect(page).to_have_url(re.compile("del=register&bara-kurs=bbic$"))
    expect(page.get_by_role("button", name="Ta bort filtret Kursdel: BBiC")).to_be_visible()
    expect(page.locator(".kb-chip-count")).to_have_text("10 av 19")
    expect(page.locator(".kb-status").first).to_contain_text("Visar 10 av 19")

    content = taken(page, "Hämta CSV (öppna data)", tmp_path).decode()
    assert "bbic" in content
    assert "lvu_basic" not in content

    page.get_by_role("button", name="Rensa (1)").press("Enter")
    expect(page).to_have_url(re.compile("del=register$"))
    expect(page.locator(".kb-status").first).to_contain_text("Visar 19 av 19")
    expect(figure.locator("h2")).to_be_focused()
    assert "p-0" not in page.url
    visited.leave()


def test_a_new_file_replaces_the_register_only_when_it_is_whole(visit: Callable[..., Visit]) -> None:
    visited = visit()
    page = visited.open("/kompetens?del=register")
    give(page, "gammal.csv", csv_of(own_rows(9)))
    expect(page.get_by_text("Den ersätter gammal.csv (9 rader)")).to_be_visible()
    give(page, "ny.csv", csv_of(own_rows(12, "Atlantis")))
    expect(page.locator(".kb-notice-info")).to_contain_text("Ingenting är utbytt")
    expect(page.locator(".kb-status").first).to_contain_text("Visar 9 av 9")
    page.get_by_role("button", name="Fortsätt utan den nya filen").press("Enter")
    expect(page.locator(".kb-notice")).to_have_count(0)
    give(page, "ny.csv", csv_of(own_rows(12)))
    expect(page.locator(".kb-status").first).to_contain_text("Visar 12 av 12")
    visited.leave()


def test_the_curve_is_drawn_and_its_files_have_names_of_their_own(visit: Callable[..., Visit]) -> None:
    visited = visit()
    page = visited.open("/kompetens?del=register&registermatt=per-tjanst")
    page.get_by_role("button", name="Prova med ett påhittat register").press("Enter")
    expect(page.locator("#kb-pahittat-lorenz .kb-curve")).to_have_count(2)
    expect(page.locator("#kb-pahittat-lorenz .kb-curve-step")).to_have_count(2)
    names = []
    for form in ("csv", "excel_csv"):
        with page.expect_download() as waited:
            page.locator(f"#kb-pahittat-lorenz--file--{form}").press("Enter")
        names.append(waited.value.suggested_filename)
    assert names == ["pahittat-lorenz.csv", "pahittat-lorenz-excel.csv"]
    visited.leave()


def test_the_invented_register_opens_from_a_link_with_its_selection(visit: Callable[..., Visit]) -> None:
    visited = visit()
    page = visited.open("/kompetens?del=register&bara-ar=2016")
    expect(page.locator(".kb-notice-info")).to_contain_text("Välj filen igen")
    page.get_by_role("button", name="Prova med ett påhittat register").press("Enter")
    expect(page.locator(".kb-figure").first).to_contain_text("PÅHITTAT register")
    expect(page.locator(".kb-status").first).to_contain_text("Visar 636 av")
    visited.leave()


def test_a_personal_number_stops_the_file_and_is_not_shown(visit: Callable[..., Visit]) -> None:
    visited = visit()
    page = visited.open("/kompetens?del=register")
    give(page, "register.csv", csv_of([*own_rows(), "19850412-1232;Trollhättan;BBiC;2016-03-14;2;0–2 år"]))
    expect(page.locator(".kb-notice-error")).to_contain_text("kan peka ut")
    assert "1232" not in page.content()
    give(page, "19850412-1232.csv", csv_of(own_rows()))
    expect(page.locator(".kb-notice-error")).to_contain_text("….csv kan peka ut")
    assert "1232" not in page.content()
    assert page.get_by_role("button", name="Hämta din fil med felen inskrivna").count() == 0
    visited.leave()
