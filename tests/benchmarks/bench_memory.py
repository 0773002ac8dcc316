"""What each further visitor costs in memory after having worked: changed filters, taken a table and a picture along."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from ledger import Ledger, Line, Sample
from memory import Memory, memory
from serving import Workbook
from stock import Stock
from visitors import KARTBLAD, PLAIN, Guest, Kind, wanted

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc/PID/smaps_rollup")
VISITORS = 5


def _work(guest: Guest) -> None:
    """Use the page as a visitor does."""
    for _ in range(4):
        guest.use()
    if guest.kind is KARTBLAD:
        for number, form in enumerate(("csv", "png"), start=10):
            assert guest.ask(wanted(number, form))["content"]["data"]["content"]["kind"] == "file"


@contextmanager
def _working(server: Workbook | Stock, kind: Kind) -> Iterator[None]:
    """Have visitors in the server that have done their work, one after the other."""
    guests = [Guest(server.url, kind) for _ in range(VISITORS)]
    for guest in guests:
        guest.visit()
        _work(guest)
    yield
    for guest in guests:
        guest.leave()


def _mib(costs: Sequence[Memory], of: str) -> Sample:
    return Sample(tuple(getattr(cost, of) for cost in costs), "MiB")


def _kernels(server: Workbook | Stock, kind: Kind) -> list[Memory]:
    with _working(server, kind):
        return [memory(kernel.pid) for kernel in server.kernels()]


def test_memory(served: Workbook, unforked: Workbook, plain: Stock, ledger: Ledger) -> None:
    before = memory(served.process.pid).private
    with _working(served, KARTBLAD):
        forked = [memory(kernel.pid) for kernel in served.kernels()]
        nursery = served.nursery()
        growth = (memory(served.process.pid).private - before) / VISITORS
        parents = [memory(pid) for pid in (nursery.pid if nursery else 0, served.process.pid)]
    ordinary, stock = _kernels(unforked, KARTBLAD), _kernels(plain, PLAIN)

    private, pss = _mib(forked, "private"), _mib(forked, "pss")
    ledger.add(Line("ytterligare besökare, privat minne", private, at_most=45))
    ledger.add(Line("ytterligare besökare, PSS", pss))
    ledger.add(Line("servern växer per besökare", Sample((growth,), "MiB")))
    ledger.add(Line("ytterligare besökare, privat minne", private, _mib(ordinary, "private"), "utan gaffling"))
    ledger.add(Line("ytterligare besökare, privat minne", private, _mib(stock, "private"), "vanlig anteckningsbok"))
    for name, parent in zip(("barnkammaren", "servern"), parents, strict=True):
        ledger.add(Line(f"{name}, PSS en gång", Sample((parent.pss,), "MiB")))
