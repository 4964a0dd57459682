/* Sent while it saves itself, the form of a new page made two pages of one: Wagtail 8.0 answered that the address is
   taken already, or 500. The sending waits for the save, and no other save begins once the form leaves. */
const LONGEST = 10000; // milliseconds, of a save whose end is never told
let saving = null; // a promise of its end
let leaving = false;

addEventListener("w-autosave:save", (event) => {
  if (leaving) {
    event.preventDefault();
    return;
  }
  saving = new Promise((resolve) => {
    for (const end of ["success", "error"]) addEventListener(`w-autosave:${end}`, resolve, { once: true });
    setTimeout(resolve, LONGEST);
  }).then(() => { saving = null; });
});

addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-edit-form]")) return;
  if (!saving) {
    setTimeout(() => { leaving = !event.defaultPrevented; });
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (leaving) return; // asked twice
  leaving = true;
  saving.then(() => send(form, event.submitter));
}, true);

addEventListener("pageshow", () => { leaving = false; }); // come back to

/** A button that shows its work is disabled meanwhile, and would not be part of what is sent. */
function send(form, button) {
  const wasDisabled = button?.disabled;
  if (button) button.disabled = false;
  form.requestSubmit(button);
  if (button) button.disabled = wasDisabled;
}
