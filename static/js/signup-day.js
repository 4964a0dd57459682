// The list of the day goes on when the network drops: what is ticked stays on this device until the site has it.
// The page must be open already. Without this script, each button is a form of its own.

const { held, change } = window.signupDayKept; // of signup-day-kept.js

const MOST = 200; // ticks in a message
const EVERY = 20_000; // milliseconds between two tries, or two looks at what other devices ticked
const WAIT = 15_000;
const root = document.querySelector('[data-day]');
const list = root.querySelector('[data-day-list]');
const status = root.querySelector('[data-day-status]');
const refusals = root.querySelector('[data-day-refused]');
const search = root.querySelector('[data-day-search]');
const arrival = root.querySelector('[data-day-arrival]');
const box = { seal: root.dataset.seal, page: root.dataset.page, until: Number(root.dataset.until) };
let sending = false;

const { meeting } = root.dataset; // its key, when the date is in several
const isOfThisMeeting = (one) => (one.meeting || '') === meeting;
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const newId = () => {
  // crypto.randomUUID is only there over HTTPS
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

// --- What is shown ---------------------------------------------------------------------------------------------------

function show(line, state) {
  line.dataset.state = state;
  for (const button of line.querySelectorAll('[data-mark]')) {
    const pressed = button.dataset.mark === state;
    button.setAttribute('aria-pressed', String(pressed));
    button.value = pressed ? 'confirmee' : button.dataset.mark;
  }
}

function lineFor(person) {
  const line = root.querySelector('[data-day-line]').content.firstElementChild.cloneNode(true);
  line.dataset.key = person.key;
  line.dataset.words = `${person.name} ${person.about} ${person.code}`;
  line.querySelector('[data-name]').textContent = person.name;
  line.querySelector('[data-about]').textContent = person.about;
  line.querySelector('[data-code]').textContent = person.code;
  line.querySelector('[data-places]').textContent = person.places > 1 ? ` · ${person.places} places` : '';
  line.querySelector('form').action = root.dataset.markUrl.replace('/0/', `/${person.pk}/`);
  show(line, person.state);
  return line;
}

function place(line) {
  const name = line.querySelector('[data-name]').textContent;
  const after = [...list.children].find(
    (other) => other.querySelector('[data-name]').textContent.localeCompare(name, 'fr', { sensitivity: 'base' }) > 0,
  );
  list.insertBefore(line, after || null);
}

/** What the site knows, then what this device has not sent yet. */
function showPeople(people) {
  const lines = new Map([...list.children].map((line) => [line.dataset.key, line]));
  for (const person of people) {
    const line = lines.get(person.key);
    if (line) show(line, person.state);
    else place(lineFor(person));
    lines.delete(person.key);
  }
  for (const gone of lines.values()) gone.remove();
  showHeld();
}

function showHeld() {
  const kept = held(box);
  for (const tick of kept.ticks.filter(isOfThisMeeting)) {
    const line = list.querySelector(`[data-key="${CSS.escape(tick.who)}"]`);
    if (line) show(line, tick.state);
  }
  for (const one of kept.arrivals.filter(isOfThisMeeting)) {
    if (list.querySelector(`[data-key="${CSS.escape(one.id)}"]`)) continue;
    const about = one.etablissement ? `${one.etablissement}, à envoyer` : 'à envoyer';
    const line = lineFor({ key: one.id, name: one.nom, about, code: '', places: 1, state: 'presente', pk: 0 });
    line.querySelector('form').remove(); // it has no ticks before the site knows it
    place(line);
  }
  showRefused(kept.refused);
  find();
}

function showRefused(refused) {
  refusals.hidden = refused.length === 0;
  refusals.querySelector('[data-day-refusals]').replaceChildren(
    ...refused.map((one) => {
      const item = document.createElement('div');
      const words = document.createElement('p');
      words.textContent = `${one.name} : ${one.words}`;
      item.append(words);
      if (one.arrival) item.append(button('Réessayer', () => again(one)));
      item.append(button('J’ai vu', () => forget(one)));
      return item;
    }),
  );
}

function button(text, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button button-small button-secondary';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}

function forget(refusal) {
  change(box, (kept) => {
    kept.refused = kept.refused.filter((one) => one.id !== refusal.id);
  });
  showHeld();
}

function again(refusal) {
  change(box, (kept) => {
    kept.refused = kept.refused.filter((one) => one.id !== refusal.id);
    kept.arrivals.push(refusal.arrival);
  });
  showHeld();
  send();
}

function find() {
  const words = plain(search.q.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const line of list.children) {
    const text = plain(line.dataset.words);
    line.hidden = !words.every((word) => text.includes(word));
    found += !line.hidden;
  }
  root.querySelector('[data-day-nobody]').hidden = found > 0;
  root.querySelector('[data-day-total]').textContent = list.children.length;
  root.querySelector('[data-day-present]').textContent = list.querySelectorAll('[data-state="presente"]').length;
}

function say(words, tone = 'info', link = null) {
  if (status.textContent === words + (link ? link.textContent : '')) return; // not read out again for nothing
  status.dataset.tone = tone;
  status.replaceChildren(words);
  if (link) status.append(link);
}

function sayHeld(why, link = null) {
  const kept = held(box);
  const count = kept.ticks.length + kept.arrivals.length;
  const held_ = count > 1 ? `${count} pointages restent` : '1 pointage reste';
  const lost = kept.isLost ? ' Ce navigateur ne garde rien : ne fermez pas cette page.' : '';
  say(count ? `${why} ${held_} sur cet appareil.${lost} ` : `${why} `, 'warning', link);
}

// --- What is sent ----------------------------------------------------------------------------------------------------

async function send() {
  if (sending) return;
  sending = true;
  try {
    let left = true;
    while (left) left = await sendSome();
  } finally {
    sending = false;
  }
}

/** One message; whether there is more to send. */
async function sendSome() {
  const kept = held(box);
  const ticks = kept.ticks.slice(0, MOST);
  const arrivals = kept.arrivals.slice(0, MOST);
  const message = {
    now: Date.now(),
    ticks: ticks.map(({ id, who, state, at, meeting: of }) => ({ id, who, state, at, meeting: of || '' })),
    arrivals,
  };
  let response;
  try {
    response = await fetch(root.dataset.url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'Content-Type': 'application/json',
        'X-CSRFToken': root.querySelector('[name=csrfmiddlewaretoken]').value,
        'X-Requested-With': 'XMLHttpRequest',
      },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(WAIT),
    });
  } catch {
    sayHeld('Pas de réseau : continuez, tout partira à son retour.');
    return false;
  }
  const sent = [...ticks, ...arrivals];
  if (response.type === 'opaqueredirect' || response.status === 401 || response.status === 403) {
    sayHeld('Votre connexion est finie.', loginLink());
    return false;
  }
  if (response.status === 404) {
    sayHeld('Cette liste n’existe plus, ou n’est plus à vous.');
    return false;
  }
  if (response.status === 400 || response.status === 413) {
    settle(sent, Object.fromEntries(sent.map((one) => [one.id, 'le site n’a pas pu lire ce pointage.'])));
    showHeld();
    return false;
  }
  let answer;
  try {
    if (!response.ok) throw new Error();
    answer = await response.json();
  } catch {
    sayHeld('Le site ne répond pas : nouvel essai dans un instant.');
    return false;
  }
  settle(sent, answer.refused);
  showPeople(answer.people);
  if (sent.length) say('Tout est envoyé.', 'ok');
  else if (status.dataset.tone === 'warning') say('');
  const now = held(box);
  return now.ticks.length + now.arrivals.length > 0;
}

