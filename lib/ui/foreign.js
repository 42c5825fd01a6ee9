// The framework speaks English alone. What it says is replaced by our words (lib/ui/foreign.py) before it is painted: text
// in the few places where it writes some, and the names that it gives to what a screen reader meets.
window.planSpeak ??= (() => {
  const TEXTS = [
    "SkipToContent", "FileUploader", "FileUploaderDropzone", "SelectboxVirtualDropdown", "MultiSelectDropdown", "DateInputCalendar", "Dialog", "TooltipErrorContent", "DownloadButtonError",
  ].map((name) => `[data-testid="st${name}"]`).concat('[data-testid="InputInstructions"]', "[data-placeholder]", ".react-aria-ListBox", "button kbd").join();
  const NAMES = ["aria-label", "aria-valuetext", "placeholder"];
  const known = new WeakMap(); // where → what stood there: what the framework wrote, and what is shown for it
  let words = {}, holed = [], month = null;
  const worded = (english) => {
    if (Object.hasOwn(words, english)) return words[english];
    for (const [before, after, ours] of holed) {
      if (english.length <= before.length + after.length || !english.startsWith(before) || !english.endsWith(after)) continue;
      return ours.replace("{}", () => english.slice(before.length, english.length - after.length));
    }
    const number = /^(\d\d) – [A-Z][a-z]+$/.exec(english);
    return number ? `${number[1]} – ${month.format(new Date(2000, number[1] - 1, 2))}` : english;
  };
  const replace = (where, name, value, write) => {
    const held = known.get(where) ?? {};
    const english = held[name]?.shown === value ? held[name].english : value;
    const shown = worded(english);
    if (shown === english && !held[name]) return;
    known.set(where, { ...held, [name]: { english, shown } });
    if (shown !== value) write(shown);
  };
  const text = (node) => replace(node, "text", node.nodeValue, (shown) => { node.nodeValue = shown; });
  const named = (element, name) => {
    const value = element.getAttribute(name);
    if (value) replace(element, name, value, (shown) => element.setAttribute(name, shown));
  };
  const inside = (element) => {
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) text(walk.currentNode);
  };
  const all = (element) => {
    if (element.closest(TEXTS)) inside(element);
    else element.querySelectorAll(TEXTS).forEach(inside);
    for (const name of NAMES) {
      named(element, name);
      element.querySelectorAll(`[${name}]`).forEach((one) => named(one, name));
    }
  };
  new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes } of records) {
      if (type === "attributes") named(target, attributeName);
      else if (type === "characterData") target.parentElement?.closest(TEXTS) && text(target);
      else for (const node of addedNodes) {
        if (node instanceof HTMLElement) all(node); // what a chart draws is its own
        else if (node.nodeType === Node.TEXT_NODE && target.closest?.(TEXTS)) text(node);
      }
    }
  }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributeFilter: NAMES });
  const tell = () => window.dispatchEvent(new Event("languagechange"));
  // The framework keeps the language of the browser that it found when it was fetched, and listens from its first control
  // on: what we told before that would never be heard. Who begins to listen is told.
  const listen = window.addEventListener;
  window.addEventListener = (kind, ...how) => {
    listen.call(window, kind, ...how);
    if (kind === "languagechange") queueMicrotask(tell);
  };
  return (ours, locale) => {
    words = {};
    holed = [];
    for (const [english, said] of Object.entries(ours)) {
      const [before, after] = english.split("{}");
      if (after === undefined) words[english] = said;
      else holed.push([before, after, said]);
    }
    month = new Intl.DateTimeFormat(locale, { month: "long" });
    // Calendars take their months from the language of the browser, arrow keys their direction: here it is the reader's.
    Object.defineProperty(navigator, "language", { get: () => locale, configurable: true });
    tell();
    all(document.documentElement);
  };
})();
