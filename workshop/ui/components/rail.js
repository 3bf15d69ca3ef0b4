// The edge of the projector: time left, how many, and the way in, which stays in its corner at all times.

const clocks = new WeakMap();

export default function ({ data, parentElement }) {
  clearInterval(clocks.get(parentElement));
  const find = (name) => parentElement.querySelector(name);
  const ahead = Date.now() / 1000 - data.now;
  const place = find(".time");
  place.hidden = data.left === null;
  place.toggleAttribute("data-still", !data.running);
  const show = () => (place.textContent = time(data.left - (data.running ? Date.now() / 1000 - ahead - data.now : 0)));
  if (data.left !== null) show();
  find(".counts").replaceChildren(...data.counts.map(([count, word]) => {
    const item = document.createElement("li");
    item.append(Object.assign(document.createElement("b"), { textContent: count }), ` ${word}`);
    return item;
  }));
  const join = find(".join");
  join.hidden = !data.code;
  Object.assign(find("img"), { src: data.picture, alt: data.alt });
  const [host, ...path] = data.place.split("/");
  find(".place").replaceChildren(host, document.createElement("wbr"), ["", ...path].join("/"));
  find(".code").textContent = data.code;
  const counting = data.running && data.left !== null ? setInterval(show, 250) : 0;
  clocks.set(parentElement, counting);
  return () => clearInterval(counting);
}

function time(left) {
  const whole = Math.max(0, Math.ceil(left)); // at the end it stays at 0:00: a room needs no alarm
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
