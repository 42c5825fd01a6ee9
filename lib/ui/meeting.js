// The keyboard in a meeting. A drawer that is open, or about to, has every key; Ctrl+Enter records from whichever field;
// where the meeting was, and what was shown of it, stays in this browser.
if (!window.planMeeting) {
  window.planMeeting = true;
  const SOON = 3000;
  const drawer = () => document.querySelector('[role="dialog"]:has(.st-key-meeting_recalled)');
  const isTyped = (target) => target.matches?.("input, textarea, select") || target.isContentEditable;
  const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && (event.key.length === 1 || event.key.startsWith("Arrow"));
  const FIELD = '[data-testid="stForm"] textarea, [data-testid="stForm"] input[type="text"], [data-testid="stForm"] [role="spinbutton"], [data-testid="stForm"] input';
  const first = (held) => [...held.querySelectorAll(FIELD)].find((field) => !field.closest('[class*="__seen"]') && field.offsetParent);
  const set = (field, value) => {
    const kind = field.matches("textarea") ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  // What is pressed after the key that opens the drawer, and before it is there, is meant for it.
  let opened = 0;
  let early = "";
  const isOpening = () => opened && Date.now() - opened < SOON;
  addEventListener("keydown", (event) => {
    if (isTyped(event.target) || drawer() || !isPlain(event)) return;
    if (isOpening()) {
      early += event.key.length === 1 ? event.key : "";
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    const opens = { d: "note_decision", n: "note_action" }[event.key.toLowerCase()];
    if (opens && document.querySelector(`.st-key-${opens} button:not(:disabled)`)) {
      opened = Date.now();
      early = "";
    }
  }, true);
  // The buttons hear their keys on the document: below it the drawer has had them.
  document.body.addEventListener("keydown", (event) => {
    if (drawer() && isPlain(event)) event.stopPropagation();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const held = drawer();
    const form = event.target.closest?.('[data-testid="stForm"]') ?? held?.querySelector('[data-testid="stForm"]');
    const button = held && form?.querySelector('[data-testid="stFormSubmitButton"] button:not(:disabled)');
    if (!button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.repeat) return;
    const field = document.activeElement;
    // A name that is typed into a list is chosen first, as Enter does.
    if (field?.getAttribute("role") === "combobox" && field.getAttribute("aria-expanded") === "true")
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, bubbles: true, cancelable: true }));
    setTimeout(() => {
      if (form.contains(field)) field.blur();
      setTimeout(() => button.click(), 50);
    }, 50);
  }, true);
  // A drawer that is being left is asked nothing: what it answered would bring it back, with every key.
  let left = 0;
  addEventListener("keydown", (event) => { if (event.key === "Escape" && drawer()) left = Date.now(); }, true);
  addEventListener("pointerdown", (event) => { if (drawer() && !event.target.closest?.('[data-testid="stForm"]')) left = Date.now(); }, true);
  const isLeft = () => Date.now() - left < SOON;
  // What somebody else records is seen within a second: asked of the server by its number, drawn only when there is something.
  let told = 0;
  let asks = false;
  const look = async () => {
    const shown = document.querySelector(".plan-revision");
    const app = document.querySelector('[data-testid="stApp"]')?.dataset;
    if (!shown || asks || app?.testScriptState !== "notRunning" || app.testConnectionState !== "CONNECTED") return;
    asks = true;
    try {
      const answer = await fetch("/revision", { cache: "no-store" });
      const last = answer.ok ? Number(await answer.text()) : 0;
      const button = (drawer() ?? document).querySelector(`.st-key-${drawer() ? "meeting_meanwhile" : "wake"} button:not(:disabled)`);
      if (last > Math.max(told, Number(shown.textContent)) && button && !isLeft() && app.testScriptState === "notRunning") {
        told = last;
        button.click();
      }
    } catch {} // a server that is away: the page says so by itself
    asks = false;
  };
  setInterval(look, 400);
  let shown = null;
  let token = "";
  setInterval(() => {
    const place = document.querySelector(".plan-place")?.textContent;
    if (place) {
      const cookie = `plan_meeting=${place}`;
      if (!document.cookie.split("; ").includes(cookie)) document.cookie = `${cookie}; path=/; max-age=2592000; samesite=lax`;
    }
    const held = drawer();
    const form = held?.querySelector('[data-testid="stForm"]');
    // A field that is still on its way is a grey bar: the one after it is not the first.
    const field = form && !form.querySelector('[data-testid="stSkeleton"]') && first(held);
    if (!field) {
      if (!held) shown = null;
      return;
    }
    const seen = form.querySelector('[class*="__seen"] input')?.value.split("/")[0].split(":")[2] ?? "";
    const isRecorded = form === shown && seen !== token;
    const at = document.activeElement;
    const isFree = at === document.body || at === held || (at.matches("button") && !at.closest('[data-testid="stButtonGroup"]'));
    // Who is in a field already, where the drawer came late, stays there.
    const isNew = form !== shown && (isFree || (!shown && !form.contains(at)));
    shown = form;
    token = seen;
    if (!isRecorded && !isNew) return;
    field.focus();
    if (isOpening() && early && field.value !== undefined) set(field, field.value + early);
    opened = 0;
    early = "";
  }, 100);
}
