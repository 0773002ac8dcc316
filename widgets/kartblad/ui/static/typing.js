// What somebody writes is a change one second after the last key, and at once where the field, the line or the page is left.
// Nothing is taken from a field while it holds more than what was sent.

import { holderOf } from "./fields.js";

const STILL = 1_000; // ms without a key

export function typist(commit) {
  const unsent = new Map(); // field → the timer that will send what is in it

  const isLive = (field) => Boolean(holderOf(field)?.hasAttribute("data-kb-live"));

  /** While a sign is being composed of several keys, it is not yet what was meant. */
  function typed(field, isComposing) {
    clearTimeout(unsent.get(field));
    unsent.set(field, isLive(field) && !isComposing ? setTimeout(() => flush(field), STILL) : 0);
  }

  function forget(field) {
    clearTimeout(unsent.get(field));
    return unsent.delete(field);
  }

  function flush(field) {
    if (forget(field) && field.isConnected) commit(field);
  }

  const flushAll = () => [...unsent.keys()].filter(isLive).forEach(flush);

  return { typed, forget, flush, flushAll, isLive, has: (field) => unsent.has(field) };
}
