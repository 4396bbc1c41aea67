// What the frame of every page needs of scripts: links within a page move the focus, menus close like menus.
import { focusPlace } from './focus.js';

// Enhanced navigation scrolls to the place a link names, but leaves the focus behind: the skip link would skip nothing.
// Links in a drawing have no parts of their address, so it is read anew.
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href*="#"]');
  const to = link && new URL(link.getAttribute('href'), document.baseURI);
  if (to && to.pathname === location.pathname && to.search === location.search) {
    focusPlace(to.hash);
  }
});

document.addEventListener('click', (event) => {
  closeMenus((menu) => !menu.contains(event.target));
});

// Who tabs out of a menu would go on behind it.
document.addEventListener('focusout', (event) => {
  if (event.relatedTarget) {
    closeMenus((menu) => menu.contains(event.target) && !menu.contains(event.relatedTarget));
  }
});

document.addEventListener('keydown', (event) => {
  const menu = event.key === 'Escape' && event.target.closest?.('details[data-close-outside][open]');
  if (menu) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});

function closeMenus(which) {
  for (const menu of document.querySelectorAll('details[data-close-outside][open]')) {
    if (which(menu)) {
      menu.open = false;
    }
  }
}
