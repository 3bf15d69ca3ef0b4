// The sketchpad: a sheet to draw on while a prompt is revealed word by word, with everything that lies beside it.
// Knows tools, colours and the film of what was drawn so far. Knows nothing about classes: `keeper` keeps.

const REST = 300; // milliseconds without a stroke after which a sheet is kept
const STEP = 12; // pixels that an arrow key moves the pen
const KEYS = { b: "brush", f: "fill", e: "eraser" };
const pads = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let pad = pads.get(parentElement);
  if (!pad) pads.set(parentElement, (pad = new Pad(parentElement)));
  pad.report = (what) => setTriggerValue("pressed", what);
  pad.show(data);
  return () => {
    pad.leave();
    pads.delete(parentElement);
  };
}

class Pad {
  constructor(root) {
    this.find = (selector) => root.querySelector(selector);
    this.section = this.find(".sketchpad");
    this.paint = this.find(".paint");
    this.sheet = new Sheet(this.paint, this.find(".lines"));
    this.keeper = new Keeper((state, sentence) => this.say(state, sentence));
    this.frames = {}; // pictures of this tab, by words
    this.tool = "brush";
    this.size = 1;
    this.pen = [SIDE / 2, SIDE / 2]; // where the arrow keys have moved it
    this.listen();
  }

  listen() {
    this.paint.onpointerdown = (event) => this.press(event);
    this.paint.onpointermove = (event) => this.move(event);
    this.paint.onpointerup = this.paint.onpointercancel = (event) => this.lift(event);
    this.paint.onpointerleave = () => this.showTip(null);
    this.paint.onkeydown = (event) => this.steer(event);
    this.paint.onblur = () => this.endSteered();
    for (const button of this.section.querySelectorAll("[data-tool]")) {
      button.onclick = () => this.take(button.dataset.tool);
    }
    for (const button of this.section.querySelectorAll("[data-do]")) {
      button.onclick = () => this.act(button.dataset.do);
    }
    this.find(".photo input").onchange = (event) => this.takePhoto(event.target);
    this.find("textarea").oninput = () => this.soon("words");
    this.find(".go").onclick = () => this.go();
    this.onKey = (event) => this.shortcut(event);
    this.onHide = () => this.save(true);
    document.addEventListener("keydown", this.onKey);
    window.addEventListener("pagehide", this.onHide);
    document.addEventListener("visibilitychange", this.onHide);
  }

  leave() {
    this.save();
    this.keeper.leave();
    document.removeEventListener("keydown", this.onKey);
    window.removeEventListener("pagehide", this.onHide);
    document.removeEventListener("visibilitychange", this.onHide);
  }

  // ---- what the page says ---------------------------------------------------------------------------

  show(data) {
    if (this.data && (data.place !== this.data.place || data.k !== this.data.k)) this.save(); // to the words it was drawn for
    const isOther = data.place !== this.data?.place;
    const isNews = !isOther && data.k > this.data.k;
    this.data = data;
    this.words = data.words;
    if (isOther) this.open();
    this.name();
    this.showPrompt();
    this.showPalette();
    this.showFilm();
    this.say(this.state ?? "");
    if (isNews && this.drawing === undefined) this.find("header").scrollIntoView({ block: "nearest" }); // the words are the task
  }

  async open() {
    const { place, address } = this.data;
    this.frames = {};
    this.photo = undefined; // as the server says
    this.state = "";
    this.keeper.open(place, address);
    this.template = read(storageFor(false), `${place} outline`).name ?? "";
    this.sheet.outline(OUTLINES[this.template] ?? []);
    Object.assign(this.sheet, { past: [], future: [] });
    this.sheet.blank();
    const words = this.keeper.latest("words", this.data.k) ?? this.data.described;
    this.find("textarea").value = words;
    this.open_words = Boolean(words);
    for (const [k, sheet] of Object.entries(this.keeper.sheets)) if (sheet.picture) this.frames[k] = sheet.picture;
    await this.fetchSheet();
    if (words || Object.keys(this.data.kept).length || this.keeper.unsent()) this.keeper.send(); // an untouched sheet is not called kept
    if (!this.data.address && Object.keys(this.keeper.sheets).length) this.say("here");
  }

