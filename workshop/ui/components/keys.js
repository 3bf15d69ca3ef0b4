// The keyboard of the cockpit: one key, one action. Knows keys; what they do is decided on the server.
// Never while somebody types, never with a modifier. What the screen showed goes along with every press, so
// that a key that was hit twice acts once.

const pages = new WeakMap();
const FIELDS = "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=combobox], [role=listbox], [role=option], [role=slider], [role=menu]";
const OPENS = "button, a, summary, [role=button], [role=switch], [role=radio]"; // space presses these by itself

export default function ({ data, parentElement, setTriggerValue }) {
  let page = pages.get(parentElement);
  if (!page) pages.set(parentElement, (page = listen()));
  page.keys = data.keys;
  page.report = (action) => setTriggerValue("pressed", { action, seen: data.seen });
  parentElement.querySelector(".keys").dataset.hears = "yes"; // from now on no press is lost
  return () => {
    page.stop();
    pages.delete(parentElement);
  };
}

function listen() {
  const page = { tabbed: false };
  const onKey = (event) => press(event, page);
  const onPointer = () => (page.tabbed = false);
  document.addEventListener("keydown", onKey);
  document.addEventListener("pointerdown", onPointer, true);
  page.stop = () => {
    document.removeEventListener("keydown", onKey);
    document.removeEventListener("pointerdown", onPointer, true);
  };
  return page;
}

function press(event, page) {
  if (event.key === "Tab") page.tabbed = true;
  if (event.key === "Escape") page.tabbed = false;
  if (event.altKey || event.ctrlKey || event.metaKey || event.repeat || event.defaultPrevented) return;
  const action = page.keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  const target = event.composedPath()[0];
  if (!action || target.closest?.(FIELDS)) return;
  // A button that was clicked keeps the focus, and the space bar would press it again. Only somebody who
  // moves with the tab key means the button.
  const held = event.key === " " && target.closest?.(OPENS);
  if (held && page.tabbed) return;
  if (held) target.blur();
  event.preventDefault(); // space would scroll
  page.report(action);
}
