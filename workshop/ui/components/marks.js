// The flags on the dial and the buttons that plant them. Knows steps and kinds; knows nothing about pictures.

const FLAGS = {
  recognised: "M5 21V3h13l-3.5 4.5L18 12H6.5", // a pennant
  stop: "M5 21V3h12v9H6.5", // a square flag
};

class Marks {
  constructor(flags, buttons, dial) {
    this.flags = flags;
    this.buttons = buttons;
    this.dial = dial;
    this.placed = {};
  }

  open(digest, placed, words) {
    this.digest = digest;
    this.placed = { ...placed };
    this.words = words;
    const kinds = placed ? Object.keys(FLAGS) : []; // in front of a room nobody marks anything
    this.buttons.replaceChildren(...kinds.map((kind) => this.button(kind)));
    this.draw();
  }

  standAt(step) {
    for (const button of this.buttons.children) {
      const { kind } = button.dataset;
      const here = this.placed[kind] === step;
      button.ariaPressed = String(here);
      say(button.lastElementChild, here ? this.words.take_back : this.words.marks[kind]);
    }
  }

  place(kind) {
    const { step, sheets, spoken } = this.dial;
    if (!sheets) return;
    const taken = this.placed[kind] === step;
    this.placed = { ...this.placed, [kind]: taken ? null : step };
    const said = taken ? this.words.mark_taken_back : this.words.mark_placed;
    spoken.textContent = fill(said, { mark: this.words.marks[kind], step });
    this.draw();
    this.report({ ...this.placed, digest: this.digest });
  }

  draw() {
    const standing = Object.keys(FLAGS).filter((kind) => this.placed[kind] != null);
    this.flags.replaceChildren(...standing.map((kind) => this.flag(kind, this.placed[kind])));
    this.standAt(this.dial.step);
  }

  button(kind) {
    const button = element("button", "mark", icon(FLAGS[kind]), element("span"));
    button.type = "button";
    button.dataset.kind = kind;
    button.onclick = () => this.place(kind);
    return button;
  }

  flag(kind, step) {
    const flag = element("button", "flag", icon(FLAGS[kind]));
    flag.type = "button";
    flag.dataset.kind = kind;
    flag.ariaLabel = flag.title = fill(this.words.go_to_mark, { mark: this.words.marks[kind], step });
    flag.style.left = `${((step + 0.5) / (this.dial.steps + 1)) * 100}%`;
    flag.onclick = () => this.dial.turn(step);
    return flag;
  }
}
