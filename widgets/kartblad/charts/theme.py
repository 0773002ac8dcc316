"""The look of a map sheet as frozen values: colours, sizes and patterns that every drawing shares.

`static/tokens.css` of the Voilà template repeats these values for the browser; a test compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass

_LINEAR_BELOW = 0.04045
"""The sRGB channel value under which the transfer curve is a straight line (WCAG 2.2, relative luminance)."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Every token of the look; colours are sRGB hex."""

    ink: str = "#1d2529"
    quiet: str = "#4f5859"
    paper: str = "#ffffff"
    ground: str = "#f7f7f7"
    line: str = "#c9d1d3"
    """Decoration only: 3:1 is not met."""
    edge: str = "#6f7a7d"
    """The edge of a control: 3:1 on paper and on ground."""
    blue: str = "#0072b2"
    vermillion: str = "#d55e00"
    """For areas and edges, never for text and never alone."""
    green: str = "#00795a"
    tint: float = 0.16
    """How much of a series colour is left where a pattern or an outline carries the meaning."""
    text_px: int = 16
    wall_px: int = 28
    grid_px: int = 4
    measure_ch: int = 70
    focus_px: int = 3
    focus_gap_px: int = 2
    target_px: int = 24
    fade_ms: int = 120

    @property
    def series(self) -> tuple[str, str, str]:
        """The colours of the first, second and third series."""
        return (self.blue, self.vermillion, self.green)

    @property
    def focus(self) -> str:
        """The colour of the focus ring."""
        return self.blue

    def series_colour(self, index: int) -> str:
        """Return the colour of series ``index``; a fourth series starts over."""
        return self.series[index % len(self.series)]


THEME = Theme()


def tokens(theme: Theme = THEME) -> dict[str, str]:
    """Return the theme as CSS custom properties, in the order of the style sheet."""
    colours = {name: getattr(theme, name) for name in ("ink", "quiet", "paper", "ground", "line", "edge")}
    series = {name: getattr(theme, name) for name in ("blue", "vermillion", "green", "focus")}
    sizes = {
        "tint": str(theme.tint),
        "text": f"{theme.text_px}px",
        "wall": f"{theme.wall_px}px",
        "grid": f"{theme.grid_px}px",
        "measure": f"{theme.measure_ch}ch",
        "focus-width": f"{theme.focus_px}px",
        "focus-gap": f"{theme.focus_gap_px}px",
        "target": f"{theme.target_px}px",
        "fade": f"{theme.fade_ms}ms",
    }
    return {f"--kb-{name}": value for name, value in (colours | series | sizes).items()}


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2.2 contrast ratio of two hex colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, share: float, ground: str = THEME.paper) -> str:
    """Return ``colour`` laid over ``ground`` with opacity ``share``, as an opaque hex colour."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(share * over + (1 - share) * under):02x}" for over, under in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    digits = colour.removeprefix("#")
    return (int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16))


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
