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
    const onward = from([...root.children].find((block) => block.contains(focused)));
    const had = new Set(shown.keys());
    blocks.forEach(([key, html]) => show(key, html));
    [...shown.keys()].filter((key) => !order.includes(key)).forEach(drop);
    arrange(root, order.map((key) => shown.get(key).live));
    // What had the focus is elsewhere or gone: follow it, stay beside it, go to what has come instead, or on to what
    // comes after it, instead of starting over at the top of the page.
    if (focused && !root.contains(document.activeElement)) {
      const again = focused.id && root.querySelector(`#${CSS.escape(focused.id)}`);
      const beside = again || near.find((each) => root.contains(each));
      if (beside) beside.focus({ preventScroll: true });
      else {
        const come = order.filter((key) => !had.has(key)).map((key) => shown.get(key).live);
        const left = onward.filter((block) => root.contains(block));
        focusOn([...come, ...left].map(headOf).find(Boolean) ?? root);
      }
    }
  };
}

/** Where reading begins: a heading, else what there is to press. */
export const headOf = (element) => element.querySelector("h2, h3, h4, legend") ?? element.querySelector("button");

/** Give the focus to anything; what is no control gets it only so. */
export function focusOn(element) {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus();
}

/** A block and those after it. */
function from(block) {
  const found = [];
  for (let each = block; each; each = each.nextElementSibling) found.push(each);
  return found;
}

/** The buttons or cards of the same list: those after it, then those before it, nearest first. */
function neighbours(element) {
  const buttons = [...(element?.closest("ul, .kb-cards")?.querySelectorAll("button, .kb-card") ?? [])];
  const at = buttons.indexOf(element);
  return [...buttons.slice(at + 1), ...buttons.slice(0, Math.max(at, 0)).reverse()];
}
