// Stands in for anywidget and the kernel's connection: the page's own script on one side, the real Python on the other.
import widget from "/surface.js";

// Answers wait while they are held.
window.hold = () => {
  window.held = new Promise((release) => (window.release = () => release()));
};

// Everything that the page has sent; while the connection is cut, nothing of it arrives.
window.said = [];
window.isCut = false;

// Remember whether the page took the last click for itself; the link is not followed either way.
window.lastClick = () =>
  document.addEventListener("click", (event) => {
    window.prevented = event.defaultPrevented;
    event.preventDefault();
  });

window.isShown = (html) => {
  const template = document.createElement("template");
  template.innerHTML = html;
  return document.querySelector(".kb-screen").isEqualNode(template.content.firstElementChild);
};

// Bytes cross to Python as text.
async function written(bytes) {
  const reader = new FileReader();
  return new Promise((resolve) => {
    reader.onload = () => resolve(reader.result.split(",")[1] ?? "");
    reader.readAsDataURL(new Blob([bytes]));
  });
}

window.start = (state) => {
  const handlers = new Set();
  const model = {
    get: (name) => state[name],
    set: (name, value) => void (state[name] = value),
    on: (_event, handler) => handlers.add(handler),
    off: (_event, handler) => handlers.delete(handler),
    send: (content, _callbacks, buffers = []) => {
      window.said.push(content);
      if (!window.isCut) answer(content, buffers);
    },
  };

  window.receive = ({ bytes, ...message }) => {
    const buffers = bytes ? [new DataView(new Uint8Array(bytes).buffer)] : [];
    handlers.forEach((handler) => handler(message, buffers));
  };

  async function answer(content, buffers) {
    const messages = await window.kernel(content, await Promise.all(buffers.map(written)));
    await window.held;
    messages.forEach(window.receive);
  }

  window.lives = [];
  addEventListener("kartblad:live", ({ detail }) => window.lives.push(detail.root.isConnected));
  widget.initialize({ model });
  const el = document.createElement("div");
  window.end = widget.render({ model, el });
  document.querySelector("main").append(el);
};
