"""The command `kartblad`: serve the workbook, and get its numbers without it."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from kartblad import settings
from kartblad.apps.workload.score_command import add_workload
from kartblad.charts.figure import Figure
from kartblad.core.participation import Grouping, Measure
from kartblad.core.problems import Place, Problem
from kartblad.core.register import Dimension
from kartblad.i18n import Texts
from kartblad.publishing.attack_command import add_attack
from kartblad.publishing.publish_command import add_publish
from kartblad.records.check_command import add_check
from kartblad.records.forget_command import add_forget
from kartblad.records.template_command import add_template

FORMATS = ("csv", "json")
INTERRUPTED = 130
"""The exit code of a command that somebody stopped, as shells have it."""


class Parser(argparse.ArgumentParser):
    """A parser that speaks the reader's language where argparse speaks English."""

    def __init__(self, *, texts: Texts, **rest: Any) -> None:
        super().__init__(add_help=False, usage=argparse.SUPPRESS, **rest)
        self._texts = texts
        self.options = self.add_argument_group(texts.gettext("options"))
        self.options.add_argument("-h", "--help", action="help", help=texts.gettext("show this help and stop"))

    def error(self, message: str) -> NoReturn:
        """Say in a sentence that the command line cannot be used; argparse's own words are only in English."""
        written = message.rpartition(": ")[2].partition(" (")[0]
        if message.startswith("argument --"):
            written = f"{message.removeprefix('argument ').partition(':')[0]} {written}"
        raise Problem(
            self._texts.gettext(
                "The command cannot be used as it stands: {written}. Run {command} --help to see what can be written.",
                written=written,
                command=self.prog,
            )
        )


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 2 for what cannot be used (said in a sentence), 130 stopped."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    _dump_no_memory()
    try:
        return _run(argv, Texts(settings.load().locale))
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 2


def _dump_no_memory() -> None:
    """Let no crash of this process, or of a kernel that it starts, write what it holds in memory to disk."""
    try:
        import resource
    except ImportError:  # Windows writes no such files unless it is told to
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _run(argv: Sequence[str] | None, texts: Texts) -> int:
    arguments = _parser(texts).parse_args(argv)
    try:
        return int(arguments.run(arguments, texts) or 0)
    except KeyboardInterrupt:
        print(texts.gettext("Stopped."), file=sys.stderr)
        return INTERRUPTED


def _parser(texts: Texts) -> Parser:
    parser = Parser(
        texts=texts, prog="kartblad", description=texts.gettext("A workbook for method work in child protection.")
    )
    title, metavar = texts.gettext("commands"), texts.gettext("COMMAND")
    commands = parser.add_subparsers(title=title, required=True, metavar=metavar, prog="kartblad")
    _add_serve(commands, texts)
    _add_participation(commands, texts)
    add_workload(commands, texts)
    add_template(commands, texts)
    add_check(commands, texts)
    add_forget(commands, texts)
    add_publish(commands, texts)
    add_attack(commands, texts)
    return parser


def _add_serve(commands: argparse._SubParsersAction[Parser], texts: Texts) -> None:
    serve = commands.add_parser("serve", texts=texts, help=texts.gettext("open the workbook in the browser"))
    add = serve.options.add_argument
    add("--pages", choices=("metod", "chef"), default="metod", help=texts.gettext("which sheets to serve"))
    published = texts.gettext("the published folder that the managers' pages show")
    add("--published", default="", metavar=texts.gettext("FOLDER"), help=published)
    add(
        "--port", type=int, default=8866, metavar="N", help=texts.gettext("the first port to try; 0 takes any free one")
    )
    add("--no-browser", action="store_true", help=texts.gettext("open no browser, only print the link"))
    unasked = texts.gettext("ask for no token: something in front decides who may visit")
    add("--no-token", action="store_true", help=unasked)
    host = texts.gettext("a further name the workbook answers under")
    add("--host-name", action="append", default=[], metavar=texts.gettext("NAME"), help=host)
    add("--base-url", default="/", metavar="/…/", help=texts.gettext("the path it is served under"))
    add("--kernels", type=int, default=24, metavar="N", help=texts.gettext("how many may work at the same time"))
    idle = texts.gettext("minutes until a manager's unused kernel is ended")
    add("--idle-minutes", type=float, default=240, metavar="N", help=idle)
    left = texts.gettext("minutes until a kernel that nobody has open is ended")
    add("--left-minutes", type=float, default=10, metavar="N", help=left)
    add("--no-fork", action="store_true", help=texts.gettext("start every kernel from scratch"))
    serve.set_defaults(run=_serve)


