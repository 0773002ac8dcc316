"""Which Chromium the browser tests drive: the machine's own, else Playwright's, else the distribution's package.

Standard library only; `run.py` runs it as a program (``--install`` may fetch a browser), `conftest.py` imports it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
MAC = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS = (
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)
PACKAGERS = {
    "apt-get": [["update"], ["install", "--yes", "--no-install-recommends", "chromium"]],
    "dnf": [["install", "--assumeyes", "chromium"]],
    "pacman": [["--sync", "--refresh", "--noconfirm", "chromium"]],
    "zypper": [["--non-interactive", "install", "chromium"]],
}
MISSING = (
    "Webbläsartesterna behöver Chromium eller Chrome: installera paketet chromium "
    "(Debian: apt install chromium) eller ange sökvägen i miljövariabeln KARTBLAD_BROWSER."
)


def succeeds(*command: str) -> bool:
    """Tell whether a command exists and succeeds; its output stays hidden, since it names servers."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=900)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def runs(path: str) -> bool:
    """Tell whether a program really starts. (Ubuntu has a ``chromium-browser`` that only asks for a snap.)"""
    return os.name == "nt" or succeeds(path, "--version")  # on Windows --version would open a window


def candidates() -> Iterator[str]:
    """Yield the paths where this machine may have a Chromium, best first."""
    yield from (found for name in NAMES if (found := shutil.which(name)))
    applications = (Path("/Applications"), Path.home() / "Applications")
    yield from (str(folder / f"{name}.app/Contents/MacOS/{name}") for name in MAC for folder in applications)
    folders = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
    yield from (str(Path(folder) / tail) for tail in WINDOWS for folder in folders if folder)


def playwrights_own() -> str:
    """Return where Playwright keeps its own Chromium, empty if Playwright is not installed."""
    code = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    return done.stdout.strip()


def find() -> str:
    """Return the path of a Chromium that starts, empty if this machine has none. KARTBLAD_BROWSER decides if set."""
    if named := os.environ.get("KARTBLAD_BROWSER"):
        return named if Path(named).is_file() and runs(named) else ""
    for path in candidates():
        if Path(path).is_file() and runs(path):
            return path
    own = playwrights_own()
    return own if own and Path(own).is_file() and runs(own) else ""


def as_root() -> list[str] | None:
    """Return what makes a command run as root: nothing for root, ``sudo`` where it asks no password, else None."""
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if succeeds("sudo", "-n", "true") else None


def install_package() -> None:
    """Install the distribution's Chromium, where that is allowed."""
    root = as_root()
    tool = next((name for name in PACKAGERS if shutil.which(name)), None)
    if root is None or tool is None:
        return
    for step in PACKAGERS[tool]:
        succeeds(*root, tool, *step)  # a failed update need not stop the install; find() has the last word


def obtain() -> str:
    """Return a Chromium, fetching one if need be; empty if none could be had."""
    if (found := find()) or os.environ.get("KARTBLAD_BROWSER"):
        return found
    print("Hämtar en webbläsare för testerna …", file=sys.stderr, flush=True)
    succeeds(sys.executable, "-m", "playwright", "install", "chromium")
    if found := find():
        return found
    install_package()
    return find()


def main(arguments: list[str]) -> int:
    """Print the path, or on stderr the sentence that says what to install."""
    found = obtain() if "--install" in arguments else find()
    print(found or MISSING, file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
