// A sheet of paper: strokes, filled areas, undo and redo, and outlines that stay on top of the colours.
// Knows pixels. Knows nothing about tools on the screen or where drawings are kept.

const SIDE = 512;
const MOST_UNDO = 24; // states of one megabyte each: also a phone holds them
const TOLERANCE = 60; // of 255: how far a colour may be from where the filling began; soft edges are filled too
const PAPER = "#ffffff";

class Sheet {
  constructor(paint, lines) {
    this.canvas = paint;
    this.pen = paint.getContext("2d", { willReadFrequently: true });
    this.lines = lines.getContext("2d");
    this.pen.lineCap = this.pen.lineJoin = "round";
    this.past = [];
    this.future = [];
    this.blank();
  }

  blank() {
    this.pen.fillStyle = PAPER;
    this.pen.fillRect(0, 0, SIDE, SIDE);
  }

  // ---- strokes: widths in pixels of the sheet, places as [x, y] ----------------------------------

  begin(place, colour, width) {
    this.remember();
    this.points = [place];
    this.width = width;
    this.even = true; // one width so far: a pen's pressure changes it
    this.pen.strokeStyle = this.pen.fillStyle = colour;
    this.pen.beginPath();
    this.pen.arc(...place, width / 2, 0, 7);
    this.pen.fill();
  }

  extend(place, width) {
    this.points.push(place);
    this.even &&= width === this.width;
    this.width = width;
    if (this.even) this.restroke();
    else this.add();
  }

  finish() {
    if (this.points.length > 1) this.segment(middle(...this.points.slice(-2)), this.points.at(-1), this.points.at(-1));
  }

  // The whole stroke anew, as one path: joints would show where its pieces overlap.
  restroke() {
    this.pen.putImageData(this.past.at(-1), 0, 0);
    this.pen.lineWidth = this.width;
    this.pen.beginPath();
    this.pen.moveTo(...this.points[0]);
    for (let at = 1; at < this.points.length - 1; at++) {
      this.pen.quadraticCurveTo(...this.points[at], ...middle(this.points[at], this.points[at + 1]));
    }
    this.pen.lineTo(...this.points.at(-1));
    this.pen.stroke();
  }

  // One more piece, from the middle between two places to the next middle: no corners in a quick stroke.
  add() {
    const [before, last, place] = this.points.slice(-3);
    if (place) this.segment(middle(before, last), last, middle(last, place));
    else this.segment(before, last, last);
  }

  segment(from, bend, to) {
    this.pen.lineWidth = this.width;
    this.pen.beginPath();
    this.pen.moveTo(...from);
    this.pen.quadraticCurveTo(...bend, ...to);
    this.pen.stroke();
  }

  // ---- filling -------------------------------------------------------------------------------------

  fill([x, y], colour) {
    const seen = this.flat().getContext("2d").getImageData(0, 0, SIDE, SIDE).data; // outlines hold colours in
    const area = grown(reached(seen, Math.floor(x), Math.floor(y)));
    this.remember();
    const pixels = this.pen.getImageData(0, 0, SIDE, SIDE);
    const [red, green, blue] = channels(colour);
    for (let at = 0; at < area.length; at++) {
      if (area[at]) pixels.data.set([red, green, blue, 255], 4 * at);
    }
    this.pen.putImageData(pixels, 0, 0);
  }

  clear() {
    this.remember();
    this.blank();
  }

  // ---- what was, and what comes in from elsewhere ---------------------------------------------------

  remember() {
    this.past.push(this.pen.getImageData(0, 0, SIDE, SIDE));
    if (this.past.length > MOST_UNDO) this.past.shift();
    this.future = [];
  }

  undo() {
    return this.step(this.past, this.future);
  }

  redo() {
    return this.step(this.future, this.past);
  }

  step(from, to) {
    if (!from.length) return false;
    to.push(this.pen.getImageData(0, 0, SIDE, SIDE));
    this.pen.putImageData(from.pop(), 0, 0);
    return true;
  }

  lay(picture, width, height) {
    const scale = Math.min(SIDE / width, SIDE / height);
    const [w, h] = [width * scale, height * scale];
    this.blank();
    this.pen.drawImage(picture, (SIDE - w) / 2, (SIDE - h) / 2, w, h);
  }

  outline(paths) {
    this.lines.clearRect(0, 0, SIDE, SIDE);
    draw(this.lines, paths, 5);
  }

  flat() {
    const whole = Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });
    const context = whole.getContext("2d", { willReadFrequently: true });
    context.drawImage(this.canvas, 0, 0);
    context.drawImage(this.lines.canvas, 0, 0);
    return whole;
  }
}

function draw(context, paths, width) {
  Object.assign(context, { lineWidth: width, lineCap: "round", lineJoin: "round", strokeStyle: "#1f2430" });
  for (const path of paths) context.stroke(new Path2D(path));
}

function middle([a, b], [c, d]) {
  return [(a + c) / 2, (b + d) / 2];
}

function channels(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

// Every pixel that is joined to the first one by pixels of about its colour.
function reached(pixels, x, y) {
  const first = 4 * (y * SIDE + x);
  const [red, green, blue] = pixels.slice(first, first + 3);
  const alike = (at) => Math.max(
    Math.abs(pixels[4 * at] - red), Math.abs(pixels[4 * at + 1] - green), Math.abs(pixels[4 * at + 2] - blue),
  ) <= TOLERANCE;
  const area = new Uint8Array(SIDE * SIDE);
  const waiting = [y * SIDE + x];
  while (waiting.length) {
    const at = waiting.pop();
    if (area[at] || !alike(at)) continue;
    area[at] = 1;
    const column = at % SIDE;
    if (column > 0) waiting.push(at - 1);
    if (column < SIDE - 1) waiting.push(at + 1);
    if (at >= SIDE) waiting.push(at - SIDE);
    if (at < SIDE * (SIDE - 1)) waiting.push(at + SIDE);
  }
  return area;
}

// The same area and one pixel around it: no pale rim stays along a soft edge.
function grown(area) {
  const wider = area.slice();
  for (let at = SIDE + 1; at < area.length - SIDE - 1; at++) {
    if (area[at - 1] || area[at + 1] || area[at - SIDE] || area[at + SIDE]) wider[at] = 1;
  }
  return wider;
}
