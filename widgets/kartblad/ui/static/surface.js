// A live screen: shows the blocks that the kernel draws, and tells the kernel what the visitor does with them.
// It knows no app and no control's meaning; data-kb-* in the markup says what can be used and how.

import { blocksIn } from "./blocks.js";
import { holderOf, keyOf, mirror, settle, stepped, valueOf } from "./fields.js";
import { carrier } from "./files.js";
import { place } from "./place.js";
import { talk } from "./talk.js";
import { sender } from "./uploads.js";

/** Keep the model true also while no view is there to see the change. */
function initialize({ model }) {
  model.on("msg:custom", (message) => {
    if (message.kind !== "drawn") return;
    const known = new Map([...model.get("blocks"), ...message.blocks]);
    model.set("blocks", message.order.map((key) => [key, known.get(key)]));
    model.set("address", message);
  });
  // Messages that came before this script are lost; the kernel sends the whole screen if there were any.
  model.send({ kind: "opened", number: model.get("address").version });
}

function render({ model, el }) {
  const words = model.get("words");
  const root = frame();
  const voice = liveRegion();
  const tell = (text) => void (voice.textContent = text);
  const kernel = talk(model, root, tell, words);
  const files = carrier(kernel.send, words);
  const uploads = sender(kernel, words);
  const here = model.get("owns_address") ? place(kernel.send) : null;
  const draw = blocksIn(root);
  const unsent = new Set(); // fields in which something is typed but not sent

  function heard(message, buffers) {
    if (message.kind !== "drawn") return uploads.heard(message) || files.arrived(message, buffers);
    draw(message.blocks, message.order);
    kernel.answered(message.number);
    uploads.drawn();
    // Controls rest on what the kernel says, except those used again since it was asked.
    root.querySelectorAll("[data-kb-key]").forEach((each) => kernel.waits(keyOf(each)) || settle(each, unsent));
    here?.move(message.query, message.title, message.step);
  }

  function clicked(event) {
    const used = event.target.closest("[data-kb-do], .kb-sections a");
    if (!used) return;
    if (used.localName === "a") follow(event, used);
    else if (used.getAttribute("aria-disabled") === "true") tell(holderOf(used).querySelector(".kb-reason").textContent);
    else if (used.dataset.kbDo === "print") print();
    else if (used.dataset.kbDo === "take") files.take(used);
    else if (used.dataset.kbDo === "browse") holderOf(used).querySelector('[type="file"]').click();
    else if (used.dataset.kbDo === "cancel") uploads.cancel();
    else if (used.dataset.kbDo === "choose") kernel.changed(keyOf(used), used.dataset.kbValue);
    else kernel.changed(keyOf(used), true);
  }

  /** A plain click changes the section here; with a modifier the link is a link. */
  function follow(event, link) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    kernel.changed(keyOf(link), link.dataset.kbValue);
  }

  function edited({ target }) {
    if (target.type === "range") mirror(target, words.locale);
    if (target.type === "text") unsent.add(target);
  }

  function committed({ target }) {
    unsent.delete(target);
    if (target.type === "file") handOver(target);
    else if (keyOf(target)) kernel.changed(keyOf(target), valueOf(target));
  }

  /** The field is emptied, so that the same file can be chosen again once it is mended. */
  function handOver(field) {
    uploads.take(holderOf(field), [...field.files]);
    field.value = "";
  }

  function pressed(event) {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!direction || !event.target.matches('.kb-number input[type="text"], .kb-date input')) return;
    event.preventDefault();
    if (stepped(event.target, direction, words.locale)) committed(event);
  }

  const uses = { click: clicked, input: edited, change: committed, keydown: pressed };
  Object.assign(uses, { dragover: uploads.over, dragleave: uploads.left, drop: uploads.dropped });
  for (const [name, use] of Object.entries(uses)) root.addEventListener(name, use);
  model.on("msg:custom", heard);

  const blocks = model.get("blocks");
  const { query, title } = model.get("address");
  draw(blocks, blocks.map(([key]) => key));
  el.append(root, voice);
  here?.move(query, title, false);
  const stopWaiting = whenInPage(root, () => dispatchEvent(new CustomEvent("kartblad:live", { detail: { root } })));

  return () => {
    stopWaiting();
    uploads.cancel();
    here?.leave();
    model.off("msg:custom", heard);
  };
}

function frame() {
  const root = document.createElement("div");
  root.className = "kb-screen";
  root.tabIndex = -1;
  return root;
}

function liveRegion() {
  const voice = document.createElement("p");
  voice.className = "kb-visually-hidden";
  voice.setAttribute("role", "status");
  return voice;
}

/** Call back once the element is in the document, in the same frame; returns how to stop waiting. */
function whenInPage(element, callback) {
  const observer = new MutationObserver(check);
  function check() {
    if (!element.isConnected) return;
    observer.disconnect();
    callback();
  }
  observer.observe(document, { childList: true, subtree: true });
  check();
  return () => observer.disconnect();
}

export default { initialize, render };
