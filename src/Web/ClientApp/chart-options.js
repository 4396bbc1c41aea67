// From what the server says of a chart to what ECharts draws.
import { endLabelWidth } from './chart-labels.js';
import { escapeHtml, tickOf } from './chart-format.js';
import { colourOf, dashes, decalOf, symbols } from './chart-palette.js';

export function optionsOf(chart, palette, locale, width) {
  const scatter = chart.kind === 'scatter';
  const option = {
    animation: false,
    textStyle: { fontFamily: palette.font, fontSize: 12, color: palette.muted },
    grid: gridOf(chart, width),
    tooltip: tooltipOf(chart, palette),
    series: scatter ? [pointsOf(chart, palette)] : [...bandOf(chart, palette), ...chart.series.map((series) => seriesOf(chart, series, palette, width))],
  };
  const value = valueAxis(chart, chart.figure, palette, locale);
  const other = scatter ? { ...valueAxis(chart, chart.xFigure, palette, locale), name: chart.axis, nameLocation: 'middle', nameGap: 26 } : categoryAxis(chart, palette);
  option.xAxis = chart.horizontal ? value : other;
  option.yAxis = chart.horizontal ? { ...other, inverse: true } : value;
  addBenchmark(option.series, chart, palette);
  addMarks(option.series, chart, palette, width);
  return option;
}

function gridOf(chart, width) {
  const right = chart.horizontal ? 44 : Math.max(endLabelWidth(chart, width), 14);
  return { left: 4, right, top: chart.benchmark || chart.marks ? 22 : 14, bottom: chart.kind === 'scatter' ? 22 : 4, containLabel: true };
}

function valueAxis(chart, figure, palette, locale) {
  const format = tickOf(figure, locale);
  return {
    type: 'value',
    // Bars are lengths and start at 0; a line is a course and need not.
    scale: chart.kind === 'line' || chart.kind === 'scatter',
    splitNumber: 4,
    ...(chart.scale && { min: chart.scale.low, max: chart.scale.high, interval: chart.scale.step }),
    minInterval: figure === 'count' ? 1 : 0,
    axisLabel: { color: palette.muted, formatter: format, hideOverlap: true },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: palette.border } },
  };
}

function categoryAxis(chart, palette) {
  return {
    type: 'category',
    data: chart.categories,
    boundaryGap: chart.kind !== 'line',
    axisLabel: { color: palette.muted, hideOverlap: true, width: chart.horizontal ? 120 : undefined, overflow: chart.horizontal ? 'truncate' : undefined },
    axisLine: { lineStyle: { color: palette['control-border'] } },
    axisTick: { show: false },
  };
}

function seriesOf(chart, series, palette, width) {
  const colour = colourOf(palette, series.slot);
  return chart.kind === 'line' ? lineOf(series, colour, palette, endLabelWidth(chart, width) > 0) : barOf(chart, series, colour, palette);
}

function lineOf(series, colour, palette, named) {
  const alone = series.values.filter((value) => value !== null).length < 2;
  return {
    type: 'line',
    name: series.name,
    data: series.values,
    connectNulls: false,
    symbol: series.slot === 0 && !alone ? 'none' : symbols[series.slot] ?? 'circle',
    symbolSize: 6,
    showAllSymbol: 'auto',
    lineStyle: { color: colour, width: series.slot === 0 ? 1.5 : 2.5, type: dashes[series.slot] ?? 'solid' },
    itemStyle: { color: colour },
    endLabel: { show: named, formatter: series.name, color: series.slot === 0 ? palette.muted : palette.text, fontSize: 12, fontWeight: series.slot === 1 ? 600 : 400, distance: 6 },
    emphasis: { disabled: true },
  };
}

function barOf(chart, series, colour, palette) {
  const labelled = chart.kind === 'bar' && chart.series.length === 1 && chart.categories.length <= 12;
  return {
    type: 'bar',
    name: series.name,
    data: series.values,
    stack: chart.kind === 'stacked' ? 'all' : undefined,
    barCategoryGap: chart.kind === 'histogram' ? '6%' : '38%',
    barMaxWidth: chart.kind === 'histogram' ? undefined : 28,
    itemStyle: { color: colour, borderColor: palette.surface, borderWidth: chart.kind === 'stacked' ? 1 : 0, decal: decalOf(palette, series.slot) },
    label: { show: labelled, position: chart.horizontal ? 'right' : 'top', color: palette.text, fontSize: 12, formatter: (point) => series.texts[point.dataIndex] },
    emphasis: { disabled: true },
  };
}

