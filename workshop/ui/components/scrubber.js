// Draws a run and lets a person turn it, step by step: the state on the left, the prediction on the right.
// Knows frames, steps and marks; knows nothing about prompts, models or sessions.
// Once the two sheets are decoded nothing is asked of the server; only a placed mark is reported.

const PLAY_MS = 140; // one step while playing: the whole of twenty steps takes three seconds
const CALM_PLAY_MS = 700; // the same for people who asked for less motion: single pictures, no film
const scrubbers = new WeakMap();

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  let scrubber = scrubbers.get(parentElement);
  if (!scrubber) {
    scrubber = new Scrubber(parentElement);
    scrubbers.set(parentElement, scrubber);
  }
  scrubber.marks.report = (placed) => setStateValue("marks", placed);
  scrubber.growing.onEnd = () => setTriggerValue("grown", true);
  scrubber.show(data);
  return () => {
    scrubber.leave();
    scrubbers.delete(parentElement);
  };
}

class Scrubber {
  constructor(root) {
    const find = (selector) => root.querySelector(selector);
    this.section = find(".scrubber");
    this.frames = {
      noisy: new Frame(find("[data-view=noisy]")),
      predicted: new Frame(find("[data-view=predicted]")),
    };
    this.count = find(".count");
    this.now = find(".count b");
    this.of = find(".count i");
    this.papers = root.querySelectorAll(".mat, .track"); // grainy where there is still noise
    this.hint = find(".hint");
    this.spoken = find(".spoken");
    this.track = find(".track");
    this.film = find(".film");
    this.thumb = find(".thumb");
    this.marks = new Marks(find(".flags"), find(".marks"), this);
    this.growing = new Growing((news) => this.drawLive(news));
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.step = 0;
    this.steps = 0;
    this.section.style.setProperty("--grain", `url(${grain(160)})`);
    this.listen(find);
  }

  listen(find) {
    find("[data-action=previous]").onclick = () => this.turn(this.step - 1);
    find("[data-action=next]").onclick = () => this.turn(this.step + 1);
    find("[data-action=play]").onclick = () => this.play();
    this.section.onkeydown = (event) => this.press(event);
    this.track.onpointerdown = (event) => this.grab(event);
    this.track.onpointermove = (event) => this.drag(event);
    this.track.onpointerup = this.track.onpointercancel = () => this.release();
    this.onPage = (event) => document.activeElement === document.body && this.press(event);
    document.addEventListener("keydown", this.onPage);
    this.resized = new ResizeObserver(() => this.layFilm());
    this.resized.observe(this.track);
  }

  leave() {
    document.removeEventListener("keydown", this.onPage);
    this.growing.stop();
    this.resized.disconnect();
    for (const frame of Object.values(this.frames)) frame.resized.disconnect();
    this.pause();
  }

  // ---- what to show -------------------------------------------------------------------------------

  show(data) {
    this.words = data.words;
    this.section.dataset.mode = data.mode;
    this.section.setAttribute("aria-label", data.words.label);
    this.nameControls();
    this.section.toggleAttribute("data-room", data.mode === "run" && !data.marks);
    this.section.toggleAttribute("data-single", Boolean(data.single)); // the same run is shown otherwise in the next phase
    if (data.mode === "live") this.showLive(data);
    else if (data.digest !== this.digest) this.open(data);
    else if (data.again !== this.again) this.marks.open(data.digest, data.marks, data.words); // one did not count
    this.again = data.again;
  }

  nameControls() {
    const names = { previous: "previous", next: "next", play: this.playing ? "pause" : "play" };
    for (const [action, word] of Object.entries(names)) {
      const button = this.section.querySelector(`[data-action=${action}]`);
      button.ariaLabel = button.title = this.words[word];
    }
    this.track.ariaLabel = this.words.dial;
    this.section.querySelector(".first").textContent = this.words.first;
    this.section.querySelector(".last").textContent = this.words.last;
    this.count.querySelector(".word").textContent = this.words.step;
  }

