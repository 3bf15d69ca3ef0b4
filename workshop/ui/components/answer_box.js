// A box for an answer: what is typed stays in this browser until the server has kept it. Knows text and fields;
// nothing leaves the browser before the press. Where there is little room, cards come one at a time.

const boxes = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let box = boxes.get(parentElement);
  if (!box) boxes.set(parentElement, (box = new Box(parentElement.querySelector(".box"))));
  box.send = (answer) => setTriggerValue("handed", answer);
  box.show(data);
}

class Box {
  constructor(form) {
    this.form = form;
    this.main = form.querySelector(".main textarea");
    this.early = this.main.value; // who is quick types before the script has come
    this.details = form.querySelector("details");
    this.place = form.querySelector(".fields");
    this.button = form.querySelector(".hand");
    this.turn = form.querySelector(".turn");
    this.after = form.querySelector(".next");
    this.state = form.querySelector(".state");
    form.onsubmit = (event) => (event.preventDefault(), this.hand());
    form.oninput = () => (this.keep(), this.tell());
    this.details.ontoggle = () => this.fold();
    this.after.onclick = () => this.turnTo(this.position() + 1, true);
  }

  show(data) {
    const { words, layout, fields, draft } = data;
    const another = this.data?.draft !== draft || JSON.stringify(this.data.fields) !== JSON.stringify(fields);
    this.data = data;
    this.form.dataset.layout = layout;
    this.form.querySelector(".main").hidden = layout === "cards";
    this.form.querySelector(".main span").textContent = words.label;
    Object.assign(this.main, { placeholder: words.placeholder, maxLength: data.longest });
    this.details.hidden = layout === "cards";
    this.details.querySelector("summary").textContent = words.help;
    this.details.querySelector(".what").textContent = words.help_what;
    if (another) this.begin(fields);
    if (this.sent && this.equal(data.kept)) this.forget();
    this.tell();
  }

  begin(fields) {
    this.sent = false;
    this.place.replaceChildren(...fields.map((one) => this.field(one)));
    this.turn.replaceChildren(...fields.map((one, index) => this.chip(one, index)));
    this.turn.ariaLabel = this.data.words.cards;
    this.turnTo(0);
    this.fill(this.drafted() ?? this.data.kept ?? { text: this.early, frame: {} });
    this.early = "";
    this.details.open = this.areas().some((area) => area.value);
    this.fold();
  }

  field({ name, label, hint }) {
    const made = document.createElement("label");
    const area = document.createElement("textarea");
    area.rows = 1;
    area.name = name;
    area.maxLength = this.data.longest;
    made.append(element("span", label));
    if (this.data.layout === "cards") made.append(element("small", hint));
    else area.placeholder = hint;
    made.append(area);
    return made;
  }

  chip({ label }, index) {
    const made = element("button", label);
    made.type = "button";
    made.onclick = () => this.turnTo(index, true);
    return made;
  }

  position() {
    return [...this.turn.children].findIndex((chip) => chip.ariaPressed === "true");
  }

  turnTo(index, write = false) {
    const { fields, words } = this.data;
    [...this.turn.children].forEach((chip, place) => (chip.ariaPressed = String(place === index)));
    [...this.place.children].forEach((card, place) => card.toggleAttribute("data-on", place === index));
    this.after.hidden = index + 1 >= fields.length;
    if (!this.after.hidden) this.after.textContent = words.next.replace("{title}", fields[index + 1].label);
    if (write) this.areas()[index].focus();
  }

  fold() {
    this.place.hidden = this.data.layout === "text" && !this.details.open;
  }

  areas() {
    return [...this.place.querySelectorAll("textarea")];
  }

  written() {
    const parts = this.areas().map((area) => [area.name, area.value.trim()]);
    return { text: this.main.value.trim(), frame: Object.fromEntries(parts.filter(([, text]) => text)) };
  }

  fill({ text, frame }) {
    this.main.value = text ?? "";
    for (const area of this.areas()) area.value = frame?.[area.name] ?? "";
  }

  equal(kept) {
    const order = (one) => JSON.stringify([one.text, Object.entries(one.frame).sort()]);
    return Boolean(kept) && order(kept) === order(this.written());
  }

  drafted() {
    try {
      return JSON.parse(localStorage.getItem(this.data.draft));
    } catch {
      return null; // a browser that keeps nothing, or something that is no draft
    }
  }

  keep() {
    this.sent = false;
    try {
      localStorage.setItem(this.data.draft, JSON.stringify(this.written()));
    } catch {} // without a place for it the draft lasts as long as the page
  }

  forget() {
    this.sent = false;
    try {
      localStorage.removeItem(this.data.draft);
    } catch {}
  }

  hand() {
    if (this.button.disabled) return;
    const { text, frame } = this.written();
    this.sent = true;
    this.send({ text, parts: frame });
  }

  tell() {
    const { kept, closed, words, longest } = this.data;
    const { text, frame } = this.written();
    const empty = !text && !Object.keys(frame).length;
    const same = this.equal(kept);
    this.areas().forEach((area, place) => this.turn.children[place].toggleAttribute("data-filled", Boolean(area.value.trim())));
    this.button.textContent = kept ? words.again : words.hand_in;
    this.button.disabled = Boolean(closed) || empty || same;
    this.button.hidden = same && !closed;
    this.state.toggleAttribute("data-kept", same && !closed);
    const left = longest - this.main.value.length;
    const draft = empty ? "" : left < 100 ? words.left.replace("{left}", left) : words.changed;
    write(this.state, closed || (same ? kept.where : draft));
  }
}

function element(name, text) {
  return Object.assign(document.createElement(name), { textContent: text });
}

function write(place, text) {
  if (place.textContent !== text) place.textContent = text; // a screen reader hears what is new only
}
