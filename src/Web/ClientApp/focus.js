// Shows the place in the page that a hash names and gives it the focus: what is no control, such as a turn of the transcript,
// is made able to take it. Navigation in place renews neither :target nor the focus.
export function focusPlace(hash) {
  const place = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!place) {
    return false;
  }
  if (place.tabIndex < 0) {
    place.tabIndex = -1;
  }
  place.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent('ci:place', { detail: hash }));
  return true;
}

export function focusHeading() {
  document.querySelector('h1')?.focus({ preventScroll: true });
}
