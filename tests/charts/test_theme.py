"""The look is one set of values: Python and CSS agree, and all colours that carry meaning can be told apart."""

from __future__ import annotations

import re

import pytest

from kartblad import settings
from kartblad.charts.theme import THEME, contrast, mixed, tokens

STATIC = settings.load().static


def test_css_tokens_are_the_theme() -> None:
    css = (STATIC / "tokens.css").read_text(encoding="utf-8")
    assert dict(re.findall(r"(--kb-[a-z-]+): ([^;]+);", css)) == tokens()


def test_style_sheet_uses_tokens_for_every_colour() -> None:
    css = (STATIC / "kartblad.css").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", css) == []


def test_style_sheet_uses_only_tokens_that_exist() -> None:
    css = (STATIC / "kartblad.css").read_text(encoding="utf-8")
    own = set(re.findall(r"(--kb-[a-z0-9-]+):", css))
    assert set(re.findall(r"var\((--kb-[a-z0-9-]+)\)", css)) - own - set(tokens()) == set()


def test_style_sheet_asks_no_other_host() -> None:
    css = (STATIC / "kartblad.css").read_text(encoding="utf-8")
    wanted = re.findall(r"url\(\"?([^\")]+)", css)
    assert wanted == ["fonts/source-sans-3-latin-wght-normal.woff2"]
    assert [(STATIC / name).is_file() for name in wanted] == [True]


def test_fonts_are_small_and_licensed() -> None:
    fonts = sorted((STATIC / "fonts").iterdir())
    assert sum(file.stat().st_size for file in fonts) < 150_000
    assert [file.name for file in fonts] == ["LICENSE-source-sans-3.txt", "source-sans-3-latin-wght-normal.woff2"]
    assert "SIL OPEN FONT LICENSE" in fonts[0].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#0072b2", "#ffffff", 5.19),
        ("#d55e00", "#ffffff", 3.87),
    ],
)
def test_contrast_is_the_ratio_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("ground", [THEME.paper, THEME.ground])
@pytest.mark.parametrize("text", [THEME.ink, THEME.quiet, THEME.blue, THEME.green])
def test_text_is_readable(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("ground", [THEME.paper, THEME.ground])
@pytest.mark.parametrize("mark", [*THEME.series, THEME.edge, THEME.focus])
def test_controls_bars_and_focus_are_visible(mark: str, ground: str) -> None:
    assert contrast(mark, ground) >= 3


@pytest.mark.parametrize("series", THEME.series)
def test_patterns_are_visible_on_their_tint(series: str) -> None:
    assert contrast(series, mixed(series, THEME.tint)) >= 3


def test_button_text_is_readable() -> None:
    assert contrast(THEME.paper, THEME.blue) >= 4.5


@pytest.mark.parametrize(("share", "expected"), [(0.0, "#ffffff"), (1.0, "#0072b2"), (0.5, "#80b8d8")])
def test_mixed_lies_between_colour_and_paper(share: float, expected: str) -> None:
    assert mixed("#0072b2", share) == expected


def test_a_fourth_series_starts_over() -> None:
    assert [THEME.series_colour(index) for index in range(4)] == [THEME.blue, THEME.vermillion, THEME.green, THEME.blue]
