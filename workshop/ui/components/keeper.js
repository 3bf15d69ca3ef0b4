// Keeps sheets until the server has them: every state is put into this browser's storage first, and leaves it
// only when the server has confirmed it. A reload, a lost network and a server that starts again lose nothing.
// Without a class nothing is sent: the tab's own storage is where the sheets stay.

const RETRY = [1, 2, 4, 8]; // seconds
const PAUSE = 700; // milliseconds between two sheets that are sent; the server takes two a second of a person
const KEEPALIVE = 60_000; // bytes that a browser sends for a page that is closing

class Keeper {
  constructor(onChange) {
    this.onChange = onChange; // (state, sentence)
    this.tries = 0;
  }

  open(place, address) {
    if (this.place === place) return;
    this.place = place;
    this.address = address;
    this.storage = storageFor(address);
    this.sheets = read(this.storage, place);
  }

  // What this browser holds for k words or fewer, the newest first.
  latest(part, most) {
    const known = Object.keys(this.sheets).map(Number).filter((k) => k <= most && part in this.sheets[k]);
    return known.length ? this.sheets[Math.max(...known)][part] : undefined;
  }

  note(k, parts) {
    this.sheets[k] = { ...this.sheets[k], ...parts };
    this.write();
    if (!this.address) return this.onChange("here");
    this.onChange("keeping");
    return this.send();
  }

  // Sends what is not confirmed yet, the oldest first and one at a time.
  async send(closing = false) {
    if (!this.address || (this.sending && !closing)) return;
    clearTimeout(this.again);
    this.sending = true;
    let answer;
    for (let next; (next = this.unsent()); ) {
      answer = await this.post(...next, closing).catch(() => null);
      if (!answer?.ok) break;
      this.confirmed(...next);
      if (this.unsent()) await new Promise((done) => setTimeout(done, PAUSE));
    }
    this.sending = false;
    if (this.unsent()) await this.wait(answer);
    else this.settle();
  }

  unsent() {
    for (const [k, sheet] of Object.entries(this.sheets)) {
      for (const part of ["picture", "words"]) if (part in sheet) return [k, part, sheet[part]];
    }
    return null;
  }

  post(k, part, value, closing) {
    const photo = part === "picture" && this.sheets[k].photo ? "?photo" : "";
    const body = part === "picture" ? bytes(value) : value;
    return fetch(`${this.address}/${k}${photo}`, {
      method: "POST",
      headers: { "x-twenty-steps": "1", "content-type": part === "picture" ? "image/png" : "text/plain" },
      body,
      keepalive: closing && body.length < KEEPALIVE,
    });
  }

  confirmed(k, part, value) {
    if (this.sheets[k]?.[part] === value) delete this.sheets[k][part]; // else it was drawn on meanwhile
    if (!("picture" in this.sheets[k]) && !("words" in this.sheets[k])) delete this.sheets[k];
    this.tries = 0;
    this.write();
  }

  settle() {
    this.onChange("kept");
    this.whenKept?.();
    this.whenKept = null;
  }

  async wait(answer) {
    const refused = answer && answer.status >= 400 && answer.status < 500 && answer.status !== 429;
    this.onChange(refused ? "refused" : "waiting", answer ? await answer.text() : "");
    const seconds = RETRY[Math.min(this.tries++, RETRY.length - 1)];
    this.again = setTimeout(() => this.send(), 1000 * seconds); // also after a refusal: a lock is lifted again
  }

  // Calls back once everything is where it stays.
  then(done) {
    if (!this.address || !this.unsent()) return done();
    this.whenKept = done;
    this.send();
  }

  write() {
    try {
      if (Object.keys(this.sheets).length) this.storage.setItem(this.place, JSON.stringify(this.sheets));
      else this.storage.removeItem(this.place);
    } catch {
      // storage is full or switched off: the server's copy is then the only one
    }
  }

  leave() {
    clearTimeout(this.again);
  }
}

function storageFor(address) {
  try {
    return address ? localStorage : sessionStorage;
  } catch {
    return null; // switched off
  }
}

function read(storage, place) {
  try {
    return JSON.parse(storage.getItem(place)) ?? {};
  } catch {
    return {};
  }
}

function bytes(address) {
  const raw = atob(address.slice(address.indexOf(",") + 1));
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
}
