// <ci-pending status href>: asks whether the call has another status yet, and shows the page anew once it has.
// Slower and slower: what takes a minute may be shown two seconds late.
class Pending extends HTMLElement {
  #timer;
  #wait = 500;

  connectedCallback() {
    this.#later();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #later() {
    this.#timer = setTimeout(() => this.#ask(), this.#wait);
    this.#wait = Math.min(this.#wait * 1.3, 5000);
  }

  async #ask() {
    try {
      const answer = await fetch(this.getAttribute('href'), { headers: { accept: 'application/json' } });
      const said = answer.ok ? await answer.json() : {};
      if (answer.status === 404 || (said.status && said.status !== this.getAttribute('status'))) {
        location.reload();
        return;
      }
    } catch {
      // The server may be starting anew: the next question tells.
    }
    if (this.isConnected) {
      this.#later();
    }
  }
}

customElements.define('ci-pending', Pending);
