// What the controls say when they are used, and how they come to rest on the kernel's answer.

export const holderOf = (element) => element.closest("[data-kb-key]");
export const keyOf = (element) => holderOf(element)?.dataset.kbKey;

/** Whether every key in a field is a change of its own; answers to earlier keys take nothing from it. */
export const isEager = (field) => "kbEager" in (holderOf(field)?.dataset ?? {});

/** The value to send: a slider draws a number, a checkbox alone says whether it is checked, checkboxes together say all
    that are; else it is text for the kernel. */
export function valueOf(field) {
  if (field.type === "range") return Number(field.value);
  if ("kbAlone" in field.dataset) return field.checked;
  if (field.type !== "checkbox") return whole(field.value);
  return [...holderOf(field).querySelectorAll(":checked")].map(({ value }) => value);
}

/** Half a character, as a cut text may end with, cannot be sent. */
const whole = (text) => text.toWellFormed?.() ?? text.replace(/\p{Surrogate}/gu, "\ufffd");

const spelled = (number, locale) => number.toLocaleString(locale, { maximumFractionDigits: 3, useGrouping: false });

function read(text, locale) {
  const digits = text.replace(/\s/g, "").replace("−", "-");
  return Number(locale === "en" ? digits.replaceAll(",", "") : digits.replace(",", "."));
}

/** While it is drawn, the slider and its number say the same. */
export function mirror(slider, locale) {
  const text = spelled(Number(slider.value), locale);
  holderOf(slider).querySelector('input[type="text"]').value = text;
  slider.setAttribute("aria-valuetext", text);
}

/** Arrow up and down: one step in a number, one day in a date. Returns whether the field changed. */
export function stepped(field, direction, locale) {
  const isDate = holderOf(field).matches(".kb-date");
  const next = isDate ? otherDay(field.value, direction) : otherNumber(field, direction, locale);
  if (next === null) return false;
  field.value = next;
  return true;
}

function otherDay(text, days) {
  const day = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : NaN);
  if (Number.isNaN(day.getTime())) return null;
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

function otherNumber(field, direction, locale) {
  const { kbStep, kbMin = -Infinity, kbMax = Infinity } = holderOf(field).dataset;
  const number = read(field.value, locale);
  if (Number.isNaN(number)) return null;
  return spelled(Math.min(Math.max(number + direction * kbStep, kbMin), kbMax), locale);
}

const rested = new WeakMap(); // field → what the kernel last said that it holds

/** Show what the markup says, except where the visitor is still typing or has a mistake to mend. */
export function settle(holder, typing) {
  for (const field of holder.querySelectorAll('input:not([type="password"], [type="file"]), textarea, option')) {
    if (field.type === "radio" || field.type === "checkbox") field.checked = field.defaultChecked;
    else if (field.localName === "option") field.selected = field.defaultSelected;
    else rest(field, typing);
  }
}

function rest(field, typing) {
  const says = field.defaultValue;
  const isNews = rested.has(field) && rested.get(field) !== says;
  rested.set(field, says);
  const isMistaken = field.getAttribute("aria-invalid") === "true" && !isNews;
  if (typing.has(field) || isMistaken || field.value === says) return;
  const hasCaret = field === document.activeElement && field.type !== "range";
  // The blank at the end of what is being written comes before the next word.
  if (hasCaret && typing.isLive(field) && field.value.trim() === says.trim()) return;
  const caret = hasCaret && [field.selectionStart, field.selectionEnd];
  field.value = says;
  if (caret) field.setSelectionRange(...caret);
}
