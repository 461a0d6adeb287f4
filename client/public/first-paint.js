// Runs before the first paint, so that a chosen theme and language are there from the start.
// Outside the bundle because a module would run too late, and inline script is forbidden by the content policy.
try {
  const { dataset } = document.documentElement;
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") dataset.theme = theme;
  const language = localStorage.getItem("language");
  if (language === "sv" || language === "en") document.documentElement.lang = language;
} catch {
  // No storage, no memory: the system's theme and the browser's language hold.
}
