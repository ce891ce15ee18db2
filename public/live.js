// Keeps pages of staff up to date. A list, or what was said in a case, is fetched again when the server says that something has
// changed, and only what differs is put in its place: the focus stays where it is, and what is typed or ticked is never touched.
// While something is ticked nothing moves under the finger. Says who else has the same case open, and puts a chosen text into a
// reply. Without it each page has a link that does as much, or a button.
(() => {
  const byItself = { "x-by-itself": "yes" };
  const live = document.querySelector("[data-live]");
  const news = document.querySelector("[data-news]");
  let missed = 0;
  let waiting = false;

  const isTicked = () => live.querySelector("[data-list] input:checked");

  // Puts a list's new items where they belong, and leaves those that are as they were. Gives the number of new ones.
  const merge = (old, fresh) => {
    const before = new Map([...old.children].map((one) => [one.dataset.id, one]));
    let added = 0;
    [...fresh.children].forEach((one, place) => {
      let kept = before.get(one.dataset.id);
      if (!kept) added++;
      if (!kept || kept.outerHTML != one.outerHTML) kept = document.importNode(one, true);
      if (old.children[place] != kept) old.insertBefore(kept, old.children[place] || null);
    });
    while (old.children.length > fresh.children.length) old.lastElementChild.remove();
    return added;
  };

  // While something is ticked: what is there says how it stands now, and all stays where it is. Says whether there is more to it.
  const mendInPlace = (old, fresh) => {
    const now = new Map([...fresh.children].map((one) => [one.dataset.id, one]));
    [...old.children].forEach((one) => {
      const other = now.get(one.dataset.id);
      if (!other || other.outerHTML == one.outerHTML) return;
      const mended = document.importNode(other, true);
      one.querySelectorAll("input:checked").forEach((tick) => {
        const again = mended.querySelector(`input[value="${tick.value}"]`);
        if (again) again.checked = true;
      });
      one.replaceWith(mended);
    });
    const ids = (list) => [...list.children].map((one) => one.dataset.id).join(" ");
    return ids(old) != ids(fresh);
  };

  const update = (page) => {
    const fresh = page.querySelector("[data-live]");
    if (!fresh) return;
    const active = live.contains(document.activeElement) && document.activeElement;
    const focused = active && (active.getAttribute("href") || active.id);
    const held = isTicked();
    waiting = false;
    let added = 0;
    live.querySelectorAll("[data-list]").forEach((list) => {
      const other = fresh.querySelector(`[data-list="${list.dataset.list}"]`);
      if (other && held) waiting = mendInPlace(list, other) || waiting;
      else if (other) added += merge(list, other);
    });
    live.querySelectorAll("[data-text]").forEach((text) => {
      const other = fresh.querySelector(`[data-text="${text.dataset.text}"]`);
      if (other && other.textContent != text.textContent) text.textContent = other.textContent;
    });
    if (focused && !live.contains(document.activeElement)) {
      const again = [...live.querySelectorAll("a, input")].find((one) => (one.getAttribute("href") || one.id) == focused);
      if (again) again.focus({ preventScroll: true });
    }
    missed += added;
    if (waiting) news.textContent = "Something has changed: the list follows once nothing is ticked.";
    else if (added) news.textContent = live.dataset.live == "case" ? "Something new was said: read it before you send." : `${missed} new`;
  };

  // The answer comes as a page, so that no text is ever made into one here.
  const lookAgain = () => {
    const ask = new XMLHttpRequest();
    ask.open("GET", location.href);
    ask.setRequestHeader("x-by-itself", "yes");
    ask.responseType = "document";
    ask.onload = () => ask.status == 200 && ask.response && update(ask.response);
    ask.send();
  };

  if (live && window.EventSource) {
    const events = new EventSource(live.dataset.events);
    let soon;
    // Of many changes in one moment one is fetched.
    events.addEventListener("changed", () => {
      clearTimeout(soon);
      soon = setTimeout(lookAgain, 150);
    });
    live.addEventListener("change", () => {
      if (!waiting || isTicked()) return;
      news.textContent = "";
      lookAgain();
    });
    events.onerror = () => {
      if (events.readyState == EventSource.CLOSED) news.textContent = "This page is no longer kept up to date. Look again.";
    };
  }

  const here = document.querySelector("[data-here]");
  if (here) {
    const token = document.querySelector("[name=form_token]");
    let typed = 0;
    const beat = async () => {
      if (document.hidden) return;
      const writing = Date.now() - typed < 30000 ? "yes" : "no";
      const body = new URLSearchParams({ form_token: token.value, writing });
      const answer = await fetch(here.dataset.here, { method: "POST", body, headers: byItself, redirect: "manual" }).catch(() => null);
      if (!answer || answer.status != 200) return;
      const words = await answer.text();
      if (words != here.textContent) here.textContent = words;
      here.hidden = !words;
    };
    addEventListener("input", (event) => {
      if (!event.target.matches("textarea")) return;
      const began = Date.now() - typed > 30000;
      typed = Date.now();
      if (began) beat();
    });
    addEventListener("visibilitychange", beat);
    setInterval(beat, 15000);
    beat();
  }

  const choose = document.querySelector("[value=use-text]");
  if (choose) {
    choose.addEventListener("click", (event) => {
      event.preventDefault();
      const chosen = document.querySelector("#snippet").selectedOptions[0];
      const reply = document.querySelector("#reply");
      const before = reply.value.trimEnd();
      reply.value = before ? `${before}\n\n${chosen.dataset.words}` : chosen.dataset.words;
      reply.focus();
    });
  }
})();
