"""Points, norm, load and zone: documented values, limits that belong to one side, and laws that no number breaks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workload_made import AWKWARD, CEILING, NOMINAL, USUAL, measurements

from kartblad.core.workload.measurement import Count, Measurement, Reduction
from kartblad.core.workload.origin import Amount, Origin, weakest
from kartblad.core.workload.scoring import Gap, Step, rounded, score, zone_of
from kartblad.core.workload.weights import UnknownKindError, UnknownReasonError, WeightSet

FEW = settings(deadline=None, max_examples=40)
CASES = (Count("utredning", 5), Count("oppenvard_uppfoljning", 4), Count("familjehem_mellan", 3), Count("yttrande", 2))
"""143 points."""


def measured(years: str | None = "6", **changes: object) -> Measurement:
    base = Measurement("m", "2026-03-02", "björk-7", years=None if years is None else Decimal(years))
    return replace(base, **changes)  # type: ignore[arg-type]


class TestDocumented:
    @pytest.mark.parametrize(
        ("years", "norm"),
        [("2.2", 126), ("0.5", 120), ("4", 138), ("6", 150), ("5", 150), ("0", 120), ("1", 126), ("3", 138)],
    )
    def test_norms_of_nassjo(self, years: str, norm: int) -> None:
        assert score(measured(years), USUAL).norm == norm

    @pytest.mark.parametrize(("kind", "points"), [("yttrande", 3), ("familjehem_nara", 10), ("familjehem_langt", 14)])
    def test_points_of_nassjo(self, kind: str, points: int) -> None:
        found = score(measured(counts=(Count(kind, 1),)), USUAL)
        assert (found.points, [part.origin for part in found.parts]) == (points, [Origin.DOCUMENTED])

    def test_the_colours_stand_in_order(self) -> None:
        assert [zone.name.sv for zone in USUAL.zones] == ["Blå", "Grön", "Gul", "Orange", "Röd"]

    @pytest.mark.parametrize(("contracted", "available"), [("37", 2070), ("30", 1658)])
    def test_available_points_of_the_probation_service(self, contracted: str, available: int) -> None:
        """2 176 points for 37 hours, 1,8 of them taken away; the tool cuts 2070,14 and 1658,46."""
        share = Fraction(contracted) / 37
        norm = 2176 * share - Fraction("1.8") * 2176 / 37
        held = measured(employment=Decimal(37), reductions=(Reduction("r", "student", Decimal("1.8")),))
        found = score(replace(held, employment=Decimal(100) * Decimal(contracted) / 37), NOMINAL).norm
        assert int(norm) == available
        assert found is not None
        assert (int(found), rounded(found, 2)) == (available, rounded(norm, 2))

    def test_the_ceiling_of_wirral(self) -> None:
        found = score(measured("3", counts=(Count("plan", 7),), duties=Decimal(15)), CEILING)
        assert (found.points, found.norm, found.zone) == (100, 100, "vid_taket")
        assert [(part.step, part.points) for part in found.parts] == [
            (Step.FIXED, 15), (Step.WHOLE, 70), (Step.DUTIES, 15),
        ]  # fmt: skip


class TestLabels:
    """What is computed from several numbers is no better known than the least known of them."""

    def test_the_weakest_label_is_that_of_the_whole(self) -> None:
        assert weakest(Origin.DOCUMENTED, Origin.DERIVED) is Origin.DERIVED
        assert weakest(Origin.LOCAL, Origin.DERIVED) is Origin.LOCAL
        assert weakest(*Origin) is Origin.ILLUSTRATIVE

    def test_a_shared_case_of_a_proposed_weight_stays_a_proposal(self) -> None:
        assert USUAL.shared is not None
        decided = replace(USUAL, shared=replace(USUAL.shared, origin=Origin.LOCAL))
        found = score(measured(counts=(Count("utredning", 0, 1), Count("yttrande", 0, 1))), decided)
        assert [part.origin for part in found.parts] == [Origin.ILLUSTRATIVE, Origin.LOCAL]

    @pytest.mark.parametrize(("employment", "origin"), [("100", Origin.DOCUMENTED), ("80", Origin.ILLUSTRATIVE)])
    def test_what_everybody_has_is_scaled_by_a_proposed_rule(self, employment: str, origin: Origin) -> None:
        found = score(measured("3", employment=Decimal(employment)), CEILING)
        assert [part.origin for part in found.parts] == [origin]

    def test_nobody_decided_that_the_norm_follows_the_presence(self) -> None:
        found = score(measured(presence=Decimal(80)), USUAL)
        assert [part.origin for part in found.norm_parts] == [Origin.DOCUMENTED, Origin.ILLUSTRATIVE]

    @pytest.mark.parametrize(
        ("reason", "amount", "origin"),
        [
            ("handledare_ny", "10", Origin.ILLUSTRATIVE),  # as the set proposes
            ("handledare_ny", "25", Origin.LOCAL),  # somebody's own number
            ("fackligt", "20", Origin.LOCAL),
            ("utbildning", "4", Origin.ILLUSTRATIVE),  # by the set's hours of a week
        ],
    )
    def test_a_reduction_is_as_well_known_as_its_amount(self, reason: str, amount: str, origin: Origin) -> None:
        found = score(measured(reductions=(Reduction("r", reason, Decimal(amount)),)), USUAL)
        assert found.norm_parts[-1].origin is origin


class TestInvented:
    @pytest.mark.parametrize(
        ("years", "employment", "norm", "load", "zone"),
        [
            ("6", "100", "150", "95.3", "gron"),
            ("2", "100", "126", "113.5", "gul"),
            ("6", "75", "112.5", "127.1", "orange"),
        ],
    )
    def test_143_points(self, years: str, employment: str, norm: str, load: str, zone: str) -> None:
        found = score(measured(years, counts=CASES, employment=Decimal(employment)), USUAL)
        assert (found.points, found.norm, found.load_percent, found.zone) == (143, Fraction(norm), Decimal(load), zone)

    def test_a_mean_of_100_per_cent_hides_one_red_and_one_blue(self) -> None:
        """60 and 140 per cent of 150 are 90 and 210 points."""
        few = score(measured(counts=(Count("yttrande", 30),)), USUAL)
        many = score(measured(counts=(Count("yttrande", 70),)), USUAL)
        assert (few.load_percent, many.load_percent) == (60, 140)
        assert (few.zone, many.zone) == ("bla", "rod")


class TestZones:
    @pytest.mark.parametrize("weights", [USUAL, CEILING])
    def test_a_limit_belongs_to_the_zone_above(self, weights: WeightSet) -> None:
        norm = Fraction(1501, 7)
        for below, above in pairwise(weights.zones):
            assert below.upper is not None
            limit = Fraction(below.upper.value) * norm
            assert zone_of(limit, norm, weights) == above.id
            assert zone_of(limit - Fraction(1, 10**30), norm, weights) == below.id

    def test_a_limit_that_binary_numbers_miss(self) -> None:
        """1.1 times 90 is a little more than 99 in binary: 99 points would be green."""
        assert 1.1 * 90.0 > 99
        held = measured(counts=(Count("yttrande", 33),), employment=Decimal(60))
        assert (score(held, USUAL).points, score(held, USUAL).norm, score(held, USUAL).zone) == (99, 90, "gul")

    @FEW
    @given(
        measurements(USUAL, every=True),
        st.decimals("0.001", 1000, places=3),
    )
    def test_another_unit_of_points_changes_no_zone(self, held: Measurement, factor: Decimal) -> None:
        """As if a point were called so many: weights, norms and duties alike."""

        def grown(amount: Amount) -> Amount:
            return replace(amount, value=amount.value * factor, low=None, high=None)

        weights = replace(
            USUAL,
            kinds=tuple(replace(kind, points=grown(kind.points)) for kind in USUAL.kinds),
            bands=tuple(replace(band, points=grown(band.points)) for band in USUAL.bands),
        )
        duties = None if held.duties is None else held.duties * factor
        before, after = score(held, USUAL), score(replace(held, duties=duties), weights)
        assert (after.zone, after.load) == (before.zone, before.load)

    @FEW
    @given(measurements(AWKWARD, every=True))
    def test_what_is_shown_decides_no_zone(self, held: Measurement) -> None:
        found = score(held, AWKWARD)
        if found.load is None:
            assert found.zone == ""
        else:
            limits = [zone.upper for zone in AWKWARD.zones]
            expected = next(
                zone.id
                for zone, upper in zip(AWKWARD.zones, limits, strict=True)
                if upper is None or found.load < Fraction(upper.value)
            )
            assert found.zone == expected


class TestLaws:
    @FEW
    @given(measurements(USUAL), st.randoms(use_true_random=False))
    def test_order_changes_nothing(self, held: Measurement, chance: object) -> None:
        counts, cover, reductions = list(held.counts), list(held.cover), list(held.reductions)
        for each in (counts, cover, reductions):
            chance.shuffle(each)  # type: ignore[attr-defined]
        other = replace(held, counts=tuple(counts), cover=tuple(cover), reductions=tuple(reductions))
        one, two = score(held, USUAL), score(other, USUAL)
        assert (one.points, one.norm, one.zone, one.gaps) == (two.points, two.norm, two.zone, two.gaps)

    @pytest.mark.parametrize("weights", [USUAL, CEILING, AWKWARD])
    @FEW
    @given(data=st.data())
    def test_parts_add_up_exactly(self, weights: WeightSet, data: st.DataObject) -> None:
        found = score(data.draw(measurements(weights)), weights)
        assert sum((part.points for part in found.parts), Fraction(0)) == found.least
        assert found.points in (None, found.least)
        if found.norm is not None:
            assert sum((part.points for part in found.norm_parts), Fraction(0)) == found.norm

    @FEW
    @given(measurements(USUAL), st.integers(1, 40))
    def test_more_cases_never_weigh_less(self, held: Measurement, more: int) -> None:
        known = tuple(replace(count, whole=count.whole or 0, shared=count.shared or 0) for count in held.counts)
        before = score(replace(held, counts=known), USUAL).least
        first = replace(known[0], whole=(known[0].whole or 0) + more)
        assert score(replace(held, counts=(first, *known[1:])), USUAL).least >= before


class TestGaps:
    @pytest.mark.parametrize(
        ("changes", "gaps", "points", "norm"),
        [
            ({"years": None}, (Gap.YEARS,), 143, None),
            ({"employment": None}, (Gap.EMPLOYMENT,), 143, None),
            ({"presence": None}, (Gap.PRESENCE,), 143, None),
            ({"duties": None}, (Gap.DUTIES,), 143, None),
            ({"counts": (*CASES, Count("forhandsbedomning", None))}, (Gap.COUNTS,), None, 150),
            ({"counts": (*CASES, Count("forhandsbedomning", 0, None))}, (Gap.COUNTS,), None, 150),
            ({"employment": Decimal(0)}, (Gap.NO_NORM,), 143, 0),
            ({"presence": Decimal(0)}, (Gap.NO_NORM,), 143, 0),
            ({"duties": Decimal(150)}, (Gap.NO_NORM,), 143, 0),
            ({"duties": Decimal(151)}, (Gap.NO_NORM,), 143, -1),
            ({"counts": (*CASES, Count("utredning_over_tid", None))}, (), 143, 150),
        ],
    )
    def test_what_is_not_known_is_never_guessed(
        self, changes: dict[str, object], gaps: tuple[Gap, ...], points: int | None, norm: int | None
    ) -> None:
        found = score(replace(measured(counts=CASES), **changes), USUAL)  # type: ignore[arg-type]
        assert (found.gaps, found.points, found.norm) == (gaps, points, norm)
        assert (found.load is None, found.load_percent is None, found.zone == "") == (bool(gaps),) * 3

    def test_what_was_counted_is_at_least_so_much(self) -> None:
        found = score(measured(counts=(Count("utredning", 2), Count("yttrande", None))), USUAL)
        assert (found.points, found.least) == (None, 26)

    def test_where_duties_add_points_they_are_missed_in_both(self) -> None:
        found = score(measured(duties=None), CEILING)
        assert (found.points, found.norm, found.gaps) == (None, None, (Gap.DUTIES,))


class TestUnknown:
    @pytest.mark.parametrize("count", [Count("konsultation", 1), Count("konsultation", 0), Count("konsultation", None)])
    def test_a_kind_that_nobody_knows_is_an_error(self, count: Count) -> None:
        with pytest.raises(UnknownKindError, match="konsultation"):
            score(measured(counts=(count,)), USUAL)

    def test_a_reason_that_nobody_knows_is_an_error(self) -> None:
        with pytest.raises(UnknownReasonError, match="semester"):
            score(measured(reductions=(Reduction("r", "semester", Decimal(10)),)), USUAL)


class TestSteps:
    @pytest.mark.parametrize(
        ("reduction", "norm"),
        [
            (Reduction("r", "fackligt", Decimal(10)), "135"),
            (Reduction("r", "utbildning", Decimal(4)), "135"),
            (Reduction("r", "fackligt", Decimal(10), "2026-03-02"), "135"),
            (Reduction("r", "fackligt", Decimal(10), "2026-03-01"), "150"),
        ],
    )
    def test_a_reduction_holds_until_its_last_day(self, reduction: Reduction, norm: str) -> None:
        assert score(measured(reductions=(reduction,)), USUAL).norm == Fraction(norm)

    def test_part_time_then_presence_then_reductions_then_duties(self) -> None:
        held = measured(
            employment=Decimal(50),
            presence=Decimal(80),
            duties=Decimal(5),
            reductions=(Reduction("r", "fackligt", Decimal(10)),),
        )
        found = score(held, USUAL)
        assert found.norm == 150 * Fraction(1, 2) * Fraction(4, 5) - 15 - 5
        assert [(part.step, part.points) for part in found.norm_parts] == [
            (Step.BAND, 150), (Step.EMPLOYMENT, -75), (Step.PRESENCE, -15), (Step.REDUCTION, -15), (Step.DUTIES, -5),
        ]  # fmt: skip

    def test_what_a_colleague_does_is_taken_off_here(self) -> None:
        found = score(measured(counts=CASES), USUAL, {"utredning": 2})
        assert (found.points, found.parts[-1].step, found.parts[-1].number) == (117, Step.RELIEVED, -2)


@pytest.mark.parametrize(
    ("number", "decimals", "expected"),
    [
        ("0.05", 1, "0.1"), ("0.15", 1, "0.2"), ("-0.05", 1, "-0.1"), ("0.049", 1, "0.0"), ("1/3", 2, "0.33"),
        ("2/3", 0, "1"), ("5/2", 0, "3"), ("143", 1, "143.0"),
    ],
)  # fmt: skip
def test_rounded(number: str, decimals: int, expected: str) -> None:
    assert str(rounded(Fraction(number), decimals)) == expected


def test_a_shared_case_is_no_whole_one_where_the_set_shares_none() -> None:
    held = measured(counts=(Count("utredning", 1, 2),))
    with pytest.raises(UnknownKindError, match="utredning"):
        score(held, CEILING)