  // The sheet as this browser holds it, or as the server does.
  async fetchSheet() {
    const { place, k, kept } = this.data;
    const before = Object.keys(kept).map(Number).filter((words) => words <= k);
    const address = this.keeper.latest("picture", k) ?? (before.length ? kept[Math.max(...before)] : "");
    this.section.toggleAttribute("data-busy", Boolean(address));
    if (address) {
      const picture = await load(address).catch(() => null);
      if (place === this.data.place && picture) this.sheet.lay(picture, picture.width, picture.height);
    }
    this.section.removeAttribute("data-busy");
    this.section.dataset.ready = place;
  }

  name() {
    const { words } = this;
    this.section.ariaLabel = words.label;
    this.paint.ariaLabel = fill(words.sheet, { words: this.data.phrases.join(" ") });
    for (const button of this.section.querySelectorAll("[data-tool], [data-do]")) {
      const word = words[button.dataset.tool ?? button.dataset.do];
      const label = button.querySelector("span");
      if (label) write(label, word);
      else button.ariaLabel = button.title = word;
      if (button.dataset.tool) button.ariaPressed = String(button.dataset.tool === this.tool);
    }
    write(this.find(".photo span"), words.photo);
    this.find(".photo").hidden = !this.data.photos;
    write(this.find(".described span"), words.describe);
    const closed = this.data.closed || this.data.k === 0;
    this.section.toggleAttribute("data-closed", Boolean(closed));
    this.section.toggleAttribute("data-waiting", this.data.k === 0);
    this.section.toggleAttribute("data-bare", this.data.bare);
    const { go } = this.data;
    this.find(".go").hidden = !go;
    this.find(".go").textContent = go ? words[go] : "";
    this.showSizes();
    this.showMore();
  }

  showPrompt() {
    const { phrases, total, k } = this.data;
    write(this.find(".verb span"), this.words.verbs[k === 0 ? "wait" : k === 1 ? "first" : k < total ? "next" : "last"]);
    const chips = Array.from({ length: total }, (_, at) => {
      const chip = element("span", at < k ? phrases[at] : "\u00a0");
      chip.className = at < k ? "word" : "blank";
      chip.toggleAttribute("data-new", at === k - 1);
      return chip;
    });
    this.find(".prompt").replaceChildren(...chips.flatMap((chip) => [chip, " "]));
    const left = total - k;
    write(this.find(".left"), left > 1 ? fill(this.words.many_left, { left }) : this.words[left ? "one_left" : "none_left"]);
  }

  showSizes() {
    const row = this.find(".sizes");
    row.ariaLabel = this.words.size;
    row.replaceChildren(...this.data.sizes.map((size, at) => {
      const button = element("button");
      button.type = "button";
      button.ariaLabel = button.title = this.words.sizes[at];
      button.ariaPressed = String(at === this.size);
      button.style.setProperty("--dot", `${4 + 1.7 * Math.sqrt(size) * 1.6}px`);
      button.onclick = () => this.takeSize(at);
      return button;
    }));
  }

  showPalette() {
    const groups = this.data.palette;
    this.colour ??= groups[0].colours[0];
    this.find(".palette").replaceChildren(...groups.map(({ name, colours }) => {
      const group = element("div", element("span", name));
      group.role = "group";
      group.ariaLabel = name;
      group.append(...colours.map((colour) => this.swatch(colour)));
      return group;
    }));
    const chosen = element("p", fill(this.words.chosen, { colour: this.colour.name }));
    chosen.className = "chosen";
    this.find(".palette").append(chosen);
  }

  swatch(colour) {
    const button = element("button");
    button.type = "button";
    button.className = "swatch";
    button.style.setProperty("--colour", colour.value);
    button.toggleAttribute("data-light", channels(colour.value).reduce((sum, one) => sum + one) > 420);
    button.ariaLabel = button.title = colour.name;
    button.ariaPressed = String(colour.name === this.colour.name);
    button.onclick = () => this.dip(colour);
    return button;
  }

  // ---- tools ------------------------------------------------------------------------------------------

  take(tool) {
    this.endSteered();
    this.tool = tool;
    this.name();
  }

  takeSize(at) {
    this.size = Math.max(0, Math.min(this.data.sizes.length - 1, at));
    this.showSizes();
  }

  dip(colour) {
    this.colour = colour;
    if (this.tool === "eraser") this.take("brush");
    const focused = this.section.getRootNode().activeElement?.matches(".swatch");
    this.showPalette();
    if (focused) this.find(".swatch[aria-pressed=true]").focus();
  }

