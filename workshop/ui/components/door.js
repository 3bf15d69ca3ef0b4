// Sends a passphrase to the server, which answers with a cookie that scripts cannot read, or with a sentence.
// With a one-time token there is nothing to type: the browser goes through at once.

export default function ({ data, parentElement }) {
  const form = parentElement.querySelector(".door");
  const [label, input, button, refusal] = ["label", "input", "button", "p"].map((name) => form.querySelector(name));
  form.hidden = Boolean(data.token);
  if (data.token) return void location.replace(`/enter/${data.token}`);
  label.textContent = data.words.passphrase;
  button.textContent = data.words.enter;
  form.onsubmit = async (event) => {
    event.preventDefault();
    if ("busy" in form.dataset) return;
    form.dataset.busy = "";
    refusal.textContent = "";
    const answer = await fetch("/sign-in", { method: "POST", body: input.value }).catch(() => null);
    if (answer?.ok) return void location.reload(); // the cookie counts from the next connection on
    delete form.dataset.busy;
    refusal.textContent = answer ? await answer.text() : data.words.unreachable;
    input.select();
  };
}
