"""Every form of a figure is made by the room that owns it, when asked for, and refused politely when it cannot."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from small_page import Visitor

from kartblad.core.problems import Problem
from kartblad.i18n import Texts
from kartblad.ui import files, gallery
from kartblad.ui.blocks import FigureBlock, Offer, Screen, Status
from kartblad.ui.controls import control
from kartblad.ui.screen import ScreenView
from kartblad.ui.store import Store

SV = Texts("sv")
FIGURE = next(block for block in gallery.every_block(SV) if isinstance(block, FigureBlock)).figure
NO_FILE = "Den filen finns inte här längre. Ladda om sidan och försök igen."
SECRET = "Åsa 20010203-1234"
STARTS = {"csv": b"", "excel_csv": b"\xef\xbb\xbf", "xlsx": b"PK\x03\x04", "png": b"\x89PNG", "svg": b"<"}

Meet = Callable[..., Visitor]


@pytest.fixture
def visitor(meet: Meet) -> Visitor:
    return meet(gallery.gallery(SV))


def ask(visitor: Visitor, form: object, key: object = "gallery") -> dict[str, object]:
    visitor.say({"kind": "wanted", "number": 1, "key": key, "form": form})
    return visitor.sent[-1]


@pytest.mark.parametrize("key", files.FORMS)
def test_every_form_is_made(visitor: Visitor, key: str) -> None:
    form = files.FORMS[key]
    answer = ask(visitor, key)
    assert {name: answer[name] for name in ("kind", "number", "media")} == {
        "kind": "file",
        "number": 1,
        "media": form.media,
    }
    assert str(answer["name"]).endswith(f".{form.extension}")
    assert visitor.files[-1].startswith(STARTS[key])
    assert len(visitor.files[-1]) > 50


def test_the_figure_now_on_the_page_is_the_one_that_goes_along(visitor: Visitor) -> None:
    ask(visitor, "csv")
    assert "Åmål" in visitor.files[-1].decode("utf-8")


@pytest.mark.parametrize(("form", "key"), [("exe", "gallery"), ("csv", "nope"), ("csv", "size"), ("", "gallery")])
def test_what_the_page_does_not_offer_is_refused(visitor: Visitor, form: str, key: str) -> None:
    assert ask(visitor, form, key) == {
        "kind": "refused",
        "number": 1,
        "text": NO_FILE,
    }
    assert visitor.files == []


@pytest.mark.parametrize(
    ("error", "said"),
    [(Problem("Välj en kurs först."), "Välj en kurs först."), (RuntimeError(SECRET), "Det gick inte")],
)
def test_a_failure_is_a_sentence(
    visitor: Visitor,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    said: str,
) -> None:
    def fail(*_: object) -> bytes:
        raise error

    monkeypatch.setitem(files.FORMS, "csv", files.Form("Prov", "text/csv", "csv", fail))  # type: ignore[index]
    with caplog.at_level(logging.DEBUG):
        answer = ask(visitor, "csv")
    assert (answer["kind"], str(answer["text"]).startswith(said)) == ("refused", True)
    assert SECRET not in str(answer) + caplog.text


class TestOffers:
    @staticmethod
    def visitor(meet: Meet, made: Exception | None) -> Visitor:
        def offer(state: str, key: str) -> files.File:
            if made is not None:
                raise made
            return files.File(f"{key}.csv", "text/csv", state.encode())

        page = Screen((Offer("form", "Hämta mallen"), Status("said", "")), "")
        return meet(ScreenView(Store("läget"), lambda _state: page, lambda state, *_: state, SV, offers=offer))

    def test_a_file_is_made_of_the_state_when_it_is_asked_for(self, meet: Meet) -> None:
        visitor = self.visitor(meet, None)
        answer = ask(visitor, "", "form")
        assert answer == {"kind": "file", "number": 1, "name": "form.csv", "media": "text/csv"}
        assert visitor.files == ["läget".encode()]

    @pytest.mark.parametrize(("form", "key"), [("csv", "form"), ("", "said"), ("", "nope"), ("", "")])
    def test_what_the_page_does_not_offer_is_refused(self, meet: Meet, form: str, key: str) -> None:
        assert ask(self.visitor(meet, None), form, key)["text"] == NO_FILE

    def test_an_offer_of_nobody_is_refused(self, meet: Meet) -> None:
        assert ask(meet(control(Offer("form", "Hämta mallen"), SV)), "", "form")["text"] == NO_FILE

    @pytest.mark.parametrize(
        ("error", "said"),
        [(Problem("Läs in ett register först."), "Läs in ett register först."), (KeyError(SECRET), "Det gick inte")],
    )
    def test_a_failure_is_a_sentence(
        self, meet: Meet, caplog: pytest.LogCaptureFixture, error: Exception, said: str
    ) -> None:
        with caplog.at_level(logging.DEBUG):
            answer = ask(self.visitor(meet, error), "", "form")
        assert (answer["kind"], str(answer["text"]).startswith(said)) == ("refused", True)
        assert SECRET not in str(answer) + caplog.text


def test_labels_are_verbs_and_differ() -> None:
    labels = [SV.gettext(form.label) for form in files.FORMS.values()]
    assert len(set(labels)) == len(labels)
    assert {label.split()[0] for label in labels} == {"Hämta", "Kopiera"}


def test_a_file_has_a_name_of_its_own() -> None:
    form = files.Form("Prov", "text/plain", "txt", lambda _figure, _texts: b"x")
    file = files.file_of(FIGURE, form, SV)
    assert (file.media, file.content, "/" in file.name) == ("text/plain", b"x", False)


def test_no_two_files_of_a_figure_share_a_name() -> None:
    names = [files.file_of(FIGURE, form, SV).name for form in files.FORMS.values()]
    assert len(set(names)) == len(names)
    assert [name for name in names if name.endswith(".csv")] == ["gallery.csv", "gallery-excel.csv"]
