// « Commune ou code postal »: communes are suggested as one types, and the browser says where one is, after a tap only.
// Of its position a kilometre or so is sent, to learn the commune; the address of the search then names that one.
(() => {
  "use strict";
  const WAIT = 160; // milliseconds without a key before asking
  const SHORTEST = 2; // letters
  const DECIMALS = 2; // of a degree: about a kilometre
  const POSITION = { maximumAge: 600_000, timeout: 15_000 }; // milliseconds

  const json = async (url, values) => {
    const response = await fetch(`${url}?${new URLSearchParams(values)}`, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  };

  const enhance = (field) => {
    const { near: url, asking, nowhere, refused } = field.dataset;
    const input = field.querySelector("input");
    const list = field.querySelector("datalist");
    const button = field.querySelector("button");
    const status = field.querySelector("[role=status]");
    let timer = 0;

    const suggest = async () => {
      const typed = input.value.trim();
      if (typed.length < SHORTEST) return;
      const { communes } = await json(url, { q: typed });
      if (typed !== input.value.trim()) return; // typed on meanwhile
      list.replaceChildren(...communes.map(({ name, departement }) => new Option(departement, name)));
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => suggest().catch(() => list.replaceChildren()), WAIT);
    });

    const here = async ({ coords }) => {
      const lat = coords.latitude.toFixed(DECIMALS), lon = coords.longitude.toFixed(DECIMALS);
      const { commune } = await json(`${url}proche/`, { lat, lon });
      if (!commune) { status.textContent = nowhere; return; }
      input.value = commune.key;
      input.form.requestSubmit();
    };

    if (!navigator.geolocation) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const fail = () => { status.textContent = refused; };
      status.textContent = asking;
      navigator.geolocation.getCurrentPosition((position) => here(position).catch(fail), fail, POSITION);
    });
  };

  document.querySelectorAll("[data-near]").forEach(enhance);
})();
