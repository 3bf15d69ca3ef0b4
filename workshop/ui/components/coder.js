// One picture and the questions about it, one thumb at a time; or no picture yet, and what somebody has in mind.
// Every tap is told at once, together with whatever the server has not confirmed: no answer is lost when taps are
// faster than the way there and back. A check mark stands only where the server has the answer.

const ADVANCE_MS = 240; // long enough to see what was tapped
const WRITING_MS = 700; // a pause in writing after which a note is told
const coders = new WeakMap();
let left = {}; // by a coder that Streamlit took off the page while somebody tapped: the next one goes on from there

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  let coder = coders.get(parentElement);
  if (!coder) {
    coder = new Coder(parentElement.querySelector(".coder"), data);
    coders.set(parentElement, coder);
  }
  coder.tell = (drafts) => setStateValue("drafts", drafts);
  coder.commit = (said) => setTriggerValue("committed", said);
  coder.show(data);
  return () => {
    coder.leave();
    coders.delete(parentElement);
  };
}

class Coder {
  constructor(section, { heard, mode, asked }) {
    const find = (selector) => section.querySelector(selector);
    const task = mode + asked;
    const { number, drafts, digest, at } = left.task === task ? left : { number: 0, drafts: {}, at: 0 };
    Object.assign(this, { section, task, number: Math.max(heard, number), drafts, digest, at, place: 0, built: "" });
    this.parts = { strip: find(".strip"), dots: find(".dots"), cards: find(".cards"), status: find(".status") };
    this.picture = find("img");
    this.caption = find("figcaption");
    this.imagine = find(".imagine");
    this.back = find(".back");
    this.on = find(".on");
    this.back.onclick = () => this.go(-1);
    this.on.onclick = () => this.go(1);
    this.done = find(".commit");
    this.plain = find(".plain");
    this.done.onclick = () => this.hand({ codes: this.draft.codes, words: this.note.value, drawing: true });
    this.plain.onclick = () => this.hand({ codes: {}, words: "" });
    this.resized = new ResizeObserver(() => this.draw());
    this.resized.observe(section);
  }

  leave() {
    this.resized.disconnect();
    clearTimeout(this.due);
    if (this.unsaid) this.say();
    left = this.isCommitted ? {} : this;
  }

  // ---- what to show -------------------------------------------------------------------------------

  show(data) {
    this.data = data;
    this.words = data.words;
    const built = JSON.stringify([data.mode, data.asked, data.pictures, data.attributes.map(({ name }) => name)]);
    if (built !== this.built) this.build(built);
    this.listen();
    this.draw();
  }

  build(built) {
    const { data, digest: here, at } = this; // what is open stays open, whatever comes beside it
    this.built = built;
    this.section.dataset.mode = data.mode;
    this.section.ariaLabel = data.label;
    this.done.textContent = data.words.commit;
    this.plain.textContent = data.words.skip_all;
    this.questions = new Questions(this.parts.cards, data, (question, given) => this.onAnswer(question, given));
    this.last = data.mode === "mind" ? this.sentenceCard() : this.sureCard();
    this.parts.cards.append(this.last);
    this.parts.dots.replaceChildren(...Array.from(this.parts.cards.children, () => element("i")));
    this.parts.strip.replaceChildren(...data.pictures.map((picture, place) => this.thumb(picture, place)));
    const again = data.pictures.findIndex(({ digest }) => digest === here);
    const open = data.pictures.findIndex(({ digest }) => !data.kept[digest]);
    const stays = data.mode === "mind" || again >= 0;
    this.turnTo(again >= 0 ? again : Math.max(0, open), stays ? at : 0);
    if (!here && data.mode === "code") comeIntoView(this.section); // the picture and its question take a whole phone
  }

  thumb({ src, name }, place) {
    const small = Object.assign(element("img"), { src, alt: "" });
    const button = element("button", "thumb", small, element("i", "tick", icon(TICK)));
    button.type = "button";
    button.role = "tab";
    button.ariaLabel = name;
    button.onclick = () => this.turnTo(place);
    return button;
  }

  turnTo(place, at = 0) {
    this.flush();
    this.place = place;
    this.at = at;
    const picture = this.pictureHere;
    this.digest = picture?.digest;
    this.picture.hidden = !picture;
    this.imagine.textContent = picture ? "" : this.data.asked;
    this.caption.textContent = picture ? picture.name : "";
    if (picture) {
      this.picture.src = picture.src;
      this.picture.alt = picture.alt;
    }
    this.stand();
    this.draw();
  }

  get pictureHere() {
    return this.data.pictures[this.place];
  }

  get draft() {
    const digest = this.pictureHere?.digest ?? "";
    return this.drafts[digest] ?? { codes: {}, sure: 0, note: "", ...this.data.kept[digest] };
  }

  stand() {
    const { codes, sure, note } = this.draft;
    this.questions.stand(codes);
    for (const button of this.sure?.children ?? []) {
      button.ariaPressed = String(Number(button.dataset.value) === sure);
    }
    if (this.shadow !== this.note) this.note.value = note;
  }

  get shadow() {
    return this.section.getRootNode().activeElement; // whoever writes is not interrupted
  }

  // ---- answers ------------------------------------------------------------------------------------

