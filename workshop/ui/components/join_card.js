// The three ways into a session: a code to type, a picture to scan, a link to open.

export default function ({ data, parentElement }) {
  const find = (name) => parentElement.querySelector(name);
  Object.assign(find("img"), { src: data.picture, alt: data.words.picture });
  find(".how").textContent = data.words.how.replace("{place}", data.place);
  find(".code").textContent = data.code;
  Object.assign(find("a"), { href: data.link, textContent: data.link.replace(/^https?:\/\//, "") });
}
