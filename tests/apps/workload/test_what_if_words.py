"""Proposals in words: names without codes, lines, and one sentence each of whose numbers is counted again here."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from workload_desks import TEXTS
from workload_months import CODES, SMALL, Measurement, amount, months, move, proposal, scenarios, worker

from kartblad.apps.workload import what_if_words
from kartblad.core.words import Words
from kartblad.core.workload.changes import Why
from kartblad.core.workload.comparison import compared
from kartblad.core.workload.origin import Ref
from kartblad.core.workload.outlook import Misfit, Outlook, baseline, outlook
from kartblad.core.workload.rating import Overload
from kartblad.core.workload.scenario import Change, Scenario, What

HIRE = Change("c2", What.HIRE, "z", years=Decimal("0.5"), share=Decimal(80))
AWAY = Change("c3", What.AWAY, "a", share=Decimal(50))
MORE = Change("c4", What.INFLOW, kind="report", number=12)
FEWER = Change("c5", What.INFLOW, "a", kind="report", number=-2)


@pytest.mark.parametrize(
    ("scenario", "expected"),
    [
        (proposal(), "Inget ändrat än"),
        (proposal(Change("c1")), "Inget ändrat än"),
        (proposal(HIRE, move("c1", "a", "b", "inquiry", 2)), "En nyanställd, Inquiry: 2 flyttas"),
        (proposal(move("c1", "a", "b", "inquiry", 2), move("c2", "a", "b", "report")), "3 ärenden flyttas"),
        (proposal(AWAY, MORE, FEWER), "1 på plats i annan omfattning, Report +10"),
        (proposal(HIRE, AWAY, MORE, months=6), "En nyanställd, 1 på plats i annan omfattning, Report +12, …"),
        (replace(proposal(months=1), weights=Ref("x", "1")), "Andra vikter, om 1 månad"),
    ],
)
def test_a_proposed_name_says_what_is_in_it(scenario: Scenario, expected: str) -> None:
    assert what_if_words.name(scenario, SMALL, TEXTS) == expected
    assert what_if_words.name(replace(scenario, name="Vår plan"), SMALL, TEXTS) == "Vår plan"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (move("c", "a", "b", "inquiry", 2), "Inquiry: 2 från a till b"),
        (move("c", "a", "b", "forced"), "Inquiry (forced): 1 från a till b"),
        (move("c", "a", "", "gone"), "gone: 1 från a till inte valt"),
        (HIRE, "z anställs: 0,5 år i yrket, 80\N{NO-BREAK SPACE}% av heltid"),
        (AWAY, "a är på plats 50\N{NO-BREAK SPACE}%"),
        (MORE, "Report: +12 till enheten"),
        (FEWER, "Report: −2 till a"),
    ],
)
def test_a_change_is_a_line(change: Change, expected: str) -> None:
    assert what_if_words.change(change, SMALL, TEXTS) == expected


def test_what_does_not_fit_says_which_change_and_why() -> None:
    found = (Misfit("c5", Why.TOO_FEW, 1), Misfit("c3", Why.NOBODY), Misfit("", Why.WEIGHTS))
    assert what_if_words.misfits(found, proposal(FEWER, AWAY), SMALL, TEXTS) == (
        "”Report: −2 till a” passar inte och räknas inte med: bara 1 kan flyttas.",
        "”a är på plats 50\N{NO-BREAK SPACE}%” passar inte och räknas inte med: ingen har den koden den här månaden.",
        "”andra vikter” passar inte och räknas inte med: de andra vikterna känner inte till allt som räknades.",
    )


@pytest.mark.parametrize("why", [each for each in Why if each is not Why.TOO_FEW])
def test_every_reason_has_words(why: Why) -> None:
    assert len(what_if_words.misfits((Misfit("c5", why),), proposal(FEWER), SMALL, TEXTS)) == 1


STEPS = "Av 2 med zon byter 2 zon: 1 till en lägre och 1 till en högre"
MONTH = (worker("a", inquiry=12), worker("b", inquiry=4), worker("u", None))


@pytest.mark.parametrize(
    ("scenario", "expected"),
    [
        (proposal(), "Inget ändras: alla 3 har samma poäng, norm och zon."),
        (
            proposal(move("c1", "a", "b", "inquiry", 2), HIRE),
            f"{STEPS}; 0 i hög (nu 1); 1 är ny; 1 utan värde (nu 1).",
        ),
        (
            proposal(MORE),
            "Av 2 med zon byter 1 zon: 0 till en lägre och 1 till en högre; 1 i hög (nu 1); 1 utan värde (nu 1).",
        ),
        (
            proposal(replace(AWAY, share=Decimal(0)), replace(AWAY, id="c9", person="b", share=Decimal(0))),
            "Ingen har en zon både nu och i förslaget; 0 i hög (nu 1); 3 utan värde (nu 1).",
        ),
    ],
)
def test_the_sentence(scenario: Scenario, expected: str) -> None:
    assert said(MONTH, scenario)[0] == expected


def said(month: tuple[Measurement, ...], scenario: Scenario) -> tuple[str, Outlook, Outlook]:
    now, then = baseline(month, SMALL), outlook(month, scenario, SMALL, SMALL)
    return what_if_words.sentence(compared(now, then), TEXTS), now, then


CLAIMS = {
    r"Av (\d+) med zon byter (\d+) zon: (\d+) till en lägre och (\d+) till en högre": "steps",
    r"Av (\d+) med zon byter ingen zon": "none",
    r"Ingen har en zon både nu och i förslaget": "nobody",
    r"(\d+) i hög \(nu (\d+)\)": "high",
    r"(\d+) är nya?": "new",
    r"(\d+) utan värde \(nu (\d+)\)": "without",
    r"Inget ändras: alla (\d+) har samma poäng, norm och zon": "same",
    r"Inget ändras: (\d+) medarbetare har samma poäng, norm och zon": "alone",
}


@given(months(), scenarios())
def test_every_claim_of_the_sentence_is_true(month: tuple[Measurement, ...], scenario: Scenario) -> None:
    sentence, now, then = said(month, scenario)
    old = {each.code: each.score for each in now.persons}
    new = {each.code: each.score for each in then.persons}
    order = [zone.id for zone in SMALL.zones]
    both = [code for code in old if old[code].zone and new[code].zone]
    steps = [order.index(new[code].zone) - order.index(old[code].zone) for code in both]
    up, down = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    true = {
        "steps": (len(both), up + down, down, up),
        "none": (len(both),),
        "nobody": (),
        "high": (sum(each.zone == "high" for each in new.values()), sum(each.zone == "high" for each in old.values())),
        "new": (len(new) - len(old),),
        "without": (sum(each.load is None for each in new.values()), sum(each.load is None for each in old.values())),
        "same": (len(new),),
        "alone": (1,),
    }
    for claim in sentence.removesuffix(".").split("; "):
        found = [(name, match) for pattern, name in CLAIMS.items() if (match := re.fullmatch(pattern, claim))]
        assert len(found) == 1, claim
        name, match = found[0]
        assert tuple(int(each) for each in match.groups()) == true[name], claim
        assert name != "none" or up + down == 0
        assert name != "steps" or up + down > 0
        assert name != "nobody" or not both
        if name in {"same", "alone"}:
            assert {code: (s.points, s.norm, s.zone) for code, s in old.items()} == {
                code: (s.points, s.norm, s.zone) for code, s in new.items()
            }
            assert name == "same" or len(new) == 1


@given(scenarios())
def test_a_proposed_name_holds_nobodys_code(scenario: Scenario) -> None:
    marked = {code: f"kod-{code}-hemlig" for code in (*CODES, "new")}
    changes = tuple(
        replace(each, person=marked.get(each.person, ""), other=marked.get(each.other, "")) for each in scenario.changes
    )
    assert "hemlig" not in what_if_words.proposed(replace(scenario, changes=changes), SMALL, TEXTS)


def test_other_zones_are_said_to_be_others() -> None:
    fewer = replace(SMALL, zones=(replace(SMALL.zones[1], upper=amount("1")), SMALL.zones[2]))
    found = compared(baseline(MONTH, SMALL), outlook(MONTH, proposal(), SMALL, fewer))
    assert what_if_words.sentence(found, TEXTS) == (
        "Zonerna är andra, så byten mellan dem räknas inte; 1 i hög (nu 1); 1 utan värde (nu 1)."
    )


def test_each_month_is_counted_in_the_zones_of_its_own_set() -> None:
    other = replace(SMALL, overload=Overload(("fair", "high"), Words(), Words()))
    found = compared(baseline(MONTH, SMALL), outlook(MONTH, proposal(), SMALL, other))
    moved = compared(baseline(MONTH, SMALL), outlook(MONTH, proposal(MORE), SMALL, other))
    assert what_if_words.sentence(found, TEXTS) == "Inget ändras: alla 3 har samma poäng, norm och zon."
    assert "; 2 i lagom och hög (nu 1 i hög); " in what_if_words.sentence(moved, TEXTS)
