"""The mapping page: a step change, a card edit and a choice on the board, against the barest change there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import pytest
from browsing import Trial, answering, change, left, opened, profile, turns
from ledger import Ledger, Line, Sample
from mapping_visits import Window
from playwright.sync_api import Browser, Page
from serving import Workbook, workbook
from sessions import rated

from kartblad import settings
from kartblad.catalogue.resume_words import resume_words
from kartblad.i18n import Texts
from kartblad.records import phrase
from kartblad.records.forgetting import forget_all
from kartblad.records.journal import Journal

pytestmark = pytest.mark.browser
CHANGES = 8
"""In each round."""
LABEL = "ipywidgets Label ändras"
WAITED = """async (act) => {
  const began = performance.now();
  const node = document.getElementById(act.id);
  if (act.value === undefined) node.click();
  else { node.focus(); node.value = act.value; node.dispatchEvent(new InputEvent('input', {bubbles: true}));
    node.dispatchEvent(new Event('change', {bubbles: true})); }
  await new Promise(done => { const watch = new MutationObserver(() => {
    if (!document.querySelector(act.until)?.textContent.includes(act.text)) return;
    watch.disconnect(); done(); });
    watch.observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true}); });
  const changed = performance.now() - began;
  await new Promise(done => requestAnimationFrame(() => {
    const after = new MessageChannel(); after.port1.onmessage = done; after.port2.postMessage(null); }));
  return [changed, performance.now() - began]; }"""


def timed(page: Page, element: str, until: str, text: str = "", value: str | None = None) -> tuple[float, float]:
    """Use a control; return milliseconds until the page said what it should, and until it was painted."""
    act = {"id": element, "until": until, "text": text} | ({} if value is None else {"value": value})
    changed, painted = page.evaluate(WAITED, act)
    return float(changed), float(painted)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The user's data folder."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Iterator[Workbook]:
    """The workbook as it is served, with that folder."""
    folder = tmp_path_factory.mktemp("kartblad")
    with workbook(folder, "--no-token", env={"KARTBLAD_HOME": str(home)}) as started:
        yield started


@pytest.fixture
def resumed(served: Workbook, home: Path, browser: Browser) -> Callable[[int], Page]:
    """Return a maker of pages that have taken up a session with so many cards."""

    def make(cards: int) -> Page:
        forget_all(home)
        words = phrase.new_phrase(resume_words(settings.load().data))
        Journal.create(home / "journals", words, rated(cards), Texts("sv")).close()
        page = browser.new_context(locale="sv-SE").new_page()
        page.goto(f"{served.url}kartlaggning")
        page.wait_for_selector("body.kb-is-live #kb-resume--input")
        began = perf_counter()
        page.locator("#kb-resume--input").fill(words)
        page.locator("#kb-resume--input").press("Enter")
        page.wait_for_selector("#kb-where")
        page.opened_in = 1000 * (perf_counter() - began)  # type: ignore[attr-defined]
        return page

    return make


@pytest.mark.parametrize("cards", [20, 300])
def test_a_change(
    resumed: Callable[[int], Page], browser: Browser, slider_page: Trial, cards: int, rounds: range, ledger: Ledger
) -> None:
    page = resumed(cards)
    found: dict[str, list[tuple[float, float]]] = {"steg": [], "kort": [], "val": [], "måttstock": []}
    with profile(browser) as context:
        bare = opened(context, slider_page)
        bare.evaluate("stopwatch.interactive")
        for at in rounds:
            bare.bring_to_front()
            found["måttstock"] += [change(bare, slider_page) for _ in range(CHANGES)]
            page.bring_to_front()
            for n in range(CHANGES // 2):
                where = "#kb-where--heading"
                found["steg"].append(timed(page, "kb-hub--button", where, "Grupphandledning"))
                found["steg"].append(timed(page, "kb-step--task--S05", where, "Steg 5"))
                text = f"Ändrat {at} {n}"
                chosen = ".kb-card[data-kb-card=k0]"
                if not page.locator("[id='kb-edit.map.cards.k0.text_family--input']").count():
                    found["val"].append(timed(page, "kb-chosen--card--k0", "#kb-card-texts"))
                key = "kb-edit.map.cards.k0.text_family--input"
                found["kort"].append(timed(page, key, chosen, text, value=text))
        left(bare, slider_page)
    page.goto("about:blank")
    page.context.close()

    samples = {name: Sample(tuple(done for done, _ in times)) for name, times in found.items()}
    painted = {name: Sample(tuple(shown for _, shown in times)) for name, times in found.items()}
    for name, what in (("steg", "stegbyte"), ("kort", "kort ändrat"), ("val", "kort valt")):
        ledger.add(Line(f"{what}, {cards} kort, målat", painted[name], at_most=100))
        ledger.add(Line(f"{what}, {cards} kort", samples[name], samples["måttstock"], LABEL, 3.0))


def test_from_phrase_to_step(resumed: Callable[[int], Page], rounds: range, ledger: Ledger) -> None:
    times = []
    for _ in rounds:
        page = resumed(300)
        times.append(page.opened_in)  # type: ignore[attr-defined]
        page.goto("about:blank")
        page.context.close()
    ledger.add(Line("från fras till steg, 300 kort", Sample(tuple(times)), at_most=1000.0))


def test_page_start(browser: Browser, served: Workbook, slider_page: Trial, rounds: range, ledger: Ledger) -> None:
    mapping = Trial(
        name="kartläggning",
        url=f"{served.url}kartlaggning",
        control=".kb-live [name='kb-plan.mode']:not(:checked)",
        answer=".kb-live .kb-screen",
        kernels=served.kernels,
    )
    found: dict[str, list[float]] = {}
    for trial in turns((mapping, slider_page), rounds):
        with profile(browser) as context:
            times = answering(context, trial)
            found.setdefault(trial.name, []).append(times.local)
    ours, bare = (Sample(tuple(found[trial.name])) for trial in (mapping, slider_page))
    ledger.add(Line("Kartläggning svarar, första besöket", ours, bare, "Voilà med ett skjutreglage", 1.2))


def test_over_the_socket(served: Workbook, rounds: range, ledger: Ledger) -> None:
    window = Window(served)
    window.begin(case="sma_barn")
    window.use("step", "S05")
    times = []
    for at in range(CHANGES * len(rounds)):
        began = perf_counter()
        window.use("typed.card", f"Ett kort till {at}")
        times.append(1000 * (perf_counter() - began))
    window.leave()
    ledger.add(Line("text skickad, i journalen och besvarad", Sample(tuple(times)), at_most=100.0))
