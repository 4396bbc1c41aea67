// Colours are taken from the page's custom properties as they are just now: light, dark or paper.
const names = ['surface', 'text', 'muted', 'border', 'control-border', 'benchmark', 'focus', 'series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6'];

export function readPalette(probe) {
  const palette = { font: getComputedStyle(probe).fontFamily };
  for (const name of names) {
    probe.style.color = `var(--${name})`;
    palette[name] = getComputedStyle(probe).color;
  }
  probe.style.color = '';
  return palette;
}

// Place 0 is what others do: grey, in the background.
export function colourOf(palette, slot) {
  return slot === 0 ? palette.benchmark : palette[`series-${((slot - 1) % 6) + 1}`];
}

// A second sign beside the colour, fixed for each place.
export const dashes = ['dashed', 'solid', [7, 3], [2, 3], [9, 3, 2, 3], [5, 2], [1, 2]];
export const symbols = ['none', 'circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin'];
const patterns = [
  null,
  null,
  { dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
  { symbol: 'circle', dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [4, 2], symbolSize: 0.6 },
  { dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
];

export function decalOf(palette, slot) {
  const pattern = patterns[slot];
  return pattern ? { ...pattern, color: palette.surface } : undefined;
}
