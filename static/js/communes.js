/* Communes suggested as one types, from the site's own list: a combobox with a list (WAI-ARIA Authoring Practices).
   Choosing one fills the postcode beside it; what is understood is said below. What is typed stays, known or not. */
(() => {
  const PAUSE = 150; // milliseconds without a key before asking
  const SHORTEST = 2; // letters
  const made = (tag, attributes, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };

  class CommuneInput {
    constructor(field, number) {
      this.field = field;
      this.input = field.querySelector('input');
      this.output = field.querySelector('output');
      this.list = made('ul', { role: 'listbox', id: `communes-${number}`, class: 'commune__list', 'aria-label': 'Communes' });
      this.active = -1;
      field.append(this.list);
      const attributes = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': this.list.id, autocomplete: 'off' };
      for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
      this.close();
      this.input.addEventListener('input', () => this.soon());
      this.input.addEventListener('blur', () => this.close());
      this.input.addEventListener('keydown', (event) => this.key(event));
      this.list.addEventListener('mousedown', (event) => event.preventDefault()); // the field keeps the focus
      this.list.addEventListener('click', (event) => this.take(event.target.closest('[role=option]')));
      this.postcode?.addEventListener('input', () => this.soon());
    }

    get postcode() {
      return this.input.form?.elements.namedItem(this.input.name.replace(/city$/, 'postcode'));
    }

    soon() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask().catch(() => this.close()), PAUSE); // no network: one types on
    }

    async ask() {
      const typed = this.input.value.trim();
      if (typed.length < SHORTEST) {
        this.close();
        this.output.value = '';
        return;
      }
      const query = new URLSearchParams({ q: typed, postcode: this.postcode?.value.trim() ?? '' });
      const response = await fetch(`${this.field.dataset.commune}?${query}`, { headers: { Accept: 'application/json' } });
      if (!response.ok) throw new Error(response.status);
      const { communes, place } = await response.json();
      if (typed !== this.input.value.trim()) return; // typed on meanwhile
      this.output.value = place ? `Trouvée : ${place}.` : 'Aucune commune de ce nom et de ce code postal, ou plusieurs.';
      if (document.activeElement === this.input) this.show(communes);
    }

    show(communes) {
      this.list.replaceChildren(...communes.map(({ name, postcode: code, departement }, index) => {
        const option = made('li', { role: 'option', id: `${this.list.id}-${index}`, 'aria-selected': 'false' },
          made('span', {}, name), made('small', {}, `${code} · ${departement}`));
        Object.assign(option.dataset, { name, code });
        return option;
      }));
      this.active = -1;
      this.list.hidden = !communes.length;
      this.input.setAttribute('aria-expanded', String(communes.length > 0));
      this.input.removeAttribute('aria-activedescendant');
    }

    close() {
      clearTimeout(this.timer);
      this.show([]);
    }

    point(index) {
      const { children } = this.list;
      children[this.active]?.setAttribute('aria-selected', 'false');
      this.active = (index + children.length) % children.length;
      const option = children[this.active];
      option.setAttribute('aria-selected', 'true');
      option.scrollIntoView({ block: 'nearest' });
      this.input.setAttribute('aria-activedescendant', option.id);
    }

    key(event) {
      if (this.list.hidden || event.isComposing) return;
      const acts = {
        ArrowDown: () => this.point(this.active + 1),
        ArrowUp: () => this.point(this.active < 0 ? -1 : this.active - 1),
        Enter: () => this.take(this.list.children[Math.max(this.active, 0)]),
        Escape: () => this.close(),
      };
      if (!acts[event.key]) return;
      event.preventDefault();
      event.stopPropagation();
      acts[event.key]();
    }

    take(option) {
      if (!option) return;
      const { name, code } = option.dataset;
      this.close();
      this.set(this.input, name);
      if (this.postcode) this.set(this.postcode, code);
      clearTimeout(this.timer); // `set` asked again: the answer is known
      this.output.value = `Trouvée : ${name}, ${option.querySelector('small').textContent}.`;
    }

    set(input, value) {
      input.value = value;
      for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
    }
  }

  const begin = () => document.querySelectorAll('[data-commune]').forEach((field, number) => new CommuneInput(field, number));
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
})();
