/** The questions on the page: each opens the chat and asks itself there. */

// Calls made before pipit.js has loaded wait in a queue of [method, arguments, resolve, reject]; pipit.js works it off.
window.Pipit ??= new Proxy(
  { q: [] },
  {
    get: (target, method) =>
      method === "q"
        ? target.q
        : method === "then"
          ? undefined
          : (...values) => new Promise((resolve, reject) => target.q.push([method, values, resolve, reject])),
  },
);

async function ask(button) {
  const note = button.closest(".ask").querySelector(".js-ask-note");
  note.textContent = "";
  try {
    await Promise.all([window.Pipit.open(), window.Pipit.send(button.dataset.ask)]);
  } catch {
    note.textContent =
      "The chat cannot be reached just now. Please write to us instead: the address is on the contact page.";
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".js-ask");
  if (button) ask(button);
});
