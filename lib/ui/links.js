if (!window.planLinks) {
  window.planLinks = true;
  document.addEventListener("click", (event) => {
    const link = event.target.closest('[data-testid="stHtml"] a[href^="/"]');
    if (!link || link.pathname === location.pathname) return;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState({}, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate"));
    document.querySelector('[data-testid="stMain"]').scrollTo(0, 0);
  });
  // A server started again knows nothing of the page that it finds: it is drawn anew, with what is typed in it.
  let lost = false;
  setInterval(() => {
    const app = document.querySelector('[data-testid="stApp"]');
    if (app?.dataset.testConnectionState !== "CONNECTED") lost = true;
    const wake = document.querySelector(".st-key-wake button:not([disabled])");
    if (!lost || app?.dataset.testConnectionState !== "CONNECTED" || !wake) return;
    lost = false;
    wake.click();
  }, 50);
}
