// Lays out what a facilitator says, asks and does in one phase. Knows texts; everything is shown as it was
// written, never as HTML. What is not said aloud folds away while something below it needs the room.

const folded = new WeakMap();

export default function ({ data, parentElement }) {
  const find = (name) => parentElement.querySelector(`.${name}`);
  fold(parentElement, find("rest"), data);
  find("say").replaceChildren(...data.say.map((text) => element("p", text)));
  for (const part of ["ask", "do"]) list(find(part), data.words[part], data[part].map((text) => element("li", text)));
  list(find("reveals"), data.words.reveals, data.reveals.map(reveal));
  find("see").hidden = !data.see;
  find("see").querySelector("h3").textContent = data.words.see;
  find("see").querySelector("p").textContent = data.see;
}

function fold(place, rest, data) {
  rest.toggleAttribute("data-folds", data.folds);
  rest.querySelector("summary").textContent = data.words.rest;
  if (folded.get(place) === data.folds) return; // whoever opened it meant it
  rest.open = !data.folds;
  folded.set(place, data.folds);
}

function list(section, title, items) {
  section.hidden = !items.length;
  section.querySelector("h3").textContent = title;
  section.querySelector("ul, ol").replaceChildren(...items);
}

function reveal({ text, at, shown, next }) {
  const item = element("li", text);
  item.toggleAttribute("data-shown", shown);
  item.toggleAttribute("data-next", next);
  if (at && !shown) item.append(element("small", at));
  return item;
}

function element(name, text) {
  return Object.assign(document.createElement(name), { textContent: text });
}
