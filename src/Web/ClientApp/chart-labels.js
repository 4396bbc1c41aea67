// Where a line's name stands: at its end where there is room, else in a key above the chart.
const roomy = 520;
const apart = 15;

export function endLabelWidth(chart, width) {
  if (chart.kind !== 'line' || width < roomy || chart.series.length === 0) {
    return 0;
  }
  const longest = Math.max(...chart.series.map((series) => series.name.length));
  return Math.min(longest * 7 + 14, width * 0.28);
}

// Names of lines that end close together are moved apart, in the order of their ends.
export function spreadEndLabels(drawn, chart, width) {
  if (endLabelWidth(chart, width) === 0) {
    return;
  }
  const first = chart.band ? 2 : 0;
  const ends = chart.series
    .map((series, i) => ({ name: series.name, y: endOf(drawn, series, first + i) }))
    .filter((end) => end.y !== undefined)
    .sort((a, b) => a.y - b.y);
  const offsets = spread(ends.map((end) => end.y));
  drawn.setOption({ series: ends.map((end, i) => ({ name: end.name, endLabel: { offset: [0, offsets[i]] } })) });
}

function endOf(drawn, series, seriesIndex) {
  const last = series.values.findLastIndex((value) => value !== null);
  return last < 0 ? undefined : drawn.convertToPixel({ seriesIndex }, [last, series.values[last]])[1];
}

function spread(places) {
  const moved = [...places];
  for (let i = 1; i < moved.length; i++) {
    moved[i] = Math.max(moved[i], moved[i - 1] + apart);
  }
  // Half the way back up, so that the names stay around their lines.
  const excess = moved.length > 0 ? (moved.at(-1) - places.at(-1)) / 2 : 0;
  return moved.map((place, i) => place - excess - places[i]);
}
