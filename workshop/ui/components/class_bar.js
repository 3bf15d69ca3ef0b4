// The class on a student's page: phase, task, time left, and what the facilitator says.
// Counts down by itself from the moment at which the phase ends; the server's clock is the one that counts.
// Knows nothing about sessions: everything it says comes with the data, and is shown as plain text.

const bars = new WeakMap();

export default function ({ data, parentElement }) {
  let bar = bars.get(parentElement);
  if (!bar) bars.set(parentElement, (bar = new Bar(parentElement)));
  bar.show(data);
  return () => {
    bar.leave();
    bars.delete(parentElement);
  };
}

class Bar {
  constructor(root) {
    this.find = (selector) => root.querySelector(selector);
    this.clock = this.find(".clock");
    this.line = this.find(".line");
    this.spoken = this.find(".spoken");
    this.onSight = () => document.hidden || this.tick();
    document.addEventListener("visibilitychange", this.onSight);
  }

  leave() {
    clearTimeout(this.due);
    document.removeEventListener("visibilitychange", this.onSight);
  }

  show(data) {
    this.words = data.words;
    if (data.now !== this.now) this.ahead = data.now - Date.now() / 1000; // seconds the server's clock is ahead
    this.now = data.now;
    this.time = data.time;
    this.minute = null;
    write(this.find(".heading b"), data.heading);
    write(this.find(".task"), data.task);
    write(this.find(".done"), data.done);
    this.find(".done").toggleAttribute("data-reached", data.is_done);
    write(this.find(".closed"), data.closed);
    write(this.find(".message"), data.message);
    this.list(this.find(".revealed"), data.revealed);
    this.dots(data.phase, data.phases);
    this.tick();
  }

  list(place, sentences) {
    place.replaceChildren(...sentences.map((one) => write(document.createElement("li"), one)));
  }

  dots(phase, phases) {
    const dots = this.find(".dots");
    dots.hidden = phase < 0;
    dots.ariaLabel = fill(this.words.place, { phase: phase + 1, phases });
    const dot = (_, index) => {
      const one = document.createElement("i");
      one.toggleAttribute("data-been", index < phase);
      one.toggleAttribute("data-now", index === phase);
      return one;
    };
    dots.replaceChildren(...Array.from({ length: phases }, dot));
  }

  tick() {
    clearTimeout(this.due);
    this.clock.toggleAttribute("data-shown", Boolean(this.time));
    this.line.hidden = !this.time;
    if (!this.time) return;
    const { ends_at, left, minutes } = this.time;
    const running = ends_at !== null;
    const seconds = running ? ends_at - (Date.now() / 1000 + this.ahead) : left;
    this.draw(Math.max(0, Math.ceil(seconds)), minutes * 60, running);
    if (running && seconds > 0 && !document.hidden) {
      this.due = setTimeout(() => this.tick(), (seconds % 1) * 1000 + 20 || 1000); // at the next full second
    }
  }

  draw(seconds, planned, running) {
    const { left, standing, over, minutes_left, minute_left } = this.words;
    write(this.clock.firstElementChild, `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
    write(this.clock.lastElementChild, !running ? standing : seconds ? left : over);
    this.clock.toggleAttribute("data-last", running && seconds <= 15);
    this.line.toggleAttribute("data-standing", !running);
    this.line.style.setProperty("--left", Math.min(1, seconds / planned));
    const minute = Math.ceil(seconds / 60);
    if (running && this.minute !== null && minute < this.minute) {
      write(this.spoken, minute > 1 ? fill(minutes_left, { minutes: minute }) : minute ? minute_left : over);
    }
    this.minute = minute;
  }
}

function write(place, text) {
  if (place.textContent !== text) place.textContent = text; // a screen reader hears what is new only
  return place;
}

function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);
}
