// Progressive enhancement only: every page works without this file.
(() => {
  "use strict";
  const $all = (selector) => document.querySelectorAll(selector);

  // <a data-toggle href="#id"> shows its target through :target; with scripts it becomes a real button.
  for (const link of $all("a[data-toggle]")) {
    const panel = document.getElementById(link.hash.slice(1));
    if (!panel) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.append(...link.childNodes);
    button.setAttribute("aria-controls", panel.id);
    const show = (open) => {
      panel.classList.toggle("is-open", open);
      button.setAttribute("aria-expanded", String(open));
    };
    show(location.hash === link.hash);
    addEventListener("hashchange", () => { if (location.hash === link.hash) show(true); });
    button.addEventListener("click", () => {
      // A panel shown by the address (:target) could not be closed: forget the fragment first.
      if (location.hash === link.hash) location.hash = "_";
      show(button.getAttribute("aria-expanded") !== "true");
    });
    const onEscape = (event) => {
      if (event.key !== "Escape" || !panel.classList.contains("is-open") || event.defaultPrevented) return;
      show(false);
      button.focus();
    };
    panel.addEventListener("keydown", onEscape);
    button.addEventListener("keydown", onEscape);
    link.replaceWith(button);
  }

  // The address may name something folded: unfold what holds it.
  const unfold = () => {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (!target) return;
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    if (target.closest("details")) target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();

  // Rows that a phone shows as cards stay those of a table for a screen reader.
  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  for (const node of $all(":is(.table--cards, .month), :is(.table--cards, .month) :is(thead, tbody, tr, th, td)")) {
    node.setAttribute("role", roles[node.tagName] || (node.scope === "row" ? "rowheader" : "columnheader"));
  }

  // Videos: nothing is asked of the provider before the click.
  for (const link of $all("a[data-embed]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !/^https:\/\//.test(link.dataset.embed)) return;
      event.preventDefault();
      const frame = document.createElement("iframe");
      frame.src = link.dataset.embed;
      frame.title = link.dataset.title;
      frame.allow = "fullscreen; picture-in-picture";
      frame.allowFullscreen = true;
      frame.referrerPolicy = "strict-origin-when-cross-origin";
      frame.tabIndex = 0;
      link.replaceWith(frame);
      frame.focus();
    });
  }

  for (const button of $all("button[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    if (!field || !navigator.clipboard) continue;
    const label = button.querySelector("span") || button;
    const before = label.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(field.value); } catch { field.select(); return; }
      label.textContent = button.dataset.done;
      setTimeout(() => { label.textContent = before; }, 3000);
    });
  }

  // Phones share by what their owner has installed.
  for (const item of $all("[data-share]")) {
    const what = { title: item.dataset.share, url: item.dataset.url };
    if (!navigator.canShare?.(what)) continue;
    item.hidden = false;
    item.querySelector("button").addEventListener("click", () => navigator.share(what).catch(() => {}));
  }

  for (const item of $all("[data-print]")) {
    item.hidden = false;
    item.querySelector("button").addEventListener("click", () => print());
  }

  // On paper everything is unfolded.
  const closed = [];
  addEventListener("beforeprint", () => {
    for (const node of $all("main details:not([open]):not(.filter)")) { node.open = true; closed.push(node); }
  });
  addEventListener("afterprint", () => { for (const node of closed.splice(0)) node.open = false; });
})();
