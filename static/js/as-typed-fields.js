/* Inputs of dates and hours in the admin: what was understood is said in words below, a calendar and hours by quarters
   open from a button, an end follows its start. What is typed is never rewritten, read or not.
   One listener for the whole document: forms that open later need nothing. */
(() => {
  const MINUTE = 60000;
  const FIRST_LENGTH = 120 * MINUTE;
  const FOLLOWERS = { starts_at: 'ends_at', starts: 'ends', start: 'end' };
  const NATIVE = { date: 'date', moment: 'datetime-local', time: 'time' };
  const UNREADABLE = {
    date: 'Cette date ne se lit pas. Écrivez par exemple « 15/01/2027 » ou « 15 janvier 2027 ».',
    moment: 'Cette date ne se lit pas. Écrivez par exemple « 15/01/2027 14:00 » ou « 15 janvier 2027, 14 h ».',
    time: 'Cette heure ne se lit pas. Écrivez par exemple « 9h30 » ou « 14 h ».',
  };
  const QUARTER = 900; // seconds
  const before = new WeakMap(); // what a start said before it changed

  const two = (number) => String(number).padStart(2, '0');
  const hours = (read) => `${two(read.getUTCHours())}:${two(read.getUTCMinutes())}`;
  const isoDay = (read) => read.toISOString().slice(0, 10);
  const dayInWords = new Intl.DateTimeFormat('fr', { dateStyle: 'full', timeZone: 'UTC' });

  const fieldOf = (element) => element.closest?.('[data-as-typed]');
  const kindOf = (field) => field.dataset.asTyped;
  const inputOf = (field) => field.querySelector('input[name]');
  const readingOf = (field, text = inputOf(field).value) => window.asTyped.read(kindOf(field), text);

  function written(kind, read) {
    const day = isoDay(read).split('-').reverse().join('/');
    return { date: day, time: hours(read), moment: `${day} ${hours(read)}` }[kind];
  }

  function inWords(kind, read) {
    const minutes = read.getUTCMinutes();
    const hour = `${read.getUTCHours()} h${minutes ? ` ${two(minutes)}` : ''}`;
    const day = kind === 'time' ? '' : dayInWords.format(read);
    return { date: day, time: hour, moment: `${day}, ${hour}` }[kind];
  }

  function echo(field, { refuse }) {
    const input = inputOf(field);
    const output = field.querySelector('output');
    const read = readingOf(field);
    const refused = Boolean(refuse && !read && input.value.trim());
    output.value = read ? inWords(kindOf(field), read) : (refused ? UNREADABLE[kindOf(field)] : '');
    output.classList.toggle('as-typed__echo--refused', refused);
    if (refuse) input.toggleAttribute('data-unreadable', refused);
  }

  function set(field, read) {
    const input = inputOf(field);
    input.value = written(kindOf(field), read);
    for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
  }

  function sibling(input, names) {
    const [, prefix, name] = /^(.*-)?([^-]+)$/.exec(input.name);
    return names[name] && input.form?.elements.namedItem(`${prefix || ''}${names[name]}`);
  }

  /** Keeps the length; an end that is empty is put two hours later. An end on another day's hour is left alone. */
  function moveFollower(field) {
    const input = inputOf(field);
    const end = sibling(input, FOLLOWERS);
    const endField = end && fieldOf(end);
    const start = readingOf(field);
    if (!endField || kindOf(endField) !== kindOf(field) || !start) return;
    const [oldStart, oldEnd] = [readingOf(field, before.get(input) || ''), readingOf(endField)];
    const length = oldStart && oldEnd ? oldEnd - oldStart : FIRST_LENGTH;
    const isFirst = !end.value.trim() && kindOf(field) === 'moment';
    const moved = new Date(start.getTime() + length);
    const sameDay = kindOf(field) !== 'time' || isoDay(moved) === isoDay(start);
    if (length > 0 && sameDay && (isFirst || (oldStart && oldEnd && +oldStart !== +start))) set(endField, moved);
  }

  function pick(field) {
    const input = inputOf(field);
    const native = document.createElement('input');
    const kind = kindOf(field);
    Object.assign(native, { type: NATIVE[kind], className: 'as-typed__native', tabIndex: -1, step: kind === 'date' ? 1 : QUARTER });
    native.setAttribute('aria-hidden', 'true');
    const read = readingOf(field);
    if (read) native.value = { date: isoDay(read), time: hours(read), moment: `${isoDay(read)}T${hours(read)}` }[kind];
    field.querySelector('.as-typed__native')?.remove();
    field.querySelector('.as-typed__row').append(native);
    before.set(input, input.value);
    native.addEventListener('input', () => {
      const chosen = native.value && window.asTyped.read(kind, native.value);
      if (chosen) set(field, chosen);
    });
    native.showPicker();
  }

  function nameClock(field) {
    const zones = inputOf(field).form?.elements.namedItem(field.dataset.clockFrom);
    const zone = zones?.selectedOptions?.[0]?.text;
    if (zone) field.querySelector('.as-typed__clock').textContent = `Heure du lieu : ${zone}`;
  }

  function prepare(root) {
    const fields = [...root.querySelectorAll('[data-as-typed]')];
    if (root.matches?.('[data-as-typed]')) fields.push(root);
    for (const field of fields) {
      field.querySelector('.as-typed__pick').hidden = !('showPicker' in HTMLInputElement.prototype);
      if (field.dataset.clockFrom) nameClock(field);
      echo(field, { refuse: false });
    }
  }

  const listen = (type, act) => document.addEventListener(type, ({ target }) => {
    const field = fieldOf(target);
    if (field && target === inputOf(field)) act(field, target);
  });

  listen('focusin', (field, input) => before.set(input, input.value));
  listen('input', (field) => echo(field, { refuse: false }));
  listen('change', (field, input) => {
    echo(field, { refuse: true });
    moveFollower(field);
    before.set(input, input.value);
  });
  document.addEventListener('change', ({ target }) => {
    for (const field of document.querySelectorAll(`[data-clock-from="${CSS.escape(target.name || '')}"]`)) nameClock(field);
  });
  document.addEventListener('click', ({ target }) => {
    const button = target.closest?.('.as-typed__pick');
    if (button) pick(fieldOf(button));
  });
  document.addEventListener('DOMContentLoaded', () => {
    prepare(document);
    // Blocks, inline panels and dialogs come later.
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) if (node.querySelectorAll) prepare(node);
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
