"""A map leaves the room: paper, Word, text, a file that the follow-up opens; names of files say nothing of a case."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from by_keyboard import Keyboard
from mapping_begun import begin, confirmed
from playwright.sync_api import expect
from pypdf import PdfReader
from visits import Visit

CASE = "sma_barn"
NAMED = re.compile(r"kartblad-karta[a-z-]*-\d{4}-\d{2}-\d{2}\.(pdf|docx|txt|kartblad)")


def downloaded(keys: Keyboard, key: str, folder: Path) -> Path:
    """Press a button that gives a file, and return the file."""
    with keys.page.expect_download(timeout=30_000) as coming:
        keys.press(key)
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def words(path: Path) -> str:
    """Return what a reader finds in a downloaded file."""
    content = path.read_bytes()
    match path.suffix:
        case ".pdf":
            return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
        case ".docx":
            return zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
        case _:
            return content.decode("utf-8-sig")


def test_a_map_leaves_and_comes_back(visit: Callable[..., Visit], tmp_path: Path) -> None:
    page = visit().open("/kartlaggning")
    keys = Keyboard(page)
    begin(keys, CASE)
    keys.go("kb-step--task--S13")
    page.keyboard.press("Enter")
    keys.at("13")
    files = {key: downloaded(keys, key, tmp_path) for key in ("out-a3", "out-a4", "out-word", "out-text")}
    assert {key: path.suffix for key, path in files.items()} == {
        "out-a3": ".pdf",
        "out-a4": ".pdf",
        "out-word": ".docx",
        "out-text": ".txt",
    }
    for path in files.values():
        assert NAMED.fullmatch(path.name), path.name
        assert "åhittad" in words(path), path.name

    keys.press("file-phrase")
    page.wait_for_selector("#kb-file-words dd")
    phrase = page.locator("#kb-file-words dd").inner_text()
    sealed = downloaded(keys, "out-file", tmp_path)
    assert NAMED.fullmatch(sealed.name)
    assert "åhittad" not in sealed.read_text(encoding="utf-8")

    keys.press("count")
    expect(page.locator("[id='kb-count--button']")).to_have_count(0)
    keys.choose("edit.map.session.disposal_choice", "fil_hos_mig")
    keys.press("close")
    keys.press("anew")
    expect(page.locator("#kb-resume--input")).to_have_count(0)  # nothing is left to be taken up

    page.locator("[id='kb-map-file--input']").set_input_files(sealed)
    expect(page.locator("[id='kb-map-words--input']")).to_be_visible()
    keys.write("map-words", phrase, then="Enter")
    expect(page.locator("[id='kb-map-words--input']")).to_have_count(0)
    confirmed(keys)
    expect(page.locator("#kb-where")).to_contain_text("Steg 1 av")
