// Explanations side by side; where there is little room they fold under their names, one open at a time.
// Knows names and sentences.

const NARROW = matchMedia("(max-width: 34rem)"); // as in explanations.css
const listening = new WeakMap();

export default function ({ data, parentElement }) {
  const place = parentElement.querySelector(".cards");
  const signature = JSON.stringify(data);
  if (place.dataset.signature === signature) return; // what is open stays open
  place.dataset.signature = signature;
  place.dataset.colour = data.colour;
  place.toggleAttribute("data-framed", data.framed);
  place.replaceChildren(...data.cards.map(card));
  listening.get(parentElement)?.abort();
  const ended = new AbortController();
  listening.set(parentElement, ended);
  NARROW.addEventListener("change", () => fold(place, data.group), { signal: ended.signal });
  fold(place, data.group);
}

function fold(place, group) {
  const narrow = NARROW.matches;
  for (const one of place.children) {
    one.name = narrow ? group : ""; // those of one name close each other
    one.open = !narrow;
    const summary = one.querySelector("summary");
    summary.tabIndex = narrow ? 0 : -1;
    summary.onclick = (event) => narrow || event.preventDefault();
  }
}

function card({ name, icon, lines }) {
  const summary = element("summary", "", "");
  if (icon) {
    const sign = element("span", icon, "icon");
    sign.ariaHidden = "true";
    summary.append(sign);
  }
  summary.append(element("span", name, ""));
  const made = element("details", "", "");
  made.append(summary, ...lines.map(([tone, text]) => element("p", text, tone)));
  return made;
}

function element(name, text, className) {
  return Object.assign(document.createElement(name), { textContent: text, className });
}
