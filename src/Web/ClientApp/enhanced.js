// Tells the elements that enhanced navigation has patched the page, and moves the focus to a new page's heading, as a
// browser would begin anew. The first page, and another order or filter of the same page, leave the focus where it is.
let path = location.pathname;

function patched() {
  document.dispatchEvent(new CustomEvent('ci:enhanced'));
  if (location.pathname === path) {
    return;
  }
  path = location.pathname;
  if (location.hash === '') {
    document.querySelector('h1')?.focus();
  }
}

// Blazor's script may start after this one.
function listen() {
  if (!window.Blazor?.addEventListener) {
    return false;
  }
  window.Blazor.addEventListener('enhancedload', patched);
  return true;
}

if (!listen()) {
  addEventListener('DOMContentLoaded', listen, { once: true });
}
