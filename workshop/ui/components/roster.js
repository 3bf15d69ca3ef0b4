// Who is here: one chip each, filled while the page is open, ticked once something was handed in.
// Knows names and ids; a pressed chip is reported, and nothing else happens here.

export default function ({ data, parentElement, setTriggerValue }) {
  const { words, counts, people, chosen } = data;
  parentElement.querySelector(".counts").replaceChildren(...counts.map(([count, word]) => {
    const part = element("span", element("b", String(count)), ` ${word}`);
    return part;
  }));
  const list = parentElement.querySelector("ul");
  list.toggleAttribute("data-grouped", people.some((person) => person.group));
  list.replaceChildren(...people.flatMap((person, place) => {
    const chip = element("button", element("i"), person.name);
    chip.type = "button";
    chip.toggleAttribute("data-active", person.active);
    chip.dataset.standing = person.standing;
    chip.ariaPressed = String(person.id === chosen);
    chip.title = [words[person.standing], person.active ? words.active : words.away].filter(Boolean).join(", ");
    if (person.done) {
      const tick = element("b", "✓");
      tick.className = "done";
      tick.ariaLabel = words.done;
      chip.append(tick);
    }
    chip.onclick = () => setTriggerValue("chosen", person.id);
    const begins = place === 0 || people[place - 1].group !== person.group;
    return begins && person.group ? [heading(person.group), element("li", chip)] : [element("li", chip)];
  }));
}

function heading(text) {
  const made = element("li", text);
  made.className = "group";
  return made;
}

function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}
