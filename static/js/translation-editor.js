// The translation editor of wagtail-localize: who translates without publishing hands over by the main button (the
// library's own is then « Supprimer »), and a text is read as visitors will, where the library shows its tags raw.
const offered = document.querySelector("a[href*='/langues/soumettre/']");
const editor = document.querySelector(".js-translation-editor");
const TAG = /<(\/?)([a-z][a-z0-9]*)(\s[^<>]*)?>/g;
const SHOWN = { a: "u", b: "strong", strong: "strong", i: "em", em: "em" };
const NAMES = { a: "un lien", b: "du gras", strong: "du gras", i: "de l’italique", em: "de l’italique" };

function offer() {
  const actions = editor.querySelector("footer .actions");
  if (!offered || !actions || actions.querySelector("[data-submission]")) return;
  const link = document.createElement("a");
  link.className = "button";
  link.dataset.submission = "";
  link.href = offered.href;
  link.textContent = offered.textContent.trim();
  actions.prepend(link);
}

const made = (name, ...children) => {
  const element = document.createElement(name);
  element.append(...children);
  return element;
};

/** The words of a text that has tags, in elements of ours: nothing of it is taken for HTML. */
function reading(text, className) {
  const paragraph = Object.assign(made("p"), { className });
  const open = [paragraph];
  let end = 0;
  for (const tag of text.matchAll(TAG)) {
    open.at(-1).append(text.slice(end, tag.index));
    end = tag.index + tag[0].length;
    if (tag[2] === "br") open.at(-1).append(document.createElement("br"));
    else if (!tag[1]) {
      const element = document.createElement(SHOWN[tag[2]] ?? "span");
      open.at(-1).append(element);
      open.push(element);
    } else if (open.length > 1) open.pop();
  }
  open.at(-1).append(text.slice(end));
  return paragraph;
}

/** What to keep around the words, each once: `<a id="a1">…</a>`. */
function tagsToKeep(text) {
  const kept = new Map();
  for (const [tag, closing, name] of text.matchAll(TAG)) {
    if (!closing && NAMES[name]) kept.set(tag, [made("code", `${tag}…</${name}>`), ` ${NAMES[name]}`]);
  }
  if (!kept.size) return "";
  const parts = [...kept.values()].flatMap((part, index) => (index ? [", ", ...part] : part));
  const note = made("small", "Dans la traduction, gardez autour des mots : ", ...parts, ".");
  note.className = "help";
  Object.assign(note.style, { display: "block", margin: "0 1.25rem 0.75rem" });
  return note;
}

function showReading(raw) {
  const text = raw.textContent;
  const next = raw.nextElementSibling;
  const there = next?.matches("[data-reading]") ? next : null;
  if (there?.dataset.reading === text) return;
  there?.remove();
  const hasTags = text.search(TAG) >= 0;
  raw.hidden = hasTags;
  if (!hasTags) return;
  const source = raw.parentElement.matches("li");
  const shown = made("div", reading(text, raw.className), source ? tagsToKeep(text) : "");
  shown.dataset.reading = text;
  raw.after(shown);
}

function follow() {
  offer();
  for (const raw of editor.querySelectorAll("li > p, li > div:not([data-reading]) > p")) showReading(raw);
  for (const shown of editor.querySelectorAll("[data-reading]")) {
    if (!shown.previousElementSibling?.matches("p")) shown.remove();
  }
}

if (editor) {
  follow();
  new MutationObserver(follow).observe(editor, { childList: true, subtree: true, characterData: true });
}
