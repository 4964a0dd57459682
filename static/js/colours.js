/* A colour is typed, or picked in the browser's palette; how white letters read on it is said as it changes. The same
   formula as home/validators.py (WCAG 2.2, « contrast ratio »). */
(() => {
  const HEX = /^#[0-9a-f]{6}$/i;
  const channel = (text) => {
    const share = parseInt(text, 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };

  function contrast(colour) {
    const [red, green, blue] = [1, 3, 5].map((start) => channel(colour.slice(start, start + 2)));
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
  }

  const written = (number) => (Math.floor(number * 10) / 10).toFixed(1).replace('.', ',');

  function begin(field) {
    const input = field.querySelector('input[name]');
    const palette = field.querySelector('.colour__palette');
    const sample = field.querySelector('.colour__sample');
    const output = field.querySelector('output');
    const least = Number(field.dataset.least);

    function show() {
      const colour = input.value.trim();
      const known = HEX.test(colour);
      sample.hidden = !known;
      output.value = '';
      if (!known) return;
      palette.value = colour.toLowerCase();
      sample.style.backgroundColor = colour;
      const found = contrast(colour);
      const verdict = found >= least ? 'lisible' : `trop clair, il faut ${written(least)}`;
      output.value = `Texte blanc sur cette couleur, contraste ${written(found)} : ${verdict}.`;
    }

    palette.hidden = false;
    input.addEventListener('input', show);
    palette.addEventListener('input', () => {
      input.value = palette.value;
      for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
    });
    show();
  }

  const beginAll = () => document.querySelectorAll('[data-colour]').forEach(begin);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', beginAll);
  else beginAll();
})();
