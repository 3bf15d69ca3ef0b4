// Lays a person's drawings and the model's pictures of the same words above each other, word by word.
// Knows addresses and words. Where nothing was sent, a person's drawings are in this tab's storage.

const tables = new WeakMap();

export default function ({ data, parentElement, setStateValue }) {
  let table = tables.get(parentElement);
  if (!table) tables.set(parentElement, (table = new Table(parentElement)));
  table.report = (k) => setStateValue("k", k);
  table.show(data);
}

class Table {
  constructor(root) {
    this.find = (selector) => root.querySelector(selector);
    this.range = this.find("input");
    this.range.oninput = () => this.turn(Number(this.range.value));
    this.range.onchange = () => this.report(this.k);
  }

  show(data) {
    const isOther = data.place !== this.data?.place;
    this.data = data;
    this.rows = data.rows.map((row) => ({ ...row, frames: row.own ? own(data, row.frames) : row.frames }));
    this.find(".light-table").ariaLabel = data.words.label;
    this.range.max = data.phrases.length;
    this.range.ariaLabel = data.words.dial;
    this.layStrips();
    this.turn(isOther ? data.k : this.k);
    const section = this.find(".light-table");
    if (isOther) comeIntoView(section, () => section.getBoundingClientRect().top < 0);
  }

  turn(k) {
    this.k = Math.max(1, Math.min(this.data.phrases.length, k));
    this.range.value = this.k;
    this.range.ariaValueText = fill(this.data.words.position, { words: this.data.phrases.slice(0, this.k).join(" ") });
    this.find(".prompt").replaceChildren(...this.data.phrases.flatMap((phrase, at) => [this.word(phrase, at + 1), " "]));
    this.find(".pair").replaceChildren(...this.rows.map((row) => large(row, this.k, this, this.data.words)));
    this.find(".pair").style.setProperty("--rows", this.rows.length);
    for (const cell of this.find(".strips").querySelectorAll("[data-k]")) {
      cell.ariaCurrent = String(Number(cell.dataset.k) === this.k);
    }
  }

  go(k) {
    this.turn(k);
    this.report(this.k);
  }

  word(phrase, k) {
    const word = element("button", phrase);
    word.type = "button";
    word.toggleAttribute("data-known", k <= this.k);
    word.toggleAttribute("data-new", k === this.k);
    word.onclick = () => this.go(k);
    return word;
  }

  layStrips() {
    const strips = this.find(".strips");
    strips.style.setProperty("--count", this.data.phrases.length);
    strips.replaceChildren(...this.rows.flatMap((row) => [
      heading(row), ...this.data.phrases.map((_, at) => this.cell(row, at + 1)),
    ]));
  }

  cell(row, k) {
    const address = upTo(row, k);
    const cell = element("button", address ? image(address, "") : element("i", "…"));
    cell.type = "button";
    cell.dataset.k = k;
    cell.ariaLabel = `${row.name}: ${row.texts[k - 1]}`;
    cell.onclick = () => this.go(k);
    return cell;
  }
}

// Drawings change only with some words, so a sheet stands until the next one; the model has one for each.
function upTo(row, k) {
  if (!row.own) return row.frames[k];
  const known = Object.keys(row.frames).map(Number).filter((words) => words <= k);
  return known.length ? row.frames[Math.max(...known)] : "";
}

function own({ place, address }, frames) {
  if (address) return frames;
  try {
    const sheets = Object.entries(JSON.parse(sessionStorage.getItem(place)) ?? {});
    return Object.fromEntries(sheets.filter(([, sheet]) => sheet.picture).map(([k, sheet]) => [k, sheet.picture]));
  } catch {
    return {};
  }
}

function large(row, k, table, words) {
  const address = upTo(row, k);
  const text = row.texts[k - 1];
  const paper = address ? image(address, fill(words.alt, { name: row.name, words: text })) : element("i", row.own ? words.nothing : words.making);
  const figure = element("figure", element("div", paper), element("figcaption", row.name));
  figure.toggleAttribute("data-own", row.own);
  if (text !== table.rows[0].texts[k - 1]) figure.lastChild.append(element("small", text));
  const said = row.own ? row.described[k] : "";
  if (said) figure.append(element("blockquote", said));
  return figure;
}

function heading(row) {
  const name = element("span", row.name);
  name.toggleAttribute("data-own", row.own);
  return name;
}

function image(address, alt) {
  return Object.assign(document.createElement("img"), { src: address, alt });
}

function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

function fill(words, gaps) {
  return words.replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap);
}