  act(what) {
    this.endSteered();
    if (what === "template" || what === "words") {
      this[`open_${what}`] = !this[`open_${what}`];
      this.showMore();
      if (what === "words" && this.open_words) this.find("textarea").focus();
      return;
    }
    if (this.isClosed()) return;
    if (what === "clear") this.sheet.clear();
    if (what === "clear" || this.sheet[what]()) this.soon("picture");
  }

  showMore() {
    for (const name of ["template", "words"]) {
      this.find(`[data-do=${name}]`).ariaExpanded = String(Boolean(this[`open_${name}`]));
    }
    this.find(".described").hidden = !this.open_words;
    const menu = this.find(".outlines");
    menu.hidden = this.find(".note").hidden = !this.open_template;
    write(this.find(".note"), this.words.outline_note, !this.open_template);
    if (this.open_template) menu.replaceChildren(...["", ...Object.keys(OUTLINES)].map((name) => this.card(name)));
  }

  card(name) {
    const small = Object.assign(document.createElement("canvas"), { width: 96, height: 96 });
    const context = small.getContext("2d");
    context.scale(96 / SIDE, 96 / SIDE);
    draw(context, OUTLINES[name] ?? [], 16);
    const button = element("button", small);
    button.type = "button";
    button.ariaLabel = button.title = this.words.outlines[name || "none"];
    button.ariaPressed = String(name === this.template);
    button.onclick = () => this.layOutline(name);
    return button;
  }

  layOutline(name) {
    if (this.isClosed()) return;
    this.template = name;
    this.sheet.outline(OUTLINES[name] ?? []);
    try {
      sessionStorage.setItem(`${this.data.place} outline`, JSON.stringify({ name }));
    } catch {
      // the outline is then on the kept picture only
    }
    this.showMore();
    this.soon("picture");
  }

  async takePhoto(input) {
    const [file] = input.files;
    input.value = "";
    if (!file || this.isClosed()) return;
    const picture = await createImageBitmap(file).catch(() => null);
    if (!picture) return this.say("refused", this.words.no_photo);
    this.sheet.remember();
    this.sheet.lay(picture, picture.width, picture.height);
    this.layOutline("");
    this.photo = true;
    this.soon("picture");
  }

  // ---- mouse, finger and pen ------------------------------------------------------------------------

  press(event) {
    if (this.isClosed() || this.drawing !== undefined || event.button !== 0) return;
    this.endSteered();
    event.preventDefault(); // no selection, no callout
    this.paint.focus({ preventScroll: true });
    const place = this.place(event);
    if (this.tool === "fill") return this.pour(place);
    this.drawing = event.pointerId;
    this.paint.setPointerCapture(event.pointerId);
    this.width = this.widthOf(event);
    this.sheet.begin(place, this.ink(), this.width);
  }

  move(event) {
    this.showTip(event);
    if (event.pointerId !== this.drawing) return;
    const path = event.getCoalescedEvents?.() ?? [];
    for (const one of path.length ? path : [event]) {
      const width = this.widthOf(one);
      this.width += 0.4 * (width - this.width); // a pen's pressure changes in jumps
      this.sheet.extend(this.place(one), this.width);
    }
  }

  lift(event) {
    if (event.pointerId !== this.drawing) return;
    this.drawing = undefined;
    this.sheet.finish();
    this.soon("picture");
  }

  place(event) {
    const { left, top, width, height } = this.paint.getBoundingClientRect();
    return [((event.clientX - left) / width) * SIDE, ((event.clientY - top) / height) * SIDE];
  }

  widthOf({ pointerType, pressure }) {
    const width = this.data.sizes[this.size] * (this.tool === "eraser" ? 1.6 : 1);
    return pointerType === "pen" && pressure > 0 ? width * (0.35 + 1.1 * pressure) : width;
  }

  ink() {
    return this.tool === "eraser" ? PAPER : this.colour.value;
  }

  pour(place) {
    this.sheet.fill(place, this.colour.value);
    this.soon("picture");
  }

  showTip(event) {
    const tip = this.find(".tip");
    tip.hidden = !event || event.pointerType === "touch" || this.tool === "fill" || this.isClosed();
    if (tip.hidden) return;
    const scale = this.paint.clientWidth / SIDE;
    const [x, y] = this.place(event);
    const size = this.data.sizes[this.size] * (this.tool === "eraser" ? 1.6 : 1);
    tip.style.cssText = `width:${size * scale}px;height:${size * scale}px;left:${x * scale}px;top:${y * scale}px`;
  }

  // ---- keys -------------------------------------------------------------------------------------------

