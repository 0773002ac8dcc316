// The conversation with the kernel: everything sent has a number, and the answer says which number it answers.
// Answers come in order. What must not be lost is sent again until it has one.

const SLOW = 400; // ms before the page says that it is working
const AGAIN = 4_000; // ms before something is sent again, at first
const LONGEST = 30_000;

export function talk(model, root, tell, words) {
  const last = new Map(); // key → number of the last change sent
  const unanswered = new Map(); // key → the value that must not be lost, and its number
  let count = 0;
  let done = 0;
  let slow = 0;
  let retry = 0;
  let pause = AGAIN;

  function send(message, buffers) {
    count += 1;
    model.send({ ...message, number: count }, undefined, buffers);
    return count;
  }

  /** A control that says all it holds each time may say it twice: what it says is kept until it is answered. */
  function changed(key, value, isWhole = false) {
    const number = ask(key, { kind: "changed", key, value });
    if (!isWhole) return;
    unanswered.set(key, { value, number });
    clearTimeout(retry);
    retry = setTimeout(later, pause);
  }

  /** Send what changes the value of a control: until the answer comes, the page works on it. */
  function ask(key, message, buffers) {
    const number = send(message, buffers);
    last.set(key, number);
    clearTimeout(slow);
    slow = setTimeout(() => {
      root.setAttribute("aria-busy", "true");
      tell(words.working);
      dispatchEvent(new CustomEvent("kartblad:waiting")); // the page around looks whether there still is a kernel
    }, SLOW);
    return number;
  }

  function again() {
    [...unanswered].forEach(([key, { value }]) => changed(key, value, true));
  }

  function later() {
    pause = Math.min(2 * pause, LONGEST);
    again();
    clearTimeout(slow); // what is said next says more than that the page is working
    root.setAttribute("aria-busy", "true");
    tell(words.again);
  }

  const waits = (key) => (last.get(key) ?? 0) > done;

  function answered(number) {
    done = Math.max(done, number ?? 0);
    const isLost = [...unanswered.values()].some((sent) => sent.number < number);
    unanswered.forEach((sent, key) => sent.number === number && unanswered.delete(key));
    if (isLost) again(); // the kernel has heard something later: this never arrived
    if (!unanswered.size) rest();
    if ([...last.keys()].some(waits)) return;
    clearTimeout(slow);
    root.removeAttribute("aria-busy");
    tell(root.querySelector(".kb-problem")?.textContent ?? "");
  }

  function rest() {
    clearTimeout(retry);
    pause = AGAIN;
  }

  /** What was asked for this control has no answer to come. */
  function given(key) {
    last.delete(key);
    answered(0);
  }

  /** Whether something was sent again and is still not answered. */
  const isCutOff = () => pause > AGAIN;

  addEventListener("online", again);
  function leave() {
    removeEventListener("online", again);
    clearTimeout(slow);
    rest();
  }

  return { send, ask, changed, answered, given, waits, isCutOff, leave };
}
