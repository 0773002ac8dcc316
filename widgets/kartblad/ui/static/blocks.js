// The blocks on the page: one element per key, kept alive, brought up to date where its markup differs.

import { arrange, parsed, patch } from "./patch.js";

export function blocksIn(root) {
  const shown = new Map(); // key → the live element and the markup it was made of

  function show(key, html) {
    const now = parsed(html);
    const block = shown.get(key);
    if (block) patch(block.live, block.was, now);
    shown.set(key, { live: block?.live ?? document.importNode(now, true), was: now });
  }

  function drop(key) {
    shown.get(key).live.remove();
    shown.delete(key);
  }

  /** `blocks` are those that changed, `order` the keys of all. */
  return function draw(blocks, order) {
    const focused = root.contains(document.activeElement) ? document.activeElement : null;
    const near = neighbours(focused);
    blocks.forEach(([key, html]) => show(key, html));
    [...shown.keys()].filter((key) => !order.includes(key)).forEach(drop);
    arrange(root, order.map((key) => shown.get(key).live));
    // What had the focus is elsewhere or gone: follow it, stay beside it or at least in the screen, instead of starting
    // over at the top of the page.
    if (focused && !root.contains(document.activeElement)) {
      const again = focused.id && root.querySelector(`#${CSS.escape(focused.id)}`);
      (again || (near.find((each) => root.contains(each)) ?? root)).focus({ preventScroll: true });
    }
  };
}

/** The buttons or cards of the same list: those after it, then those before it, nearest first. */
function neighbours(element) {
  const buttons = [...(element?.closest("ul, .kb-cards")?.querySelectorAll("button, .kb-card") ?? [])];
  const at = buttons.indexOf(element);
  return [...buttons.slice(at + 1), ...buttons.slice(0, Math.max(at, 0)).reverse()];
}
