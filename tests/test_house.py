"""The house keeps its own rules: layers, bare core, thin notebooks, no foreign host, no forbidden word or widget."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "widgets"
PACKAGE = SOURCE / "kartblad"
CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}


def project_files() -> list[Path]:
    """Return what belongs to the project: everything git tracks or would track."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return [path for name in sorted(set(listed)) if name and (path := ROOT / name).is_file()]


FILES = project_files()
MODULES = [path for path in FILES if path.is_relative_to(PACKAGE) and path.suffix == ".py"]
SCRIPTS = [path for path in FILES if path.suffix == ".py" and not path.is_relative_to(PACKAGE)]
NOTEBOOKS = [path for path in FILES if path.suffix == ".ipynb" and path.is_relative_to(ROOT / "notebooks")]
"""The workbook's own; those under tests/benchmarks are what others' pages look like."""


def name_of(path: Path) -> str:
    """Return the short name of a file, for the test's id."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """Return a module's syntax tree, for reading."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def dotted(path: Path) -> str:
    """Return the name under which a module of the package is imported."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


# Layers -----------------------------------------------------------------------------------------------------------


def lint_imports(source: Path) -> str:
    """Check the package in a source folder against the contracts and return what import-linter says."""
    code = "from importlinter.cli import lint_imports_command as lint; lint()"
    command = [sys.executable, "-c", code, "--no-logo", "--no-cache", "--config", str(ROOT / "pyproject.toml")]
    environment = os.environ | {"PYTHONPATH": str(source), "PYTHONUTF8": "1", "COLUMNS": "200"}
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=source, env=environment).stdout


VIOLATIONS = [
    ("layers", "core/problems.py", "import kartblad.i18n"),
    ("layers", "i18n.py", "import kartblad.catalogue"),
    ("layers", "frames/__init__.py", "def late():\n    import kartblad.catalogue"),
    ("layers", "odds_and_ends.py", "import os"),
    ("apps", "apps/other/state.py", "import kartblad.apps.participation.state"),
    ("cycles", "frames/one.py", "import kartblad.frames.two.three"),
    ("core", "core/problems.py", "import pandas"),
    ("core", "core/problems.py", "import time"),
    ("widgets", "apps/participation/state.py", "import ipywidgets"),
    ("widgets", "charts/figure.py", "import anywidget"),
    ("jupyter", "catalogue/__init__.py", "from IPython.display import display"),
    ("first-paint", "ui/blocks.py", "import kartblad.ui.detour"),
    ("first-paint", "apps/participation/state.py", "import kartblad.apps.participation.view"),
    ("server", "pages.py", "import tornado.web"),
    ("tables", "apps/participation/state.py", "import pandas"),
    ("drawing", "ui/blocks.py", "import matplotlib"),
    ("solver", "apps/workload/what_if.py", "import highspy"),
    ("figure", "charts/figure.py", "import jinja2"),
    ("managers", "apps/dashboard/view.py", "import kartblad.records.journal"),
    ("managers", "apps/dashboard/view.py", "import kartblad.apps.dashboard.detour"),
    ("managers", "apps/dashboard/state.py", "import kartblad.catalogue.tables"),
    ("managers", "managers.py", "import kartblad.records.journal"),
    ("managers", "managers.py", "import kartblad.frames.register"),
    ("layers", "managers.py", "import kartblad.pages"),
    ("layers", "publishing/asked.py", "import kartblad.managers"),
]
"""A contract, a file and a line that breaks it."""

SCENERY = {
    "apps/other/__init__.py": "",
    "apps/dashboard/__init__.py": "",
    "apps/dashboard/detour.py": "import kartblad.records.journal",
    "frames/two/__init__.py": "",
    "frames/two/three.py": "import kartblad.frames.one",
    "records/journal.py": "",
    "ui/detour.py": "import ipywidgets",
}
"""Innocent files that a violation may need; written only where its line names them."""


def add(package: Path, name: str, text: str) -> None:
    """Write a module, or add to one that is there."""
    file = package / name
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(f"{before}\n{text}\n", encoding="utf-8")


def scenery_for(name: str, line: str) -> Iterator[str]:
    """Yield the scenery that a violation stands on: its own folder, what it names, and what that names in turn."""
    for file, text in SCENERY.items():
        module = "kartblad." + file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        if module in line or file == f"{name.rpartition('/')[0]}/__init__.py":
            yield file
            if text:
                yield from scenery_for(file, text)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a source folder with a copy of the package, to be broken."""
    shutil.copytree(PACKAGE, tmp_path / "kartblad", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_contracts_are_kept(copy: Path) -> None:
    said = lint_imports(copy)
    if f"Contracts: {len(CONTRACTS)} kept, 0 broken." not in said:
        pytest.fail(said, pytrace=False)


@pytest.mark.parametrize(("contract", "name", "line"), VIOLATIONS)
def test_each_contract_catches_who_breaks_it(copy: Path, contract: str, name: str, line: str) -> None:
    for file in dict.fromkeys(scenery_for(name, line)):
        add(copy / "kartblad", file, SCENERY[file])
    add(copy / "kartblad", name, line)
    said = lint_imports(copy)
    if not re.search(rf"^{re.escape(CONTRACTS[contract])} BROKEN", said, flags=re.MULTILINE):
        pytest.fail(said, pytrace=False)


def test_every_contract_has_a_violation_that_it_catches() -> None:
    assert {contract for contract, _, _ in VIOLATIONS} == set(CONTRACTS)


# What importing loads ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [path for path in MODULES if path.is_relative_to(PACKAGE / "core")], ids=name_of)
def test_core_needs_nothing_but_python(path: Path) -> None:
    """Without site-packages there is no Jupyter and no pandas to load."""
    code = f"import sys; sys.path.insert(0, {str(SOURCE)!r}); import {dotted(path)}"
    done = subprocess.run([sys.executable, "-I", "-S", "-W", "error", "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("module", ["kartblad.ui.markup", "kartblad.apps.participation.state"])
def test_first_paint_is_light(module: str) -> None:
    heavy = ["IPython", "anywidget", "ipykernel", "ipywidgets", "matplotlib", "pandas", "zmq"]
    code = f"import sys, {module}; print(*[name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "\n", "")


# Modules ----------------------------------------------------------------------------------------------------------

NO_NOUNS = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
"""Not "managers": they are people here, whose pages are read-only."""


def test_modules_are_nouns_of_the_trade() -> None:
    assert [name_of(path) for path in FILES if NO_NOUNS & set(path.relative_to(ROOT).with_suffix("").parts)] == []


@pytest.mark.parametrize("path", MODULES + SCRIPTS, ids=name_of)
def test_module_begins_with_a_sentence(path: Path) -> None:
    tree = tree_of(path)
    first_line = (ast.get_docstring(tree) or "").partition("\n")[0]
    assert not tree.body or re.fullmatch(r"\S.*[.:;?]", first_line), "say what the module is about"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_is_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_functions_are_small() -> None:
    functions = [node for path in MODULES for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef)]
    code = [node.body[1:] if ast.get_docstring(node) else node.body for node in functions]
    lengths = [body[-1].end_lineno - body[0].lineno + 1 for body in code if body and body[-1].end_lineno]
    assert statistics.median(lengths) <= 8


# Forbidden ways ---------------------------------------------------------------------------------------------------

LINKS = {f"{module}.link" for module in ("ipywidgets", "traitlets", "widgets")} | {"dlink", "jslink", "jsdlink"}
NEVER = LINKS | {"Output", "pyplot", "update_display", "display_id"}
IN_UI = {"observe", "unobserve", "unobserve_all"}


def names_in(tree: ast.AST) -> Iterator[str]:
    """Yield every name that code imports, reads, reaches for or passes by keyword, alone and with its owner."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module), names=names):
                yield from module.split(".")
                yield from (f"{module}.{alias.name}" for alias in names)
            case ast.alias(name=name):
                yield from name.split(".")
            case ast.Attribute(value=ast.Name(id=owner), attr=name):
                yield from (name, f"{owner}.{name}")
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.keyword(arg=str(name)):
                yield name


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import matplotlib.pyplot as plt", {"pyplot"}),
        ("from matplotlib import pyplot", {"pyplot"}),
        ("widgets.Output()", {"Output"}),
        ("from ipywidgets import dlink as d", {"dlink"}),
        ("display(x, display_id='a')", {"display_id"}),
        ("slider.observe(f)", {"observe"}),
        ("a.b.observe(f)", {"observe"}),
        ("widgets.link(a, b)", {"widgets.link"}),
        ("from traitlets import link", {"traitlets.link"}),
        ("source.link", set()),
        ("link_text = 'Output'", set()),
    ],
)
def test_forbidden_ways_are_recognised(code: str, found: set[str]) -> None:
    assert (NEVER | IN_UI) & set(names_in(ast.parse(code))) == found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_one_observable_and_no_output_widget(path: Path) -> None:
    forbidden = NEVER if path.is_relative_to(PACKAGE / "ui") else NEVER | IN_UI
    assert forbidden & set(names_in(tree_of(path))) == set()


MARKUP = re.compile(
    r"</[a-z]|<(?:a|b|br|button|div|em|figure|h[1-6]|i|input|li|p|script|span|strong|style|svg|table|td|th|tr|ul)\b[^<]*>"
)


def strings_in(tree: ast.Module) -> Iterator[str]:
    """Yield every string but the docstrings."""
    docs = {
        id(body[0].value)
        for node in ast.walk(tree)
        if isinstance(body := getattr(node, "body", None), list) and body and isinstance(body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_markup_lies_in_files(path: Path) -> None:
    assert [text for text in strings_in(tree_of(path)) if MARKUP.search(text)] == []


# Files ------------------------------------------------------------------------------------------------------------

ADDRESS = re.compile(r"(?:https?:|[\"'(=])//([\w.-]+\.[a-z]{2,})")
OWN = {"www.w3.org"}
"""Names of vocabularies, never fetched."""
SHOWN = {".css", ".html", ".j2", ".js", ".json", ".py", ".svg", ".tpl"}


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in FILES
        if path.suffix in SHOWN and (path.is_relative_to(PACKAGE) or path.is_relative_to(ROOT / "voila_templates"))
    ],
    ids=name_of,
)
def test_nothing_shown_names_a_foreign_host(path: Path) -> None:
    assert set(ADDRESS.findall(path.read_text(encoding="utf-8"))) - OWN == set()


def test_addresses_are_recognised() -> None:
    text = "<script src='https://cdn.example.com/x.js'> url(//fonts.example.net/y) <svg xmlns='http://www.w3.org/2000/svg'>"
    assert ADDRESS.findall(text) == ["cdn.example.com", "fonts.example.net", "www.w3.org"]


def test_no_file_names_a_package_registry() -> None:
    # in two halves, so that this file does not name them either
    hosts = [
        ".".join(halves) for halves in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("debian", "org"))
    ]
    options = ["-".join(halves) for halves in (("index", "url"), ("trusted", "host"), ("find", "links"))]
    pattern = re.compile("|".join(map(re.escape, hosts + options)).encode())
    assert [name_of(path) for path in FILES if pattern.search(path.read_bytes())] == []


def test_compiled_catalogues_stay_out() -> None:
    assert [name_of(path) for path in FILES if path.suffix in {".mo", ".pyc"}] == []


# Notebooks --------------------------------------------------------------------------------------------------------


def code_cells(path: Path) -> list[dict[str, object]]:
    """Return the code cells of a notebook."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def source_of(cell: dict[str, object]) -> str:
    """Return a cell's code, which may be stored as one text or as lines."""
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name_of)
def test_notebook_is_thin(path: Path) -> None:
    heavy = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.While, ast.Try, ast.Lambda)
    for cell in code_cells(path):
        source = source_of(cell)
        tree = ast.parse(source)
        assert [type(node).__name__ for node in ast.walk(tree) if isinstance(node, heavy)] == [], source
        assert len([line for line in source.splitlines() if line.strip() and not line.startswith("#")]) <= 10, source
        assert (NEVER | IN_UI) & set(names_in(tree)) == set(), source


@pytest.mark.parametrize("path", [path for path in NOTEBOOKS if path.parent.name == "analys"], ids=name_of)
def test_analysis_is_kept_with_its_outputs(path: Path) -> None:
    """Nbval compares only cells that have been run."""
    assert [cell["source"] for cell in code_cells(path) if cell["execution_count"] is None] == []
    assert any(cell["outputs"] for cell in code_cells(path))


@pytest.mark.parametrize("path", [path for path in NOTEBOOKS if path.parent.name != "analys"], ids=name_of)
def test_page_is_a_call_into_pages_without_outputs(path: Path) -> None:
    cells = code_cells(path)
    assert [cell for cell in cells if cell["outputs"] or cell["execution_count"] is not None] == []
    imports = [
        ast.unparse(node)
        for cell in cells
        for node in ast.walk(ast.parse(source_of(cell)))
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    opener = "managers" if path.parent.name == "chef" else "pages"
    allowed = re.compile(rf"(from kartblad import {opener}|from kartblad\.{opener} import)")
    assert [line for line in imports if not allowed.match(line)] == []
    assert imports
