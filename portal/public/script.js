// Makes the pages handier; without it they work too.

const references = ["for", "aria-describedby", "aria-labelledby", "data-copy", "href"];
const sent = new Set();
let opening = false;

const live = make("div", { className: "hidden-text", role: "status" });
document.body.append(live);

enhance(document.body);
document.querySelector("main .problems")?.focus();

on(window, "load", () => {
  const url = new URL(location.href);
  url.searchParams.delete("done");
  if (url.search !== location.search) history.replaceState(null, "", url);
});

on(window, "pagehide", () => setOnce(""));
on(window, "pageshow", ({ persisted }) => {
  for (const button of sent) button.disabled = false;
  sent.clear();
  if (persisted) setOnce("Shown only once");
});

/** Gives a part of the page, or a dialog, what it can do. */
function enhance(root) {
  each(root, "a[data-dialog]", (link) => on(link, "click", openDialog));
  each(root, "form", (form) => on(form, "submit", sendForm));
  each(root, "button[data-copy]", enhanceCopy);
  each(root, "input[data-preview]", enhanceFile);
  each(root, "[data-poll]", poll);
  each(root, ".problems", (problems) => (problems.tabIndex = -1));
}

function make(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

function on(target, type, listener, options) {
  target.addEventListener(type, listener, options);
}

function each(root, selector, act) {
  if (root.matches?.(selector)) act(root);
  for (const element of root.querySelectorAll(selector)) act(element);
}

function setOnce(text) {
  each(document, "[data-once]", (element) => (element.textContent = text));
}

/** Asks for a page: where that was redirected to, or its document. */
async function load(url, options) {
  const response = await fetch(url, { headers: { accept: "text/html" }, ...options });
  if (response.redirected) return { to: response.url };
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return { ok: response.ok, page, main: page.querySelector("main") };
}

async function openDialog(event) {
  const { metaKey, ctrlKey, shiftKey, altKey, currentTarget: link } = event;
  if (metaKey || ctrlKey || shiftKey || altKey) return;
  event.preventDefault();
  if (opening) return;
  opening = true;
  const { ok, main } = await load(link.href).catch(() => ({}));
  opening = false;
  if (!ok || !main) return location.assign(link.href);
  const dialog = make("dialog");
  on(dialog, "click", (event) => {
    if (!event.target.closest("[data-cancel], .close")) return;
    event.preventDefault();
    dialog.close();
  });
  on(dialog, "close", () => {
    dialog.remove();
    (link.isConnected ? link : document.querySelector("main")).focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  fill(dialog, main);
}

function fill(dialog, main) {
  dialog.replaceChildren();
  main.querySelector(".notice")?.remove();
  makeIdsUnique(main);
  const title = main.querySelector("h1");
  title.id ||= "dialog-title";
  dialog.setAttribute("aria-labelledby", title.id);
  const close = make("button", { type: "button", className: "quiet close", textContent: "Close" });
  dialog.append(...main.childNodes, close);
  enhance(dialog);
  const first = (selector) => dialog.querySelector(selector);
  (first(".problems, [aria-invalid]") ?? first("input:not([type=hidden]), textarea, select, button")).focus();
}

/** Renames what the page below has too, and whatever refers to it. */
function makeIdsUnique(main) {
  const taken = [...main.querySelectorAll("[id]")].filter(({ id }) => document.getElementById(id));
  const ids = new Set(taken.map(({ id }) => id));
  const rename = (id) => (ids.has(id) ? `dialog-${id}` : id);
  for (const element of taken) element.id = rename(element.id);
  for (const name of references) {
    each(main, name === "href" ? '[href^="#"]' : `[${name}]`, (element) =>
      element.setAttribute(name, element.getAttribute(name).replaceAll(/[^\s#]+/g, rename)),
    );
  }
}

function sendForm(event) {
  const form = event.currentTarget;
  const dialog = form.closest("dialog");
  if (dialog && !("native" in form.dataset)) {
    event.preventDefault();
    sendFromDialog(dialog, form, event.submitter);
  } else {
    // Later, so that the value of the button is sent.
    setTimeout(() => disable(form));
  }
}

function disable(form) {
  each(form, "button:not([type=button])", (button) => {
    button.disabled = true;
    sent.add(button);
  });
}

async function sendFromDialog(dialog, form, submitter) {
  const body = new URLSearchParams(new FormData(form, submitter));
  disable(form);
  const answer = await load(form.action, { method: "POST", body }).catch(() => {});
  if (!answer) form.submit();
  else if (answer.to) go(new URL(answer.to), form.querySelector("a[data-cancel]"));
  else if (!answer.main) location.reload();
  else if (dialog.isConnected) fill(dialog, answer.main);
}

function go(url, back) {
  // Where fetch leaves out the fragment: Cancel leads to the same section.
  if (!url.hash && back?.pathname === url.pathname) url.hash = back.hash;
  location.href = url;
  // When only the fragment differs, nothing is loaded.
  if (location.href === url.href) location.reload();
}

function enhanceCopy(button) {
  const label = [...button.childNodes];
  let timer;
  button.hidden = false;
  on(button, "click", async () => {
    const element = document.getElementById(button.dataset.copy);
    let text = "Copied";
    try {
      await navigator.clipboard.writeText(element.textContent);
    } catch {
      getSelection().selectAllChildren(element);
      text = "Selected, not copied";
    }
    button.replaceChildren(text);
    live.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => {
      button.replaceChildren(...label);
      live.textContent = "";
    }, 2000);
  });
}

/** Looks each second, while somebody can see it, for what became of an element. */
function poll(element) {
  setTimeout(async () => {
    if (document.hidden) return on(document, "visibilitychange", () => poll(element), { once: true });
    const { ok, page } = await load(location.href).catch(() => ({ ok: true }));
    const fresh = page?.getElementById(element.id);
    // What is the same is not read out again.
    if (ok && (!page || fresh?.isEqualNode(element))) return poll(element);
    if (!ok || !fresh) return;
    const hadFocus = element.contains(document.activeElement);
    element.replaceWith(fresh);
    enhance(fresh);
    if (hadFocus) fresh.querySelector("a, button")?.focus();
    live.textContent = fresh.querySelector(".badge")?.textContent;
  }, 1000);
}

function enhanceFile(input) {
  const zone = input.closest(".drop");
  const preview = document.getElementById(input.dataset.preview);
  const max = Number(input.dataset.max);

  function judge(problem) {
    if (problem) input.value = "";
    input.setCustomValidity(problem);
    zone.querySelector("[data-problem]").textContent = problem;
    preview.hidden = input.files.length === 0;
  }

  on(preview, "load", () => URL.revokeObjectURL(preview.src));
  on(preview, "error", () => judge("The file is no image that can be read."));
  on(input, "change", () => {
    const [file] = input.files;
    if (file && !input.accept.split(",").includes(file.type))
      return judge("The file must be a PNG, JPEG or WebP image.");
    if (file?.size > max) return judge(`The file is too large: at most ${max / 1048576} MiB.`);
    judge("");
    if (file) preview.src = URL.createObjectURL(file);
  });

  for (const type of ["dragover", "dragleave", "drop"]) {
    on(zone, type, (event) => {
      event.preventDefault();
      zone.classList.toggle("over", type === "dragover");
      const [file] = event.dataTransfer.files;
      if (type !== "drop" || !file) return;
      const transfer = new DataTransfer();
      transfer.items.add(file);
      input.files = transfer.files;
      input.dispatchEvent(new Event("change"));
    });
  }
}
