// Before the first paint, so that a dark console does not begin white. A file, because the policy of the page allows no script in it.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('trusthub-graphql:console:scheme');
  } catch {
    // Without storage the system decides.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
