/* Boxes to tick in the admin. A long list is searched as one types, whatever the accents; what is chosen stands above
   it and is taken back from there. Without scripts the list unfolds all the same, and its boxes are ticked there. */
(() => {
  const LIGATURES = { œ: 'oe', æ: 'ae' };
  const folded = (text) => text.toLowerCase().replace(/[œæ]/g, (sign) => LIGATURES[sign]).normalize('NFD')
    .replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

  const made = (name, attributes = {}, text = '') => {
    const element = Object.assign(document.createElement(name), attributes);
    if (text) element.append(text);
    return element;
  };

  class TickBoxes extends HTMLElement {
    connectedCallback() {
      // Loaded with the form, the script is there before the boxes.
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => this.begin());
      else this.begin();
    }

    begin() {
      const chosen = this.querySelector('[data-chosen]');
      if (!chosen || this.search) return; // a short list, or moved in the page
      this.boxes = [...this.querySelectorAll('input[type=checkbox]')];
      this.words = new Map(this.boxes.map((box) => [box, folded(box.parentElement.textContent)]));
      this.chips = made('ul', { className: 'tick-boxes__chips' });
      chosen.replaceWith(this.chips);
      this.addSearch(this.querySelector('details'));
      this.addEventListener('change', () => this.showChosen());
      this.showChosen();
    }

    addSearch(details) {
      const label = `Chercher : ${this.getAttribute('aria-label').toLowerCase()}`;
      this.search = made('input', { type: 'search', placeholder: 'Chercher…', autocomplete: 'off', ariaLabel: label });
      this.found = made('p', { className: 'tick-boxes__found', role: 'status' });
      const summary = details.querySelector('summary');
      summary.after(this.search, this.found);
      summary.addEventListener('click', () => { if (!details.open) setTimeout(() => this.search.focus()); });
      this.search.addEventListener('input', (event) => {
        event.stopPropagation(); // it is no field of the form
        this.filter();
      });
      this.search.addEventListener('change', (event) => event.stopPropagation());
      this.search.addEventListener('keydown', (event) => this.key(event));
    }

    key(event) {
      if (!['Enter', 'ArrowDown', 'Escape'].includes(event.key)) return;
      event.preventDefault(); // Enter sends no form
      const shown = this.boxes.filter((box) => !box.closest('li').hidden);
      if (event.key === 'Escape') this.clear();
      else if (event.key === 'ArrowDown') shown[0]?.focus();
      else if (shown.length === 1) {
        if (!shown[0].checked) shown[0].click();
        this.clear();
      }
    }

    clear() {
      this.search.value = '';
      this.filter();
    }

    filter() {
      const words = folded(this.search.value).split(' ').filter(Boolean);
      let count = 0;
      for (const [box, text] of this.words) {
        const matches = words.every((word) => text.includes(word));
        box.closest('li').hidden = !matches;
        count += matches;
      }
      const told = { 0: 'Aucun nom ne correspond.', 1: 'Un nom correspond : Entrée le coche.' };
      this.found.textContent = words.length ? (told[count] ?? `${count} noms correspondent.`) : '';
    }

    showChosen() {
      const ticked = this.boxes.filter((box) => box.checked);
      this.chips.replaceChildren(...ticked.map((box) => this.chip(box)));
      if (!ticked.length) this.chips.append(made('li', { className: 'tick-boxes__none' }, 'Aucun choix.'));
    }

    chip(box) {
      const name = box.parentElement.textContent.trim();
      const button = made('button', { type: 'button', ariaLabel: `Retirer ${name}` }, name);
      button.append(made('span', { ariaHidden: 'true' }, '×'));
      button.addEventListener('click', () => {
        box.click();
        (this.chips.querySelector('button') ?? this.querySelector('summary')).focus();
      });
      const item = made('li');
      item.append(button);
      return item;
    }
  }

  customElements.define('tick-boxes', TickBoxes);
})();
