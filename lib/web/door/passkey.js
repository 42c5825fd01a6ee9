// A form of class « passkey » is sent once the device answered what the server asked it; shown where a browser can do that.
"use strict";
for (const box of document.querySelectorAll(".passkey")) {
  const form = box.querySelector("form"), failed = box.querySelector("[role=alert]");
  const adds = form.elements.name !== undefined && form.querySelector("[name=name]") !== null;
  const Keys = window.PublicKeyCredential;
  if (!Keys || !Keys.parseCreationOptionsFromJSON || !Keys.parseRequestOptionsFromJSON) continue;
  box.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const begun = await fetch(box.dataset.begin, { method: "POST" });
      if (!begun.ok) throw new Error(begun.statusText);
      const asked = await begun.json();
      const made = adds
        ? await navigator.credentials.create({ publicKey: Keys.parseCreationOptionsFromJSON(asked) })
        : await navigator.credentials.get({ publicKey: Keys.parseRequestOptionsFromJSON(asked) });
      form.querySelector("[name=answer]").value = JSON.stringify(made.toJSON());
      form.submit();
    } catch (error) {
      failed.hidden = false;
      button.disabled = false;
      button.focus();
    }
  });
}
