// The conversation with the kernel: everything sent has a number, and the answer says which number it answers.

const SLOW = 400; // ms before the page says that it is working

export function talk(model, root, tell, words) {
  const last = new Map(); // key → number of the last change sent
  let count = 0;
  let done = 0;
  let slow = 0;

  function send(message, buffers) {
    count += 1;
    model.send({ ...message, number: count }, undefined, buffers);
    return count;
  }

  const changed = (key, value) => ask(key, { kind: "changed", key, value });

  /** Send what changes the value of a control: until the answer comes, the page works on it. */
  function ask(key, message, buffers) {
    last.set(key, send(message, buffers));
    clearTimeout(slow);
    slow = setTimeout(() => {
      root.setAttribute("aria-busy", "true");
      tell(words.working);
    }, SLOW);
  }

  const waits = (key) => (last.get(key) ?? 0) > done;

  function answered(number) {
    done = Math.max(done, number ?? 0);
    if ([...last.keys()].some(waits)) return;
    clearTimeout(slow);
    root.removeAttribute("aria-busy");
    tell(root.querySelector(".kb-problem")?.textContent ?? "");
  }

  /** What was asked for this control has no answer to come. */
  function given(key) {
    last.delete(key);
    answered(0);
  }

  return { send, ask, changed, answered, given, waits };
}
