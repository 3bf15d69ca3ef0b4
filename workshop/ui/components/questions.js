// The questions of the codebook as things to tap: swatches, pills, own words. Knows answers; knows nothing about
// pictures or who keeps the answers. An answer that is tapped again is taken back: then it was skipped.

const CANT_TELL = "cant_tell";
const TICK = "M5 12.5 10 17.5 19 7";

class Questions {
  constructor(place, { attributes, direction, separator, words }, onAnswer) {
    this.codes = {};
    this.separator = separator;
    this.words = words;
    this.onAnswer = onAnswer;
    this.all = attributes.map((attribute) => new Question(attribute, direction, this));
    place.replaceChildren(...this.all.map((question) => question.box));
  }

  stand(codes) {
    this.codes = { ...codes };
    for (const question of this.all) question.draw();
  }

  answer(question, value) {
    if (value) this.codes[question.name] = value;
    else delete this.codes[question.name];
    question.draw();
    this.onAnswer(question, Boolean(value));
  }

  check(kept) {
    for (const { name, box } of this.all) {
      box.toggleAttribute("data-kept", Boolean(kept[name]) && kept[name] === this.codes[name]);
    }
  }
}

class Question {
  constructor(attribute, direction, sheet) {
    Object.assign(this, { name: attribute.name, attribute, sheet });
    this.several = attribute.scale === "several";
    this.buttons = new Map(this.inOrder(direction).map(([value, label]) => [value, this.button(value, label)]));
    this.box = element("fieldset", "question", this.legend(), this.options());
    this.box.dataset.name = this.name;
  }

  inOrder(direction) {
    const { values, colours } = this.attribute;
    return colours.length && direction === "dark first" ? values.toReversed() : values;
  }

  legend() {
    const help = element("small");
    help.textContent = this.attribute.help;
    const text = element("span");
    text.textContent = this.attribute.question;
    return element("legend", "", text, element("i", "tick", icon(TICK)), help);
  }

  options() {
    const { first, colours } = this.attribute;
    const row = element("div", colours.length ? "swatches" : "pills", ...this.buttons.values());
    const cannot = this.button(CANT_TELL, this.sheet.words.cant_tell);
    cannot.classList.add("cannot");
    this.buttons.set(CANT_TELL, cannot);
    if (first) this.fold(row, first);
    const rows = colours.length ? [row, element("div", "pills", cannot)] : [row];
    if (!colours.length) row.append(cannot);
    return element("div", "options", ...rows, ...(this.several ? [this.own()] : []));
  }

  button(value, label) {
    const button = element("button", "answer");
    button.type = "button";
    button.dataset.value = value;
    const place = this.attribute.colours.length && value !== CANT_TELL ? Number(value) - 1 : -1;
    if (place >= 0) {
      button.style.setProperty("--tone", this.attribute.colours[place]);
      button.ariaLabel = label;
      button.append(element("i", "tone"), document.createTextNode(value));
    } else button.textContent = label;
    button.onclick = () => this.tap(value);
    return button;
  }

  fold(row, first) {
    const rest = [...row.children].slice(first);
    for (const button of rest) button.classList.add("rest");
    const more = element("button", "more");
    more.type = "button";
    const write = () => {
      more.textContent = this.sheet.words[row.hasAttribute("data-open") ? "fewer" : "more"];
      more.ariaExpanded = String(row.hasAttribute("data-open"));
    };
    more.onclick = () => {
      row.toggleAttribute("data-open");
      write();
    };
    write();
    row.append(more);
  }

  own() {
    const { words } = this.sheet;
    const field = Object.assign(element("input"), { type: "text", maxLength: words.own_longest, placeholder: words.own });
    field.ariaLabel = words.own;
    const add = element("button", "answer");
    add.type = "button";
    add.textContent = words.own_add;
    const take = () => {
      const said = field.value.replaceAll(";", ",").trim();
      field.value = "";
      if (said) this.tap(said);
    };
    add.onclick = take;
    field.onkeydown = (event) => {
      if (event.key === "Enter") take();
      event.stopPropagation(); // arrows move in the text, and nothing else
    };
    this.added = element("div", "pills added");
    return element("div", "own", this.added, field, add);
  }

  get chosen() {
    const code = this.sheet.codes[this.name];
    if (!code) return [];
    return this.several ? code.split(this.sheet.separator) : [code];
  }

  tap(value) {
    const { chosen } = this;
    if (!this.several) return this.sheet.answer(this, chosen[0] === value ? "" : value);
    const single = [CANT_TELL, this.attribute.alone];
    let left = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    if (single.includes(value)) left = left.filter((one) => one === value);
    else left = left.filter((one) => !single.includes(one));
    this.sheet.answer(this, left.join(this.sheet.separator));
  }

  draw() {
    const { chosen } = this;
    for (const [value, button] of this.buttons) button.ariaPressed = String(chosen.includes(value));
    if (!this.added) return;
    const own = chosen.filter((value) => !this.buttons.has(value));
    this.added.replaceChildren(...own.map((value) => this.button(value, value)));
    for (const button of this.added.children) button.ariaPressed = "true";
  }
}
