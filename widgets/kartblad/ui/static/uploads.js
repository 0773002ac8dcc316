// A file of the visitor's own goes to the kernel in pieces. Each waits until the one before has arrived, so that the page
// stays usable, the kernel answers other things in between, and what is shown of the way is true.

import { holderOf, keyOf } from "./fields.js";

const PIECE = 2 ** 19; // bytes
const LOST = 60_000; // ms without an answer after which a file is given up

export function sender(kernel, words) {
  let current = null; // the file on its way
  const percent = new Intl.NumberFormat(words.locale, { style: "percent" });

  function take(holder, files) {
    const [file] = files;
    if (!file) return;
    if (current) say(holder, words.oneAtATime);
    else if (files.length > 1) say(holder, words.oneFile);
    else if (file.size > Number(holder.dataset.kbLimit)) say(holder, holder.dataset.kbTooLarge);
    else begin(holder, file);
  }

  function begin(holder, file) {
    const key = keyOf(holder);
    const number = kernel.send({ kind: "sending", key, name: file.name, size: file.size });
    current = { number, key, holder, file, isWhole: false, saidAt: 0, lost: 0 };
    say(holder, words.sending.replace("{name}", () => file.name));
    show(holder, 0);
    wait();
  }

  function wait() {
    clearTimeout(current.lost);
    current.lost = setTimeout(() => end(words.noAnswer), LOST);
  }

  /** The kernel has so much of the file, or says why it does not take it. */
  function heard(message) {
    if (message.number !== current?.number) return false;
    if (message.kind === "refused") end(message.text);
    else next(message.taken);
    return true;
  }

  async function next(at) {
    const { number, holder, file } = current;
    show(holder, file.size ? at / file.size : 0);
    const piece = await file.slice(at, at + PIECE).arrayBuffer().catch(() => null);
    if (current?.number !== number) return; // stopped meanwhile
    if (piece === null || (!piece.byteLength && file.size)) cancel(words.unreadable);
    else send(at, piece);
  }

  function send(at, piece) {
    const { number, key, holder, file } = current;
    const message = { kind: "piece", upload: number, at };
    current.isWhole = at + piece.byteLength >= file.size;
    wait();
    if (!current.isWhole) return void kernel.send(message, [piece]);
    clearTimeout(current.lost); // what the page does with a file may take as long as it takes
    kernel.ask(key, message, [piece]);
    show(holder, 1);
  }

  /** The page was drawn: perhaps that is the answer to the whole file, perhaps the field is gone. */
  function drawn() {
    if (!current) return;
    const { key, holder, isWhole } = current;
    if (isWhole && !kernel.waits(key)) end(holder.querySelector(".kb-problem") ? "" : words.sent);
    else if (!isWhole && !holder.isConnected) cancel("");
  }

  function cancel(text = words.cancelled) {
    if (!current || current.isWhole) return;
    kernel.send({ kind: "cancelled", upload: current.number });
    end(text);
  }

  function end(text) {
    const { key, holder, lost } = current;
    clearTimeout(lost);
    current = null;
    const sending = holder.querySelector(".kb-file-sending");
    if (sending.contains(document.activeElement)) holder.querySelector("button").focus();
    sending.hidden = true;
    say(holder, text);
    kernel.given(key);
  }

  /** The bar follows every piece; what is read aloud only every quarter. */
  function show(holder, share) {
    const sending = holder.querySelector(".kb-file-sending");
    const bar = sending.querySelector("progress");
    sending.hidden = false;
    bar.value = share;
    sending.querySelector("button").hidden = share >= 1;
    const quarter = Math.floor(share * 4);
    if (quarter <= current.saidAt) return;
    current.saidAt = quarter;
    say(holder, `${words.sending.replace("{name}", () => current.file.name)} ${percent.format(quarter / 4)}`);
  }

  return { take, heard, drawn, cancel, ...dropping(take) };
}

function say(holder, text) {
  holder.querySelector(".kb-said").textContent = text;
}

/** A file dragged over the page: only a field for files takes it; beside it, nothing is left for the browser to open. */
function dropping(take) {
  const fieldAt = ({ target }) => target.closest?.(".kb-file");
  const mark = (root, field) =>
    root.querySelectorAll(".kb-file").forEach((each) => each.classList.toggle("kb-dropping", each === field));

  function over(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = fieldAt(event) ? "copy" : "none";
    mark(event.currentTarget, fieldAt(event));
  }

  function left(event) {
    if (!event.currentTarget.contains(event.relatedTarget)) mark(event.currentTarget, null);
  }

  function dropped(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    mark(event.currentTarget, null);
    const field = fieldAt(event);
    if (field) take(holderOf(field), event.dataTransfer.files);
  }

  return { over, left, dropped };
}
