// What the controls say when they are used, and how they come to rest on the kernel's answer.

export const holderOf = (element) => element.closest("[data-kb-key]");
export const keyOf = (element) => holderOf(element)?.dataset.kbKey;

/** The value to send: a slider draws a number, checkboxes say all that are checked, else it is text for the kernel. */
export function valueOf(field) {
  if (field.type === "range") return Number(field.value);
  if (field.type !== "checkbox") return field.value;
  return [...holderOf(field).querySelectorAll(":checked")].map(({ value }) => value);
}

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

/** Show what the markup says, except where the visitor is still typing or has a mistake to mend. */
export function settle(holder, unsent) {
  for (const field of holder.querySelectorAll("input, option")) {
    if (unsent.has(field) || field.getAttribute("aria-invalid") === "true") continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked = field.defaultChecked;
    else if (field.localName === "option") field.selected = field.defaultSelected;
    else field.value = field.defaultValue;
  }
}
