// Asks the server again and again whether the page is still as it should be, and has it drawn again when not.
// Knows the state that the page was drawn with. Knows nothing about what the state means.

const EVERY = 700; // milliseconds: everybody is on the next page two seconds after Next
const APART = 150; // more or less, so that a class does not ask in the same moment
const AGAIN = 14; // beats after which a change is told once more, should the page have missed it

const hearts = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let heart = hearts.get(parentElement);
  if (!heart) hearts.set(parentElement, (heart = new Heart(parentElement)));
  heart.address = `/pulse/${data.session}?${new URLSearchParams({ state: data.state, page: data.page })}`;
  heart.tell = (state) => setTriggerValue("changed", state);
  return () => {
    heart.stop();
    hearts.delete(parentElement);
  };
}

class Heart {
  constructor(root) {
    // Nothing is to be seen, so nothing may take room, not even the gap between two elements.
    root.host?.closest("[data-testid=stElementContainer]")?.style.setProperty("position", "absolute");
    this.told = "";
    this.beats = 0;
    this.rest();
  }

  rest() {
    this.due = setTimeout(() => this.beat(), EVERY + APART * (2 * Math.random() - 1));
  }

  stop() {
    clearTimeout(this.due);
    this.stopped = true;
  }

  async beat() {
    try {
      const answer = await fetch(this.address, { cache: "no-store" });
      if (answer.status === 200) this.hear(await answer.text());
      if (answer.status === 204) this.told = "";
    } catch {
      // The server is away for a moment; the page says so by itself.
    }
    if (!this.stopped) this.rest();
  }

  hear(state) {
    this.beats = state === this.told ? this.beats + 1 : 0;
    this.told = state;
    if (!this.stopped && this.beats % AGAIN === 0) this.tell(state);
  }
}
