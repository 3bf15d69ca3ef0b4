// Pictures beside each other; some are tiles cut out of a sheet. Knows addresses; knows nothing about runs.

export default function ({ data, parentElement }) {
  const place = parentElement.querySelector(".plates");
  const signature = JSON.stringify(data);
  if (place.dataset.signature === signature) return; // an equal row keeps its pictures
  place.dataset.signature = signature;
  place.dataset.size = data.size;
  place.toggleAttribute("data-arrows", data.arrows);
  const made = data.plates.map((one) => ({ ...one, source: one.source || drawnIn(one.place) })).filter(({ source }) => source).map(plate);
  place.replaceChildren(...(data.arrows ? made.flatMap((one, index) => (index ? [arrow(), one] : [one])) : made));
}

function plate({ source, caption, alt, columns, rows, tile, flag }) {
  const look = element("span", "look", "");
  look.role = "img";
  look.ariaLabel = alt;
  look.style.setProperty("--source", `url("${source}")`);
  look.style.setProperty("--columns", columns);
  look.style.setProperty("--rows", rows);
  look.style.setProperty("--x", share(tile % columns, columns));
  look.style.setProperty("--y", share(Math.floor(tile / columns), rows));
  const figure = element("figure", "", "");
  figure.role = "listitem";
  figure.append(look);
  if (flag) figure.append(element("span", "flag", flag));
  if (caption) figure.append(element("figcaption", "", caption));
  return figure;
}

// The newest sheet that a sketchpad has left in this tab's storage.
function drawnIn(place) {
  try {
    return Object.values(JSON.parse(sessionStorage.getItem(place)) ?? {}).at(-1)?.picture;
  } catch {
    return "";
  }
}

function arrow() {
  const made = element("span", "arrow", "→");
  made.ariaHidden = "true";
  return made;
}

function share(place, count) {
  return `${count > 1 ? (place / (count - 1)) * 100 : 0}%`;
}

function element(name, className, text) {
  return Object.assign(document.createElement(name), { className, textContent: text });
}
