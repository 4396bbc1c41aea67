// Tells the elements that enhanced navigation has patched the page, and moves the focus as a browser would that begins anew:
// to the place the address names, to the heading of the card whose form was sent (a redirect's own place is lost on the way),
// or to a new page's heading. The first page, and another order or filter of the same page, leave the focus where it is,
// unless what had it is gone.
import { focusHeading, focusPlace } from './focus.js';

let { href, pathname } = location;
let sentFrom = '';
let clicked = '';

document.addEventListener('click', () => {
  clicked = nameOf(document.activeElement);
}, { capture: true });

document.addEventListener('submit', (event) => {
  const id = event.target.closest('.card')?.querySelector('h2')?.id;
  sentFrom = id ? `#${id}` : '';
});

function patched() {
  document.dispatchEvent(new CustomEvent('ci:enhanced'));
  const isElsewhere = location.href !== href;
  const isOtherPage = location.pathname !== pathname;
  const card = sentFrom;
  ({ href, pathname } = location);
  sentFrom = '';
  if (isElsewhere && focusPlace(location.hash)) {
    return;
  }
  if (isOtherPage || (!focusPlace(card) && isFocusLost())) {
    focusHeading();
  }
}

// In a menu that the patch has closed, too; and where the patch has made another link of the one that was followed.
function isFocusLost() {
  const focused = document.activeElement;
  return focused === document.body || !focused.checkVisibility() || (focused.matches('a') && nameOf(focused) !== clicked);
}

// Without signs: a heading that sorts changes its arrow.
function nameOf(element) {
  return element.textContent.replace(/[^\p{L}\p{N}]/gu, '');
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
