// The page's own behaviour: the theme switch, and contents that stand open where
// there is room. Runs in the head, so that a chosen theme is there at first paint.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const KEY = "handbook-theme";

  // Storage may be forbidden; the switch then lasts as long as the page.
  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const store = (theme) => {
    try {
      localStorage.setItem(KEY, theme);
    } catch {}
  };
  const current = () => root.dataset.bsTheme ?? (dark.matches ? "dark" : "light");

  const chosen = stored();
  if (chosen === "light" || chosen === "dark") root.dataset.bsTheme = chosen;

  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-switch]");
    const label = () => {
      button.textContent = current() === "dark" ? "Light theme" : "Dark theme";
    };
    button.addEventListener("click", () => {
      root.dataset.bsTheme = current() === "dark" ? "light" : "dark";
      store(root.dataset.bsTheme);
      label();
    });
    dark.addEventListener("change", label);
    label();
    button.hidden = false;

    const contents = document.querySelector("[data-contents]");
    const roomy = matchMedia("(min-width: 60rem)");
    const unfold = () => {
      contents.open = roomy.matches;
    };
    roomy.addEventListener("change", unfold);
    unfold();
    // In one column the open list would push the target away from under the reader.
    contents.addEventListener("click", (event) => {
      if (event.target.closest("a") && !roomy.matches) contents.open = false;
    });
  });
})();
