// A wall of pictures that comes closer: all of them small, or some of them large; each grows when it is pressed.
// Knows addresses and lines of text; knows nothing about what the pictures show. Nothing is asked of the server.

const SMALLEST = 130; // pixels that a picture takes in a row, unless there is a zoom
const walls = new WeakMap();

export default function ({ data, parentElement }) {
  let wall = walls.get(parentElement);
  if (!wall) {
    wall = new Wall(parentElement.querySelector(".wall"));
    walls.set(parentElement, wall);
  }
  wall.show(data);
}

class Wall {
  constructor(section) {
    this.section = section;
    this.place = section.querySelector(".pictures");
    this.zoom = section.querySelector("input");
    this.zoom.oninput = () => this.lay();
    new ResizeObserver(() => this.data && this.lay()).observe(section);
  }

  show(data) {
    this.data = data;
    this.section.ariaLabel = data.words.label;
    this.zoom.ariaLabel = data.words.zoom;
    this.section.toggleAttribute("data-plain", !data.zooms);
    this.section.toggleAttribute("data-room", data.room);
    this.section.toggleAttribute("data-scroll", Boolean(data.tall));
    this.section.style.setProperty("--tall", data.tall);
    this.section.querySelector(".told").textContent = data.told;
    this.fill();
    this.lay();
  }

  fill() {
    const { pictures, missing } = this.data;
    const kept = new Map([...this.place.querySelectorAll("button")].map((button) => [button.dataset.src, button]));
    const shown = pictures.map((picture) => this.button(picture, kept.get(picture.src)));
    const gaps = Array.from({ length: missing }, () => Object.assign(document.createElement("div"), { className: "empty" }));
    const now = [...shown, ...gaps];
    const same = now.length === this.place.children.length && shown.every((one, at) => one === this.place.children[at]);
    if (!same) this.place.replaceChildren(...now);
  }

  button(picture, known) {
    const button = known ?? this.made(picture);
    const [image, line] = button.children;
    image.alt = picture.alt;
    if (line.textContent !== picture.line) line.textContent = picture.line;
    return button;
  }

  made({ src }) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.src = src;
    button.append(Object.assign(document.createElement("img"), { src, loading: "lazy" }), document.createElement("span"));
    button.onclick = () => this.enlarge(button);
    return button;
  }

  enlarge(button) {
    const large = !button.hasAttribute("data-large");
    for (const other of this.place.children) other.removeAttribute("data-large");
    button.toggleAttribute("data-large", large);
    if (large) button.scrollIntoView({ block: "nearest" });
  }

  lay() {
    const closer = Number(this.zoom.value);
    const { columns, zooms } = this.data;
    const fitting = Math.max(2, Math.floor(this.section.clientWidth / SMALLEST));
    const now = zooms ? Math.max(2, Math.round(columns / 1.7 ** closer)) : Math.min(columns, fitting);
    this.place.style.setProperty("--columns", now);
    this.place.style.setProperty("--large", Math.max(1, Math.ceil(now / 3)));
    this.section.toggleAttribute("data-near", zooms ? now <= 5 : this.data.named);
  }
}
