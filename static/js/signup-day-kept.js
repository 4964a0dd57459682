// What this device holds of a list of the day: ticks and people not sent yet, and what the site refused. By account and
// date. All of it goes away when one logs out, and after the day: this file is on every screen of the admin.

const PREFIX = 'fourmiliere:jour:';
const nameOf = (box) => `${PREFIX}${box.seal}:${box.page}`;
const nothing = () => ({ ticks: [], arrivals: [], refused: [] });
const inMemory = new Map(); // where the browser keeps nothing

function read(name) {
  try {
    return { ...nothing(), ...JSON.parse(localStorage.getItem(name)) };
  } catch {
    return { ...nothing(), ...inMemory.get(name), isLost: true };
  }
}

/** A copy. `isLost`: this browser keeps nothing once the page is closed. */
function held(box) {
  return read(nameOf(box));
}

/** Read again, changed and written at once: another tab may hold the same list. */
function change(box, how) {
  const kept = held(box);
  how(kept);
  const isEmpty = !kept.ticks.length && !kept.arrivals.length && !kept.refused.length;
  try {
    if (isEmpty) localStorage.removeItem(nameOf(box));
    else localStorage.setItem(nameOf(box), JSON.stringify({ ...kept, until: box.until }));
    inMemory.delete(nameOf(box));
  } catch {
    inMemory.set(nameOf(box), kept);
  }
}

function names() {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  } catch {
    return [];
  }
}

window.signupDayKept = { held, change }; // not an import: a collected file has another name

for (const name of names()) if (!(read(name).until > Date.now())) localStorage.removeItem(name);

document.addEventListener(
  'submit',
  (event) => {
    if (!/\/logout\/$/.test(new URL(event.target.action, location.href).pathname)) return;
    const left = names().reduce((sum, name) => sum + read(name).ticks.length + read(name).arrivals.length, 0);
    const words = left > 1 ? `${left} pointages ne sont pas envoyés` : '1 pointage n’est pas envoyé';
    if (left && !window.confirm(`${words}. Se déconnecter les efface de cet appareil. Continuer ?`)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    names().forEach((name) => localStorage.removeItem(name));
  },
  true,
);
