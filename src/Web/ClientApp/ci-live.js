// <ci-live href>: figures of the platform as they change. Each event names places on the page, [data-live], and what to write there.
class Live extends HTMLElement {
  #events;

  connectedCallback() {
    this.#events = new EventSource(this.getAttribute('href'));
    this.#events.addEventListener('figures', (event) => this.#show(JSON.parse(event.data)));
  }

  disconnectedCallback() {
    this.#events.close();
  }

  #show(figures) {
    for (const place of this.querySelectorAll('[data-live]')) {
      const text = figures[place.dataset.live];
      if (text !== undefined && place.textContent !== text) {
        place.textContent = text;
      }
    }
  }
}

customElements.define('ci-live', Live);
