// Counts in the browser what the server said once: where the class is, and since when. Knows seconds.
// The whole is a row of phases, as wide as their minutes; the needle is the time that was really spent.
// It stands inside the phase that is on when the class is in time, behind it when late, before it when early.

const clocks = new WeakMap();

export default function ({ data, parentElement }) {
  clearInterval(clocks.get(parentElement));
  const ahead = Date.now() / 1000 - data.now; // of the server's clock, plus the way here
  const section = parentElement.querySelector(".clock");
  const show = () => draw(section, data, data.running ? Date.now() / 1000 - ahead - data.now : 0);
  lay(section, data);
  show();
  const counting = setInterval(show, 250);
  clocks.set(parentElement, counting);
  return () => clearInterval(counting);
}

function lay(section, { words, plan, state }) {
  section.dataset.state = state;
  section.ariaLabel = words.label;
  section.querySelector(".plan").replaceChildren(...plan.map(segment));
}

function segment({ title, minutes, been, here }) {
  const part = document.createElement("i");
  part.style.setProperty("--minutes", minutes);
  part.title = title;
  part.toggleAttribute("data-been", been);
  part.toggleAttribute("data-here", here);
  return part;
}

function draw(section, data, since) {
  const { words, planned, total_planned } = data;
  const spent = data.spent + since;
  const total = data.total_spent + (data.on_clock ? since : 0);
  const left = planned - spent;
  const late = data.late + (data.on_clock ? Math.max(0, spent - Math.max(planned, data.spent)) : 0);
  const find = (name) => section.querySelector(name);
  find(".here b").textContent = time(Math.abs(left));
  find(".here span").textContent = left >= 0 ? words.left : words.over;
  const bar = find(".phase");
  bar.toggleAttribute("data-over", left < 0);
  bar.style.setProperty("--done", Math.min(1, spent / planned));
  bar.ariaValueNow = Math.round(Math.min(1, spent / planned) * 100);
  bar.ariaLabel = words.phase;
  find(".needle").style.setProperty("--at", Math.min(1, total / total_planned));
  find(".spent").textContent = fill(words.spent, { spent: time(total), planned: time(total_planned) });
  const off = Math.abs(late) < words.tolerance ? words.in_time : fill(late > 0 ? words.late : words.early, { by: time(Math.abs(late)) });
  find(".late").textContent = data.state === "waiting" ? "" : off;
  find(".whole").ariaLabel = `${find(".spent").textContent}. ${off}`;
}

function time(seconds) {
  const whole = Math.floor(seconds + 0.5);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function fill(text, values) {
  return text.replace(/{(\w+)}/g, (_, name) => values[name]);
}
