// SPDX-License-Identifier: GPL-3.0-or-later
// The npm package compromise over the texts on standard input, which end in a zero each. Prints one JSON object, or null
// where the package is not in NODE_PATH, nor in the node_modules of the folder that HEARSAY_BENCH_NODE names.

const fs = require('fs');

function load() {
  const folder = process.env.HEARSAY_BENCH_NODE;
  try {
    return require(require.resolve('compromise', folder ? { paths: [folder] } : undefined));
  } catch {
    return null;
  }
}

const texts = fs.readFileSync(0, 'utf8').split('\0').slice(0, -1);

// Processor time, as on the other side.
const now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const started = now();
const nlp = load();
const loaded = now();

if (nlp === null) {
  console.log('null');
} else {
  let bytes = 0;
  let mentions = 0;

  nlp('Anna Birk came.').people();
  const start = now();
  // Again and again where there is little to measure.
  while (texts.length > 0 && bytes < 500000) {
    for (const text of texts) {
      const doc = nlp(text);
      mentions += doc.people().length + doc.places().length + doc.organizations().length;
      bytes += Buffer.byteLength(text);
    }
  }
  const seconds = now() - start;

  console.log(JSON.stringify({
    bytes, mentions,
    names_mb_s: Number((bytes / 1e6 / seconds).toFixed(3)),
    load_s: Number((loaded - started).toFixed(3)),
    peak_kb: process.resourceUsage().maxRSS,
  }));
}