/** What was sent leaves the device, except what was refused: it stays until somebody has seen it. */
function settle(sent, refused) {
  const done = new Set(sent.map((one) => one.id));
  change(box, (kept) => {
    kept.ticks = kept.ticks.filter((one) => !done.has(one.id));
    kept.arrivals = kept.arrivals.filter((one) => !done.has(one.id));
    for (const one of sent) {
      if (!(one.id in refused) || kept.refused.some((other) => other.id === one.id)) continue;
      const own = { id: one.id, name: one.name || one.nom, words: refused[one.id] };
      kept.refused.push('nom' in one ? { ...own, arrival: one } : own);
    }
  });
}

function loginLink() {
  const link = document.createElement('a');
  link.href = location.href;
  link.textContent = 'Se connecter de nouveau';
  return link;
}

// --- What people do --------------------------------------------------------------------------------------------------

list.addEventListener('submit', (event) => {
  const line = event.target.closest('[data-key]');
  if (!event.submitter || !line) return;
  event.preventDefault();
  const state = event.submitter.value;
  const name = line.querySelector('[data-name]').textContent;
  change(box, (kept) => kept.ticks.push({ id: newId(), who: line.dataset.key, name, state, meeting, at: Date.now() }));
  show(line, state);
  find();
  send();
});

arrival.addEventListener('submit', (event) => {
  event.preventDefault();
  const fields = arrival.elements;
  const nom = fields.nom.value.trim();
  if (!nom) return fields.nom.focus();
  const said = { nom, etablissement: fields.etablissement.value.trim(), courriel: fields.courriel.value.trim() };
  change(box, (kept) => kept.arrivals.push({ id: newId(), ...said, meeting, at: Date.now() }));
  arrival.reset();
  search.q.value = '';
  showHeld();
  send();
});

search.addEventListener('submit', (event) => event.preventDefault());
search.addEventListener('input', find);
search.querySelector('button').remove();
arrival.noValidate = false; // a refusal of the site's would leave this page, which may not come back without a network

window.addEventListener('online', send);
window.addEventListener('offline', () => sayHeld('Pas de réseau : continuez, tout partira à son retour.'));
document.addEventListener('visibilitychange', () => document.hidden || send());
setInterval(() => document.hidden || send(), EVERY);
showHeld();
send();
