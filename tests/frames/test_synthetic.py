"""The invented register fits what is published, for every seed; and it can never be taken for a real one."""

from __future__ import annotations

import hashlib
import io

import pandas as pd
import pytest

from kartblad import settings
from kartblad.catalogue.tables import passport, statistics
from kartblad.core.courses import listed
from kartblad.core.disclosure import publish
from kartblad.core.inequality import posts_by_municipality
from kartblad.core.provenance import Standing
from kartblad.core.register import Dimension, Selection
from kartblad.frames.coverage import STAFF_TYPES, employed
from kartblad.frames.register import REGISTER_TYPES, Register, register_frame, select, standing_of
from kartblad.frames.synthetic import CLOSES, Invention, enlarged, moved, synthetic

STATS = statistics(settings.load().data)
GROUPS = {course.key: course.group for course in STATS.courses}
SEEDS = (2017, 1, 2, 3)


@pytest.fixture(scope="module", params=SEEDS)
def invention(request: pytest.FixtureRequest) -> Invention:
    """One invented register and staff list for each seed."""
    return synthetic(STATS, request.param)


def test_participations_are_as_published(invention: Invention) -> None:
    counted = Register(invention.register).tallies(Selection(), Dimension.COURSE)
    published = {course.key: course.participations for course in listed(STATS.courses)}
    assert {tally.key: tally.participations for tally in counted} == published | {"ekb": 396}
    assert len(invention.register) == STATS.total == 1399


def test_reach_is_as_published(invention: Invention) -> None:
    register = Register(invention.register, GROUPS)
    for group in STATS.course_groups:
        if group.municipalities and group.key in register.categories(Dimension.GROUP):
            found = register.tallies(Selection(groups=frozenset({group.key})), Dimension.MUNICIPALITY)
            assert sum(tally.participations > 0 for tally in found) == group.municipalities


def test_periods_are_in_the_published_order(invention: Invention) -> None:
    years = {t.key: t.participations for t in Register(invention.register).tallies(Selection(), Dimension.YEAR)}
    assert years["2016"] > years["2014"] + years["2015"]
    assert 0.40 <= years["2017"] / years["2016"] < 0.50
    register = Register(invention.register, GROUPS)
    for group in STATS.course_groups:
        if group.in_all_periods:
            held = register.tallies(Selection(groups=frozenset({group.key})), Dimension.YEAR)
            periods = {tally.key if tally.key > "2015" else "2014/2015" for tally in held if tally.participations}
            assert periods == {"2014/2015", "2016", "2017"}
        if group.years == "2016":
            only = register.total(Selection(groups=frozenset({group.key}), years=frozenset({"2016"})))
            assert only == register.total(Selection(groups=frozenset({group.key})))


def test_vanersborg_is_raised_by_the_remainder(invention: Invention) -> None:
    rows = select(invention.register, Selection(municipalities=frozenset({"1487"}), courses=frozenset({"ekb"})))
    assert len(rows) > len(select(invention.register, Selection(municipalities=frozenset({"1487"})))) / 3
    assert (rows["start"].dt.year == 2016).mean() > 0.5


def test_posts_are_as_published_every_day(invention: Invention) -> None:
    posts = posts_by_municipality(STATS.staffing, STATS.staffing_columns)
    for day in (CLOSES, CLOSES.replace(year=2015)):
        held = employed(invention.staff, day).groupby("municipality", observed=True)["post"].sum()
        assert held.round(1).to_dict() == {code: float(estimate.best or 0) for code, estimate in posts.items()}


def test_who_took_part_was_employed_or_works_elsewhere(invention: Invention) -> None:
    staff = invention.staff.astype({"person": str}).set_index("person")
    own = invention.register[invention.register["course"] != "ekb"].astype({"person": str})
    begins, ends = (own["person"].map(staff[name]) for name in ("employed_from", "employed_to"))
    assert (begins <= own["start"]).all()
    assert not (ends < own["start"]).any()
    assert (own["person"].map(staff["municipality"].astype(str)) == own["municipality"].astype(str)).all()
    elsewhere = invention.register.loc[invention.register["course"] == "ekb", "person"]
    assert not elsewhere.isin(staff.index).any()


