// <ci-transcript first next total window fragment failed>: loads the windows before and after while they are scrolled to,
// shows the utterance the address names, and marks what is typed into the page's find box in what is loaded.
// What is loaded is read from the document each time: enhanced navigation may have put the server's window back.
class Transcript extends HTMLElement {
  #ended;
  #near;
  #busy = false;

  connectedCallback() {
    this.#ended = new AbortController();
    const { signal } = this.#ended;
    this.#near = new IntersectionObserver((entries) => this.#reach(entries), { rootMargin: '600px 0px' });
    addEventListener('hashchange', () => this.#showTarget(location.hash), { signal });
    document.addEventListener('ci:place', (event) => this.#showTarget(event.detail), { signal });
    document.addEventListener('ci:enhanced', () => this.#begin(), { signal });
    this.closest('section')?.querySelector('[data-find] input')?.addEventListener('input', (event) => this.#mark(event.target.value), { signal });
    this.#begin();
  }

  disconnectedCallback() {
    this.#ended.abort();
    this.#near.disconnect();
    CSS.highlights?.delete('found-in-call');
  }

  #begin() {
    this.#showTarget(location.hash);
    this.#watch();
    this.#mark(this.closest('section')?.querySelector('[data-find] input')?.value ?? '');
  }

  #watch() {
    this.#near.disconnect();
    for (const edge of this.querySelectorAll('[data-earlier], [data-later]')) {
      this.#near.observe(edge);
    }
  }

  get #lines() {
    return this.querySelector('ol');
  }

  #edgeIndex(line) {
    return line ? Number(line.id.slice(1)) : NaN;
  }

  async #reach(entries) {
    const edge = entries.find((entry) => entry.isIntersecting)?.target;
    if (!edge || this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      await (edge.hasAttribute('data-later') ? this.#append(edge) : this.#prepend(edge));
      this.#mark(this.closest('section')?.querySelector('[data-find] input')?.value ?? '');
    } catch {
      // The link remains and does the same without this script.
      edge.querySelector('a').title = this.getAttribute('failed');
      this.#near.unobserve(edge);
      return;
    } finally {
      this.#busy = false;
    }
    this.#watch();
  }

  async #append(edge) {
    const from = this.#edgeIndex(this.#lines.lastElementChild) + 1;
    await this.#load(from, 'beforeend');
    if (this.#edgeIndex(this.#lines.lastElementChild) + 1 >= Number(this.getAttribute('total'))) {
      edge.remove();
    }
  }

  // What is being read stays where it is while lines are put above it.
  async #prepend(edge) {
    const first = this.#lines.firstElementChild;
    const before = first.getBoundingClientRect().top;
    const from = Math.max(0, this.#edgeIndex(first) - Number(this.getAttribute('window')));
    await this.#load(from, 'afterbegin');
    if (from === 0) {
      edge.remove();
    }
    this.#lines.start = from + 1;
    scrollBy({ top: first.getBoundingClientRect().top - before, behavior: 'instant' });
  }

  async #load(from, where) {
    const answer = await fetch(`${this.getAttribute('fragment')}${from}`, { headers: { accept: 'text/html' }, signal: this.#ended.signal });
    if (!answer.ok || answer.redirected) {
      throw new Error(`Lines from ${from}: ${answer.status}`);
    }
    const known = this.#lines.childElementCount;
    this.#lines.insertAdjacentHTML(where, await answer.text());
    if (this.#lines.childElementCount === known) {
      throw new Error(`Lines from ${from}: none`);
    }
  }

  // :target is not renewed by navigation in place, so the line is marked by an attribute too.
  #showTarget(hash) {
    const line = /^#u\d+$/.test(hash) && this.querySelector(hash);
    if (line) {
      this.querySelector('[data-target]')?.removeAttribute('data-target');
      line.setAttribute('data-target', '');
      line.scrollIntoView({ block: 'center' });
    }
  }

  #mark(text) {
    const sought = text.trim().toLocaleLowerCase();
    if (!CSS.highlights) {
      return;
    }
    CSS.highlights.delete('found-in-call');
    if (sought.length < 2) {
      return;
    }
    const ranges = [...this.querySelectorAll('.line-text')].flatMap((line) => rangesOf(line, sought));
    CSS.highlights.set('found-in-call', new Highlight(...ranges));
  }
}

function rangesOf(line, sought) {
  const ranges = [];
  const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const said = node.data.toLocaleLowerCase();
    // Where lower case is longer or shorter, the places would not fit.
    for (let at = said.length === node.length ? said.indexOf(sought) : -1; at >= 0; at = said.indexOf(sought, at + sought.length)) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + sought.length);
      ranges.push(range);
    }
  }
  return ranges;
}

customElements.define('ci-transcript', Transcript);
