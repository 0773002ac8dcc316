// Bring a live element from the markup it was made of to new markup, touching only what differs between the two.
// What the visitor did to it (focus, caret, an opened <details>, scrolling, a typed text) is in neither and stays.

/** The elements of server-made markup; nothing in it is run. */
export function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

export function patch(live, was, now) {
  if (was.isEqualNode(now)) return;
  if (now.nodeType !== Node.ELEMENT_NODE) {
    live.data = now.data;
    return;
  }
  patchAttributes(live, was, now);
  patchChildren(live, was, now);
}

function patchAttributes(live, was, now) {
  for (const { name } of was.attributes) if (!now.hasAttribute(name)) live.removeAttribute(name);
  for (const { name, value } of now.attributes) if (was.getAttribute(name) !== value) live.setAttribute(name, value);
}

function patchChildren(live, was, now) {
  const shown = [...live.childNodes];
  const old = [...was.childNodes];
  if (shown.length !== old.length) {
    // Someone else (a browser extension, a translator) has changed the page: start afresh.
    live.replaceChildren(...[...now.childNodes].map((node) => document.importNode(node, true)));
    return;
  }
  const kept = new Set();
  let after = 0; // most often children are the same in the same order
  const next = [...now.childNodes].map((node) => {
    const isNext = after < old.length && !kept.has(after) && sameNode(old[after], node);
    const at = isNext ? after : old.findIndex((other, index) => !kept.has(index) && sameNode(other, node));
    after = at + 1;
    if (at < 0) return document.importNode(node, true);
    kept.add(at);
    patch(shown[at], old[at], node);
    return shown[at];
  });
  shown.forEach((node, index) => kept.has(index) || node.remove());
  arrange(live, next);
}

const mark = (node) => node.id || node.dataset?.row || "";
const sameNode = (a, b) => a.nodeName === b.nodeName && mark(a) === mark(b);

/** Put the children in order; those that stand right are not moved, as moving costs the focus. */
export function arrange(parent, children) {
  children.forEach((child, index) => {
    if (parent.childNodes[index] !== child) parent.insertBefore(child, parent.childNodes[index] ?? null);
  });
}
