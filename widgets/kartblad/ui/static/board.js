// A board of cards is one control: one tab stop, arrows move, Space marks, Enter marks only this one, Shift marks more.

import { holderOf, keyOf } from "./fields.js";

const MOVES = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

const cardsIn = (element) => [...element.querySelectorAll(".kb-card")];
const isMarked = (card) => card.getAttribute("aria-selected") === "true";

export function boards(kernel) {
  const marked = new Map(); // a board's key → the cards that were marked here and not yet by the kernel

  function mark(board, cards) {
    const keys = cards.map((card) => card.dataset.kbCard);
    marked.set(keyOf(board), new Set(keys));
    show(board, (card) => cards.includes(card));
    kernel.changed(keyOf(board), keys, true);
  }

  const toggle = (board, card) => mark(board, cardsIn(board).filter((each) => isMarked(each) !== (each === card)));
  const add = (board, cards) => mark(board, cardsIn(board).filter((each) => isMarked(each) || cards.includes(each)));

  function clicked(card) {
    toggle(holderOf(card), card);
    card.focus({ preventScroll: true });
  }

  function pressed(event) {
    const card = event.target.closest(".kb-card");
    if (!card || event.ctrlKey || event.altKey || event.metaKey) return;
    const board = holderOf(card);
    const to = target(board, card, event.key);
    if (to) {
      if (event.shiftKey && to !== card) add(board, [card, to]);
      to.focus();
    } else if (event.key === " ") toggle(board, card);
    else if (event.key === "Enter") mark(board, [card]);
    else return;
    event.preventDefault();
  }

  /** The card that has the focus is where Tab comes back to. */
  function focused({ target: card }) {
    if (!card.matches(".kb-card")) return;
    const board = holderOf(card);
    for (const other of board.querySelectorAll("[data-kb-stop]")) delete other.dataset.kbStop;
    card.dataset.kbStop = "";
    rove(board, card);
  }

  /** Cards rest on what the kernel says, except while it has not answered what was marked since. */
  function settle(board) {
    const here = kernel.waits(keyOf(board)) ? marked.get(keyOf(board)) : null;
    if (!here) marked.delete(keyOf(board));
    show(board, ({ dataset }) => (here ? here.has(dataset.kbCard) : "kbChosen" in dataset));
    const stop = board.querySelector("[data-kb-stop]") ?? board.querySelector(".kb-card");
    if (stop) rove(board, stop);
  }

  return { clicked, pressed, focused, settle };
}

function show(board, isNow) {
  for (const card of cardsIn(board)) {
    const now = isNow(card);
    if (isMarked(card) !== now) card.setAttribute("aria-selected", String(now));
  }
}

function rove(board, stop) {
  for (const card of board.querySelectorAll('.kb-card[tabindex="0"]')) if (card !== stop) card.tabIndex = -1;
  if (stop.tabIndex !== 0) stop.tabIndex = 0;
}

/** Where a key leads from a card; columns without cards are passed by. */
function target(board, card, key) {
  const column = cardsIn(card.parentElement);
  if (key === "Home") return column[0];
  if (key === "End") return column.at(-1);
  if (!(key in MOVES)) return null;
  const [across, down] = MOVES[key];
  const columns = [...board.querySelectorAll(".kb-cards")].map(cardsIn);
  const at = columns.findIndex((each) => each.includes(card));
  const there = columns[at + across] ?? column;
  const row = column.indexOf(card) + down;
  return there[Math.min(Math.max(row, 0), there.length - 1)];
}
