// <ci-chart data="{…}" module="…/echarts.ci.js" label="…" hint="…">: a chart of what the server says.
// What it draws lives in its shadow root, where enhanced navigation does not touch it; other data redraw it.
import { colourOf, readPalette } from './chart-palette.js';
import { endLabelWidth, spreadEndLabels } from './chart-labels.js';
import { lengthOf, linesOf, optionsOf } from './chart-options.js';

// CSS pixels between the margins of A4, in which every chart's card is as wide as the page (see print.css).
const paperWidth = 640;

const style = `
  [role=application] { flex: 1; min-height: 0; border-radius: 6px; }
  [role=application]:focus { outline: none; }
  [role=application]:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
  .legend { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0; padding: 0 0 4px; list-style: none; color: var(--text); font-size: 12px; }
  .legend li { display: flex; align-items: center; gap: 6px; }
  .legend i { width: 12px; height: 12px; border-radius: 2px; print-color-adjust: exact; forced-color-adjust: none; }
  .above { margin: 4px 0 0; color: var(--muted); font-size: 12px; text-align: right; }
  .above:empty { display: none; }
  .reading { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }`;

class Chart extends HTMLElement {
  static observedAttributes = ['data', 'module', 'label'];

  #drawn;
  #frame;
  #legend;
  #above;
  #reading;
  #probe;
  #chart;
  #at = -1;
  #ended;
  #pending = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.innerHTML = `<style>${style}</style><ul class="legend" hidden></ul><div tabindex="0" role="application"></div><p class="above"></p><p class="reading" aria-live="polite"></p><span hidden></span>`;
    [, this.#legend, this.#frame, this.#above, this.#reading, this.#probe] = root.children;
    this.#frame.addEventListener('keydown', (event) => this.#read(event));
    this.#frame.addEventListener('blur', () => this.#stopReading());
  }

  connectedCallback() {
    this.#ended = new AbortController();
    const { signal } = this.#ended;
    const redraw = () => this.#plan();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw, { signal });
    matchMedia('(forced-colors: active)').addEventListener('change', redraw, { signal });
    addEventListener('beforeprint', () => this.#print('light'), { signal });
    addEventListener('afterprint', () => this.#print(''), { signal });
    const theme = new MutationObserver(redraw);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const size = new ResizeObserver(() => this.#fit());
    size.observe(this);
    signal.addEventListener('abort', () => [theme, size].forEach((observer) => observer.disconnect()));
    this.#plan();
  }

  disconnectedCallback() {
    this.#ended.abort();
    this.#drawn?.dispose();
    this.#drawn = undefined;
  }

  attributeChangedCallback() {
    this.#plan();
  }

  // Several attributes change in one patch: draw once after the last.
  #plan() {
    if (this.#pending || !this.isConnected) {
      return;
    }
    this.#pending = true;
    queueMicrotask(async () => {
      this.#pending = false;
      await this.#draw();
    });
  }

  async #draw() {
    const { init } = await import(new URL(this.getAttribute('module'), document.baseURI).href);
    if (!this.isConnected || !this.hasAttribute('data')) {
      return;
    }
    this.#chart = JSON.parse(this.getAttribute('data'));
    this.#frame.setAttribute('aria-label', `${this.getAttribute('label')}. ${this.getAttribute('hint')}`);
    if (!this.#drawn) {
      this.#drawn = init(this.#frame, null, { renderer: 'svg' });
      this.#drawn.getZr().on('click', (event) => this.#openAt(event.offsetX, event.offsetY));
    }
    this.#paint();
  }

  #paint() {
    const palette = readPalette(this.#probe);
    const width = this.#width;
    const size = { width, height: 'auto' };
    this.#name(palette, width);
    this.#drawn.resize(size);
    this.#drawn.setOption(optionsOf(this.#chart, palette, document.documentElement.dataset.culture, width), true);
    this.#warn();
    this.#drawn.resize(size);
    spreadEndLabels(this.#drawn, this.#chart, width);
    this.#frame.querySelector('svg')?.setAttribute('aria-hidden', 'true');
  }

  // Lines carry their names at their ends where there is room; else, and for several sets of bars, there is a key.
  #name(palette, width) {
    const { series, band } = this.#chart;
    const named = series.length < 2 || endLabelWidth(this.#chart, width) > 0 ? [] : series;
    const items = named.map((one) => keyOf(one.name, colourOf(palette, one.slot)));
    if (band) {
      items.push(keyOf(band.name, palette.benchmark, 0.3));
    }
    this.#legend.hidden = items.length === 0;
    this.#legend.replaceChildren(...items);
  }

  // A course that does not start at 0 looks steeper than it is: say so.
  #warn() {
    const axis = this.#drawn.getModel().getComponent('yAxis')?.axis;
    const lifted = this.#chart.kind === 'line' && axis?.scale.getExtent()[0] > 0;
    this.#above.textContent = lifted ? this.getAttribute('above') : '';
  }

  #fit() {
    if (this.#drawn && this.clientWidth > 0) {
      this.#paint();
    }
  }

  // The page is laid out for paper only after it has been told to print.
  get #width() {
    return this.style.colorScheme ? paperWidth : this.clientWidth;
  }

  // Paper is white whatever the theme.
  #print(scheme) {
    this.style.colorScheme = scheme;
    if (this.#drawn) {
      this.#paint();
    }
  }

  #read(event) {
    const last = this.#chart ? lengthOf(this.#chart) - 1 : -1;
    const to = { ArrowRight: Math.min(this.#at + 1, last), ArrowLeft: Math.max(this.#at - 1, 0), Home: 0, End: last }[event.key];
    if (event.key === 'Escape') {
      this.#stopReading();
    } else if (event.key === 'Enter' && this.#at >= 0) {
      this.#open(this.#at);
    } else if (to !== undefined && last >= 0) {
      event.preventDefault();
      this.#at = to;
      this.#reading.textContent = linesOf(this.#chart, to).join(', ');
      const seriesIndex = this.#chart.band ? 2 : 0;
      this.#drawn.dispatchAction({ type: 'showTip', seriesIndex, dataIndex: to });
    }
  }

  // What a value was counted from is a link of the table beside the chart.
  #open(at) {
    this.closest('.chart-card')?.querySelectorAll('.chart-footer tbody tr')[at]?.querySelector('td a')?.click();
  }

  #openAt(x, y) {
    if (this.#chart.kind !== 'scatter' && this.#drawn.containPixel('grid', [x, y])) {
      const [column, row] = this.#drawn.convertFromPixel('grid', [x, y]);
      this.#open(Math.round(this.#chart.horizontal ? row : column));
    }
  }

  #stopReading() {
    this.#at = -1;
    this.#reading.textContent = '';
    this.#drawn?.dispatchAction({ type: 'hideTip' });
    this.#drawn?.dispatchAction({ type: 'updateAxisPointer', currTrigger: 'leave' });
  }
}

function keyOf(name, colour, opacity = 1) {
  const item = document.createElement('li');
  const swatch = document.createElement('i');
  Object.assign(swatch.style, { background: colour, opacity });
  item.append(swatch, name);
  return item;
}

customElements.define('ci-chart', Chart);
