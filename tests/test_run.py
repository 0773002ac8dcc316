"""`run.py`: what it does with arguments, children, exit codes and a Python that lacks parts."""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import run

ROOT = Path(run.__file__).parent
PYTEST = [str(run.PYTHON), "-m", "pytest"]
posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, str]]]:
    """Everything `run.py` would have started, in order; nothing is installed or started."""
    started: list[tuple[list[str], dict[str, str]]] = []

    def record(command: list[str], extra: dict[str, str] | None = None) -> int:
        started.append((command, extra or {}))
        return 0

    monkeypatch.setattr(run, "run", record)
    monkeypatch.setattr(run, "prepare", lambda extra="": None)
    monkeypatch.setattr(run, "browser", lambda: {"KARTBLAD_BROWSER": "/a/chromium"})
    return started


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ([], [str(run.SCRIPTS / "kartblad"), "serve"]),
        (["--port", "8899"], [str(run.SCRIPTS / "kartblad"), "serve", "--port", "8899"]),
        (["serve", "--no-browser"], [str(run.SCRIPTS / "kartblad"), "serve", "--no-browser"]),
        (["lab", "--port=1"], [str(run.PYTHON), *run.LAB, "--port=1"]),
        (["test", "tests/core", "-k", "x"], [*PYTEST, "tests/core", "-k", "x"]),
        (["test", "--long", "tests/core"], [*PYTEST, "-m", "", "tests/core"]),
        (["test", "tests", "--no-browser-tests"], [*PYTEST, "-m", "not long and not browser", "tests"]),
    ],
)
def test_arguments_lead_to_one_child(
    children: list[tuple[list[str], dict[str, str]]], arguments: list[str], command: list[str]
) -> None:
    assert run.main(arguments) == 0
    assert [started for started, _ in children] == [command]


def test_whole_run_does_every_check_and_then_pytest(children: list[tuple[list[str], dict[str, str]]]) -> None:
    assert run.main(["test"]) == 0
    expected = [[str(run.PYTHON), *check] for check in run.CHECKS.values()] + [[*PYTEST, *run.SHARED]]
    assert [command for command, _ in children] == expected
    assert children[-1][1]["KARTBLAD_BROWSER"] == "/a/chromium"


def test_without_browser_tests_no_browser_is_sought(
    children: list[tuple[list[str], dict[str, str]]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(run, "browser", lambda: pytest.fail("looked for a browser"))
    assert run.main(["test", "--no-browser-tests"]) == 0
    assert children[-1][0] == [*PYTEST, "-m", "not long and not browser", *run.SHARED]
    assert "utan webbläsartester" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("failing", "code"), [("ruff check", 1), ("mypy", 1), ("import-linter", 1), ("pytest", 5), ("", 0)]
)
def test_any_failure_fails_the_whole_run_and_the_rest_still_runs(
    monkeypatch: pytest.MonkeyPatch, failing: str, code: int
) -> None:
    names = [*run.CHECKS, "pytest"]
    codes = iter([code if name == failing else 0 for name in names])
    reports: list[dict[str, str]] = []

    def fake(command: list[str], extra: dict[str, str] | None = None) -> int:
        reports.append(extra or {})
        return next(codes)

    monkeypatch.setattr(run, "run", fake)
    monkeypatch.setattr(run, "prepare", lambda extra="": None)
    monkeypatch.setattr(run, "browser", dict)
    assert run.main(["test"]) == code
    assert len(reports) == len(names)
    failed = [line.split(":")[0] for line in reports[-1]["KARTBLAD_CHECKS"].splitlines() if "UNDERKÄND" in line]
    assert failed == ([failing] if failing in run.CHECKS else [])


def test_unknown_command_is_refused_in_a_sentence() -> None:
    with pytest.raises(run.Refusal, match="Kommandot starta finns inte"):
        run.main(["starta"])


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert [name for name in run.COMMANDS if f"python3 run.py {name}" not in shown.replace("[serve]", "serve")] == []


# Pythons ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "sentence"),
    [
        ((3, 9), "kartblad behöver Python 3.11 eller nyare, men det här är Python 3.9."),
        ((3, 10), "kartblad behöver Python 3.11 eller nyare, men det här är Python 3.10."),
        ((3, 11), ""),
        ((4, 0), ""),
    ],
)
def test_too_old_python_is_told_so(version: tuple[int, int], sentence: str) -> None:
    assert run.too_old(version) == sentence


