/* A form that comes back with errors is marked as unsaved, and Wagtail 8.0 then never looks whether it changes: nothing
   is saved by itself any more, even once the errors are mended. Here it is looked at until a save succeeds; Wagtail's
   own look begins then. */
document.addEventListener('DOMContentLoaded', () => {
  const form = document.querySelector('form[data-w-unsaved-force-value="true"]');
  if (!form) return;
  const EVERY = 500; // milliseconds
  const content = () => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.set(name, `${value.name} ${value.size}`);
    return new URLSearchParams(data).toString();
  };
  let before = content();
  let told = before;
  const look = setInterval(() => {
    const now = content();
    if (now === before && now !== told) { // typing has stopped
      told = now;
      form.dispatchEvent(new CustomEvent('w-unsaved:add', { bubbles: true, cancelable: true, detail: { type: 'edits' } }));
    }
    before = now;
  }, EVERY);
  form.addEventListener('w-autosave:success', () => {
    clearInterval(look);
    form.dataset.wUnsavedCheckIntervalValue = EVERY + 1; // another value begins its look
  }, { once: true });
});
