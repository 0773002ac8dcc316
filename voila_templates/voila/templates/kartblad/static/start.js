// The sheet before, while and after its kernel wakes: the swap from first paint to live, early input, and the lost contact.
(() => {
  const base = document.body.dataset.kbBase;
  const first = document.getElementById("kb-first");
  const banner = document.getElementById("kb-banner");
  const early = new Map();

  // Voilà's front end calls these; its own page would show a spinner with them.
  Object.assign(window, {
    voila_heartbeat() {}, voila_process() {}, voila_finish() {}, update_loading_text() {}, display_cells() {},
  });

  // Voilà's front end is fetched and run while the kernel starts, but not before the first paint. It begins when the
  // page has been loaded, so it must be asked for before that: what is added until DOMContentLoaded is waited for.
  const front = document.createElement("script");
  front.src = document.currentScript.dataset.kbFront;
  const wake = () => front.isConnected || document.head.append(front);
  new PerformanceObserver(wake).observe({ type: "paint", buffered: true });
  document.addEventListener("DOMContentLoaded", wake);

  // What is chosen before the controls are awake is kept and done as soon as they are.
  const remember = (event) => {
    const field = event.target;
    if (field.id) early.set(field.id, { value: field.value, checked: field.checked });
  };
  first.addEventListener("input", remember);

  const goLive = () => {
    if (document.body.classList.contains("kb-is-live")) return;
    const focused = first.contains(document.activeElement) ? document.activeElement.id : "";
    const opened = [...first.querySelectorAll("details[open][id]")].map((part) => part.id);
    document.body.classList.add("kb-is-live");
    first.remove();
    for (const id of opened) {
      const part = document.getElementById(id);
      if (part) part.open = true;
    }
    for (const [id, kept] of early) {
      const field = document.getElementById(id);
      if (!field || (field.type === "radio" ? field.checked === kept.checked : field.value === kept.value)) continue;
      if (field.type === "radio") field.checked = kept.checked;
      else field.value = kept.value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    performance.mark("kartblad:live");
  };
  window.addEventListener("kartblad:live", goLive, { once: true });
  // A sheet that failed has no live part: its sentence must be seen all the same.
  addEventListener("DOMContentLoaded", () => document.querySelector("[data-kb-failed]") && goLive());

  // ipywidgets writes title="null" where it means none.
  new MutationObserver(() => {
    for (const node of document.querySelectorAll('[title="null"]')) node.removeAttribute("title");
  }).observe(document.body, { childList: true, subtree: true });

  // Nothing in Voilà tells a page that its kernel is gone. Ask; two silences in a row are a lost contact.
  const kernelId = () => JSON.parse(document.getElementById("jupyter-config-data").textContent).kernelId;
  let silences = 0;
  const lost = (gone) => {
    banner.hidden = !gone;
    document.body.classList.toggle("kb-is-lost", gone);
    // What is written now reaches nobody: let nobody write on in good faith. Reading and copying go on.
    for (const field of document.querySelectorAll("#kb-live :is(input, textarea)")) field.readOnly = gone;
  };
  const ask = async () => {
    try {
      const answer = await fetch(`${base}api/kernels/${kernelId()}`, { cache: "no-store", signal: AbortSignal.timeout(5000) });
      silences = answer.ok ? 0 : silences + (answer.status === 404 || answer.status === 403 ? 2 : 1);
    } catch {
      silences += 1;
    }
    lost(silences >= 2);
  };
  // Its sentence stands last on the page, where the sending stopped: say it where it is seen, too.
  addEventListener("DOMContentLoaded", () => document.querySelector("[data-kb-unstarted]") && lost(true));
  setInterval(ask, 8000);
  // Once somebody may write, look every second. Before, the kernel is on its way and nobody knows it yet.
  window.addEventListener("kartblad:live", () => setInterval(ask, 1000), { once: true });
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  for (const sign of ["online", "kartblad:waiting"]) window.addEventListener(sign, ask);
  document.getElementById("kb-banner-reload").addEventListener("click", () => location.reload());
})();
