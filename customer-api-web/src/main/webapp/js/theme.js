// A classic script, loaded before the style sheets: the page must not flash in the other colours first.
(() => {
  const chosen = localStorage.getItem('customer-api.theme');
  if (chosen === 'light' || chosen === 'dark') {
    document.documentElement.dataset.theme = chosen;
  }
})();
