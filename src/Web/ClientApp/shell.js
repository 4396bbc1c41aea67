// What the frame of every page needs of scripts: links within a page move the focus, menus close like menus.

// Enhanced navigation scrolls to the place a link names, but leaves the focus behind: the skip link would skip nothing.
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href*="#"]');
  if (link && link.pathname === location.pathname && link.search === location.search) {
    document.getElementById(decodeURIComponent(link.hash.slice(1)))?.focus();
  }
});

document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details[data-close-outside][open]')) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }
});

document.addEventListener('keydown', (event) => {
  const menu = event.key === 'Escape' && event.target.closest?.('details[data-close-outside][open]');
  if (menu) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});
