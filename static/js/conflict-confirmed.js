/* In the dialog of an edit conflict, « Publier » led back to the same dialog for ever, on a page that was moderated once:
   Wagtail 8.0's publication then asks the site first whether it ends a moderation, and clicks on the button again itself,
   which the conflict intercepts anew. Whoever confirmed once has confirmed: until a person's next click, those of scripts
   pass. */
let confirmed = false;

addEventListener("w-dialog:confirmed", (event) => { confirmed ||= event.target.id === "w-save-confirmation-dialog"; }, true);

addEventListener("keydown", (event) => { // Ctrl+S is a next one too, whose click Wagtail makes
  if (event.isTrusted && (event.ctrlKey || event.metaKey)) confirmed = false;
}, true);

addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-edit-form] button");
  if (!button) return;
  if (event.isTrusted) confirmed = false;
  const session = document.querySelector("[data-controller~='w-session']");
  if (confirmed && session) session.dataset.wSessionInterceptValue = "";
}, true);
