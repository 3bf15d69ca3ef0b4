// A row of frames that grow from left to right, cut out of one strip. Knows nothing about what they show.

export default function ({ data, parentElement }) {
  const film = parentElement.querySelector(".film");
  film.ariaLabel = data.alt;
  film.style.setProperty("--sheet", `url("${data.sheet}")`);
  film.style.setProperty("--tiles", data.frames.length);
  film.replaceChildren(...data.frames.map((step, place) => frame(step, place, data)));
}

function frame(step, place, { frames, steps, word }) {
  const picture = document.createElement("i");
  picture.style.setProperty("--at", `${(place / Math.max(1, frames.length - 1)) * 100}%`);
  const label = document.createElement("span");
  label.textContent = word.replace("{step}", step);
  const mat = document.createElement("div");
  mat.style.setProperty("--place", place / Math.max(1, frames.length - 1));
  mat.style.setProperty("--noise", 1 - step / steps);
  mat.append(picture, label);
  return mat;
}
