/* Reads dates and hours as home/as_typed/dates.py does (tests/as_typed/readings.json holds both to it), to say in words
   what was understood. It helps; what the server reads is what is kept. */
(() => {
  const MONTHS = [
    'janvier janv jan', 'fevrier fevr fev', 'mars mar', 'avril avr', 'mai', 'juin',
    'juillet juil', 'aout', 'septembre sept sep', 'octobre oct', 'novembre nov', 'decembre dec',
  ].map((names) => names.split(' '));
  const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];
  const FIRST_YEAR = 2000, LAST_YEAR = 2100, LAST_SHORT_YEAR = 49;

  const DATE = `(?:(?:le )?(?<weekday>${WEEKDAYS.join('|')}),? )?(?:le )?(?:`
    + '(?<isoYear>[0-9]{4})-(?<isoMonth>[0-9]{2})-(?<isoDay>[0-9]{2})'
    + '|(?<day>[0-9]{1,2})(?<sign>[/. -])(?<month>[0-9]{1,2})\\k<sign>(?<year>[0-9]{4}|[0-9]{2})'
    + '|(?<namedDay>1er|[0-9]{1,2}) ?(?<name>[a-z]+)\\.? ?(?<namedYear>[0-9]{4}|[0-9]{2}))';
  const TIME = '(?:(?<hour>[0-9]{1,2})(?:(?: ?: ?(?<minute>[0-9]{2})(?::00(?:\\.0+)?)?)'
    + '|(?: ?(?:heures?|h)(?: ?(?<past>[0-9]{2})(?: ?min)?)?))|(?<noon>midi))';
  const FIND = {
    date: new RegExp(`^${DATE}$`),
    time: new RegExp(`^${TIME}$`),
    moment: new RegExp(`^${DATE}(?:, ?| a | |t)(?:a )?${TIME}$`),
  };

  const plain = (text) => text
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '').replace(/[ \t\u00a0\u2009\u202f]+/g, ' ').trim().toLowerCase()
    .normalize('NFD').replace(/\p{M}/gu, '');

  function yearOf(digits, sign) {
    if (digits.length === 4) return Number(digits);
    return Number(digits) > LAST_SHORT_YEAR || sign === '-' ? NaN : 2000 + Number(digits);
  }

  function dateOf(found) {
    const year = found.isoYear ? Number(found.isoYear) : yearOf(found.year || found.namedYear, found.sign);
    const named = found.name ? MONTHS.findIndex((names) => names.includes(found.name)) + 1 : 0;
    const month = found.name ? named : Number(found.isoMonth || found.month);
    const day = Number((found.isoDay || found.day || found.namedDay).replace('er', ''));
    const read = new Date(Date.UTC(year, month - 1, day));
    const exists = year >= FIRST_YEAR && year <= LAST_YEAR && read.getUTCMonth() === month - 1 && read.getUTCDate() === day;
    return exists && (!found.weekday || WEEKDAYS[read.getUTCDay()] === found.weekday) ? read : null;
  }

  function minutesOf(found) {
    if (found.noon) return 12 * 60;
    const hour = Number(found.hour), minute = Number(found.minute || found.past || 0);
    return hour < 24 && minute < 60 ? hour * 60 + minute : null;
  }

  /** A text as a Date whose UTC parts are those of the clock (an hour is one of 1 January 1970), or null. */
  function read(kind, text) {
    const found = FIND[kind].exec(plain(text))?.groups;
    if (!found) return null;
    const day = kind === 'time' ? new Date(0) : dateOf(found);
    const minutes = kind === 'date' ? 0 : minutesOf(found);
    return day && minutes !== null ? new Date(day.getTime() + minutes * 60000) : null;
  }

  window.asTyped = { read };
})();
