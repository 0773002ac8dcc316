"""The command `kartblad`: serve the workbook, and get its numbers without it."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence

from kartblad import settings
from kartblad.core.problems import Problem
from kartblad.i18n import Texts


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 2 for input that cannot be used (said in a sentence)."""
    texts = Texts(settings.load().locale)
    arguments = _parser(texts).parse_args(argv)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        return int(arguments.run(arguments, texts) or 0)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 2


def _parser(texts: Texts) -> argparse.ArgumentParser:
    say = texts.gettext
    parser = argparse.ArgumentParser(
        prog="kartblad", description=say("A workbook for method work in child protection.")
    )
    commands = parser.add_subparsers(title=say("commands"), required=True, metavar=say("COMMAND"))
    _add_serve(commands, texts)
    return parser


def _add_serve(commands: argparse._SubParsersAction[argparse.ArgumentParser], texts: Texts) -> None:
    say = texts.gettext
    serve = commands.add_parser("serve", help=say("open the workbook in the browser"))
    serve.add_argument("--pages", choices=("metod", "chef"), default="metod", help=say("which sheets to serve"))
    serve.add_argument("--port", type=int, default=8866, help=say("the first port to try; 0 takes any free one"))
    serve.add_argument("--no-browser", action="store_true", help=say("open no browser, only print the link"))
    serve.add_argument(
        "--no-token", action="store_true", help=say("ask for no token: something in front decides who may visit")
    )
    serve.add_argument(
        "--host-name", action="append", default=[], help=say("a further name the workbook answers under")
    )
    serve.add_argument("--base-url", default="/", help=say("the path it is served under"))
    serve.add_argument("--kernels", type=int, default=24, help=say("how many may work at the same time"))
    serve.add_argument("--idle-minutes", type=float, default=240, help=say("minutes until an unused kernel is ended"))
    serve.add_argument("--no-fork", action="store_true", help=say("start every kernel from scratch"))
    serve.set_defaults(run=_serve)


def _serve(arguments: argparse.Namespace, _texts: Texts) -> None:
    from kartblad.server.app import Serving, run

    base = "/" + arguments.base_url.strip("/")
    hosts = ("localhost", "127.0.0.1", "[::1]", *arguments.host_name)
    run(
        Serving(
            settings=settings.load(),
            pages=arguments.pages,
            port=arguments.port,
            base_url=base if base.endswith("/") else base + "/",
            hosts=hosts,
            token="" if arguments.no_token else None,
            open_browser=not arguments.no_browser,
            kernel_cap=arguments.kernels,
            idle_minutes=arguments.idle_minutes,
            fork=not arguments.no_fork,
        )
    )


if __name__ == "__main__":
    sys.exit(main())
