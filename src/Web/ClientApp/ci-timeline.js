// <ci-timeline label hint>: the server draws it whole; this adds a tooltip, and the keyboard.
// Only the moments (marks) are stopped at: the speech between them is read in the transcript.
class Timeline extends HTMLElement {
  #tip;
  #reading;
  #at = -1;
  #ended;

  connectedCallback() {
    this.#ended = new AbortController();
    const { signal } = this.#ended;
    this.addEventListener('pointerover', (event) => this.#showUnder(event.target), { signal });
    this.addEventListener('pointerleave', () => this.#hide(), { signal });
    this.addEventListener('keydown', (event) => this.#press(event), { signal });
    this.addEventListener('focusout', () => this.#hide(), { signal });
    this.#prepare();
    // Enhanced navigation takes away what scripts have added: put it back.
    document.addEventListener('ci:enhanced', () => this.#prepare(), { signal });
  }

  disconnectedCallback() {
    this.#ended.abort();
  }

  #prepare() {
    const frame = this.querySelector('.timeline');
    frame.tabIndex = 0;
    frame.setAttribute('role', 'application');
    frame.setAttribute('aria-label', `${this.getAttribute('label')}. ${this.getAttribute('hint')}`);
    if (!this.#tip?.isConnected) {
      this.#tip = this.#part('timeline-tip', { hidden: true });
      this.#reading = this.#part('visually-hidden');
      this.#reading.setAttribute('aria-live', 'polite');
    }
  }

  #part(className, more = {}) {
    const part = Object.assign(document.createElement('div'), { className, ...more });
    this.append(part);
    return part;
  }

  get #moments() {
    return [...this.querySelectorAll('a[data-mark]')]
      .map((link) => ({ link, x: link.getBoundingClientRect().x }))
      .sort((a, b) => a.x - b.x)
      .map((moment) => moment.link);
  }

  #press(event) {
    const moments = this.#moments;
    const last = moments.length - 1;
    const to = { ArrowRight: Math.min(this.#at + 1, last), ArrowLeft: Math.max(this.#at - 1, 0), Home: 0, End: last }[event.key];
    if (event.key === 'Escape') {
      this.#hide();
    } else if (event.key === 'Enter' && moments[this.#at]) {
      event.preventDefault();
      moments[this.#at].dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
    } else if (to !== undefined && last >= 0) {
      event.preventDefault();
      this.#at = to;
      this.#show(moments[to]);
      this.#reading.textContent = this.#tip.textContent;
    }
  }

  #showUnder(target) {
    const link = target.closest?.('a[data-at]');
    if (link) {
      this.#show(link);
    } else {
      this.#tip.hidden = true;
    }
  }

  #show(link) {
    const { mark, at, text } = link.dataset;
    this.#tip.textContent = mark ? `${at} ${mark}: ${text}` : `${at} ${text}`;
    this.#tip.hidden = false;
    const own = this.getBoundingClientRect();
    const there = link.getBoundingClientRect();
    const middle = there.x + there.width / 2 - own.x - this.#tip.offsetWidth / 2;
    this.#tip.style.left = `${Math.max(0, Math.min(middle, own.width - this.#tip.offsetWidth))}px`;
    this.#tip.style.bottom = `${own.bottom - there.top + 6}px`;
  }

  #hide() {
    this.#at = -1;
    this.#tip.hidden = true;
    this.#reading.textContent = '';
  }
}

customElements.define('ci-timeline', Timeline);
