"""The sets that a window knows: read once, and again when somebody has added one, here or in another window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from workload_desks import SETTINGS, USUAL, Forgetful, office, unit_desk

from kartblad.apps.workload.library import library, refreshed
from kartblad.apps.workload.view import Page
from kartblad.catalogue.weights_written import save
from kartblad.core.workload.origin import Ref

NEWER = replace(USUAL, ref=Ref("lokal", "1.0.0"))


def test_nothing_is_read_again_while_nothing_has_changed(tmp_path: Path) -> None:
    held = library(SETTINGS.data, tmp_path)
    assert refreshed(held) is held


def test_a_file_that_is_gone_or_on_its_way_stops_nobody(tmp_path: Path) -> None:
    folder = library(SETTINGS.data, tmp_path).own / "lokal"
    folder.mkdir(parents=True)
    (folder / "1.0.0.yaml").symlink_to(tmp_path / "borta.yaml")
    (folder / "~0a1b.yaml").write_text("halv")
    held = library(SETTINGS.data, tmp_path)
    assert (tuple(held.sets), held.faults) == (tuple(library(SETTINGS.data, tmp_path / "x").sets), ())


def test_what_somebody_saves_is_offered_at_the_next_change(tmp_path: Path) -> None:
    held = library(SETTINGS.data, tmp_path)
    page = Page(replace(office(keeper=Forgetful()), library=held))
    save(NEWER, held.own, held.data)
    page.change(unit_desk(), "section", "weights")
    assert page.office.library.sets["lokal"] == (NEWER,)
    assert page.office.library.usual == USUAL


def test_a_set_that_is_gone_is_replaced_by_the_newest_of_its_id_or_the_usual(tmp_path: Path) -> None:
    held = library(SETTINGS.data, tmp_path)
    save(NEWER, held.own, held.data)
    found = refreshed(held)
    wanted = (Ref("lokal", "9.0.0"), Ref("borta", "1.0.0"), USUAL.ref)
    assert [found.weights(ref).ref for ref in wanted] == [NEWER.ref, USUAL.ref, USUAL.ref]
