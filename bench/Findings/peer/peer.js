// Reads calls (a JSON array of strings) from the file given, then takes one line a round: how many milliseconds to work.
// Answers each with "<calls> <milliseconds> <milliseconds of processor time> <tokens> <sentences>".
const fs = require('node:fs');
const readline = require('node:readline');
const model = require('wink-eng-lite-web-model');
const nlp = require('wink-nlp')(model, ['sbd', 'sentiment']);
const its = nlp.its;

const calls = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
let next = 0;

function analyse(text) {
  const doc = nlp.readDoc(text);
  let sum = doc.out(its.sentiment);
  doc.sentences().each(sentence => { sum += sentence.out(its.sentiment); });
  return { tokens: doc.tokens().length(), sentences: doc.sentences().length(), sum };
}

readline.createInterface({ input: process.stdin }).on('line', line => {
  const budget = Number(line);
  const start = process.hrtime.bigint();
  const before = process.cpuUsage();
  let done = 0, tokens = 0, sentences = 0, elapsed = 0;
  do {
    const found = analyse(calls[next++ % calls.length]);
    tokens += found.tokens;
    sentences += found.sentences;
    done++;
    elapsed = Number(process.hrtime.bigint() - start) / 1e6;
  } while (elapsed < budget);
  const used = process.cpuUsage(before);
  console.log(`${done} ${elapsed} ${(used.user + used.system) / 1000} ${tokens} ${sentences}`);
});
