// <ci-formula href text-good text-uses>: asks while a formula is typed what is wrong with it, or what it gives.
// Read: { errors: [{ column, problem }], unit, uses }. Without scripts the form says the same once it is sent.
const pause = 300;

class Formula extends HTMLElement {
  #timer;
  #asked = 0;

  connectedCallback() {
    this.addEventListener('input', this);
  }

  disconnectedCallback() {
    this.removeEventListener('input', this);
    clearTimeout(this.#timer);
  }

  handleEvent(event) {
    if (event.target.name === 'formula') {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#ask(event.target), pause);
    }
  }

  async #ask(field) {
    const number = ++this.#asked;
    const body = new FormData();
    body.set('formula', field.value);
    const token = field.form.elements.namedItem('__RequestVerificationToken');
    body.set(token.name, token.value);
    try {
      const answer = await fetch(this.getAttribute('href'), { method: 'POST', body, headers: { accept: 'application/json' } });
      // A later question's answer is the one that counts.
      if (answer.ok && number === this.#asked) {
        this.#say(field, await answer.json());
      }
    } catch {
      // What is typed next asks again, and sending the form tells in any case.
    }
  }

  #say(field, { errors, unit, uses }) {
    const said = this.querySelector('[role="status"]');
    const isEmpty = field.value.trim() === '';
    field.setAttribute('aria-invalid', String(!isEmpty && errors.length > 0));
    said.textContent = isEmpty
      ? ''
      : errors.length > 0
        ? errors.map((e) => e.problem).join('; ')
        : `${this.getAttribute('text-good')} ${unit}. ${uses.length > 0 ? `${this.getAttribute('text-uses')} ${uses.join(', ')}.` : ''}`;
  }
}

customElements.define('ci-formula', Formula);
