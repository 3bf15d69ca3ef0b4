// What a room reads from the last row: a heading, a few lines, and before the start the way in.
// Knows texts and sizes; everything is shown as it was written, never as HTML.

const known = new WeakMap();
const watched = new WeakMap();

export default function ({ data, parentElement }) {
  const stage = parentElement.querySelector(".stage");
  const find = (name) => stage.querySelector(name);
  stage.toggleAttribute("data-tall", data.tall);
  stage.toggleAttribute("data-many", data.even);
  write(find(".message"), data.message);
  write(find(".heading"), data.heading);
  write(find(".prompt"), data.prompt);
  write(find(".note"), data.note);
  const before = known.get(parentElement);
  find(".lines").replaceChildren(...data.lines.map((text) => {
    const line = element("p", text);
    line.toggleAttribute("data-even", data.even);
    line.toggleAttribute("data-new", Boolean(before) && !before.includes(text));
    return line;
  }));
  known.set(parentElement, data.lines);
  const way = find(".way");
  way.hidden = !data.way;
  measure(stage);
  if (data.way) showWay(way, data.way);
}

// A chart below takes the height that is left, so that it is never cut off; CSS reads it from --stage.
function measure(stage) {
  if (watched.has(stage)) return;
  const tell = () => document.documentElement.style.setProperty("--stage", `${Math.ceil(stage.offsetHeight)}px`);
  watched.set(stage, new ResizeObserver(tell));
  watched.get(stage).observe(stage);
  tell();
}

function showWay(way, { picture, alt, open, place, type, code }) {
  Object.assign(way.querySelector("img"), { src: picture, alt });
  const letters = element("b", code);
  letters.className = "code";
  const steps = [element("li", open, element("b", place)), element("li", type, letters)];
  way.querySelector("ol").replaceChildren(...steps);
}

function write(place, text) {
  place.hidden = !text;
  place.textContent = text;
}

function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}