  onAnswer(question, given) {
    this.change({ codes: { ...this.questions.codes } });
    this.say();
    if (given && !question.several && this.isNarrow) setTimeout(() => this.go(1), ADVANCE_MS);
    this.draw();
  }

  change(changes) {
    const digest = this.pictureHere?.digest ?? "";
    this.drafts[digest] = { ...this.draft, ...changes, number: ++this.number };
    this.unsaid = true;
    this.isCommitted = false;
  }

  say() {
    clearTimeout(this.due);
    this.unsaid = false;
    if (this.data.mode === "code") this.tell({ number: this.number, drafts: this.drafts });
  }

  hand(said) {
    this.isCommitted = true;
    this.commit(said);
  }

  flush() {
    if (this.unsaid) this.say();
  }

  listen() {
    if (this.data.mode !== "code") return;
    for (const [digest, draft] of Object.entries(this.drafts)) {
      if (draft.number <= this.data.heard) delete this.drafts[digest]; // what the server has counts from now on
    }
    this.stand();
  }

  // ---- cards and pictures -------------------------------------------------------------------------

  sureCard() {
    const { sure_question: question, sure, note } = this.words;
    this.sure = element("div", "pills", ...sure.map(([value, label]) => this.sureButton(value, label)));
    this.note = this.noteField(note, () => this.change({ note: this.note.value }));
    const legend = element("legend");
    legend.textContent = question;
    return element("fieldset", "question", legend, this.sure, this.note);
  }

  sureButton(value, label) {
    const button = element("button", "answer");
    button.type = "button";
    button.dataset.value = value;
    button.textContent = label;
    button.onclick = () => {
      this.change({ sure: this.draft.sure === value ? 0 : value });
      this.say();
      this.stand();
      this.draw();
    };
    return button;
  }

  sentenceCard() {
    this.sure = null;
    this.note = this.noteField(this.words.sentence, () => this.change({ note: this.note.value }));
    const legend = element("legend");
    legend.textContent = this.words.sentence_question;
    return element("fieldset", "question", legend, this.note);
  }

  noteField(words, onWriting) {
    const field = Object.assign(element("textarea"), { rows: 2, placeholder: words, maxLength: this.data.longest });
    field.ariaLabel = words;
    field.onkeydown = (event) => event.stopPropagation();
    field.oninput = () => {
      onWriting();
      clearTimeout(this.due);
      this.due = setTimeout(() => this.flush(), WRITING_MS);
    };
    field.onblur = () => this.flush();
    return field;
  }

  get isNarrow() {
    return getComputedStyle(this.parts.cards).getPropertyValue("--one").trim() === "1";
  }

  go(by) {
    this.flush();
    const cards = this.parts.cards.children.length;
    if (this.isNarrow && this.at + by >= 0 && this.at + by < cards) this.at += by;
    else if (this.place + by >= 0 && this.place + by < this.data.pictures.length) {
      this.turnTo(this.place + by, by < 0 && this.isNarrow ? cards - 1 : 0);
    }
    this.draw();
  }

  // ---- drawing ------------------------------------------------------------------------------------

  draw() {
    if (!this.questions) return;
    const kept = this.data.kept[this.pictureHere?.digest ?? ""] ?? { codes: {} };
    this.questions.check(kept.codes);
    [...this.parts.cards.children].forEach((card, place) => card.toggleAttribute("data-now", place === this.at));
    [...this.parts.dots.children].forEach((dot, place) => this.drawDot(dot, place, kept));
    [...this.parts.strip.children].forEach((thumb, place) => this.drawThumb(thumb, place));
    this.drawTurn();
    this.drawStatus();
  }

  drawDot(dot, place, kept) {
    const question = this.questions.all[place];
    const held = this.data.mode === "mind" ? this.draft : kept; // in the mind nothing is kept until it is committed
    const done = question ? held.codes[question.name] : held.sure || held.note;
    dot.toggleAttribute("data-now", place === this.at);
    dot.toggleAttribute("data-kept", Boolean(done));
  }

  drawThumb(thumb, place) {
    const { digest } = this.data.pictures[place];
    thumb.ariaSelected = String(place === this.place);
    thumb.toggleAttribute("data-kept", Boolean(this.data.kept[digest]) && !this.drafts[digest]);
  }

  drawTurn() {
    const { words, data, at, place } = this;
    const cards = this.parts.cards.children.length;
    const lastCard = !this.isNarrow || at === cards - 1;
    const first = place === 0 && (at === 0 || !this.isNarrow);
    this.back.textContent = this.isNarrow && at > 0 ? words.back : words.previous;
    const question = this.questions.all[at];
    const given = question && this.questions.codes[question.name];
    this.on.textContent = lastCard ? words.next_picture : given ? words.next : words.skip;
    this.on.hidden = lastCard && place >= data.pictures.length - 1;
    this.back.hidden = first;
  }

  drawStatus() {
    const waiting = Object.keys(this.drafts).length > 0;
    const { words, data } = this;
    const kept = data.kept[this.pictureHere?.digest];
    this.parts.status.toggleAttribute("data-refused", Boolean(data.refused));
    say(this.parts.status, data.refused || (waiting && data.mode === "code" ? words.keeping : kept ? words.kept : ""));
  }
}
