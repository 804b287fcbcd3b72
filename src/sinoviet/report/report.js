"use strict";
{
  const form = document.getElementById("filters");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const plain = (text) => text.normalize("NFC").toLowerCase();
  const drafts = [...document.querySelectorAll("details.draft")].map((element) => ({
    element,
    segments: [...element.querySelectorAll(".segment")].map((segment) => ({
      element: segment,
      items: [...segment.querySelectorAll("li[data-rule]")],
      marks: [...segment.querySelectorAll("mark")],
    })),
  }));
  const all = drafts.reduce((sum, draft) => sum + draft.segments.reduce((n, s) => n + s.items.length, 0), 0);

  // A query without marks finds words with any marks; the words are read once, at the first search.
  const matcher = (query) => {
    const marked = plain(query) !== fold(query);
    const wanted = marked ? plain(query) : fold(query);
    return (node) => {
      node.words ??= { plain: plain(node.textContent), fold: fold(node.textContent) };
      return node.words[marked ? "plain" : "fold"].includes(wanted);
    };
  };

  const filter = () => {
    const data = new FormData(form);
    const severities = new Set(data.getAll("severity"));
    const rule = data.get("rule");
    const chosen = data.get("draft") ?? "";
    const text = data.get("text").trim();
    const matches = text ? matcher(text) : () => true;
    const narrowed = rule || chosen || text || severities.size < 3;
    let shown = 0;
    for (const draft of drafts) {
      let inDraft = 0;
      for (const { element, items, marks } of draft.segments) {
        const near = (!chosen || chosen === draft.element.id) && matches(element.querySelector(".pair"));
        const visible = new Set();
        items.forEach((item, i) => {
          const show = (!chosen || chosen === draft.element.id)
            && severities.has(item.dataset.severity)
            && (!rule || rule === item.dataset.rule)
            && (near || matches(item));
          item.hidden = !show;
          if (show) visible.add(String(i + 1));
        });
        for (const mark of marks) mark.classList.toggle("off", !mark.dataset.n.split(" ").some((n) => visible.has(n)));
        element.hidden = !visible.size;
        inDraft += visible.size;
      }
      draft.element.hidden = Boolean(narrowed) && !inDraft;
      if (narrowed && inDraft) draft.element.open = true;
      shown += inDraft;
    }
    const findings = `${all} finding${all === 1 ? "" : "s"}`;
    form.querySelector("output").value = shown === all ? findings : `${shown} of ${findings}`;
  };

  if (form) {
    let timer = 0;
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(filter, 150);
    });
    filter();
  }

  // On paper everything stands open.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const element of closed) element.open = true;
  });
  addEventListener("afterprint", () => {
    for (const element of closed) element.open = false;
  });
}