  showLive(data) {
    if (!this.live) this.comeIntoView();
    this.live = true;
    this.close(null, data.steps);
    this.frames.noisy.draw(null); // grainy paper: the states come with the finished run
    this.frames.noisy.name({ caption: "\u00a0" }, this.words.first);
    this.frames.predicted.name(this.words.predicted, this.words.growing);
    if (!data.preview) this.frames.predicted.draw(null);
    this.drawLive(data);
    this.growing.follow(data.address, data.pause);
  }

  drawLive({ step, preview, sentence }) {
    this.growing.step = step;
    this.write(step, 1 - step / this.steps);
    say(this.hint, sentence);
    say(this.spoken, sentence);
    this.section.style.setProperty("--done", step / this.steps);
    if (preview) this.develop(preview);
  }

  develop(preview) {
    const picture = new Image();
    picture.onload = () => this.live && this.frames.predicted.draw(picture);
    picture.src = preview;
  }

  close(digest, steps) {
    this.pause();
    this.digest = digest;
    this.steps = steps;
    this.sheets = null;
    delete this.section.dataset.ready;
    this.layFilm();
  }

  async open(data) {
    this.live = false;
    this.growing.stop();
    this.close(data.digest, data.steps);
    this.alt = data.alt;
    this.marks.open(data.digest, data.marks, data.words);
    this.track.ariaValueMax = data.steps;
    say(this.hint, matchMedia("(pointer: coarse)").matches ? this.words.hint_touch : this.words.hint);
    say(this.spoken, this.words.ready);
    const [noisy, predicted, final] = await Promise.all([
      tiles(`${data.base}noisy.webp`, data.columns, data.size, data.steps + 1),
      tiles(`${data.base}predicted.webp`, data.columns, data.size, data.steps),
      picture(`${data.base}final.png`),
    ]).catch(() => [null, null, null]);
    if (this.digest !== data.digest) return; // a newer run was opened meanwhile
    if (!final) return void say(this.hint, this.words.lost);
    noisy[data.steps] = predicted[data.steps] = final;
    this.sheets = { noisy, predicted };
    this.section.dataset.ready = data.digest;
    this.step = 0; // pure noise: the picture is theirs to turn up
    this.layFilm();
    this.turn(0);
    if (document.activeElement?.matches("input, textarea, a")) return; // somebody writes, or turned to this page
    if (data.marks) this.comeIntoView(); // in front of a room everything fits
    this.track.focus({ preventScroll: true }); // so that the arrow keys turn it
  }

  comeIntoView() {
    this.section.scrollIntoView({ block: "nearest", behavior: this.calm.matches ? "auto" : "smooth" });
  }

  // ---- the dial -----------------------------------------------------------------------------------

  turn(step, keepPlaying = false) {
    if (!this.sheets) return;
    if (!keepPlaying) this.pause();
    this.step = Math.max(0, Math.min(this.steps, step));
    if (!this.due) this.due = requestAnimationFrame(() => this.draw());
  }

  draw() {
    this.due = null;
    if (!this.sheets) return;
    for (const [view, frame] of Object.entries(this.frames)) frame.draw(this.sheets[view][this.step]);
    this.thumb.firstElementChild.getContext("2d").drawImage(this.sheets.noisy[this.step], 0, 0, 128, 128);
    this.write(this.step, 1 - this.step / this.steps);
    this.section.style.setProperty("--reached", (this.step + 1) / (this.steps + 1));
    this.captionFrames();
    if (this.held === undefined) this.placeThumb(this.centre(this.step));
  }

  write(step, noise) {
    say(this.now, String(step));
    say(this.of, `/ ${this.steps}`);
    this.track.ariaValueNow = step;
    this.track.ariaValueText = fill(this.words.position, { step, steps: this.steps });
    const level = (Math.ceil(noise * 5) / 5).toFixed(1); // painting grain anew costs more than the two pictures
    if (level === this.level) return;
    this.level = level;
    for (const paper of this.papers) paper.style.setProperty("--noise", level);
  }

