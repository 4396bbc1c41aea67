// Tells the elements that enhanced navigation has patched the page. Blazor's script may start after this one.
function listen() {
  if (!window.Blazor?.addEventListener) {
    return false;
  }
  window.Blazor.addEventListener('enhancedload', () => document.dispatchEvent(new CustomEvent('ci:enhanced')));
  return true;
}

if (!listen()) {
  addEventListener('DOMContentLoaded', listen, { once: true });
}
