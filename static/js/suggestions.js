// Suggestions under the search boxes: a combobox with a list (WAI-ARIA Authoring Practices, « list autocomplete »).
// Without this file, or when the server does not answer, the box is what it is: a field and a button.
(() => {
  "use strict";
  const WAIT = 160; // milliseconds without a key before asking
  const SHORTEST = 2; // letters
  const SVG = "http://www.w3.org/2000/svg";

  const element = (tag, attributes, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };

  const icon = (sprite, name) => {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", "icon icon--small");
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS(SVG, "use");
    use.setAttribute("href", `${sprite}#${name}`);
    svg.append(use);
    return svg;
  };

  const enhance = (input) => {
    const { suggest, icons, label, one, many } = input.dataset;
    const types = JSON.parse(input.dataset.types);
    const list = element("ul", { class: "search-box__list", role: "listbox", id: `${input.id}-liste`, "aria-label": label });
    const status = element("span", { class: "visually-hidden", role: "status" });
    list.hidden = true;
    input.form.append(list, status);
    const set = (name, value) => input.setAttribute(name, value);
    set("role", "combobox");
    set("aria-autocomplete", "list");
    set("aria-controls", list.id);
    set("aria-expanded", "false");

    let timer = 0, request = null, asked = "", active = -1;

    const close = () => {
      clearTimeout(timer);
      request?.abort();
      list.hidden = true;
      active = -1;
      asked = "";
      status.textContent = "";
      set("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const point = (index) => {
      const options = list.children;
      options[active]?.setAttribute("aria-selected", "false");
      active = index;
      const option = options[active];
      if (!option) { input.removeAttribute("aria-activedescendant"); return; }
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      set("aria-activedescendant", option.id);
    };

    const choose = (option) => {
      if (option.dataset.url) { close(); location.assign(option.dataset.url); return; }
      input.value = option.dataset.text;
      close();
      input.form.requestSubmit();
    };

    const show = (suggestions) => {
      point(-1);
      list.replaceChildren(...suggestions.map(({ text, url, type }, index) => {
        const kind = element("small", {}, types[type] || "");
        const attributes = { class: "search-box__option", role: "option", id: `${list.id}-${index}`, "aria-selected": "false" };
        const option = element("li", attributes, icon(icons, types[type] ? type : "recherche"), element("span", {}, text), kind);
        option.dataset.text = text;
        if (url) option.dataset.url = url;
        return option;
      }));
      if (!suggestions.length) { list.hidden = true; set("aria-expanded", "false"); status.textContent = ""; return; }
      list.hidden = false;
      set("aria-expanded", "true");
      status.textContent = suggestions.length === 1 ? one : many.replace("#", suggestions.length);
    };

    const ask = async () => {
      const text = input.value.trim();
      if (text === asked) return;
      if (text.length < SHORTEST) { close(); return; }
      request?.abort();
      request = new AbortController();
      const { signal } = request;
      asked = text;
      const url = new URL(suggest, location);
      url.searchParams.set("q", text);
      try {
        const response = await fetch(url, { signal, headers: { Accept: "application/json" } });
        if (!response.ok) throw new Error(String(response.status));
        const { suggestions } = await response.json();
        if (!signal.aborted && document.activeElement === input) show(suggestions);
      } catch (error) {
        if (!signal.aborted) close();
      }
    };

    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
    input.addEventListener("blur", close);
    input.form.addEventListener("submit", close);
    input.addEventListener("keydown", (event) => {
      const last = list.children.length - 1;
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      if (event.key === "ArrowDown" && list.hidden) { event.preventDefault(); asked = ""; ask(); }
      else if (list.hidden) return;
      else if (event.key === "ArrowDown") { event.preventDefault(); point(active < last ? active + 1 : -1); }
      else if (event.key === "ArrowUp") { event.preventDefault(); point(active < 0 ? last : active - 1); }
      else if (event.key === "Escape") { event.preventDefault(); close(); }
      else if (event.key === "Enter" && active >= 0) { event.preventDefault(); choose(list.children[active]); }
      else if (event.key === "Tab") close();
    });
    // The field keeps the focus while the list is clicked, and a click is a choice.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) choose(option);
    });
  };

  for (const input of document.querySelectorAll("input[data-suggest]")) enhance(input);
})();
