// <ci-drop upload limit field text-…>: posts each file by itself with the form's other fields and the
// file's time (lastModified, milliseconds), four at a time.
// Read from an answer: 2xx with JSON { href?, title?, note? }; otherwise problem details { detail?, title?, errors? }.
const atOnce = 4;

class Drop extends HTMLElement {
  #waiting = [];
  #running = 0;
  #counts = { all: 0, done: 0, refused: 0 };
  #list;
  #status;
  #ended;

  connectedCallback() {
    this.#ended = new AbortController();
    const { signal } = this.#ended;
    this.addEventListener('submit', (event) => this.#submit(event), { signal });
    this.addEventListener('change', (event) => event.target.type === 'file' && this.#take(event.target), { signal });
    this.addEventListener('dragover', (event) => this.#over(event), { signal });
    this.addEventListener('dragleave', (event) => this.contains(event.relatedTarget) || this.removeAttribute('data-over'), { signal });
    this.addEventListener('drop', (event) => this.#drop(event), { signal });
  }

  disconnectedCallback() {
    this.#ended.abort();
  }

  #text(name) {
    return this.getAttribute(`text-${name}`);
  }

  #submit(event) {
    event.preventDefault();
    this.#take(this.querySelector('input[type=file]'));
  }

  #take(input) {
    this.#add([...input.files]);
    input.value = '';
  }

  #over(event) {
    if (event.dataTransfer?.types.includes('Files')) {
      event.preventDefault();
      this.setAttribute('data-over', '');
    }
  }

  #drop(event) {
    event.preventDefault();
    this.removeAttribute('data-over');
    this.#add([...event.dataTransfer.files]);
  }

  #add(files) {
    if (files.length === 0) {
      return;
    }
    this.#prepare();
    this.#counts.all += files.length;
    for (const file of files) {
      const row = new Row(file, this.#text('waiting'));
      this.#list.append(row.element);
      this.#enter(file, row);
    }
    this.#tell();
  }

  #enter(file, row) {
    if (file.size > Number(this.getAttribute('limit'))) {
      this.#refuse(row, this.#text('large'));
      return;
    }
    this.#waiting.push({ file, row });
    this.#next();
  }

  #prepare() {
    if (!this.#list?.isConnected) {
      this.#status = Object.assign(document.createElement('p'), { className: 'muted' });
      this.#status.setAttribute('role', 'status');
      this.#list = Object.assign(document.createElement('ul'), { className: 'drop-files' });
      this.append(this.#status, this.#list);
    }
  }

  #next() {
    while (this.#running < atOnce && this.#waiting.length > 0) {
      this.#running += 1;
      this.#send(this.#waiting.shift());
    }
  }

  #send({ file, row }) {
    const body = new FormData(this.querySelector('form'));
    body.delete(this.getAttribute('field'));
    body.append(this.getAttribute('field'), file, file.name);
    body.append('lastModified', String(file.lastModified));
    const request = new XMLHttpRequest();
    request.open('POST', this.getAttribute('upload'));
    request.setRequestHeader('accept', 'application/json');
    request.upload.addEventListener('progress', (event) => row.progress(event, this.#text(event.loaded < event.total ? 'sending' : 'reading')));
    request.addEventListener('load', () => this.#answer(request, row));
    request.addEventListener('error', () => this.#refuse(row, this.#text('lost'), () => this.#again(file, row)));
    request.addEventListener('loadend', () => {
      this.#running -= 1;
      this.#next();
    });
    request.send(body);
  }

  #answer(request, row) {
    const said = readJson(request.responseText);
    if (request.status >= 200 && request.status < 300) {
      this.#counts.done += 1;
      row.accepted(this.#text('accepted'), said, this.#text('open'));
      this.#tell();
    } else {
      const faults = Object.values(said.errors ?? {}).flat();
      this.#refuse(row, [said.detail ?? said.title ?? `HTTP ${request.status}`, ...faults].join(' '));
    }
  }

  #refuse(row, why, again) {
    this.#counts.done += 1;
    this.#counts.refused += 1;
    row.refused(this.#text('refused'), why, again && { text: this.#text('again'), again });
    this.#tell();
  }

  #again(file, row) {
    this.#counts.done -= 1;
    this.#counts.refused -= 1;
    row.waiting(this.#text('waiting'));
    this.#enter(file, row);
    this.#tell();
  }

  #tell() {
    this.#status.textContent = this.#text('all').replace(/\{(\w+)\}/g, (_, name) => this.#counts[name]);
  }
}

// One file in the list: its name, how far it is, and what became of it.
class Row {
  constructor(file, text) {
    this.element = Object.assign(document.createElement('li'), { className: 'drop-file' });
    this.name = Object.assign(document.createElement('span'), { textContent: file.name });
    this.state = Object.assign(document.createElement('span'), { className: 'caption muted' });
    this.bar = Object.assign(document.createElement('progress'), { max: 1, value: 0, ariaLabel: file.name });
    this.said = Object.assign(document.createElement('div'), { className: 'drop-answer' });
    this.element.append(this.name, this.state, this.bar);
    this.waiting(text);
  }

  waiting(text) {
    this.element.dataset.state = 'waiting';
    this.state.textContent = text;
    this.bar.value = 0;
    this.said.replaceWith(this.bar);
  }

  progress(event, text) {
    this.state.textContent = text;
    if (event.lengthComputable) {
      this.bar.value = event.loaded / event.total;
    }
  }

  accepted(text, said, open) {
    this.#end('accepted', text);
    if (said.href) {
      this.said.replaceChildren(Object.assign(document.createElement('a'), { href: said.href, textContent: said.title ?? open }));
    }
    this.said.append(said.note ? ` ${said.note}` : '');
  }

  refused(text, why, more) {
    this.#end('refused', text);
    this.said.replaceChildren(why, ' ');
    if (more) {
      const button = Object.assign(document.createElement('button'), { type: 'button', textContent: more.text });
      button.addEventListener('click', more.again);
      this.said.append(button);
    }
  }

  #end(state, text) {
    this.element.dataset.state = state;
    this.state.textContent = text;
    this.bar.replaceWith(this.said);
  }
}

function readJson(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

customElements.define('ci-drop', Drop);
