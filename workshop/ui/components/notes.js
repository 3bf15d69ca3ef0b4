// Notes that people wrote, shown as they were written, never as HTML. Knows texts; says only which note was seen
// by somebody else as well. In front of a room everything picked stays on the screen: letters shrink to what the
// last row can read, and what is still too long ends in an ellipsis. On a phone the others come on a press.

const FEW = 3; // as in notes.css
const MOST_LINES = 20;
const SMALLEST = 1.6; // hundredths of the width
const fitted = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".notes");
  const focused = parentElement.activeElement ?? place.getRootNode().activeElement;
  const held = place.contains(focused) ? focused.dataset.key : undefined;
  place.dataset.size = data.size;
  place.replaceChildren(...data.notes.map((note) => card(note, data, setTriggerValue)));
  if (data.size === "page" && data.notes.length > FEW && !place.hasAttribute("data-unfolded")) fold(place, data);
  if (held) place.querySelector(`button[data-key="${CSS.escape(held)}"]`)?.focus();
  if (data.size === "room") keepOnScreen(parentElement, place, data.notes);
}

function fold(place, { notes, words }) {
  const more = element("button", words.more.replace("{count}", notes.length - FEW), "more");
  more.type = "button";
  more.onclick = () => {
    place.setAttribute("data-unfolded", "");
    place.removeAttribute("data-folded");
    more.remove();
  };
  place.setAttribute("data-folded", "");
  place.append(more);
}

function keepOnScreen(parentElement, place, notes) {
  fitted.get(parentElement)?.disconnect();
  const observer = new ResizeObserver(() => fit(place, size(notes)));
  fitted.set(parentElement, observer);
  const block = place.getRootNode().host?.closest("[data-testid=stVerticalBlock]");
  for (const watched of [place, block, document.documentElement]) if (watched) observer.observe(watched);
}

function fit(place, largest) {
  const left = innerHeight - place.getBoundingClientRect().top - 24;
  const fits = (letters, lines) => {
    place.style.setProperty("--letters", letters);
    place.style.setProperty("--lines", lines);
    return place.scrollHeight <= left;
  };
  for (let letters = largest; letters >= SMALLEST; letters -= 0.1) if (fits(letters, MOST_LINES)) return;
  for (let lines = MOST_LINES; lines > 0; lines--) if (fits(SMALLEST, lines)) return;
}

function card({ key, text, parts, count, seen, own }, { words, can }, send) {
  const made = element("article", "");
  made.role = "listitem";
  made.toggleAttribute("data-own", own);
  if (text) made.append(element("p", text, "text"));
  if (parts.length) made.append(list(parts));
  const footer = element("footer", "");
  if (can && !own) footer.append(toggle(key, seen, words, send));
  if (count) footer.append(element("span", count === 1 ? words.one : words.count.replace("{count}", count)));
  if (footer.childElementCount) made.append(footer);
  return made;
}

function toggle(key, seen, words, send) {
  const button = element("button", words.seen);
  button.type = "button";
  button.dataset.key = key;
  button.ariaPressed = String(seen);
  button.onclick = () => send("pressed", key);
  return button;
}

function list(parts) {
  const made = element("dl", "");
  made.append(...parts.map(([label, text]) => {
    const row = element("div", "");
    row.append(element("dt", label), element("dd", text));
    return row;
  }));
  return made;
}

function size(notes) {
  const letters = notes.reduce((sum, { text, parts }) => sum + text.length + parts.flat().join("").length + 40, 0);
  return Math.max(SMALLEST, Math.min(4, 54 / Math.sqrt(Math.max(1, letters)))); // fewer words are larger
}

function element(name, text, className = "") {
  return Object.assign(document.createElement(name), { textContent: text, className });
}
