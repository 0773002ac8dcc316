// A figure goes along as a file or into the clipboard. The kernel makes the bytes when asked.

const PATIENCE = 60_000;

export function carrier(send, words) {
  const awaited = new Map();

  function asked(key, form) {
    return new Promise((resolve, reject) => {
      const number = send({ kind: "wanted", key, form });
      awaited.set(number, { resolve, reject });
      setTimeout(() => arrived({ number, text: words.noAnswer }), PATIENCE);
    });
  }

  /** A message with a file, or with the reason why there is none. */
  function arrived(message, buffers) {
    const { resolve, reject } = awaited.get(message.number) ?? {};
    awaited.delete(message.number);
    if (message.kind === "file") resolve?.({ name: message.name, blob: new Blob(buffers, { type: message.media }) });
    else reject?.(new Error(message.text));
  }

  async function take(button) {
    if (button.getAttribute("aria-busy") === "true") return;
    const { kbForm: form, kbHow: how } = button.dataset;
    const said = button.parentElement.querySelector(".kb-said");
    button.setAttribute("aria-busy", "true");
    said.textContent = words.making;
    try {
      const file = asked(button.parentElement.dataset.kbFrom, form);
      said.textContent = how === "copy" ? await copied(form, file, words) : saved(await file, words.saved);
    } catch (error) {
      said.textContent = error.message;
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  return { arrived, take };
}

/** Copy; where the browser has no clipboard for us (plain http, an old browser, a refusal) the file is saved. */
function copied(form, file, words) {
  return written(form, file.then(({ blob }) => blob)).then(
    () => words.copied,
    async () => saved(await file, words.savedInstead),
  );
}

/** The clipboard has to be asked during the click itself, so it is given the promise of what will come. */
async function written(form, blob) {
  if (form === "png") return navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
  const text = blob.then((svg) => new Blob([svg], { type: "text/plain" }));
  const picture = ClipboardItem.supports?.("image/svg+xml") ? { "image/svg+xml": blob } : {};
  return navigator.clipboard.write([new ClipboardItem({ ...picture, "text/plain": text })]);
}

function saved({ name, blob }, said) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE);
  return said;
}