  captionFrames() {
    const ended = this.step === this.steps;
    for (const [view, frame] of Object.entries(this.frames)) {
      const words = ended ? this.words.final : this.words[view];
      frame.name(words, fill(words.alt, { step: this.step, steps: this.steps, prompt: this.alt }));
    }
    this.marks.standAt(this.step);
  }

  centre(step) {
    return ((step + 0.5) / (this.steps + 1)) * this.track.clientWidth;
  }

  placeThumb(x) {
    this.thumb.style.transform = `translateX(${x}px) translateX(-50%)`;
  }

  grab(event) {
    if (!this.sheets) return;
    this.track.setPointerCapture(event.pointerId);
    this.held = this.step;
    this.drag(event);
  }

  drag(event) {
    if (this.held === undefined) return;
    const { left, width } = this.track.getBoundingClientRect();
    const x = Math.max(0, Math.min(width, event.clientX - left));
    this.section.dataset.held = "";
    this.placeThumb(x);
    this.turn(Math.min(this.steps, Math.floor((x / width) * (this.steps + 1))));
  }

  release() {
    if (this.held === undefined) return;
    this.held = undefined;
    delete this.section.dataset.held;
    this.placeThumb(this.centre(this.step)); // springs to the middle of its tile
  }

  press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || !this.sheets) return;
    const page = Math.max(1, Math.round(this.steps / 4));
    const targets = {
      ArrowLeft: this.step - 1, ArrowDown: this.step - 1, ArrowRight: this.step + 1, ArrowUp: this.step + 1,
      Home: 0, End: this.steps, PageDown: this.step - page, PageUp: this.step + page,
    };
    const inside = document.activeElement !== document.body;
    const known = inside ? event.key in targets : ["ArrowLeft", "ArrowRight"].includes(event.key);
    const onButton = event.target.closest?.("button");
    if (known) this.turn(targets[event.key]);
    else if (event.key === " " && inside && !onButton) this.play();
    else return;
    event.preventDefault();
  }

  // ---- playing ------------------------------------------------------------------------------------

  play() {
    if (this.playing || !this.sheets) return this.pause();
    if (this.step === this.steps) this.turn(0);
    const pace = this.calm.matches ? CALM_PLAY_MS : PLAY_MS;
    this.playing = setInterval(() => {
      this.turn(this.step + 1, true);
      if (this.step === this.steps) this.pause();
    }, pace);
    this.section.dataset.playing = "";
    this.nameControls();
  }

  pause() {
    if (!this.playing) return;
    clearInterval(this.playing);
    this.playing = null;
    delete this.section.dataset.playing;
    this.nameControls();
  }

  // ---- the filmstrip ------------------------------------------------------------------------------

  layFilm() {
    const ratio = Math.min(2, devicePixelRatio);
    const [width, height] = [this.track.clientWidth, this.track.clientHeight].map((n) => Math.round(n * ratio));
    if (!width) return;
    Object.assign(this.film, { width, height }); // also clears it
    if (this.sheets) this.sheets.noisy.forEach((tile, k) => this.laySlice(tile, k, width, height));
    if (this.sheets && this.held === undefined) this.placeThumb(this.centre(this.step));
  }

  laySlice(tile, k, width, height) {
    const [from, to] = [k, k + 1].map((n) => Math.round((n / (this.steps + 1)) * width));
    const crop = Math.min(1, (to - from) / height) * tile.width; // the middle of the picture
    const tall = Math.min(1, height / (to - from)) * tile.height;
    const context = this.film.getContext("2d");
    context.drawImage(
      tile, (tile.width - crop) / 2, (tile.height - tall) / 2, crop, tall, from, 0, to - from, height,
    );
  }
}
