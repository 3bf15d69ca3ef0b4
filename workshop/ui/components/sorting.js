// Notes in lanes: drag one with the mouse, or pick it and say where it goes; a lane's name is a field.
// Knows keys, texts and names; every change is reported as a whole.

const FAR = 6; // pixels from which on a press is a drag
const EDGE = 110; // pixels from the top and the bottom of the window in which a drag scrolls
const boards = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let board = boards.get(parentElement);
  if (!board) boards.set(parentElement, (board = new Board(parentElement)));
  board.send = (lanes) => setTriggerValue("sorted", { lanes });
  board.show(data);
}

class Board {
  constructor(root) {
    this.place = root.querySelector(".lanes");
    this.how = root.querySelector(".how");
    this.place.onkeydown = ({ key }) => key === "Escape" && this.pick(null);
  }

  show(data) {
    this.next = data;
    if (this.busy()) return; // nobody's hand or sentence is taken away
    const signature = JSON.stringify(data);
    if (this.signature === signature) return;
    this.signature = signature;
    this.data = data;
    if (!this.notes().some(({ key }) => key === this.picked)) this.picked = null;
    this.draw();
  }

  busy() {
    return this.drag?.on || this.place.getRootNode().activeElement?.matches("input");
  }

  notes() {
    return [...this.data.lanes.flatMap((lane) => lane.notes), ...this.data.rest];
  }

  draw() {
    const { lanes, rest, words } = this.data;
    const drawn = lanes.map((lane, place) => this.lane(lane.notes, place, this.field(lane.name, place)));
    drawn.push(this.lane(rest, "rest", element("b", words.rest)), this.lane([], "new", element("b", words.new)));
    this.place.replaceChildren(...drawn);
    this.how.textContent = this.picked ? words.picked : words.how;
  }

  lane(notes, place, title) {
    const made = element("section");
    made.dataset.place = place;
    if (typeof place === "string") made.dataset.kind = place;
    const header = element("header");
    header.append(title);
    if (notes.length) header.append(element("span", String(notes.length)));
    made.append(header, ...notes.map((note) => this.card(note)));
    if (this.picked && !notes.some(({ key }) => key === this.picked)) made.append(this.put(place, title));
    return made;
  }

  field(name, place) {
    const made = element("input");
    Object.assign(made, { value: name, maxLength: this.data.longest, ariaLabel: this.data.words.name.replace("{number}", place + 1) });
    made.onchange = () => this.change((lanes) => (lanes[place].name = made.value.trim() || name));
    made.onkeydown = (event) => event.key === "Enter" && made.blur();
    made.onblur = () => setTimeout(() => this.show(this.next));
    return made;
  }

  card({ key, text }) {
    const made = element("button", text, "card");
    made.type = "button";
    made.dataset.key = key;
    made.ariaPressed = String(key === this.picked);
    made.onclick = () => (made.dataset.moved ? delete made.dataset.moved : this.pick(key === this.picked ? null : key));
    made.onpointerdown = (event) => event.pointerType !== "touch" && event.button === 0 && this.take(made, key, event);
    return made;
  }

  put(place, title) {
    const made = element("button", this.data.words.put, "put");
    made.type = "button";
    made.ariaLabel = `${this.data.words.put}: ${title.value ?? title.textContent}`;
    made.onclick = () => this.move(this.picked, place);
    return made;
  }

  pick(key) {
    this.picked = key;
    this.draw();
    this.place.querySelector(`.card[data-key="${CSS.escape(key ?? "")}"]`)?.focus();
  }

  take(card, key, { clientX, clientY, pointerId }) {
    this.drag = { card, key, x: clientX, y: clientY, on: false };
    card.setPointerCapture(pointerId);
    card.onpointermove = (event) => this.carry(event);
    card.onpointerup = () => this.drop();
    card.onpointercancel = () => this.drop(true);
  }

  carry({ clientX, clientY }) {
    const { card, x, y } = this.drag;
    const [across, down] = [clientX - x, clientY - y];
    if (!this.drag.on && Math.hypot(across, down) < FAR) return;
    this.drag.on = true;
    this.drag.y -= scroll(this.place, clientY);
    card.toggleAttribute("data-drag", true);
    card.style.transform = `translate(${across}px, ${down}px)`;
    this.drag.over = this.place.getRootNode().elementFromPoint(clientX, clientY)?.closest("section");
    for (const lane of this.place.children) lane.toggleAttribute("data-over", lane === this.drag.over);
  }

  drop(cancelled = false) {
    const { card, key, on, over } = this.drag;
    this.drag = null;
    card.onpointermove = card.onpointerup = card.onpointercancel = null;
    if (!on) return;
    card.dataset.moved = ""; // the click that follows is none
    setTimeout(() => delete card.dataset.moved);
    if (over && !cancelled && over !== card.closest("section")) this.move(key, over.dataset.place);
    else this.draw();
  }

  move(key, to) {
    this.picked = null;
    const note = this.notes().find((one) => one.key === key);
    this.change((lanes, data) => {
      for (const lane of lanes) lane.notes = lane.notes.filter((one) => one.key !== key);
      data.rest = data.rest.filter((one) => one.key !== key);
      if (to === "rest") data.rest.push(note);
      else if (to === "new") lanes.push({ name: "", notes: [note] });
      else lanes[to].notes.push(note);
    });
  }

  change(by) {
    by(this.data.lanes, this.data);
    this.data.lanes = this.data.lanes.filter(({ notes }) => notes.length);
    this.next = this.data;
    this.signature = ""; // what the server makes of it is drawn
    this.draw();
    this.send(this.data.lanes.map(({ name, notes }) => ({ name, notes: notes.map(({ key }) => key) })));
  }
}

// Scrolls the page at the edges of the window, and returns by how much.
function scroll(place, y) {
  const page = place.getRootNode().host?.closest("[data-testid=stMain]");
  const by = y < EDGE ? -16 : y > innerHeight - EDGE ? 16 : 0;
  const before = page?.scrollTop ?? 0;
  if (by) page?.scrollBy(0, by);
  return (page?.scrollTop ?? 0) - before;
}

function element(tag, text = "", className = "") {
  return Object.assign(document.createElement(tag), { textContent: text, className });
}
