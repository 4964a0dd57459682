// What the admin's libraries say in English without asking any catalogue.
const ALONE = { "More actions": "Autres actions", Search: "Rechercher", Edit: "Modifier", Remove: "Ôter", Add: "Ajouter" };
const TRANSLATION = /^(.+) to (.+) translation$/;
const PLACES = ".w-sr-only, .js-translation-editor h3, .Tooltip__button, .TooltipEntity button";

function inFrench(text) {
  const named = TRANSLATION.exec(text);
  return named ? `${named[1]} → ${named[2]}` : ALONE[text];
}

function speakFrench(root) {
  for (const node of root.querySelectorAll(PLACES)) {
    const only = node.childNodes.length === 1 && node.firstChild;
    const said = only && only.nodeType === Node.TEXT_NODE && inFrench(only.data.trim());
    if (said) only.data = said;
  }
  for (const button of root.querySelectorAll("input[type=submit]")) button.value = ALONE[button.value] ?? button.value;
}

document.addEventListener("DOMContentLoaded", () => {
  speakFrench(document);
  new MutationObserver(() => speakFrench(document)).observe(document.body, { childList: true, subtree: true });
});
