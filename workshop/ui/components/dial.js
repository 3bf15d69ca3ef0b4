// The class's own pictures under one dial: between two stops both pictures show, and people appear and vanish.
// Knows pictures by address and shares by stop; knows nothing about what is turned. Turning asks nothing of the server.

const COLOURS = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00"]; // Okabe and Ito
const dials = new WeakMap();

export default function ({ data, parentElement }) {
  let dial = dials.get(parentElement);
  if (!dial) {
    dial = new Dial(parentElement.querySelector(".dial"));
    dials.set(parentElement, dial);
  }
  dial.show(data);
}

class Dial {
  constructor(section) {
    const find = (selector) => section.querySelector(selector);
    this.section = section;
    this.parts = { bench: find(".bench"), pictures: find(".pictures"), shares: find(".shares"), stops: find(".stops") };
    this.track = find(".track");
    this.knob = find(".knob");
    this.track.onpointerdown = (event) => this.grab(event);
    this.track.onpointermove = (event) => this.drag(event);
    this.track.onpointerup = this.track.onpointercancel = () => this.release();
    this.track.onkeydown = (event) => this.press(event);
  }

  show(data) {
    const first = !this.data;
    this.data = data;
    this.section.ariaLabel = data.words.label;
    this.section.toggleAttribute("data-room", data.room);
    this.track.ariaLabel = data.words.dial;
    this.track.ariaValueMax = data.stops.length - 1;
    this.section.querySelector(".word").textContent = data.words.dial;
    this.section.querySelector(".hint").textContent = data.words.hint;
    if (first) this.at = 0;
    this.lay("pictures", data.pictures, (cell) => this.cell(cell));
    this.parts.bench.toggleAttribute("data-shares", data.shares.length > 0);
    this.lay("shares", data.shares, (share) => this.share(share));
    this.section.style.setProperty("--longest", Math.max(...data.stops.map((stop) => stop.length)));
    this.lay("stops", data.stops, (stop, place) => this.stop(stop, place));
    this.turn(this.at);
  }

  lay(part, items, make) {
    const told = JSON.stringify(items);
    if (this[`${part}Told`] === told) return; // drawn anew only when something came
    this[`${part}Told`] = told;
    this.parts[part].replaceChildren(...items.map(make));
  }

  cell({ alt, sources }) {
    const image = (src) => Object.assign(element("img"), { src, alt: "", hidden: !src });
    const cell = element("div", "cell", ...sources.map(image));
    cell.role = "img";
    cell.ariaLabel = alt;
    return cell;
  }

  stop(stop, place) {
    const mark = element("span");
    mark.textContent = stop;
    mark.style.setProperty("--place", place / (this.data.stops.length - 1));
    return mark;
  }

  share({ title, rows }) {
    const heading = element("h4");
    heading.textContent = title;
    return element("div", "share", heading, ...rows.map((row, place) => this.row(row, place)));
  }

  row({ label }, place) {
    const name = element("span");
    name.textContent = label;
    const row = element("div", "row", name, element("div", "scale", element("i"), element("u")), element("b"));
    row.style.setProperty("--bar", COLOURS[place % COLOURS.length]);
    return row;
  }

  // ---- turning ------------------------------------------------------------------------------------

  turn(at) {
    this.at = Math.max(0, Math.min(this.data.stops.length - 1, at));
    if (!this.due) this.due = requestAnimationFrame(() => this.draw());
  }

  draw() {
    this.due = null;
    const { stops, words } = this.data;
    const nearest = Math.round(this.at);
    this.knob.style.left = `${(this.at / (stops.length - 1)) * 100}%`;
    this.section.querySelector(".count b").textContent = stops[nearest];
    this.track.ariaValueNow = nearest;
    this.track.ariaValueText = fill(words.position, { stop: stops[nearest] });
    this.section.dataset.stop = stops[nearest];
    [...this.parts.stops.children].forEach((mark, place) => mark.toggleAttribute("data-now", place === nearest));
    this.drawPictures();
    this.drawShares(nearest);
  }

  drawPictures() {
    const [from, part] = [Math.floor(this.at), this.at - Math.floor(this.at)];
    this.data.pictures.forEach(({ sources }, place) => {
      const cell = this.parts.pictures.children[place];
      [...cell.children].forEach((image, stop) => {
        image.style.opacity = stop === from ? 1 : stop === from + 1 ? part : 0;
      });
      cell.toggleAttribute("data-gap", !sources[Math.round(this.at)]);
    });
  }

  drawShares(nearest) {
    this.data.shares.forEach(({ rows }, block) => {
      rows.forEach(({ points }, place) => {
        const [, scale, count] = this.parts.shares.children[block].children[place + 1].children;
        const [bar, whisker] = scale.children;
        const here = this.between(points);
        bar.style.width = `${here.share * 100}%`;
        whisker.style.left = `${here.low * 100}%`;
        whisker.style.width = `${(here.high - here.low) * 100}%`;
        whisker.hidden = !points[nearest].n;
        count.textContent = points[nearest].n ? `${points[nearest].count}/${points[nearest].n}` : "";
      });
    });
  }

  between(points) {
    const [from, part] = [Math.floor(this.at), this.at - Math.floor(this.at)];
    const [low, high] = [points[from], points[Math.min(from + 1, points.length - 1)]];
    const mix = (name) => low[name] * (1 - part) + high[name] * part;
    return { share: mix("share"), low: mix("low"), high: mix("high") };
  }

  grab(event) {
    this.track.setPointerCapture(event.pointerId);
    this.held = true;
    this.drag(event);
  }

  drag(event) {
    if (!this.held) return;
    const { left, width } = this.track.getBoundingClientRect();
    this.section.dataset.held = "";
    this.turn(((event.clientX - left) / width) * (this.data.stops.length - 1));
  }

  release() {
    this.held = false;
    delete this.section.dataset.held;
    this.turn(Math.round(this.at)); // clicks into the nearest stop
  }

  press(event) {
    const last = this.data.stops.length - 1;
    const here = Math.round(this.at);
    const targets = { ArrowLeft: here - 1, ArrowDown: here - 1, ArrowRight: here + 1, ArrowUp: here + 1, Home: 0, End: last };
    if (!(event.key in targets) || event.altKey || event.ctrlKey || event.metaKey) return;
    this.turn(targets[event.key]);
    event.preventDefault();
    event.stopPropagation();
  }
}
