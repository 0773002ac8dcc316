"""Somebody who uses a page with the keyboard alone: Tab to a control, then what that control understands."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Error, Page, expect

STOPS = """id => {
  const every = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')];
  const stops = every.filter(e => {
    if (e.tabIndex < 0 || e.disabled || !e.checkVisibility()) return false;
    if (e.type !== 'radio') return true;
    const group = [...document.getElementsByName(e.name)];
    return e === (group.find(each => each.checked) ?? group[0]);
  });
  const target = document.getElementById(id);
  const isInGroup = e => target?.type === 'radio' && e.type === 'radio' && e.name === target.name;
  const wanted = stops.find(e => e === target || isInGroup(e));
  const here = document.activeElement;
  const before = stops.filter(e => here.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING).length;
  const at = stops.includes(here) ? stops.indexOf(here) : before - 0.5;
  return wanted ? stops.indexOf(wanted) - at : null;
}"""
FOCUSED = "() => document.activeElement.id"


@dataclass
class Keyboard:
    """Hands on the keyboard, none on a mouse."""

    page: Page

    def go(self, element: str) -> None:
        """Tab to a control by the id of its element; fail if Tab does not lead there."""
        expect(self.page.locator(f"[id='{element}']")).to_be_visible()
        for _attempt in range(3):
            away = self.page.evaluate(STOPS, element)
            assert away is not None, f"{element} cannot be reached by Tab"
            steps = int(away + 0.5) if away > 0 else int(-away + 0.5)
            for _ in range(steps):
                self.page.keyboard.press("Tab" if away > 0 else "Shift+Tab")
            if self.page.evaluate(STOPS, element) == 0:
                return
        raise AssertionError(f"Tab leads to {self.page.evaluate(FOCUSED)!r} instead of {element!r}")

    def press(self, key: str) -> None:
        """Press a button and see that the focus is not lost."""
        self.go(f"kb-{key}--button")
        expect(self.page.locator(f"[id='kb-{key}--button']")).not_to_have_attribute("aria-disabled", "true")
        self.page.keyboard.press("Enter")

    def write(self, key: str, text: str, then: str = "Tab") -> None:
        """Write in a field and leave it."""
        self.go(f"kb-{key}--input")
        self.page.keyboard.type(text)
        if then:
            self.page.keyboard.press(then)

    def choose(self, key: str, option: str) -> None:
        """Choose one of a group with the arrows."""
        wanted = f"kb-{key}--option--{option}"
        self.go(wanted)
        chosen = f"[id='{wanted}']"
        if not self.page.locator(f"[name='kb-{key}']:checked").count():
            self.page.keyboard.press("Space")
        for _ in range(self.page.locator(f"[name='kb-{key}']").count()):
            if self.page.locator(chosen).is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        assert self.page.locator(chosen).is_checked()

    def pick(self, key: str, label: str) -> None:
        """Choose from a list by the first letters of what it says."""
        self.go(f"kb-{key}--input" if self.page.locator(f"[id='kb-{key}--input']").count() else f"kb-{key}--select")
        self.page.keyboard.type(label)

    def letter(self, letter: str, heading: str) -> None:
        """Press a letter, from the heading where the focus was put, and come to another place."""
        self.page.keyboard.press(letter)
        self.at(heading)

    def at(self, heading: str) -> None:
        """Wait for a place: its heading has the focus."""
        here = "text => document.activeElement.matches('h2, h3') && document.activeElement.innerText.includes(text)"
        try:
            self.page.wait_for_function(here, arg=heading)
        except Error:
            there = self.page.evaluate("() => document.activeElement.outerHTML.slice(0, 200)")
            shown = self.page.locator("main h2").first.inner_text()
            raise AssertionError(f"{heading!r} was not come to: the focus is in {there}, under {shown!r}") from None