  // Arrow keys move the pen, Space puts it down and lifts it, Enter fills or makes a dot.
  steer(event) {
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const move = moves[event.key];
    if (event.ctrlKey || event.metaKey || this.isClosed()) return;
    if (move) this.pen = this.pen.map((at, axis) => Math.max(0, Math.min(SIDE - 1, at + move[axis] * STEP)));
    else if (event.key === " ") this.steered ? this.endSteered() : this.startSteered();
    else if (event.key === "Enter") this.dot();
    else return;
    event.preventDefault();
    if (move && this.steered) this.sheet.extend(this.pen, this.widthOf({}));
    this.showPen();
  }

  startSteered() {
    this.steered = true;
    this.sheet.begin(this.pen, this.ink(), this.widthOf({}));
  }

  endSteered() {
    if (!this.steered) return;
    this.steered = false;
    this.sheet.finish();
    this.soon("picture");
  }

  dot() {
    if (this.tool === "fill") return this.pour(this.pen);
    this.startSteered();
    this.endSteered();
  }

  showPen() {
    const box = this.paint.getBoundingClientRect();
    const [x, y] = this.pen.map((at) => at / SIDE);
    this.showTip({ clientX: box.left + x * box.width, clientY: box.top + y * box.height });
  }

  shortcut(event) {
    if (!this.section.checkVisibility()) return; // folded away
    const target = event.composedPath()[0];
    if (target.matches?.("input, textarea, select, [contenteditable]") || event.altKey) return;
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      if (key === "z") this.act(event.shiftKey ? "redo" : "undo");
      else if (key === "y") this.act("redo");
      else return;
    } else if (KEYS[key]) this.take(KEYS[key]);
    else if (key === "[" || key === "]") this.takeSize(this.size + (key === "]" ? 1 : -1));
    else if (/^[1-9]$/.test(key)) this.dip(this.data.palette[0].colours[Number(key) - 1]);
    else return;
    event.preventDefault();
  }

  isClosed() {
    return "closed" in this.section.dataset || "busy" in this.section.dataset;
  }

  // ---- keeping ----------------------------------------------------------------------------------------

  soon(part) {
    this.changed = { ...this.changed, [part]: true };
    if (this.data.address) this.say("keeping");
    clearTimeout(this.due);
    this.due = setTimeout(() => this.save(), REST);
  }

  save(closing = false) {
    clearTimeout(this.due);
    const { picture, words } = this.changed ?? {};
    this.changed = null;
    const parts = {};
    if (picture) Object.assign(parts, { picture: this.sheet.flat().toDataURL(), photo: this.photo ?? this.data.photo });
    if (words) parts.words = this.find("textarea").value;
    if (!picture && !words) return;
    if (picture) this.frames[this.data.k] = parts.picture;
    this.keeper.note(this.data.k, parts);
    if (closing === true) this.keeper.send(true);
    this.showFilm();
  }

  go() {
    this.save();
    this.keeper.then(() => this.report(this.data.go));
  }

  say(state, sentence = "") {
    this.state = state;
    const { k, closed } = this.data;
    const words = this.words.status[state] ?? "";
    write(this.find(".status"), closed || `${fill(words, { k })} ${sentence}`.trim());
    this.section.dataset.state = state;
  }

  // ---- the film ---------------------------------------------------------------------------------------

  showFilm() {
    const { total, k, kept, phrases } = this.data;
    let last = "";
    this.find(".film").ariaLabel = this.words.film;
    this.find(".film").replaceChildren(...Array.from({ length: total }, (_, at) => {
      const own = this.frames[at + 1] ?? kept[at + 1];
      if (own) last = own;
      return at < k ? frame(at + 1, last, phrases[at], this.words, Boolean(own)) : coming();
    }));
  }
}

function frame(k, address, phrase, words, own) {
  const picture = document.createElement("img");
  if (address) picture.src = address;
  picture.alt = fill(words.frame, { k, phrase });
  const item = element("li", picture, element("span", phrase));
  item.toggleAttribute("data-same", !own);
  return item;
}

function coming() {
  const item = element("li", element("i", "?"));
  item.ariaHidden = "true";
  return item;
}

function load(address) {
  return new Promise((done, fail) => {
    const picture = new Image();
    picture.onload = () => done(picture);
    picture.onerror = fail;
    picture.src = address;
  });
}

function write(place, text, hidden = !text) {
  if (place.textContent !== text) place.textContent = text;
  place.hidden = hidden;
}

function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

function fill(words, gaps) {
  return words.replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap);
}
