// Letters that press buttons, where they can mean nothing else; "?" shows which there are. A checkbox turns them off.

const FIELDS = "input, textarea, select, [contenteditable]";

export function letters(root) {
  function pressed(event) {
    const list = root.querySelector(".kb-shortcuts");
    if (!list || !isFree(event) || !list.querySelector("[data-kb-alone]").checked) return;
    const button = event.key === "?" ? list.querySelector("[data-kb-do=open]") : pressedBy(list, event.key);
    if (!button) return;
    event.preventDefault();
    button.click();
  }

  /** In JupyterLab letters mean something everywhere else. */
  function isFree({ target, ctrlKey, altKey, metaKey, repeat, isComposing, defaultPrevented }) {
    const isHere = root.contains(target) || document.body.matches(".kb-page");
    const isPlain = !(ctrlKey || altKey || metaKey || repeat || isComposing || defaultPrevented);
    return isHere && isPlain && !target.closest?.(FIELDS) && !document.querySelector("dialog[open]");
  }

  function pressedBy(list, letter) {
    const entry = [...list.querySelectorAll("[data-kb-letter]")].find(
      ({ dataset }) => dataset.kbLetter === letter.toLowerCase(),
    );
    return entry && root.querySelector(`#${CSS.escape(entry.dataset.kbPress)}`);
  }

  addEventListener("keydown", pressed);
  return { leave: () => removeEventListener("keydown", pressed) };
}
