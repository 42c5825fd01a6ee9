// What is typed in a form is kept by the tab until it is recorded or left: a page that is loaded again, since the line was
// cut or the server away, finds it there, with the revision and the token that it was typed against. Nobody else does.
// What is typed in a meeting is kept longer: by the browser, for its person and its meeting, until it is recorded.
if (!window.planDrafts) {
  window.planDrafts = true;
  const PLACE = "plan-drafts";
  const LASTING = "plan-meeting-drafts";
  const DAYS = 60;
  const PATIENCE = 60;
  const LEFT = 12;
  const AGAIN = 20;
  const person = () => document.documentElement.dataset.person || "";
  const lasts = (name) => name.startsWith("meeting_");
  const read = (store, place) => {
    try {
      return JSON.parse(store().getItem(place)) || {};
    } catch {
      return {};
    }
  };
  const write_down = (store, place, held) => {
    try {
      store().setItem(place, JSON.stringify(held));
    } catch {} // a tab that may keep nothing, or no more
  };
  const tab = () => sessionStorage;
  const browser = () => localStorage;
  const kept = () => {
    const found = read(tab, PLACE);
    return found.person === person() ? found.forms : {};
  };
  const keep = (forms) => write_down(tab, PLACE, { person: person(), forms });
  const lasting = () => read(browser, LASTING)[person()] || {};
  const last = (forms) => {
    const young = Object.entries(forms).filter(([, draft]) => Date.now() - draft.at < DAYS * 86400000);
    write_down(browser, LASTING, { ...read(browser, LASTING), [person()]: Object.fromEntries(young) });
  };
  const carried = (form) => form?.querySelector('[class*="__seen"] input');
  const named = (seen) => seen?.closest('[class*="__seen"]').className.match(/st-key-(\S+)__seen/)?.[1];
  const place = (value) => value.split("/")[0];
  const token = (value) => place(value).split(":")[1];
  const recorded = (value) => place(value).split(":")[2];
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
    if (!name || lasts(name) || field === seen || !field.matches(TYPED) || !key?.startsWith(`${name}_`)) return;
    const forms = kept();
    const draft = forms[name]?.seen === place(seen.value) ? forms[name] : { seen: place(seen.value), fields: {} };
    draft.fields[key] = field.value;
    keep({ ...forms, [name]: draft });
  }, true);

  // The fields of a form of a meeting, as they are shown: texts and numbers, boxes, days, lists.
  const TICK = 'input[type="checkbox"]';
  const ASKED = 'input[type="date"], input[role="combobox"]';
  const shown = (form, name) => {
    const found = {};
    for (const holder of form.querySelectorAll(`[class*="st-key-${CSS.escape(name)}_"]`)) {
      const key = holder.className.match(/st-key-(\S+)/)[1];
      const field = holder.querySelector('[data-testid="stMultiSelect"]') ? null
        : holder.querySelector(ASKED) || holder.querySelector(TICK) || holder.querySelector(TYPED);
      if (field && !key.endsWith("__seen")) found[key] = field;
    }
    return found;
  };
  const value = (field) => (field.matches(TICK) ? String(field.checked) : field.value);
  const values = (fields) => Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, value(field)]));
  const words = (field) => field.closest('[class*="st-key-"]')?.querySelector("label")?.innerText || "";
  // A form as it was when it appeared. The page may show another form in its place, or make it anew.
  const states = new Map();
  const state_of = (form, name) => (states.get(name)?.form === form ? states.get(name) : undefined);
  // `kept` is what the draft holds and the page does not show yet.
  const begin = (form, name, fields) => states.set(name, { form, first: values(fields), isTouched: false, kept: {}, ticks: 0 });
  const note = (form, name) => {
    const state = state_of(form, name);
    const seen = carried(form);
    if (!state || !seen) return;
    const fields = shown(form, name);
    for (const [key, field] of Object.entries(fields)) state.first[key] ??= value(field);
    if (!state.isTouched) return;
    const forms = lasting();
    const draft = forms[name];
    const changed = Object.entries(fields).filter(([key, field]) => value(field) !== state.first[key]);
    const typed = { ...Object.fromEntries(changed.map(([key, field]) => [key, value(field)])), ...state.kept };
    if (JSON.stringify(typed) === JSON.stringify(draft?.fields ?? {}) && (!draft || draft.seen === place(seen.value))) return;
    delete forms[name];
    if (Object.keys(typed).length) {
      const texts = changed.filter(([, field]) => field.matches(TYPED) && field.value).map(([, field]) => [words(field), field.value]);
      forms[name] = { seen: place(seen.value), fields: typed, texts, at: Date.now() };
    }
    last(forms);
  };
  // A day is told by no event of its own: it is looked at before whatever is pressed next, that may take the form away.
  const note_all = () => {
    for (const [name, { form }] of states) if (form.isConnected && named(carried(form)) === name) note(form, name);
  };
  addEventListener("pagehide", note_all);
  // What is typed may come before the form is followed: it is known from the first touch, unless it waits for its draft.
  const known_by = (form, name) => {
    if (!state_of(form, name) && !lasting()[name] && !states.has(name)) begin(form, name, shown(form, name));
    return state_of(form, name);
  };
  const touch = (event) => {
    if (event.type !== "input") note_all();
    const form = event.target.closest?.('[data-testid="stForm"]');
    const name = named(carried(form));
    if (!name || !lasts(name) || !event.isTrusted || !known_by(form, name)) return;
    if (event.type === "focusin") return;
    const state = state_of(form, name);
    state.isTouched = true;
    delete state.kept[event.target.closest('[class*="st-key-"]')?.className.match(/st-key-(\S+)/)?.[1]];
    if (event.type === "input") note(form, name);
  };
  for (const kind of ["focusin", "input", "keydown", "pointerdown"]) document.addEventListener(kind, touch, true);
  const tell = (box, said) => {
    const line = JSON.stringify(said);
    if (box && box.value !== line) write(box, line);
  };
  // The browser cannot choose in a list or a calendar for anybody: the page is asked to, and again where that was lost.
  const ask = (form, name, state, fields) => {
    for (const [key, held] of Object.entries(state.kept)) if (fields[key] && value(fields[key]) === held) delete state.kept[key];
    if (!Object.keys(state.kept).length || state.ticks > PATIENCE * 2) state.kept = {};
    else if (state.ticks++ % AGAIN === 0) {
      const asked = Object.fromEntries(Object.entries(state.kept).map(([key, held]) => [key.slice(name.length + 1), held]));
      tell(form.closest('[role="dialog"]')?.querySelector(".st-key-meeting_recalled input"), { form: name, fields: asked, at: Date.now() });
    }
  };
  const follow = (form, name) => {
    const seen = carried(form);
    const fields = shown(form, name);
    const forms = lasting();
    const draft = forms[name];
    const state = state_of(form, name);
    const isDone = draft && recorded(seen.value) === token(draft.seen);
    if (isDone) {
      delete forms[name];
      last(forms);
    }
    if (state && !isDone) {
      ask(form, name, state, fields);
      return note(form, name);
    }
    // Made anew while a press is under way: what it holds is what was sent.
    if (!isDone && states.has(name) && seen.value.includes("/")) {
      states.get(name).form = form;
      return;
    }
    if (state) {
      begin(form, name, fields);
      delete form.dataset.draft;
      return;
    }
    const isMissing = draft && !isDone && Object.keys(draft.fields).some((key) => !fields[key]);
    if (isMissing && (tries[name] = (tries[name] ?? 0) + 1) % PATIENCE) return;
    begin(form, name, fields);
    if (!draft || isDone) return;
    const state_now = state_of(form, name);
    for (const [key, held] of Object.entries(draft.fields)) {
      const field = fields[key];
      if (!field) continue;
      state_now.first[key] = false; // other than any value: it was typed, whether or not the page shows it already
      if (value(field) === held) continue;
      if (field.matches(TICK)) field.click();
      else if (field.matches(ASKED)) state_now.kept[key] = held;
      else write(field, held);
    }
    if (token(seen.value) !== token(draft.seen)) write(seen, draft.seen);
    state_now.isTouched = true;
    form.dataset.draft = "meeting";
    ask(form, name, state_now, fields);
  };
  // Of a meeting that somebody else closed: what was typed and is not recorded is shown once more.
  const unsent = () => {
    const box = document.querySelector(".st-key-meeting_unsent input");
    const meeting = box?.closest('[class*="st-key-unsent_"]')?.className.match(/st-key-unsent_(\S+)/)?.[1];
    if (!meeting) return;
    const left = Object.entries(lasting()).filter(([name]) => name.startsWith(`meeting_${meeting}_`));
    const texts = left.flatMap(([, draft]) => draft.texts);
    if (texts.length) tell(box, texts);
  };
  document.addEventListener("click", (event) => {
    const meeting = event.target.closest(".st-key-meeting_discard button")
      && event.target.closest('[class*="st-key-unsent_"]')?.className.match(/st-key-unsent_(\S+)/)?.[1];
    if (meeting) last(Object.fromEntries(Object.entries(lasting()).filter(([name]) => !name.startsWith(`meeting_${meeting}_`))));
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
    unsent();
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
      if (name && lasts(name)) {
        follow(form, name);
        continue;
      }
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
  }, 100);
}
