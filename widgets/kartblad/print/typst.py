"""Makes tagged PDFs with Typst: the templates lie beside this module, what a map says reaches them as data only.

No network, no system font unless a text needs one, no date and no name in the file's own description.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

HERE = Path(__file__).parent
STANDARD = "ua-1"
"""PDF/UA-1: headings, reading order, language and text alternatives are in the file, or there is no file."""
_OURS = re.compile(r"[\u0000-\u06ff\u1e00-\u22ff\u2500-\u27bf\ufb00-\ufdff\ufe70-\ufeff\U0001f600-\U0001f64f]*")
"""What the fonts that are always at hand have: Latin, Greek, Cyrillic, Hebrew, Arabic, signs."""
_LONG = re.compile(r"\S{41,}")
"""No Swedish word; it would run out of its column."""
_ONE_AT_A_TIME = threading.Lock()


def pdf(template: str, what: Mapping[str, Any]) -> bytes:
    """Return what a template makes of some data.

    Parameters
    ----------
    template
        The name of its file, without ".typ".
    what
        The data, of values that msgspec can write; read in the template by ``sys.inputs``, never as source.
    """
    said = _broken(msgspec.to_builtins(what))
    data = msgspec.json.encode(said).decode()
    compiler = _compiler(template, wide=_OURS.fullmatch(data) is None)
    with _ONE_AT_A_TIME:
        made: bytes = compiler.compile(format="pdf", pdf_standards=[STANDARD], sys_inputs={"data": data})
    return made


def png(template: str, what: Mapping[str, Any], dots_per_inch: int = 200) -> bytes:
    """Return the single page that a template makes of some data, as a picture."""
    data = msgspec.json.encode(what).decode()
    compiler = _compiler(template, wide=_OURS.fullmatch(data) is None)
    with _ONE_AT_A_TIME:
        made: bytes = compiler.compile(format="png", ppi=dots_per_inch, sys_inputs={"data": data})
    return made


@cache
def _compiler(template: str, *, wide: bool) -> Any:
    import typst  # late: only who prints needs it

    return typst.Compiler(str(HERE / f"{template}.typ"), root=str(HERE), font_paths=_fonts(wide=wide))


@cache
def _fonts(*, wide: bool) -> Any:
    """Return our own font and matplotlib's, whose last one draws a box for what no other has; ``wide``: all."""
    import typst

    found = find_spec("matplotlib")
    beside = [str(Path(found.origin).parent / "mpl-data" / "fonts" / "ttf")] if found and found.origin else []
    folders = [str(HERE / "fonts"), *beside]
    return typst.Fonts(include_system_fonts=wide, include_embedded_fonts=False, font_paths=folders)


def _broken(value: Any) -> Any:
    """Return the data with places in overlong words where a line may break; nothing of them shows."""
    if isinstance(value, str):
        return value if value.startswith("<svg") else _LONG.sub(_with_breaks, value)
    if isinstance(value, dict):
        return {key: _broken(each) for key, each in value.items()}
    return [_broken(each) for each in value] if isinstance(value, list) else value


def _with_breaks(found: re.Match[str]) -> str:
    return "\u200b".join(re.findall(r".{1,12}", found[0]))
