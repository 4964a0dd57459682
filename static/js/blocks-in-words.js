/* Streams and lists of blocks: the last « + » says what it adds (home/wagtail_patches/add_buttons.py), the others say it
   to who hears them; an input without a label is named by the heading of its block, a rich text by the nearest label. */
(() => {
  const LISTS = '[data-streamfield-stream-container], [data-streamfield-list-container]';

  function sayWhatItAdds(list) {
    const words = list.closest('[data-adds]')?.dataset.adds;
    const buttons = [...list.querySelectorAll('.c-sf-add-button')].filter((button) => button.closest(LISTS) === list);
    buttons.forEach((button, index) => {
      const last = index === buttons.length - 1;
      if (words && button.title !== words) button.title = words;
      const text = button.querySelector('span');
      if (words && last && !text) {
        const span = document.createElement('span');
        span.textContent = words;
        button.append(span);
        button.classList.add('says-what-it-adds');
      } else if (!last && text) {
        text.remove();
        button.classList.remove('says-what-it-adds');
      }
    });
  }

  function nameInputs(root) {
    for (const input of root.querySelectorAll('[data-streamfield-child] input[type=text]:not([aria-labelledby])')) {
      const heading = input.closest('section[aria-labelledby]')?.getAttribute('aria-labelledby');
      if (!input.labels.length && !input.ariaLabel && heading) input.setAttribute('aria-labelledby', heading);
    }
  }

  /** A rich text is no input that a label could be for: it bears the words of the nearest one. */
  function nameRichTexts(root) {
    for (const box of root.querySelectorAll('[role=textbox]:not([aria-label]):not([aria-labelledby])')) {
      let place = box.parentElement;
      while (place && !place.querySelector('.w-field__label, [data-panel-heading]')) place = place.parentElement;
      const label = place?.querySelector('.w-field__label, [data-panel-heading]');
      if (label) box.ariaLabel = label.textContent.replace('*', '').trim();
    }
  }

  function follow() {
    document.querySelectorAll(LISTS).forEach(sayWhatItAdds);
    nameInputs(document);
    nameRichTexts(document);
  }

  document.addEventListener('DOMContentLoaded', () => {
    follow();
    const form = document.querySelector('[data-edit-form]');
    let asked = 0; // once a frame: rich texts change at each key
    const soon = () => { asked ||= requestAnimationFrame(() => { asked = 0; follow(); }); };
    if (form) new MutationObserver(soon).observe(form, { childList: true, subtree: true });
  });
})();
