// A wall of drawings, all of them after the same words, with the model's picture among them.
// Knows addresses and names; a drawing stands until the next one of the same person, the model's is for its words.

const walls = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let wall = walls.get(parentElement);
  if (!wall) walls.set(parentElement, (wall = new Wall(parentElement)));
  wall.report = (id) => setTriggerValue("pressed", id);
  wall.show(data);
}

class Wall {
  constructor(root) {
    this.find = (selector) => root.querySelector(selector);
    this.range = this.find("input");
    this.range.oninput = () => this.turn(Number(this.range.value));
  }

  show(data) {
    const moved = data.k !== this.data?.k;
    this.data = data;
    this.range.max = data.phrases.length;
    this.range.ariaLabel = data.words.dial;
    this.find(".drawing-wall").ariaLabel = data.words.label;
    this.find(".drawing-wall").toggleAttribute("data-room", data.room);
    this.turn(moved ? data.k : this.k);
  }

  turn(k) {
    this.k = Math.max(1, Math.min(this.data.phrases.length, k));
    this.range.value = this.k;
    const text = this.data.phrases.slice(0, this.k).join(" ");
    this.range.ariaValueText = text;
    this.find(".dial span").textContent = text;
    const tiles = this.data.tiles.map((tile) => figure(tile, this.k, this.report)).filter(Boolean);
    const grid = this.find(".grid");
    grid.replaceChildren(...tiles);
    const count = columns(tiles.length, this.data.room, this.data.tiles.some((tile) => tile.press));
    grid.style.setProperty("--columns", count);
    grid.style.setProperty("--rows", Math.ceil(tiles.length / count));
    this.find(".drawing-wall").dataset.ready = this.k;
  }
}

// As square as the place is: a projector is wider than a page.
function columns(count, room, small) {
  const least = small ? 4 : Math.min(count, room ? 3 : 2);
  return Math.max(least, Math.min(8, Math.ceil(Math.sqrt(count * (room ? 1.7 : 1.5)))));
}

function figure({ frames, name, model, alt, described, id, press, quiet }, k, report) {
  const known = Object.keys(frames).map(Number).filter((words) => (model ? words === k : words <= k));
  const said = Object.keys(described).map(Number).filter((words) => words <= k);
  if (!known.length && !said.length) return null;
  const made = element("figure");
  if (known.length) made.append(Object.assign(element("img"), { src: frames[Math.max(...known)], alt }));
  else made.append(element("blockquote", described[Math.max(...said)]));
  made.toggleAttribute("data-model", Boolean(model));
  made.toggleAttribute("data-quiet", quiet);
  if (name) made.append(element("figcaption", name));
  if (press) {
    const button = element("button", press);
    button.type = "button";
    button.ariaLabel = `${press}: ${name}`;
    button.onclick = () => report(id);
    made.append(button);
  }
  return made;
}

function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}