def test_days_and_hours_are_the_published_lengths(invention: Invention) -> None:
    total = Register(invention.register).total()
    assert (total.person_days, total.hours) == (2887, 2790)
    assert (total.days_unknown, total.hours_unknown) == (93 + 396, 1399 - 93)


def test_tables_have_their_types(invention: Invention) -> None:
    assert {name: str(kind) for name, kind in invention.register.dtypes.items()} == REGISTER_TYPES
    assert {name: str(kind) for name, kind in invention.staff.dtypes.items()} == STAFF_TYPES


def test_it_is_marked_whatever_is_done_to_it(invention: Invention) -> None:
    """Not even a file loses the mark."""
    register, staff = invention.register, invention.staff
    part = select(register, Selection(years=frozenset({"2017"})))
    again = register_frame(
        pd.read_csv(io.StringIO(part.to_csv(index=False)), dtype=str).astype({"days": float, "hours": float})
    )
    for frame in (register, part, again, enlarged(register, 5000), staff):
        assert standing_of(frame) is Standing.SYNTHETIC
    assert Register(part).standing is Standing.SYNTHETIC
    assert passport(STATS, "synthetic_register", "sv").standing is Standing.SYNTHETIC
    own = passport(STATS, "register_persons", "sv")
    assert own.standing is Standing.DERIVED
    assert Register(part).passport(own).standing is Standing.SYNTHETIC
    real = register_frame({"person": ["a"], "municipality": ["1488"], "course": ["bbic"], "start": ["2016-03-01"]})
    assert Register(real).passport(own) is own


def test_a_seed_gives_the_same_register_for_ever() -> None:
    """The hash was taken once; numpy's version does not matter."""
    first, again, other = synthetic(STATS), synthetic(STATS), synthetic(STATS, 2)
    pd.testing.assert_frame_equal(first.register, again.register)
    pd.testing.assert_frame_equal(first.staff, again.staff)
    assert not first.register["person"].astype(str).equals(other.register["person"].astype(str))
    text = first.register.to_csv(index=False, lineterminator="\n")
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == "05248268913dcd5e"


def test_enlarged_registers_keep_their_proportions() -> None:
    frame = synthetic(STATS).register
    large = enlarged(frame, 10 * len(frame))
    one, ten = Register(frame), Register(large)
    for small, big in zip(
        one.tallies(Selection(), Dimension.COURSE), ten.tallies(Selection(), Dimension.COURSE), strict=True
    ):
        assert (big.participations, big.persons) == (10 * small.participations, 10 * small.persons)
    assert len(enlarged(frame, 2000)) == 2000


def test_the_region_can_be_published() -> None:
    """All six tables of a region of real size are shown, most of the cells among them."""
    published = publish(Register(synthetic(STATS).register).counts())
    pairs = [(a, b) for i, a in enumerate(published.dimensions) for b in published.dimensions[i + 1 :]]
    assert all(published.allowed(pair) for pair in pairs)
    cells = [c for a, b in pairs for key in published.categories[a] for c in published.line(b, {a: (key,)})]
    assert sum(cell.shown.count is not None for cell in cells) > len(cells) / 2


def test_an_invention_can_be_moved_to_later_years() -> None:
    made = synthetic(STATS)
    later = moved(made, 9)
    assert {*(later.register["start"].dt.year - made.register["start"].dt.year)} == {9}
    assert {*(later.staff["employed_from"].dt.year - made.staff["employed_from"].dt.year)} == {9}
    assert later.staff["employed_to"].isna().equals(made.staff["employed_to"].isna())
    assert later.register.drop(columns="start").equals(made.register.drop(columns="start"))
    assert dict(later.register.dtypes) == dict(made.register.dtypes)
