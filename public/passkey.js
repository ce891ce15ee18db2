// Speaks to the browser about passkeys (WebAuthn). Without it, or where the browser has none, those forms stay hidden and
// the other ways remain. The answer travels in a field of the form, so that the form's own token goes with it.
(() => {
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  for (const button of document.querySelectorAll("[data-needs-passkey]")) button.hidden = false;

  // Questions and answers are JSON, with bytes written as base64url.
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  const known = (list) => list.map((one) => Object.assign(one, { id: bytes(one.id) }));

  const read = (question) => {
    const publicKey = JSON.parse(question).publicKey;
    publicKey.challenge = bytes(publicKey.challenge);
    if (publicKey.user) publicKey.user.id = bytes(publicKey.user.id);
    if (publicKey.excludeCredentials) publicKey.excludeCredentials = known(publicKey.excludeCredentials);
    if (publicKey.allowCredentials) publicKey.allowCredentials = known(publicKey.allowCredentials);
    return { publicKey };
  };

  const write = (made) => {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
      if (made.response[part]) response[part] = text(made.response[part]);
    const rawId = text(made.rawId);
    return JSON.stringify({ id: made.id, rawId, type: made.type, response, extensions: {} });
  };

  for (const part of document.querySelectorAll("[data-passkey]")) {
    const form = part.querySelector("form");
    const failed = part.querySelector("[data-failed]");
    const button = form.querySelector("button");
    part.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      button.disabled = failed.hidden = true;
      try {
        const question = read(part.dataset.question);
        form.elements.passkey.value = write(await navigator.credentials[part.dataset.passkey](question));
        form.submit();
      } catch (refused) {
        failed.hidden = button.disabled = false;
      }
    });
  }
  for (const hint of document.querySelectorAll("[data-without-passkey]")) hint.hidden = true;
})();
