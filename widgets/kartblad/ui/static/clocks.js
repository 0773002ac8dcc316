// Clocks tick by themselves: the kernel said when the time is up. What is read aloud is only that it runs out, and that it has.

import { keyOf } from "./fields.js";

const BEAT = 500; // ms

export function clocks(root, words) {
  const before = new Map(); // a clock's key → seconds left at the last beat

  function show(clock) {
    const time = clock.querySelector(".kb-clock-time");
    const { kbEnds } = clock.dataset;
    const left = kbEnds === undefined ? null : Math.ceil(Number(kbEnds) - Date.now() / 1000);
    write(time, left === null ? time.dataset.kbRest : spelled(left));
    say(clock, left, before.get(keyOf(clock)));
    before.set(keyOf(clock), left);
  }

  function spelled(left) {
    const [minutes, seconds] = [Math.trunc(Math.abs(left) / 60), Math.abs(left) % 60];
    const phrase = left >= 0 ? words.clock.left : words.clock.over;
    return phrase.replace("{time}", `${minutes}:${String(seconds).padStart(2, "0")}`);
  }

  /** Only what passes while the page is looked at is said. */
  function say(clock, left, earlier) {
    const said = clock.querySelector("[role=status]");
    const passes = (limit) => left !== null && (earlier ?? -Infinity) > limit && left <= limit;
    if (passes(0)) write(said, words.clock.out);
    else if (passes(words.soon)) write(said, words.clock.soon);
    else if (left === null || left > words.soon) write(said, "");
  }

  const tick = () => root.querySelectorAll(".kb-clock").forEach(show);
  const beat = setInterval(tick, BEAT);
  return { tick, stop: () => clearInterval(beat) };
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
