// The head of a discussion page: its lens, and the question in large type. Knows texts and a colour's name.

export default function ({ data, parentElement }) {
  const head = parentElement.querySelector(".head");
  head.dataset.colour = data.colour;
  for (const part of ["icon", "line", "hint"]) head.querySelector(`.${part}`).textContent = data[part];
  head.querySelector("b").textContent = data.name;
  head.querySelector("h2").textContent = data.question;
}
