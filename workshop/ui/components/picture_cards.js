// A row of large buttons, each with a strip of pictures that runs while somebody looks closer.
// Knows sheets and titles; knows nothing about prompts. Says only which card was pressed.

export default function ({ data, parentElement, setTriggerValue }) {
  const cards = parentElement.querySelector(".cards");
  cards.ariaLabel = data.label;
  cards.dataset.size = data.size;
  const signature = JSON.stringify(data.cards);
  if (cards.dataset.signature !== signature) {
    cards.replaceChildren(...data.cards.map(card));
    cards.dataset.signature = signature;
  }
  for (const button of cards.children) {
    button.ariaPressed = String(button.dataset.name === data.chosen);
    button.onclick = () => setTriggerValue("pressed", button.dataset.name);
  }
}

function card({ name, title, origin, sheet, tiles }) {
  const look = document.createElement("span");
  look.className = "look";
  look.style.setProperty("--sheet", `url("${sheet}")`);
  look.style.setProperty("--tiles", tiles);
  const words = document.createElement("span");
  words.textContent = title;
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.name = name;
  button.title = origin;
  button.append(look, words);
  return button;
}
