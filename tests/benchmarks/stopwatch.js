// Put into every measured page before its own scripts: when was the first figure painted, when did a control answer?
// All times are milliseconds since the navigation began.
(() => {
  const PATIENCE = 30_000;
  const { first, control, use, answer, local } = window.trial;

  const reading = (selector) => {
    const node = document.querySelector(selector);
    return node && (node.localName === "img" ? node.src : node.textContent);
  };

  /** The element, if it is there and can be seen: Voilà keeps its page hidden while it starts. */
  const seen = (selector) => {
    const node = document.querySelector(selector);
    return node?.checkVisibility() ? node : null;
  };

  const observed = { subtree: true, childList: true, characterData: true, attributes: true };

  /** Resolve when the test is true; asked at every change of the document, and now and then for what is none. */
  function until(test) {
    return new Promise((resolve, reject) => {
      const watch = new MutationObserver(look);
      const clock = setInterval(look, 10);
      const end = performance.now() + PATIENCE;
      function look() {
        const found = test();
        if (!found && performance.now() < end) return;
        watch.disconnect();
        clearInterval(clock);
        if (found) resolve(found);
        else reject(new Error(`${location.href} waited in vain for ${test}: ${reading(answer)}`));
      }
      watch.observe(document, observed);
      look();
    });
  }

  /** The time when the next frame has been handed over: the task after its animation frame. */
  function framed() {
    return new Promise((resolve) => {
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => resolve(performance.now());
        after.port2.postMessage(null);
      });
    });
  }

  const uses = {
    press: (node) => node.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true })),
    click: (node) => node.click(),
  };

  /** Use the control; return how long its answer took to change the page, and to be painted. */
  async function change(control, expected = answer) {
    const node = await until(() => seen(control));
    const before = reading(expected);
    const began = performance.now();
    uses[use](node);
    await until(() => reading(expected) !== before && seen(expected));
    const changed = performance.now();
    return { changed: changed - began, painted: (await framed()) - began, at: changed };
  }

  /** From the navigation to the first answer of a control. */
  async function interactive() {
    await until(() => reading(answer) !== null && seen(answer) && seen(control));
    const usable = performance.now();
    const moved = local && change(control, local);
    const { at } = local ? await until(() => window.echoed) : await change(control);
    return { usable, local: local ? (await moved).at : at, answered: at };
  }

  if (local) {
    // One move has two answers: the control's own and the kernel's. Take note of the second while waiting for the first.
    until(() => reading(answer) !== null).then(async () => {
      const before = reading(answer);
      await until(() => reading(answer) !== before);
      window.echoed = { at: performance.now() };
    });
  }

  // What has an elementtiming attribute before it is painted tells when it was: title, finding, last row of the figure.
  const paints = {};
  const marked = new MutationObserver(() => {
    for (const [name, selector] of Object.entries(first ?? {})) {
      const node = document.querySelector(selector);
      if (node && !node.hasAttribute("elementtiming")) node.setAttribute("elementtiming", name);
    }
  });
  marked.observe(document, { subtree: true, childList: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) paints[entry.identifier] ??= entry.renderTime || entry.loadTime;
  }).observe({ type: "element", buffered: true });

  let shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });

  /** When title, finding and figure had all been painted, and when the first byte had come. */
  async function meaningful() {
    await until(() => Object.keys(first).every((name) => name in paints));
    const [{ responseStart }] = performance.getEntriesByType("navigation");
    return { byte: responseStart, painted: Math.max(...Object.values(paints)) };
  }

  window.stopwatch = { change, meaningful, interactive: control ? interactive() : null, shift: () => shift };
})();
