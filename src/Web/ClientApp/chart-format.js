// Axis ticks only: every value that is read comes written by the server.
export function tickOf(figure, locale) {
  switch (figure) {
    case 'percent':
      return numbers(locale, { style: 'percent', maximumFractionDigits: 1 });
    case 'duration':
      return lengthOf;
    case 'seconds': {
      const plain = numbers(locale, { maximumFractionDigits: 1 });
      return (value) => `${plain(value)} s`;
    }
    default:
      return numbers(locale, { notation: 'compact', maximumFractionDigits: 2 });
  }
}

function numbers(locale, options) {
  const format = new Intl.NumberFormat(locale || undefined, options);
  return (value) => format.format(value);
}

function lengthOf(seconds) {
  const whole = Math.round(seconds);
  const parts = whole < 3600 ? [Math.floor(whole / 60), whole % 60] : [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return `${parts[0]}:${String(parts[1]).padStart(2, '0')}${whole < 3600 ? '' : ' h'}`;
}

const signs = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text) {
  return String(text).replace(/[&<>"]/g, (sign) => signs[sign]);
}