function pointsOf(chart, palette) {
  return {
    type: 'scatter',
    data: chart.points.map((point) => [point.x, point.y]),
    symbolSize: 9,
    itemStyle: { color: colourOf(palette, 1), opacity: 0.75, borderColor: palette.surface, borderWidth: 1 },
    emphasis: { disabled: true },
  };
}

// The middle half of the others, as a grey band behind the lines.
function bandOf(chart, palette) {
  if (!chart.band) {
    return [];
  }
  const silent = { type: 'line', stack: 'band', stackStrategy: 'all', symbol: 'none', silent: true, lineStyle: { width: 0 }, tooltip: { show: false } };
  const { low, high } = chart.band;
  return [
    { ...silent, name: 'band-low', data: low },
    { ...silent, name: 'band', data: high.map((value, i) => (value === null || low[i] === null ? null : value - low[i])), areaStyle: { color: palette.benchmark, opacity: 0.18 } },
  ];
}

function addBenchmark(series, chart, palette) {
  if (!chart.benchmark || series.length === 0) {
    return;
  }
  const { value, text } = chart.benchmark;
  series[series.length - 1].markLine = {
    silent: true,
    symbol: 'none',
    lineStyle: { color: palette.benchmark, type: 'dashed', width: 1.5 },
    label: { formatter: text, color: palette.muted, position: chart.horizontal ? 'start' : 'insideStartTop', fontSize: 12 },
    data: [chart.horizontal ? { xAxis: value } : { yAxis: value }],
  };
}

// What happened at a time: a line with its number and, where there is room, its words. All of its words are in the table.
function addMarks(series, chart, palette, width) {
  if (!chart.marks || series.length === 0) {
    return;
  }
  series[series.length - 1].markLine = {
    silent: true,
    symbol: 'none',
    lineStyle: { color: palette.text, type: [4, 3], width: 1 },
    label: { color: palette.text, position: 'end', fontSize: 11, distance: 2, formatter: (mark) => mark.name },
    data: chart.marks.map((mark, i) => ({ xAxis: mark.at, name: width < 640 || chart.marks.length > 3 ? String(i + 1) : shortened(mark.text) })),
  };
}

function shortened(text) {
  return text.length > 28 ? `${text.slice(0, 27)}…` : text;
}

function tooltipOf(chart, palette) {
  return {
    trigger: chart.kind === 'scatter' ? 'item' : 'axis',
    axisPointer: { type: chart.kind === 'line' ? 'line' : 'shadow', lineStyle: { color: palette['control-border'] } },
    confine: true,
    transitionDuration: 0,
    backgroundColor: palette.surface,
    borderColor: palette['control-border'],
    textStyle: { color: palette.text, fontSize: 12 },
    extraCssText: 'box-shadow:none;border-radius:6px;padding:8px 12px',
    formatter: (given) => linesOf(chart, Array.isArray(given) ? given[0].dataIndex : given.dataIndex).map(escapeHtml).join('<br>'),
  };
}

// What is said of one place of the chart, by the pointer's tooltip and by the keyboard's reading alike.
export function linesOf(chart, index) {
  if (chart.kind === 'scatter') {
    const point = chart.points[index];
    return [point.label, `${chart.axis}: ${point.xText}`, `${chart.measure}: ${point.yText}`];
  }
  const lines = [chart.categories[index], ...chart.series.map((series) => `${series.name}: ${series.texts[index]}`)];
  if (chart.band) {
    lines.push(`${chart.band.name}: ${chart.band.texts[index]}`);
  }
  return [...lines, ...(chart.marks ?? []).filter((mark) => mark.at === index).map((mark) => mark.text)];
}

export function lengthOf(chart) {
  return chart.kind === 'scatter' ? chart.points.length : chart.categories.length;
}
