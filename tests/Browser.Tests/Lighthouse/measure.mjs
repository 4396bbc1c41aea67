// node measure.mjs: reads a JSON object { program, flags, header: { … }, address } from standard input and writes
// { accessibility, performance, faults: ["…"] } for a desk's screen; scores are from 0 to 100.
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';

const chunks = [];
for await (const chunk of process.stdin) {
  chunks.push(chunk);
}
const { program, flags, headers, address } = JSON.parse(Buffer.concat(chunks).toString());
const chrome = await launch({ chromePath: program, chromeFlags: ['--headless', ...flags] });
try {
  const { lhr } = await lighthouse(address, { port: chrome.port, extraHeaders: headers, onlyCategories: ['accessibility', 'performance'], logLevel: 'silent' }, desktopConfig);
  if (lhr.runtimeError) {
    throw new Error(lhr.runtimeError.message);
  }
  const scored = Object.values(lhr.categories).flatMap((category) => category.auditRefs.filter((ref) => ref.weight > 0).map((ref) => lhr.audits[ref.id]));
  console.log(JSON.stringify({
    accessibility: Math.round(lhr.categories.accessibility.score * 100),
    performance: Math.round(lhr.categories.performance.score * 100),
    address: lhr.finalDisplayedUrl,
    faults: scored.filter((audit) => audit.score !== null && audit.score < 0.9).map((audit) => `${audit.id}: ${audit.displayValue ?? audit.title}`),
  }));
} finally {
  chrome.kill();
}
