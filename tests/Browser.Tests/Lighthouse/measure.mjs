// node measure.mjs: reads a JSON object { program, flags, header: { … }, address } from standard input and writes
// { accessibility, performance, address, faults: ["…"] } for a desk's screen; scores are from 0 to 100. The score of speed is null where the browser
// could not record its trace, which says nothing of the page.
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';

const chunks = [];
for await (const chunk of process.stdin) {
  chunks.push(chunk);
}
const { program, flags, headers, address } = JSON.parse(Buffer.concat(chunks).toString());
const chrome = await launch({ chromePath: program, chromeFlags: ['--headless', ...flags] });

// One category at a time: accessibility needs no trace, and must not fail with it.
const score = async (category) => (await lighthouse(address, { port: chrome.port, extraHeaders: headers, onlyCategories: [category], logLevel: 'silent' }, desktopConfig)).lhr;
const percent = (lhr, category) => Math.round(lhr.categories[category].score * 100);

try {
  const lhr = await score('accessibility');
  if (lhr.runtimeError) {
    throw new Error(lhr.runtimeError.message);
  }
  const speed = await score('performance');
  const scored = lhr.categories.accessibility.auditRefs.filter((ref) => ref.weight > 0).map((ref) => lhr.audits[ref.id]);
  console.log(JSON.stringify({
    accessibility: percent(lhr, 'accessibility'),
    performance: speed.runtimeError ? null : percent(speed, 'performance'),
    address: lhr.finalDisplayedUrl,
    faults: scored.filter((audit) => audit.score !== null && audit.score < 0.9).map((audit) => `${audit.id}: ${audit.displayValue ?? audit.title}`),
  }));
} finally {
  chrome.kill();
}
