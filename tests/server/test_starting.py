"""What a server loads when it starts: nothing that takes long and is never used."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("lark", "rfc3987_syntax.utils", "matplotlib", "pandas")


def test_the_server_itself_loads_no_grammar_no_tables_and_no_drawing() -> None:
    code = f"import kartblad.server.app, sys; print(*(name for name in {HEAVY} if name in sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == []
