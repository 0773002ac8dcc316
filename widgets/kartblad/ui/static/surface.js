// A live screen: shows the blocks that the kernel draws, and tells the kernel what the visitor does with them.
// It knows no app and no control's meaning; data-kb-* in the markup says what can be used and how.

import { blocksIn, focusOn, headOf } from "./blocks.js";
import { boards } from "./board.js";
import { clocks } from "./clocks.js";
import { holderOf, isEager, keyOf, mirror, settle, stepped, valueOf } from "./fields.js";
import { carrier } from "./files.js";
import { keep, kept } from "./kept.js";
import { letters } from "./letters.js";
import { pads } from "./pad.js";
import { place } from "./place.js";
import { talk } from "./talk.js";
import { typist } from "./typing.js";
import { sender } from "./uploads.js";

/** Keep the model true also while no view is there to see the change. */
function initialize({ model }) {
  model.on("msg:custom", (message) => {
    if (message.kind === "keep") keep(message.token);
    if (message.kind !== "drawn") return;
    const known = new Map([...model.get("blocks"), ...message.blocks]);
    model.set("blocks", message.order.map((key) => [key, known.get(key)]));
    model.set("address", message);
  });
  // Messages that came before this script are lost; the kernel sends the whole screen if there were any.
  model.send({ kind: "opened", number: model.get("address").version });
  const token = kept();
  if (token) model.send({ kind: "kept", number: 0, token });
}

function render({ model, el }) {
  const words = model.get("words");
  const root = frame();
  const voice = liveRegion();
  const tell = (text) => void (voice.textContent === text || (voice.textContent = text));
  const kernel = talk(model, root, tell, words);
  const typing = typist((field) => kernel.changed(keyOf(field), valueOf(field), true));
  const files = carrier(kernel.send, words);
  const uploads = sender(kernel, words);
  const board = boards(kernel);
  const pad = pads(kernel, tell, words);
  const clock = clocks(root, words);
  const keys = letters(root);
  const here = model.get("owns_address") ? place(visited) : null;
  const draw = blocksIn(root);
  let stands = ""; // in which of the app's places

  /** What is being written belongs to the view that is left. */
  function visited(message) {
    typing.flushAll();
    kernel.send(message);
  }

  function heard(message, buffers) {
    if (message.kind === "keep") return;
    if (message.kind !== "drawn") return uploads.heard(message) || files.arrived(message, buffers);
    const isElsewhere = message.place !== stands;
    stands = message.place;
    show(message.blocks, message.order, message.look);
    if (isElsewhere && message.number !== null) arrive();
    kernel.answered(message.number);
    uploads.drawn();
    rest();
    here?.move(message.query, message.title, message.step);
  }

  function show(blocks, order, look) {
    draw(blocks, order);
    root.className = look ? `kb-screen kb-look-${look}` : "kb-screen";
    // JupyterLab has meanings of its own for arrows and letters.
    el.toggleAttribute("data-lm-suppress-shortcuts", Boolean(root.querySelector(".kb-board, .kb-shortcuts")));
  }

  /** Whoever has gone to another place reads from its top. */
  function arrive() {
    focusOn(headOf(root) ?? root);
  }

  /** Controls rest on what the kernel says, except those used again since it was asked. */
  function rest() {
    for (const each of root.querySelectorAll("[data-kb-key]")) {
      if (each.matches(".kb-board")) board.settle(each);
      else if (each.matches(".kb-pad")) pad.settle(each);
      else if (!kernel.waits(keyOf(each))) settle(each, typing);
    }
    clock.tick();
  }

  const doing = {
    act: (button) => kernel.changed(keyOf(button), true),
    choose: (button) => kernel.changed(keyOf(button), button.dataset.kbValue),
    print: () => print(),
    take: (button) => files.take(button),
    browse: (button) => holderOf(button).querySelector('[type="file"]').click(),
    cancel: () => uploads.cancel(),
    seal: (button) => handIn(holderOf(button)),
    open: (button) => holderOf(button).querySelector("dialog").showModal(),
    shut: (button) => button.closest("dialog").close(),
    undo: (button) => pad.undo(holderOf(button)),
    clear: (button) => pad.clear(holderOf(button)),
  };

  function clicked(event) {
    const used = event.target.closest("[data-kb-do], .kb-sections a, .kb-card");
    if (!used) return;
    if (used.localName === "a") follow(event, used);
    else if (used.matches(".kb-card")) board.clicked(used);
    else if (used.getAttribute("aria-disabled") === "true") tell(holderOf(used).querySelector(".kb-reason").textContent);
    else doing[used.dataset.kbDo](used);
  }

  /** A plain click changes the section here; with a modifier the link is a link. */
  function follow(event, link) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    kernel.changed(keyOf(link), link.dataset.kbValue);
  }

  function edited({ target, isComposing }) {
    if (target.type === "range") mirror(target, words.locale);
    else if (isEager(target) && !isComposing) kernel.changed(keyOf(target), valueOf(target), true);
    else if (target.type === "text" || target.type === "textarea") typing.typed(target, isComposing);
  }

  const composed = ({ target }) => typing.has(target) && typing.typed(target, false);

  function committed({ target, type }) {
    if (target.type === "password") return; // only handed in on purpose
    if (type === "change" && isEager(target) && !typing.has(target)) return; // each key has been sent
    if (typing.isLive(target)) return typing.flush(target);
    typing.forget(target);
    if (target.type === "file") handOver(target);
    else if (keyOf(target)) kernel.changed(keyOf(target), valueOf(target));
  }

  const left = ({ target }) => typing.isLive(target) && typing.flush(target);

  /** The field is emptied, so that the same file can be chosen again once it is mended. */
  function handOver(field) {
    uploads.take(holderOf(field), [...field.files]);
    field.value = "";
  }

  /** A secret is in its field as short as can be, and in nothing else here. */
  function handIn(holder) {
    const field = holder.querySelector("input");
    const secret = field.value;
    field.value = "";
    field.focus({ preventScroll: true });
    if (secret.trim()) kernel.changed(keyOf(holder), secret);
  }

  function pressed(event) {
    board.pressed(event);
    if (event.key === "Enter" && !event.isComposing) entered(event.target);
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!direction || !event.target.matches('.kb-number input[type="text"], .kb-date input')) return;
    event.preventDefault();
    if (stepped(event.target, direction, words.locale)) committed(event);
  }

  function entered(field) {
    if (field.type === "password") handIn(holderOf(field));
    else if (field.type === "text" && typing.isLive(field)) typing.flush(field);
  }

  /** Whoever leaves while something has not arrived is asked first. */
  function leaving(event) {
    typing.flushAll();
    if (kernel.isCutOff()) event.preventDefault();
  }

  const uses = { click: clicked, input: edited, change: committed, keydown: pressed, compositionend: composed };
  Object.assign(uses, { focusin: board.focused, focusout: left });
  Object.assign(uses, { pointerdown: pad.down, pointermove: pad.moved, pointerup: pad.up, pointercancel: pad.up });
  Object.assign(uses, { dragover: uploads.over, dragleave: uploads.left, drop: uploads.dropped });
  for (const [name, use] of Object.entries(uses)) root.addEventListener(name, use);
  const departures = { beforeunload: leaving, pagehide: typing.flushAll, visibilitychange: typing.flushAll };
  for (const [name, use] of Object.entries(departures)) addEventListener(name, use);
  model.on("msg:custom", heard);

  const blocks = model.get("blocks");
  const { query, title, look, place: at } = model.get("address");
  stands = at;
  show(blocks, blocks.map(([key]) => key), look);
  rest();
  el.append(root, voice);
  here?.move(query, title, false);
  const stopWaiting = whenInPage(root, () => dispatchEvent(new CustomEvent("kartblad:live", { detail: { root } })));

  return () => {
    stopWaiting();
    uploads.cancel();
    typing.flushAll();
    here?.leave();
    keys.leave();
    clock.stop();
    kernel.leave();
    for (const [name, use] of Object.entries(departures)) removeEventListener(name, use);
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
