// What this tab, and no other, remembers for the page until it is closed: a token that means something to the kernel only.

const name = () => `kartblad:${location.pathname}`;

/** The browser may forbid it; then a reload starts over. */
function tried(action) {
  try {
    return action() ?? "";
  } catch {
    return "";
  }
}

export const kept = () => tried(() => sessionStorage.getItem(name()));

export function keep(token) {
  tried(() => (token ? sessionStorage.setItem(name(), token) : sessionStorage.removeItem(name())));
}
