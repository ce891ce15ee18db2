// Keeps what is being typed in this browser until it is sent, for whoever chose that: a lost signal loses nothing. Comes only to
// pages of people who chose; one without such a form is read once it was sent or is kept no more, and everything is forgotten.
(() => {
  const kept = document.querySelector("[data-keep]");
  const fields = kept ? [...kept.querySelectorAll("[name]:not([type=hidden]):not(button)")] : [];
  const ticks = (field) => /radio|checkbox/.test(field.type);
  try {
    const held = JSON.parse(localStorage.r || "[]");
    if (kept && held[0] == kept.dataset.keep) {
      fields.forEach((field, at) => (ticks(field) ? (field.checked = held[1][at]) : (field.value = held[1][at])));
    } else localStorage.removeItem("r");
    if (kept) {
      kept.addEventListener("input", () => {
        localStorage.r = JSON.stringify([kept.dataset.keep, fields.map((field) => (ticks(field) ? field.checked : field.value))]);
      });
    }
  } catch (nothing) {} // a browser that holds nothing, or something else
})();
