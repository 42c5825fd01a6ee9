// What is typed in a form is kept by the tab until it is recorded or left: a page that is loaded again, since the line was
// cut or the server away, finds it there, with the revision and the token that it was typed against. Nobody else does.
if (!window.planDrafts) {
  window.planDrafts = true;
  const PLACE = "plan-drafts";
  const PATIENCE = 20;
  const LEFT = 4;
  const person = () => document.documentElement.dataset.person || "";
  const kept = () => {
    try {
      const found = JSON.parse(sessionStorage.getItem(PLACE)) || {};
      return found.person === person() ? found.forms : {};
    } catch {
      return {};
    }
  };
  const keep = (forms) => {
    try {
      sessionStorage.setItem(PLACE, JSON.stringify({ person: person(), forms }));
    } catch {} // a tab that may keep nothing, or no more
  };
  const carried = (form) => form?.querySelector('[class*="__seen"] input');
  const named = (seen) => seen?.closest('[class*="__seen"]').className.match(/st-key-(\S+)__seen/)?.[1];
  const token = (value) => value.split("/")[0].split(":")[1];
  const write = (field, value) => {
    const kind = field.matches("textarea") ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  };
  const TYPED = '[data-testid="stTextInput"] input, [data-testid="stTextArea"] textarea, [data-testid="stNumberInput"] input';
  document.addEventListener("input", (event) => {
    const field = event.target;
    const seen = carried(field.closest?.('[data-testid="stForm"]'));
    const name = named(seen);
    const key = field.closest?.('[class*="st-key-"]')?.className.match(/st-key-(\S+)/)[1];
    if (!name || field === seen || !field.matches(TYPED) || !key?.startsWith(`${name}_`)) return;
    const forms = kept();
    const draft = forms[name]?.seen === seen.value.split("/")[0] ? forms[name] : { seen: seen.value.split("/")[0], fields: {} };
    draft.fields[key] = field.value;
    keep({ ...forms, [name]: draft });
  }, true);
  // A form that is met for the first time after the page was loaded again gets its draft. One that was left begins anew,
  // and one whose token is another by now was recorded.
  const waiting = new Set(Object.keys(kept()));
  const known = new WeakSet();
  const tries = {};
  const missed = {};
  setInterval(() => {
    const app = document.querySelector('[data-testid="stApp"]')?.dataset;
    if (app?.testScriptState !== "notRunning" || app.testConnectionState !== "CONNECTED") return;
    const drawn = new Set([...document.querySelectorAll('[data-testid="stForm"]')].map((form) => named(carried(form))));
    // As the partner sees the plan, and on another day, no form is shown: nobody left it, it gets its draft when it is back.
    const others = document.querySelector(".plan-looks") ? Object.keys(kept()).filter((name) => !drawn.has(name)) : [];
    for (const name of others) waiting.add(name);
    // Between two runs a form may be gone for a moment, before the page says why: one that stays away was left.
    for (const name of Object.keys(kept())) missed[name] = drawn.has(name) ? 0 : (missed[name] ?? 0) + 1;
    const left = Object.entries(kept()).filter(([name]) => waiting.has(name) || missed[name] < LEFT);
    if (left.length !== Object.keys(kept()).length) keep(Object.fromEntries(left));
    for (const form of document.querySelectorAll('[data-testid="stForm"]')) {
      const seen = carried(form);
      const name = named(seen);
      const forms = kept();
      const draft = name && forms[name];
      if (!known.has(form) && name) {
        const typed = Object.entries(draft?.fields ?? {}).map(([key, value]) => [
          form.querySelector(`.st-key-${CSS.escape(key)}`)?.querySelector("input, textarea"), value,
        ]);
        // The browser may still be fetching a kind of field; a field that is no longer asked for is not waited for.
        if (waiting.has(name) && typed.some(([field]) => !field) && (tries[name] = (tries[name] ?? 0) + 1) !== PATIENCE) continue;
        known.add(form);
        if (draft && waiting.delete(name)) {
          for (const [field, value] of typed) if (field && field.value !== value) write(field, value);
          write(seen, draft.seen);
          keep({ ...forms, [name]: draft });
          form.dataset.draft = "";
          continue;
        }
      } else if (!draft || token(draft.seen) === token(seen.value)) continue;
      delete form.dataset.draft;
      if (!draft) continue;
      delete forms[name];
      keep(forms);
    }
  }, 300);
}
