// Fetches pictures, cuts sheets into tiles and draws them. Knows nothing about runs.

class Frame {
  constructor(figure) {
    this.canvas = figure.querySelector("canvas");
    this.caption = figure.querySelector("figcaption");
    this.context = this.canvas.getContext("2d");
    this.image = null;
    this.resized = new ResizeObserver(() => this.fit());
    this.resized.observe(this.canvas);
  }

  fit() {
    const side = Math.round(this.canvas.clientWidth * Math.min(2, devicePixelRatio)); // scaled once, here
    if (!side || side === this.canvas.width) return;
    this.canvas.width = this.canvas.height = side; // forgets what was drawn and how
    this.context.imageSmoothingQuality = "high";
    this.draw(this.image);
  }

  draw(image) {
    const { width, height } = this.canvas;
    this.image = image;
    if (image) this.context.drawImage(image, 0, 0, width, height);
    else this.context.clearRect(0, 0, width, height);
  }

  name(words, alt) {
    say(this.caption, words.caption);
    this.canvas.ariaLabel = alt;
  }
}

async function picture(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return createImageBitmap(await answer.blob());
}

async function tiles(url, columns, size, count) {
  const sheet = await picture(url);
  const corner = (k) => [(k % columns) * size, Math.floor(k / columns) * size];
  return Promise.all(Array.from({ length: count }, (_, k) => createImageBitmap(sheet, ...corner(k), size, size)));
}

function grain(side) {
  const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
  const context = canvas.getContext("2d");
  const pixels = context.createImageData(side, side);
  let seed = 20; // always the same paper
  for (let at = 3; at < pixels.data.length; at += 4) {
    seed = (seed * 1664525 + 1013904223) >>> 0;
    pixels.data[at - 3] = pixels.data[at - 2] = pixels.data[at - 1] = seed & 1024 ? 255 : 0;
    pixels.data[at] = (seed >>> 24) / 3;
  }
  context.putImageData(pixels, 0, 0);
  return canvas.toDataURL();
}

function say(element, words) {
  if (element.textContent !== words) element.textContent = words; // an equal text would cost a layout
}
