#!/usr/bin/env python3
"""Set up kartblad in `.venv` and do one thing with it: serve it, test it, open JupyterLab or measure it.

Standard library only, on every system with Python 3.11: municipal machines have no make and no bash.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "kartblad-installed"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
OLDEST = (3, 11)
PATIENCE = 10.0
"""Seconds a child has to end by itself after Ctrl-C."""

HELP = """\
kartblad – arbetsbok för metodhandledare i barn- och ungdomsvården

  python3 run.py [serve] [val …]    öppnar arbetsboken i webbläsaren
                                    (--port N, --no-browser, --pages metod|chef går vidare till kartblad serve)
  python3 run.py test               kör alla kontroller och alla tester
         --long                     även de långa testerna
         --no-browser-tests         utan dem som behöver en webbläsare
         [sökväg eller pytest-val]  bara dessa tester, utan övriga kontroller
  python3 run.py lab [val …]        öppnar JupyterLab för analytiker
  python3 run.py bench [val …]      mäter hastighet och minne
  python3 run.py --help             visar den här texten

Första gången skapas miljön .venv bredvid run.py. Den uppdateras när pyproject.toml eller constraints.txt ändrats."""

CHECKS: dict[str, list[str]] = {
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo"],
}
SHARED = ["--numprocesses=2", "--dist=loadfile", "--no-loadscope-reorder"]
"""How the whole run is shared: two workers, whatever the machine, for each may have a server and a browser of its own.
A file stays with one worker, in the order of `tests/conftest.py`: the slow ones first."""
LAB = [
    "-m",
    "jupyterlab",
    # JupyterLab would otherwise ask other servers for news and updates.
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
    "--notebook-dir=notebooks",
]


class Refusal(Exception):
    """Why nothing can be done; its message is a Swedish sentence that says what to do instead."""


def say(sentence: str) -> None:
    """Print one sentence to the person at the terminal, before what a child prints next."""
    print(sentence, flush=True)


def too_old(version: tuple[int, ...]) -> str:
    """Return what to say to a Python older than we can use, empty if it is new enough."""
    if version[:2] >= OLDEST:
        return ""
    return (
        f"kartblad behöver Python {OLDEST[0]}.{OLDEST[1]} eller nyare, men det här är Python {version[0]}.{version[1]}."
    )


# Children ---------------------------------------------------------------------------------------------------------


def environment() -> dict[str, str]:
    """Return the environment for every child: ours, without talk to other servers."""
    quiet = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "DO_NOT_TRACK": "1"}
    unwanted = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"}
    return {key: value for key, value in os.environ.items() if key not in unwanted} | quiet


def exit_code(returncode: int) -> int:
    """Return what a shell would report: 128 + the signal's number for a child that a signal ended."""
    return returncode if returncode >= 0 else 128 - returncode


def wind_down(process: subprocess.Popen[bytes]) -> int:
    """Wait for a child that has been asked to end; insist if it stays."""
    for insist in (process.terminate, process.kill):
        try:
            return process.wait(PATIENCE)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            insist()
    return process.wait()


def run(command: list[str], extra: dict[str, str] | None = None) -> int:
    """Run a child in the checkout with the terminal as its own, and return its exit code.

    Ctrl-C reaches the child through the terminal, SIGTERM through us. Both end us, too, with the child's exit code.
    """
    process = subprocess.Popen(command, cwd=ROOT, env=environment() | (extra or {}))

    def stop(*_: object) -> None:
        process.terminate()
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        return exit_code(process.wait())
    except KeyboardInterrupt:
        sys.exit(exit_code(wind_down(process)))
    finally:
        signal.signal(signal.SIGTERM, before)


def without_addresses(text: str) -> str:
    """Return an installer's output without the addresses it fetched from: some workplaces keep theirs secret."""
    return re.sub(r"(?i)\b(?:https?|file|ftp)://\S+|(?<=host=)\S+", "(adress)", text)


def quietly(command: list[str]) -> str:
    """Run an installer; return empty if it succeeded, else the end of what it said."""
    try:
        done = subprocess.run(
            command, check=False, cwd=ROOT, env=environment(), capture_output=True, text=True, errors="replace"
        )
    except OSError as error:
        return without_addresses(str(error))
    if done.returncode == 0:
        return ""
    tail = (done.stdout + done.stderr).strip().splitlines()[-15:]
    return without_addresses("\n".join(tail)) or f"avslutades med kod {done.returncode}"


# The environment --------------------------------------------------------------------------------------------------


def works(*command: str | Path) -> bool:
    """Tell whether a command exists and succeeds."""
    return not quietly([str(part) for part in command])


def venv_makers() -> list[list[str]]:
    """Return the ways to make `.venv`, best first. Debian's Python has `venv` but may lack `ensurepip`."""
    makers = [[sys.executable, "-m", "venv", "--clear"]]
    if works(sys.executable, "-m", "pip", "--version"):
        makers.append([sys.executable, "-m", "venv", "--clear", "--without-pip"])
    for tool, options in (("virtualenv", ["--clear"]), ("uv", ["venv", "--clear"])):
        if found := shutil.which(tool):
            makers.append([found, *options, "--python", sys.executable])
    return makers


