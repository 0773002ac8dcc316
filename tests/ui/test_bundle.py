"""The script and style that an anywidget carries: joined without clashes, small, nothing that the policy forbids."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kartblad import settings
from kartblad.ui import bundle

SOURCES = {part: (bundle.STATIC / part).read_text(encoding="utf-8") for part in bundle.PARTS}


def imported(source: str) -> list[str]:
    return re.findall(r'^import .* from "\./([\w-]+\.js)";$', source, re.MULTILINE)


def test_every_file_is_part_of_it() -> None:
    assert set(SOURCES) == {file.name for file in bundle.STATIC.glob("*.js")}


def test_parts_stand_after_what_they_import() -> None:
    seen: set[str] = set()
    for part, source in SOURCES.items():
        assert set(imported(source)) <= seen, part
        seen.add(part)


def test_what_is_imported_is_exported() -> None:
    for part, source in SOURCES.items():
        for names, other in re.findall(r'^import \{ (.*) \} from "\./([\w-]+\.js)";$', source, re.MULTILINE):
            exported = set(re.findall(r"^export (?:function|const) (\w+)", SOURCES[other], re.MULTILINE))
            assert set(names.split(", ")) <= exported, (part, other)


def test_joined_it_is_one_module_without_imports() -> None:
    script = bundle.script()
    assert re.findall(r"^import\b.*", script, re.MULTILINE) == []
    assert re.findall(r"^export\b.*", script, re.MULTILINE) == ["export default { initialize, render };"]


def test_no_two_parts_use_the_same_name() -> None:
    names = Counter(re.findall(r"^(?:async function|function|const|let|class) (\w+)", bundle.script(), re.MULTILINE))
    assert {name for name, times in names.items() if times > 1} == set()


@pytest.mark.parametrize(
    "forbidden", ["eval(", "new Function", "document.write", "insertAdjacentHTML", "outerHTML", "://"]
)
def test_nothing_that_the_policy_forbids(forbidden: str) -> None:
    assert forbidden not in bundle.script()


def test_markup_enters_in_one_place_only() -> None:
    assert [part for part, source in SOURCES.items() for _ in re.findall("innerHTML", source)] == ["patch.js"]


def test_it_is_small() -> None:
    assert len(bundle.script().encode()) < 42_000


def test_jupyterlab_gets_our_style_and_voila_none(tmp_path: Path) -> None:
    found = settings.load({})
    style = bundle.style(found, {})
    assert ".kb-screen" in style
    assert style.index("--") < style.index(".kb-screen")
    assert bundle.style(found, {"SERVER_SOFTWARE": "voila/0.5.13"}) == ""


def test_without_a_template_it_still_works(tmp_path: Path) -> None:
    assert bundle.style(settings.Settings(tmp_path, tmp_path, tmp_path), {}) == ""
