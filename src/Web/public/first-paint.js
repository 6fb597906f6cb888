// Sets theme, price colours and language before the first paint, so that nothing flashes. A file of its own, not an inline
// script, so that a strict content security policy may forbid inline scripts. The same keys as src/state/preferences.ts.
(function () {
  var root = document.documentElement;
  var kept = {};
  try {
    kept = JSON.parse(localStorage.getItem('trading-platform.preferences') || '{}').state || {};
  } catch (unreadable) {
    // Storage is closed to us or holds nonsense: the defaults of index.html stand, and the app says so nowhere else.
    kept = {};
  }
  if (kept.theme === 'light' || kept.theme === 'dark') root.dataset.theme = kept.theme;
  if (kept.priceColours) root.dataset.price = kept.priceColours;
  if (kept.language) root.lang = kept.language;
})();