def installer() -> list[str] | None:
    """Return the command that installs into `.venv`: its own pip, this Python's pip, or uv.

    None compiles what it installs: that takes a third of the time, and most of it is never imported.
    """
    if works(PYTHON, "-m", "pip", "--version"):
        return [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-compile"]
    if works(sys.executable, "-m", "pip", "--python", PYTHON, "--version"):
        return [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "--quiet", "--no-compile"]
    if uv := shutil.which("uv"):
        return [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    return None


def make_venv() -> list[str]:
    """Make `.venv` in the first way that leads to a Python we can install into; return how to install."""
    say("Skapar miljön .venv …")
    for maker in venv_makers():
        if works(*maker, VENV) and works(PYTHON, "--version") and (found := installer()):
            return found
    raise Refusal(
        "Det gick inte att skapa miljön .venv. Installera paketet python3-venv "
        "(Debian och Ubuntu: sudo apt install python3-venv) och kör om."
    )


def fingerprint() -> str:
    """Return a hash of all that decides what is installed; the path too, since a moved environment is broken."""
    digest = hashlib.sha256(f"{ROOT}\n{sys.version_info[:2]}\n".encode())
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def installed(extra: str) -> bool:
    """Tell whether `.venv` already holds what is asked for: "" the workbook, "test" the tests' tools with it."""
    with contextlib.suppress(OSError, ValueError):
        stamp, present = STAMP.read_text(encoding="utf-8").split("\n")
        return stamp == fingerprint() and extra in ("", present) and works(PYTHON, "--version")
    return False


def prepare(extra: str = "") -> None:
    """See to it that `.venv` holds the pinned set."""
    if installed(extra):
        return
    install = (installer() if works(PYTHON, "--version") else None) or make_venv()
    say("Installerar paket (första gången tar det några minuter) …")
    STAMP.unlink(missing_ok=True)
    what = f".[{extra}]" if extra else "."
    if problem := quietly([*install, "--constraint", "constraints.txt", "--editable", what]):
        raise Refusal(f"Paketen gick inte att installera:\n{problem}\nKontrollera nätet och kör om.")
    STAMP.write_text(f"{fingerprint()}\n{extra}", encoding="utf-8")


# What one can do --------------------------------------------------------------------------------------------------


def serve(options: list[str]) -> int:
    """Serve the workbook and open it in the browser."""
    prepare()
    return run([str(SCRIPTS / "kartblad"), "serve", *options])


def lab(options: list[str]) -> int:
    """Open JupyterLab on the notebooks."""
    prepare()
    return run([str(PYTHON), *LAB, *options])


def bench(options: list[str]) -> int:
    """Measure: every benchmark prints its figures."""
    prepare("test")
    chosen = ["tests/benchmarks", "--override-ini=python_files=bench_*.py", "--capture=no", "-m", ""]
    return run([str(PYTHON), "-m", "pytest", *chosen, *options], browser())


def browser() -> dict[str, str]:
    """Return the variable that names a Chromium for the tests, fetching one if the machine has none."""
    command = [str(PYTHON), "tests/support/chromium.py", "--install"]
    done = subprocess.run(command, check=False, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise Refusal("Eller kör testerna utan webbläsare: python3 run.py test --no-browser-tests")
    return {"KARTBLAD_BROWSER": done.stdout.strip()}


def marks(options: list[str]) -> list[str]:
    """Take our own two flags out of ``options`` and return the choice of tests they mean."""
    wanted = {"long": "--long" in options, "browser": "--no-browser-tests" not in options}
    options[:] = [option for option in options if option not in ("--long", "--no-browser-tests")]
    if wanted == {"long": False, "browser": True}:
        return []
    return ["-m", " and ".join(f"not {mark}" for mark, included in wanted.items() if not included)]


def check(name: str) -> bool:
    """Run one of the checks beside pytest and tell whether it passed."""
    say(f"\n== {name}")
    return run([str(PYTHON), *CHECKS[name]]) == 0


def test(options: list[str]) -> int:
    """Run every check and then pytest, whose closing line comes last; with pytest arguments only pytest."""
    options = options.copy()
    chosen = marks(options)
    with_browser = "browser" not in "".join(chosen)
    prepare("test")
    pytest = [str(PYTHON), "-m", "pytest", *chosen, *options]
    if options:
        return run(pytest)
    extra = browser() if with_browser else {}
    results = {name: check(name) for name in CHECKS}
    report = "\n".join(f"{name}: {'godkänd' if passed else 'UNDERKÄND'}" for name, passed in results.items())
    say("\n== pytest" + ("" if with_browser else " (på begäran utan webbläsartester)"))
    return run([*pytest, *SHARED], extra | {"KARTBLAD_CHECKS": report}) or int(not all(results.values()))


COMMANDS = {"serve": serve, "test": test, "lab": lab, "bench": bench}


def main(arguments: list[str]) -> int:
    """Do what the first argument says; nothing or an option means `serve`."""
    if problem := too_old(sys.version_info[:2]):
        raise Refusal(problem)
    if arguments[:1] in (["--help"], ["-h"]):
        say(HELP)
        return 0
    is_named = bool(arguments) and not arguments[0].startswith("-")
    command, options = (arguments[0], arguments[1:]) if is_named else ("serve", arguments)
    if command not in COMMANDS:
        raise Refusal(f"Kommandot {command} finns inte. Se python3 run.py --help.")
    return COMMANDS[command](options)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # an old Windows console lacks some signs
    try:
        sys.exit(main(sys.argv[1:]))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
