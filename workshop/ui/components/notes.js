// Notes that people wrote, shown as they were written, never as HTML. Knows texts; says only which note was seen
// by somebody else as well.

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".notes");
  const focused = parentElement.activeElement ?? place.getRootNode().activeElement;
  const held = place.contains(focused) ? focused.dataset.key : undefined;
  place.dataset.size = data.size;
  if (data.size === "room") place.style.setProperty("--letters", size(data.notes));
  place.replaceChildren(...data.notes.map((note) => card(note, data, setTriggerValue)));
  if (held) place.querySelector(`button[data-key="${CSS.escape(held)}"]`)?.focus();
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
  return Math.max(1.6, Math.min(4, 54 / Math.sqrt(Math.max(1, letters)))); // fewer words are larger
}

function element(name, text, className = "") {
  return Object.assign(document.createElement(name), { textContent: text, className });
}
