// Drawing by hand on a square of 1000 × 1000: a stroke is sent when it ends. What is drawn here is shown above what the
// kernel has, and takes its place until the kernel has it all.

import { holderOf, keyOf } from "./fields.js";

const GRID = 1000;
const NEAR = 4; // units below which a point adds nothing

export function pads(kernel, tell, words) {
  const strokes = new Map(); // a pad's key → all strokes, while the kernel has not answered
  let current = null; // the stroke that is being drawn

  const strokesOn = (pad) => strokes.get(keyOf(pad)) ?? [...pad.querySelectorAll(".kb-pad-drawn > *")].map(numbers);

  function set(pad, all) {
    strokes.set(keyOf(pad), all);
    show(pad);
    kernel.changed(keyOf(pad), all, true);
  }

  function show(pad) {
    const here = strokes.get(keyOf(pad));
    const mine = current?.pad === pad ? [current.points] : [];
    pad.querySelector(".kb-pad-drawn").classList.toggle("kb-pad-old", Boolean(here));
    pad.querySelector(".kb-pad-mine").replaceChildren(...[...(here ?? []), ...mine].map((points) => line(pad, points)));
  }

  function down(event) {
    const paper = event.target.closest?.(".kb-pad-paper");
    if (!paper || event.button || current) return;
    event.preventDefault();
    const pad = holderOf(paper);
    if (strokesOn(pad).length >= Number(pad.dataset.kbStrokes)) return void tell(words.padFull);
    paper.setPointerCapture(event.pointerId);
    current = { pad, paper, pointer: event.pointerId, points: [] };
    add(event);
  }

  function moved(event) {
    if (event.pointerId === current?.pointer) [event, ...(event.getCoalescedEvents?.() ?? [])].slice(-8).forEach(add);
  }

  function add(event) {
    const { pad, paper, points } = current;
    const [x, y] = pointOn(paper, event);
    if (points.length && Math.hypot(x - points.at(-2), y - points.at(-1)) < NEAR) return;
    points.push(x, y);
    if (points.length >= 2 * Number(pad.dataset.kbPoints)) carryOn();
    show(pad);
  }

  /** A very long stroke becomes two that meet. */
  function carryOn() {
    const { pad, points } = current;
    current.points = points.slice(-2);
    if (strokesOn(pad).length + 1 < Number(pad.dataset.kbStrokes)) set(pad, [...strokesOn(pad), points]);
    else current.points = points.slice(0, -2);
  }

  function up(event) {
    if (event.pointerId !== current?.pointer) return;
    const { pad, points } = current;
    current = null;
    set(pad, [...strokesOn(pad), points.length > 2 ? points : [...points, ...points]]); // a dot is a line to itself
  }

  const undo = (pad) => set(pad, strokesOn(pad).slice(0, -1));
  const clear = (pad) => set(pad, []);

  function settle(pad) {
    if (!kernel.waits(keyOf(pad))) strokes.delete(keyOf(pad));
    show(pad);
  }

  return { down, moved, up, undo, clear, settle };
}

const numbers = (element) => element.getAttribute("points").split(/[\s,]+/).map(Number);

function line(pad, points) {
  const element = document.createElementNS(pad.querySelector("svg").namespaceURI, "polyline");
  element.setAttribute("points", points.length > 2 ? points.join(" ") : [...points, ...points].join(" "));
  return element;
}

function pointOn(paper, { clientX, clientY }) {
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(paper.getScreenCTM().inverse());
  return [x, y].map((number) => Math.min(Math.max(Math.round(number), 0), GRID));
}
