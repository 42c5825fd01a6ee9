if (!window.planLinks) {
  window.planLinks = true;
  document.addEventListener("click", (event) => {
    const link = event.target.closest('[data-testid="stHtml"] a[href^="/"]');
    if (!link || link.matches(".plan-leaves")) return;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(link.href, link.pathname === location.pathname && !link.search.includes("code="));
  });
  const go = (address, stays) => {
    history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
    if (!stays) document.querySelector('[data-testid="stMain"]').scrollTo(0, 0);
  };
  // The framework writes the bare address of a page that is opened, then the whole one: one page, one step of Back.
  let bare = false;
  const push = history.pushState.bind(history);
  history.pushState = (held, title, address) => {
    const next = new URL(address ?? location.href, location);
    const completes = bare && next.pathname === location.pathname && !location.search;
    bare = !next.search;
    if (completes) history.replaceState(held, title, address);
    else push(held, title, address);
  };
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => { bare = false; }, true);
  // What is searched for is an address too.
  document.addEventListener("submit", (event) => {
    const words = event.target.matches(".plan-search") && event.target.querySelector("input").value.trim();
    if (words === false) return;
    event.preventDefault();
    const address = new URL(event.target.getAttribute("action"), location);
    if (words) address.searchParams.set("q", words);
    go(address.href);
  });
  // Over the page, the menu goes once it has been used; beside a page that is narrow it waits to be asked for.
  const folded = () => document.querySelector('[data-testid="stSidebarCollapseButton"] button');
  document.addEventListener("click", (event) => {
    if (innerWidth <= 768 && event.target.closest('[data-testid="stSidebarNavLink"]')) folded()?.click();
  });
  if (innerWidth > 768 && innerWidth < 1024) folded()?.click();
  // A page that is still being drawn may move a button from under the pointer: a press that began on it counts there,
  // unless it is drawn away.
  let pressed = null;
  document.addEventListener("pointerdown", (event) => {
    const button = event.target.closest('[data-testid="stFormSubmitButton"] button, [data-testid="stButton"] button');
    pressed = button && !event.button ? { button, event } : null;
    if (pressed) button.setPointerCapture(event.pointerId);
  }, true);
  document.addEventListener("pointermove", (event) => {
    if (!pressed || Math.hypot(event.clientX - pressed.event.clientX, event.clientY - pressed.event.clientY) < 8) return;
    if (pressed.button.hasPointerCapture(event.pointerId)) pressed.button.releasePointerCapture(event.pointerId);
    pressed = null;
  }, true);
  // The framework may forget which button sent a form when something else asks for a run at the same instant: the press
  // travels with the form as well, beside the revision seen and the token of the form.
  const note = (button) => {
    const seen = button?.closest('[data-testid="stForm"]')?.querySelector('[class*="__seen"] input');
    const key = button?.closest('[class*="st-key-"]')?.className.match(/_(record|mine|theirs)\b/);
    if (!seen || !key) return;
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    write.call(seen, `${seen.value.split("/")[0]}/${key[1]}.${Date.now().toString(36)}`);
    seen.dispatchEvent(new Event("input", { bubbles: true }));
    // A field that somebody has not left yet is not set anew.
    seen.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  };
  const submits = '[data-testid="stFormSubmitButton"] button';
  document.addEventListener("click", (event) => note(event.target.closest(submits)), true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter") note(event.target.closest('[data-testid="stForm"]')?.querySelector(submits));
  }, true);
  // A chart is drawn for the screen: on paper it takes the width of its column, the same picture larger or smaller.
  addEventListener("beforeprint", () => {
    for (const frame of document.querySelectorAll(".js-plotly-plot .svg-container")) {
      const width = frame.clientWidth || parseFloat(frame.style.width);
      const height = frame.clientHeight || parseFloat(frame.style.height);
      if (!width || !height) continue;
      frame.dataset.screen = frame.style.cssText;
      frame.style.cssText += `;width:100%;height:auto;aspect-ratio:${width}/${height}`;
      for (const layer of frame.querySelectorAll(".main-svg")) {
        layer.setAttribute("viewBox", `0 0 ${width} ${height}`);
        layer.style.cssText += ";width:100%;height:100%";
      }
    }
  });
  addEventListener("afterprint", () => {
    for (const frame of document.querySelectorAll("[data-screen]")) {
      frame.style.cssText = frame.dataset.screen;
      delete frame.dataset.screen;
      for (const layer of frame.querySelectorAll(".main-svg")) {
        layer.removeAttribute("viewBox");
        layer.style.width = layer.style.height = "";
      }
    }
  });
  // On the page of imports, a file or a table that is pasted is one that was dropped: a table is a text file.
  document.addEventListener("paste", (event) => {
    const place = document.querySelector('.st-key-import_drop input[type="file"]');
    if (!place || !event.clipboardData || event.target.closest?.('input, textarea, [contenteditable="true"]')) return;
    const [text, page] = ["text/plain", "text/html"].map((kind) => event.clipboardData.getData(kind));
    const named = getComputedStyle(document.documentElement).getPropertyValue("--plan-pasted").trim().replaceAll('"', "");
    // Excel puts a picture of the cells on the clipboard too.
    let file = [...event.clipboardData.files].find((held) => !held.type.startsWith("image/"));
    // The page that Excel, Word and browsers put beside the text keeps merged cells, and cells of several lines, whole. (Written
    // \u003c: the framework drops a script that holds what looks like an element.)
    if (!file && /\u003ctable[\s>]/i.test(page)) file = new File([page], `${named}.html`, { type: "text/html" });
    if (!file && /[\t\n]/.test(text.trim())) file = new File([text], `${named}.csv`, { type: "text/csv" });
    if (!file) return;
    event.preventDefault();
    const held = new DataTransfer();
    held.items.add(file);
    place.files = held.files;
    place.dispatchEvent(new Event("change", { bubbles: true }));
  });
  // A server started again knows nothing of the page that it finds: it is drawn anew, with what is typed in it.
  let known = false;
  let lost = false;
  let asked = 0;
  setInterval(() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const connected = app?.dataset.testConnectionState === "CONNECTED";
    lost ||= known && !connected;
    known ||= connected;
    // Whoever is signed in no more is led to the door, and back to this very place from there. A link that somebody shared says
    // itself that it ended.
    if (known && !connected && Date.now() - asked > 2000) {
      asked = Date.now();
      const shared = location.pathname.match(/^\/shared\/[^/]+/)?.[0];
      if (shared) fetch(`${shared}/_stcore/health`).then(({ status }) => status === 404 && location.reload(), () => {});
      else fetch("/revision").then(({ status }) => status === 401 && location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`), () => {});
    }
    const wake = document.querySelector(".st-key-wake button:not([disabled])");
    if (!lost || !connected || !wake) return;
    lost = false;
    wake.click();
  }, 50);
}
