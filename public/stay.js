// Says two minutes before a session ends unused that it will. "Stay signed in" sends its form, which the server answers
// with nothing, so the page and all that is typed on it stays as it is. Without this script a form that comes too late is
// held until its owner has signed in again.
(() => {
  const notice = document.querySelector(".ending");
  const words = notice.querySelectorAll("p");
  const soon = words[0];
  const over = words[1];
  const form = notice.querySelector("form");
  const lasts = Number(notice.dataset.lasts);
  let timers = [];

  const begin = (after) => {
    timers.forEach(clearTimeout);
    notice.hidden = true;
    soon.hidden = form.hidden = false;
    over.hidden = true;
    timers = [
      setTimeout(() => (notice.hidden = false), after),
      setTimeout(() => {
        soon.hidden = form.hidden = true;
        over.hidden = false;
      }, after + 120000),
    ];
  };
  form.addEventListener("submit", () => begin(lasts));
  begin(Number(notice.dataset.after));
})();
