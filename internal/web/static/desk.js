// What scripts add to the desk: keys, evidence beside the account, times in the
// reader's zone, and what goes on in the background. Every page works without
// them.
"use strict";
(() => {
  const items = ".story-row,.st:not(.said),.one-list>li,.utt,details.number,.item";
  const statement = /^\/stories\/([^/]+)\/(claim|dispute|figure|utterance|name)s\/[^/]+$/;
  const kinds = { c: "claims", d: "disputes", f: "figures", u: "utterances", e: "names" };
  const pages = { s: ["/", "stories"], f: ["/search", "search"], n: ["/names", "names"], o: ["/outlets", "outlets"], m: ["/compare", "compare"], i: ["/intake", "intake"], c: ["/corrections", "corrections"] };
  const keys = [["?", "these keys"], ["/", "search"], ["j k", "next, previous statement or story"], ["o Enter", "open it"], ["e", "show or hide its evidence"], ["n", "next part of the list"], ["t", "times in your zone, or as published"], ["Esc", "close"]]
    .concat(Object.entries(pages).map(([k, p]) => ["g " + k, "go to " + p[1]]));
  const wide = matchMedia("(min-width:72rem)");
  const beside = document.getElementById("beside");

  // A moment with a zone is shown in the reader's own; the original is a key, a
  // button in the footer or a look at its tooltip away.
  const shown = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
  const zone = shown.resolvedOptions().timeZone;
  let own = true;
  try { own = localStorage.getItem("times") !== "published"; } catch { /* it is not kept then */ }
  function localTimes(root) {
    for (const t of root.querySelectorAll("time[datetime*=T]")) {
      const at = new Date(t.dateTime);
      if (!/(Z|[+-]\d\d:?\d\d)$/.test(t.dateTime) || isNaN(at)) continue;
      t.dataset.said ??= t.textContent;
      t.title = own ? "as published: " + t.dateTime : "in your zone: " + shown.format(at);
      t.textContent = own ? shown.format(at) : t.dataset.said;
    }
  }
  let zones = null;
  function wordZones() {
    if (zones) zones.textContent = own ? "show times as published" : "show times in your zone";
  }
  function switchTimes() {
    own = !own;
    try { localStorage.setItem("times", own ? "own" : "published"); } catch { /* it is not kept then */ }
    wordZones();
    localTimes(document);
  }
  if (document.querySelector("time[datetime*=T]")) {
    zones = document.createElement("button");
    zones.type = "button";
    zones.className = "zones";
    zones.title = "your zone is " + zone;
    zones.addEventListener("click", switchTimes);
    wordZones();
    document.querySelector("footer.desk p")?.append(" · ", zones);
  }

  // Evidence stands in the margin where there is one, else below its statement.
  // It is an entry of the tab's history, so that back closes it.
  let open = null; // {path, item, box}
  let asked = 0; // what was asked for last; what was asked for before is not shown
  function shut() {
    if (!open) return;
    open.box.remove();
    open.item?.classList.remove("open-here");
    open = null;
  }
  function leave() {
    asked++;
    if (!open) return;
    if (history.state?.pushed) return history.back();
    history.replaceState(null, "");
    shut();
  }
  async function show(path, item, entry) {
    if (open?.path === path) return entry ? leave() : undefined;
    const mine = ++asked;
    let box = null;
    try {
      const answer = await fetch(path, { headers: { Accept: "text/html" } });
      box = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("evidence");
    } catch { /* the link itself still works */ }
    if (mine !== asked) return;
    if (!box) return location.assign(path);
    item = item || open?.item || null;
    if (entry) {
      const state = { evidence: path, item: item?.id || "", pushed: true };
      if (open) history.replaceState({ ...state, pushed: history.state?.pushed || false }, "");
      else history.pushState(state, "");
    }
    shut();
    box = document.adoptNode(box);
    const old = box.querySelector("h1"), head = document.createElement("h3");
    head.className = old.className;
    head.id = old.id;
    head.dir = "auto";
    head.append(...old.childNodes);
    old.replaceWith(head);
    const close = document.createElement("button");
    close.type = "button";
    close.className = "shut";
    close.textContent = "close";
    close.addEventListener("click", leave);
    box.prepend(close);
    localTimes(box);
    if (wide.matches || !item) {
      beside.prepend(box);
      beside.scrollTop = 0;
      if (!wide.matches) box.scrollIntoView({ block: "nearest" });
    } else item.append(box);
    item?.classList.add("open-here");
    open = { path, item, box };
  }
  if (beside) {
    document.addEventListener("click", (e) => {
      if (e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
      const item = e.target.closest(items);
      const link = e.target.closest("a[href]");
      if (link) {
        if (link.classList.contains("here") || link.origin !== location.origin || !statement.test(link.pathname)) return;
        if (!item && !wide.matches) return; // there is no place for it here
        e.preventDefault();
        show(link.pathname, item, true);
      } else if (item && e.target.closest(".claim") && !e.target.closest(".evidence") && getSelection().isCollapsed) {
        const ev = item.querySelector("a.ev");
        if (ev) show(ev.pathname, item, true);
      }
    });
    // The address of a statement that the page has no room for.
    const id = location.hash.slice(1);
    if (/^[cdfue][0-9a-f]{6,}$/.test(id) && !document.getElementById(id)) {
      show(location.pathname + "/" + kinds[id[0]] + "/" + id, null);
    }
    // What is open stays open while the reader goes to another part of the page,
    // and is opened again when they come back to it.
    let within = false;
    document.addEventListener("click", (e) => { within = Boolean(e.target.closest("a[href^='#']")); });
    const restore = (state) => show(state.evidence, state.item ? document.getElementById(state.item) : null);
    addEventListener("popstate", (e) => {
      asked++;
      if (e.state?.evidence) restore(e.state);
      else if (within && open) history.replaceState({ evidence: open.path, item: open.item?.id || "" }, "");
      else shut();
      within = false;
    });
    if (history.state?.evidence) restore(history.state);
  }

  // Keys.
  let at = -1;
  function move(step) {
    const all = [...document.querySelectorAll(items)].filter((x) => x.offsetParent);
    if (!all.length) return;
    const now = all.indexOf(document.activeElement.closest(items));
    if (now >= 0) at = now;
    at = Math.min(all.length - 1, Math.max(0, at + step));
    all[at].tabIndex = -1;
    all[at].focus({ preventScroll: true });
    all[at].scrollIntoView({ block: "nearest" });
  }
  function current() {
    return document.activeElement?.closest(items);
  }
  let dialog = null;
  function help() {
    if (!dialog) {
      dialog = document.createElement("dialog");
      dialog.className = "keys";
      dialog.setAttribute("aria-labelledby", "keys-h");
      const h = document.createElement("h2");
      h.id = "keys-h";
      h.textContent = "Keys";
      const list = document.createElement("dl");
      for (const [k, what] of keys) {
        const dt = document.createElement("dt"), dd = document.createElement("dd");
        for (const part of k.split(" ")) {
          const kbd = document.createElement("kbd");
          kbd.textContent = part;
          dt.append(kbd, " ");
        }
        dd.textContent = what;
        list.append(dt, dd);
      }
      const form = document.createElement("form"), button = document.createElement("button");
      form.method = "dialog";
      button.textContent = "Close";
      form.append(button);
      dialog.append(h, list, form);
      document.body.append(dialog);
    }
    dialog.open ? dialog.close() : dialog.showModal();
  }
  let went = 0;
  document.addEventListener("keydown", (e) => {
    if (e.metaKey || e.ctrlKey || e.altKey || e.isComposing) return;
    if (e.target.closest?.("input,select,textarea,[contenteditable]")) {
      if (e.key === "Escape") e.target.blur();
      return;
    }
    if (dialog?.open && e.key !== "?") return;
    const going = went && e.timeStamp - went < 1500;
    went = 0;
    const item = current();
    if (going && pages[e.key]) location.assign(pages[e.key][0]);
    else if (e.key === "?") help();
    else if (e.key === "/") document.getElementById("q")?.focus();
    else if (e.key === "g") went = e.timeStamp;
    else if (e.key === "j") move(1);
    else if (e.key === "k") move(-1);
    else if (e.key === "n") document.querySelector("a[rel=next]")?.click();
    else if (e.key === "t") switchTimes();
    else if (e.key === "Escape") return leave();
    else if (item && e.key === "e") item.querySelector("a.ev")?.click();
    else if (item && (e.key === "o" || (e.key === "Enter" && e.target === item))) {
      if (item.tagName === "DETAILS") item.open = !item.open;
      else item.querySelector("h3 a[href],a.open,a.ev")?.click();
    } else return;
    e.preventDefault();
  });

  localTimes(document);

  // What goes on in the background is told on each page, so that the one that
  // began it can be left. Intake shows it by itself.
  const busy = document.querySelector("a.busy");
  if (busy && !document.querySelector("[data-jobs]")) {
    const stream = new EventSource("/events");
    stream.addEventListener("jobs", (e) => {
      const going = JSON.parse(e.data).filter((job) => !job.ended);
      if (going.length) {
        busy.textContent = going.length === 1 ? going[0].what + (going[0].progress ? ": " + going[0].progress : "") : going.length + " jobs at work";
        return;
      }
      stream.close();
      busy.textContent = "done: load this page anew";
      busy.href = location.href;
    });
    addEventListener("pagehide", () => stream.close());
  }
})();