def test_old_python_can_read_the_file_and_gets_the_sentence() -> None:
    source = (ROOT / "run.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 8))
    pretend = (
        "import runpy, sys; sys.version_info = (3, 9); sys.argv = ['']; runpy.run_path('run.py', None, '__main__')"
    )
    done = subprocess.run([sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == run.too_old((3, 9)) + "\n"


def test_only_the_standard_library_is_imported() -> None:
    for name in ("run.py", "tests/support/chromium.py"):
        tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
        imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert {module.split(".")[0] for module in imported} <= sys.stdlib_module_names


VENV, PYTHON, ME = str(run.VENV), str(run.PYTHON), "/usr/bin/python-of-the-machine"
STARTS = f"{PYTHON} --version"
OWN_PIP = f"{PYTHON} -m pip --version"
MY_PIP = f"{ME} -m pip --version"
MY_PIP_THERE = f"{ME} -m pip --python {PYTHON} --version"
PLAIN = f"{ME} -m venv --clear {VENV}"
BARE = f"{ME} -m venv --clear --without-pip {VENV}"
VIRTUALENV = f"/bin/virtualenv --clear --python {ME} {VENV}"
UV = f"/bin/uv venv --clear --python {ME} {VENV}"
BY_OWN_PIP = [PYTHON, "-m", "pip", "install", "--quiet", "--no-compile"]
BY_MY_PIP = [ME, "-m", "pip", "--python", PYTHON, "install", "--quiet", "--no-compile"]
BY_UV = ["/bin/uv", "pip", "install", "--quiet", "--python", PYTHON]


@pytest.mark.parametrize(
    ("machine", "tools", "made_by", "install"),
    [
        ({PLAIN, STARTS, OWN_PIP, MY_PIP}, [], PLAIN, BY_OWN_PIP),
        ({PLAIN, STARTS, OWN_PIP}, ["uv"], PLAIN, BY_OWN_PIP),
        ({BARE, STARTS, MY_PIP, MY_PIP_THERE}, [], BARE, BY_MY_PIP),
        ({BARE, STARTS, MY_PIP, VIRTUALENV}, ["virtualenv"], "", None),  # a pip older than --python, no pip inside
        ({VIRTUALENV, STARTS, OWN_PIP}, ["virtualenv"], VIRTUALENV, BY_OWN_PIP),
        ({UV, STARTS}, ["uv"], UV, BY_UV),
        ({STARTS}, [], "", None),
    ],
)
def test_the_first_way_that_works_makes_the_venv(
    monkeypatch: pytest.MonkeyPatch, machine: set[str], tools: list[str], made_by: str, install: list[str] | None
) -> None:
    asked: list[str] = []

    def works(*command: str | Path) -> bool:
        asked.append(" ".join(map(str, command)))
        return asked[-1] in machine

    monkeypatch.setattr(run, "works", works)
    monkeypatch.setattr(run.sys, "executable", ME)
    monkeypatch.setattr(run.shutil, "which", lambda tool: f"/bin/{tool}" if tool in tools else None)
    if install is None:
        with pytest.raises(run.Refusal, match="python3-venv"):
            run.make_venv()
    else:
        assert run.make_venv() == install
        assert [command for command in asked if command in (PLAIN, BARE, VIRTUALENV, UV)][-1] == made_by


# Installing -------------------------------------------------------------------------------------------------------


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of two files with a working Python; what is installed there is written down, not done."""
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_text("one\n", encoding="utf-8")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(run, "PYTHON", Path(sys.executable))
    return tmp_path


def test_installs_again_only_when_something_has_changed(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installs: list[str] = []

    def quietly(command: list[str]) -> str:
        installs.extend(command[-1:] if "--editable" in command else [])
        return ""

    monkeypatch.setattr(run, "quietly", quietly)
    for extra in ("", "", "test", "test", ""):
        run.prepare(extra)
    assert installs == [".", ".[test]"]
    (checkout / "constraints.txt").write_text("two\n", encoding="utf-8")
    run.prepare("test")
    assert installs == [".", ".[test]", ".[test]"]


def test_failed_install_is_told_without_addresses_and_tried_again(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def quietly(command: list[str]) -> str:
        return "ERROR: ingen kontakt" if "--editable" in command else ""

    monkeypatch.setattr(run, "quietly", quietly)
    with pytest.raises(run.Refusal, match="ingen kontakt"):
        run.prepare()
    assert not run.installed("")
    assert list(checkout.glob("stamp")) == []


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Looking in indexes: https://user:word@example.test/simple", "Looking in indexes: (adress)"),
        ("HTTPSConnectionPool(host='example.test', port=443)", "HTTPSConnectionPool(host=(adress) port=443)"),
        ("Location 'file:///mirror/x/' is ignored", "Location '(adress) is ignored"),
        ("No matching distribution found for voila==9", "No matching distribution found for voila==9"),
    ],
)
def test_addresses_are_taken_out(said: str, shown: str) -> None:
    assert run.without_addresses(said) == shown


def test_installer_output_is_shown_only_on_failure() -> None:
    speak = "import sys; print('hämtar https://example.test/x'); sys.exit({code})"
    assert run.quietly([sys.executable, "-X", "utf8", "-c", speak.format(code=0)]) == ""
    assert run.quietly([sys.executable, "-X", "utf8", "-c", speak.format(code=1)]).endswith("(adress)")
    assert run.quietly([str(ROOT / "no-such-program")]) != ""


# Children ---------------------------------------------------------------------------------------------------------


def test_children_get_a_quiet_environment_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("KARTBLAD_LOCALE", "en")
    found = run.environment()
    assert (found["PIP_DISABLE_PIP_VERSION_CHECK"], found["DO_NOT_TRACK"]) == ("1", "1")
    assert found["KARTBLAD_LOCALE"] == "en"
    assert "PYTHONPATH" not in found


def test_exit_code_passes_through() -> None:
    assert run.run([sys.executable, "-c", "raise SystemExit(7)"]) == 7


@posix_only
def test_a_childs_death_by_signal_is_told_as_a_shell_would() -> None:
    assert run.run([sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]) == 128 + signal.SIGKILL


# Started in the background, a shell lets its children ignore Ctrl-C; the one here is at a terminal.
PARENT = """
import run, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
run.PATIENCE = 0.5
sys.exit(run.run([sys.executable, "-c", sys.argv[1]]))
"""
POLITE = """
import signal, sys, time
signal.signal(signal.SIGINT, lambda *_: sys.exit(3))
signal.signal(signal.SIGTERM, lambda *_: sys.exit(4))
print("ready", flush=True)
time.sleep(60)
"""
STUBBORN = """
import signal, time
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("ready", flush=True)
time.sleep(60)
"""


@posix_only
@pytest.mark.parametrize(
    ("child", "sign", "to_all", "code"),
    [
        (POLITE, signal.SIGINT, True, 3),  # Ctrl-C: the terminal tells everybody
        (POLITE, signal.SIGINT, False, 4),  # only run.py is told, and asks the child to end
        (POLITE, signal.SIGTERM, False, 4),
        (STUBBORN, signal.SIGINT, True, 128 + signal.SIGKILL),
    ],
)
def test_a_signal_ends_the_child_too(child: str, sign: signal.Signals, to_all: bool, code: int) -> None:
    command = [sys.executable, "-c", PARENT, child]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, start_new_session=True) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        (os.killpg if to_all else os.kill)(parent.pid, sign)
        assert parent.wait(40) == code  # less than the child would sleep
    with pytest.raises(ProcessLookupError):
        os.killpg(parent.pid, 0)
