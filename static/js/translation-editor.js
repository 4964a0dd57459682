// Who translates without publishing hands over by the main button: the library's own is then « Supprimer ».
const offered = document.querySelector("a[href*='/langues/soumettre/']");
const editor = document.querySelector(".js-translation-editor");

function offer() {
  const actions = editor.querySelector("footer .actions");
  if (!actions || actions.querySelector("[data-submission]")) return;
  const link = document.createElement("a");
  link.className = "button";
  link.dataset.submission = "";
  link.href = offered.href;
  link.textContent = offered.textContent.trim();
  actions.prepend(link);
}

if (offered && editor) {
  offer();
  new MutationObserver(offer).observe(editor, { childList: true, subtree: true });
}
