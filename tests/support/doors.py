"""What stays closed in every server: addresses, ways out of a folder, and messages to a kernel."""

from __future__ import annotations

from pathlib import Path

CLOSED = [
    "/api",
    "/api/kernels",
    "/api/kernels/",
    "/api/kernelspecs",
    "/api/sessions",
    "/api/terminals",
    "/api/status",
    "/api/contents",
    "/api/contents/kompetens.ipynb",
    "/api/me",
    "/files/kompetens.ipynb",
    "/view/kompetens.ipynb",
    "/nbconvert/html/kompetens.ipynb",
    "/terminals/1",
    "/lab",
    "/tree",
    "/login",
    "/logout",
    "/metrics",
    "/kompetens.ipynb",
    "/kompetens/",
    "/kompetens/x",
    "/KOMPETENS",
    "/analys/avstamning.ipynb",
    "/analys/avstamning",
    "/chef",
    "/deltagande",
    "/belastning",
    "/kartor",
    "/chef/deltagande",
    "/chef/deltagande.ipynb",
    "/deltagande.html",
    "/datapackage.json",
    "/data/deltagande.csv",
    "/uppfoljning",
    "/voila",
    "/voila/tree",
    "/voila/render/kompetens.ipynb",
    "/voila/render/analys/avstamning.ipynb",
    "/voila/files/kompetens.ipynb",
    "/voila/files/../data/sheets.yaml",
    "/voila/api/contents",
    "/voila/api/themes/x",
    "/voila/query/00000000-0000-0000-0000-000000000000",
    "/voila/execution/00000000-0000-0000-0000-000000000000",
    "/voila/templates/lab/static/voila.js",
    "/voila/templates/base/static/voila.js",
    "/voila/templates/kartblad/index.html.j2",
    "/voila/templates/kartblad/conf.json",
    "/voila/labextensions/jupyterlab_pygments/package.json",
    "/voila/static/",
    "/voila/static",
]

TRAVERSALS = [
    "/voila/static/../../../../../../etc/passwd",
    "/voila/static/..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
    "/voila/static/%2e%2e/%2e%2e/conf.json",
    "/voila/static//etc/passwd",
    "/voila/static/%2fetc%2fpasswd",
    "/voila/templates/kartblad/static/../index.html.j2",
    "/voila/templates/kartblad/static/..%2findex.html.j2",
    "/voila/templates/kartblad/static/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fpyproject.toml",
    "/voila/templates/kartblad/static/..%5c..%5cindex.html.j2",
    "/voila/labextensions/anywidget/../../../../../../etc/passwd",
    "/voila/labextensions/anywidget/..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
    "/voila/labextensions/%2e%2e/%2e%2e/etc/passwd",
]


def forbidden(proof: Path) -> list[tuple[str, str, dict[str, object]]]:
    """Return messages that run, read or end something, by channel and kind; what would run writes ``proof``."""
    code = f"open({str(proof)!r}, 'w').write('körd')"
    execute = {"code": code, "silent": False, "store_history": False, "user_expressions": {"x": code}}
    evaluate = {"type": "request", "seq": 1, "command": "evaluate", "arguments": {"expression": code}}
    return [
        ("shell", "execute_request", execute),
        ("control", "execute_request", execute),
        ("stdin", "execute_request", execute),
        ("shell", "complete_request", {"code": "import o", "cursor_pos": 8}),
        ("shell", "inspect_request", {"code": "open", "cursor_pos": 4, "detail_level": 1}),
        ("shell", "history_request", {"hist_access_type": "tail", "n": 10, "output": True, "raw": True}),
        ("shell", "is_complete_request", {"code": "x"}),
        ("shell", "create_subshell_request", {}),
        ("control", "create_subshell_request", {}),
        ("control", "list_subshell_request", {}),
        ("control", "debug_request", {"type": "request", "seq": 1, "command": "initialize", "arguments": {}}),
        ("control", "debug_request", evaluate),
        ("shell", "debug_request", evaluate),
        ("control", "interrupt_request", {}),
        ("control", "usage_request", {}),
        ("shell", "usage_request", {}),
        ("stdin", "input_reply", {"value": code}),
        ("shell", "apply_request", {}),
        ("shell", "abort_request", {}),
        ("shell", "clear_request", {}),
    ]
