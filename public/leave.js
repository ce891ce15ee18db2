// Leaves quickly. Without it "Leave now" is a plain link to the same place; with it the page is emptied first, three
// presses of Shift do the same, and the Back button finds nothing. Also moves the focus to what is wrong with a form.
// Its sentences are written on the link: data-loading, and data-0 to data-2 by how often Shift was pressed.
(() => {
  const problem = document.querySelector(".problem");
  if (problem) problem.focus();
  const link = document.querySelector(".leave[data-loading]");
  if (!link) return;
  const words = link.dataset;
  const body = document.body;
  let presses = 0;
  let alone, timer, late;

  // Browsers bring the line one types in to sight, not all of its field: no half of it stays under the way out.
  addEventListener("focusin", (event) => {
    if (event.target.matches("textarea")) event.target.scrollIntoView({ block: "nearest" });
  });

  // One that speaks: an alert at once, a status when there is time.
  const voice = (role) => {
    const element = document.createElement("div");
    element.setAttribute("role", role);
    body.append(element);
    return element;
  };
  const status = voice("status");
  status.className = "unseen";

  // Takes every word off the page, for good.
  const empty = () => {
    document.documentElement.className = "gone";
    body.textContent = "";
    voice("alert").textContent = document.title = words.loading;
  };

  // Where there is no network the empty page stays, and goes when it can.
  const go = () => {
    clearTimeout(late);
    navigator.onLine ? location.replace(link.href) : addEventListener("online", go);
  };

  // Asking for the next page takes a slow phone a while, so the empty page is painted first. Whatever else fails, and
  // where nothing is painted at all, this still leaves.
  const leave = (event) => {
    event.preventDefault();
    try {
      empty();
      localStorage.removeItem("r"); // what keep.js keeps
    } finally {
      late = setTimeout(go, 300);
      requestAnimationFrame(() => setTimeout(go));
    }
  };
  document.querySelectorAll(".leave").forEach((way) => way.addEventListener("click", leave));

  const count = (number) => {
    presses = number;
    words.count = number;
    status.textContent = words[number];
    clearTimeout(timer);
    timer = setTimeout(() => (presses ? count(0) : (status.textContent = "")), 5000);
  };

  // Only Shift pressed alone counts, so that typing a capital letter says nothing.
  addEventListener("keydown", (event) => {
    alone = event.key == "Shift";
    if (!alone && presses) count(0);
  });
  addEventListener("keyup", (event) => {
    if (!alone || event.key != "Shift") return;
    if (presses > 1) leave(event);
    else count(presses + 1);
  });

  // The browser may keep a page in memory and show it as it was: not after somebody left.
  addEventListener("pageshow", (event) => {
    if (event.persisted && /\bleft=1/.test(document.cookie)) {
      empty();
      location.reload();
    }
  });
})();
