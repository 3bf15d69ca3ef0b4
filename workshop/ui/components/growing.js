// Asks how far a picture is, for as long as it grows. Knows an address; knows nothing about how it is drawn.

const LOST = 1; // seconds after which a server that cannot be reached is asked again
const LATER = 3; // seconds for the page to show something else, before it is told once more

class Growing {
  constructor(onNews) {
    this.onNews = onNews;
    this.step = 0; // that is drawn already
  }

  follow(address, pause) {
    if (this.address === address) return;
    this.address = address;
    this.rest(pause);
  }

  stop() {
    clearTimeout(this.due);
    this.address = null;
  }

  rest(seconds) {
    clearTimeout(this.due);
    this.due = setTimeout(() => this.look(this.address), 1000 * seconds);
  }

  async look(address) {
    const [pause, news] = await this.ask(address);
    if (address !== this.address) return; // it is another run by now
    if (news) this.onNews(news);
    this.rest(pause);
  }

  async ask(address) {
    try {
      const answer = await fetch(`${address}?seen=${this.step}`, { cache: "no-store" });
      if (answer.status === 204) this.onEnd();
      if (answer.status !== 200) return [LATER, null];
      const news = await answer.json();
      return [news.pause, news];
    } catch {
      return [LOST, null];
    }
  }
}
