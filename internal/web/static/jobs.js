"use strict";
// Shows how far what is being done in the background is. When all of it is
// done the page is loaded anew, with what came of it.
(() => {
  const section = document.querySelector("[data-jobs]");
  if (!section || !section.querySelector("[data-job]:not(.over)")) return;
  const stream = new EventSource("/events");
  stream.addEventListener("jobs", (e) => {
    let going = false;
    for (const job of JSON.parse(e.data)) {
      const li = section.querySelector(`[data-job="${job.id}"]`);
      if (!li) continue;
      if (!job.ended) going = true;
      const state = li.querySelector("[data-state]");
      state.textContent = job.state;
      state.className = "state st-" + job.state;
      li.querySelector("[data-progress]").textContent = job.progress || "";
      if (job.ended) li.querySelector("form")?.remove();
    }
    if (!going) {
      stream.close();
      const busy = [...document.querySelectorAll("input:not([type=hidden]),textarea")].some((f) => f.value !== f.defaultValue);
      if (!busy) location.reload();
    }
  });
  addEventListener("pagehide", () => stream.close());
})();
