// The address is the view: the kernel says which query leads back here, going back asks the kernel for that view.
// Only a page of our own has an address to own; in JupyterLab the place is not ours and nothing here runs.

export function place(send) {
  let query = location.search.slice(1);

  /** Say where the page is now; a step can be gone back over, anything else takes the place of the last one. */
  function move(next, title, isStep) {
    if (title) document.title = title;
    if (next === query) return;
    query = next;
    const address = location.pathname + (next && `?${next}`) + location.hash;
    history[isStep ? "pushState" : "replaceState"](null, "", address);
  }

  function visit() {
    const asked = location.search.slice(1);
    if (asked === query) return; // only the fragment is another: a jump within the page
    query = asked;
    send({ kind: "visited", query });
  }

  addEventListener("popstate", visit);
  return { move, leave: () => removeEventListener("popstate", visit) };
}