def _serve(arguments: argparse.Namespace, texts: Texts) -> None:
    from kartblad.server.circle import settled

    # Before the server's own imports, so that what cannot be served is said at once.
    here = settled(settings.load(), arguments.pages, arguments.published, texts)
    from kartblad.server.app import Serving, run

    base = "/" + arguments.base_url.strip("/")
    hosts = ("localhost", "127.0.0.1", "[::1]", *arguments.host_name)
    run(
        Serving(
            settings=here,
            pages=arguments.pages,
            port=arguments.port,
            base_url=base if base.endswith("/") else base + "/",
            hosts=hosts,
            token="" if arguments.no_token else None,
            open_browser=not arguments.no_browser,
            kernel_cap=arguments.kernels,
            idle_minutes=arguments.idle_minutes,
            left_minutes=arguments.left_minutes,
            fork=not arguments.no_fork,
        )
    )


def _add_participation(commands: argparse._SubParsersAction[Parser], texts: Texts) -> None:
    about = texts.gettext("write the published course figures with their number passport")
    command = commands.add_parser("participation", texts=texts, help=about, description=about)
    add = command.options.add_argument
    # Checked in `_choice`: argparse would refuse them in English.
    add("--by", default=Grouping.COURSE.value, metavar=_either(Grouping), help=texts.gettext("what a row stands for"))
    add(
        "--measure",
        default=Measure.PARTICIPATIONS.value,
        metavar=_either(Measure),
        help=texts.gettext("what is counted"),
    )
    own = texts.gettext("a register of your own, CSV or XLSX; “synthetic” is an invented one")
    add("--source", default="", metavar=texts.gettext("FILE"), help=own)
    add("--staff", default="", metavar=texts.gettext("FILE"), help=texts.gettext("a staff list, for coverage"))
    copy = texts.gettext("where to write a copy of a file that cannot be read in, with the errors written in")
    add("--returned", default="", metavar=texts.gettext("FILE"), help=copy)
    only = texts.gettext("only these rows of your own register, e.g. {example}", example="kommun=1488,course=bbic")
    add("--where", default="", metavar="…", help=only)
    add("--format", default=FORMATS[0], metavar=_either(FORMATS), help=texts.gettext("the form of the file"))
    command.set_defaults(run=_participation)


def _either(allowed: Iterable[str]) -> str:
    return "|".join(allowed)


def _participation(arguments: argparse.Namespace, texts: Texts) -> None:
    from kartblad.apps.participation.courses import measure_figure
    from kartblad.catalogue.tables import statistics
    from kartblad.records import exports

    form = _choice(arguments, "format", FORMATS, texts)
    if arguments.source:
        figure = _own_figure(arguments, texts)
    else:
        _needs_source(arguments, texts)
        by = Grouping(_choice(arguments, "by", Grouping, texts))
        measure = Measure(_choice(arguments, "measure", Measure, texts))
        figure = measure_figure(statistics(settings.load().data), texts, by, measure)
    sys.stdout.buffer.write(exports.as_json(figure) if form == "json" else exports.open_csv(figure))


def _own_figure(arguments: argparse.Namespace, texts: Texts) -> Figure:
    from kartblad.apps.participation.register_choices import BY, Amount
    from kartblad.apps.participation.register_command import Wanted, register_figure
    from kartblad.apps.participation.register_desk import Lists
    from kartblad.catalogue.tables import statistics

    by = Dimension(_choice(arguments, "by", BY, texts))
    amount = Amount(_choice(arguments, "measure", Amount, texts))
    data = settings.load().data
    wanted = Wanted(arguments.source, arguments.staff, by, amount, arguments.where, arguments.returned)
    return register_figure(wanted, Lists(statistics(data), data), texts)


def _needs_source(arguments: argparse.Namespace, texts: Texts) -> None:
    """Refuse what is only possible for a register of one's own.

    Raises
    ------
    Problem
        If it was asked for.
    """
    for name in ("where", "staff", "returned"):
        if getattr(arguments, name):
            message = texts.gettext("{option} needs a register of your own: name it with --source.", option=f"--{name}")
            raise Problem(message, Place(key=name))


def _choice(arguments: argparse.Namespace, name: str, allowed: Iterable[str], texts: Texts) -> str:
    """Return an option's value.

    Raises
    ------
    Problem
        If it is none of the allowed ones.
    """
    value: str = getattr(arguments, name)
    if value in tuple(allowed):
        return value
    message = texts.gettext(
        "{option} cannot be {value}. Choose one of {allowed}.",
        option=f"--{name}",
        value=f"”{value}”",
        allowed=", ".join(allowed),
    )
    raise Problem(message, Place(key=name))


if __name__ == "__main__":
    sys.exit(main())
