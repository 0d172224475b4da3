/**
 * Makes the letter models by which encodings are told apart, from a folder of texts named `<language>.txt` (UTF-8,
 * some ten thousand letters each): `node scripts/letter-models.mjs <folder> > src/core/text/letter-models.json`.
 * The present ones were counted in the Universal Declaration of Human Rights, for Chinese, Japanese and Korean
 * together with lists of their most used characters.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Languages whose characters are too many for pairs to say much. */
const BY_CHARACTER = /^(?:zh|ja|ko)/;
/** What is rarer than one in 2^13 is chance. */
const RAREST = 13;

/** In tiers: what stands in the n-th is met once in 2^n times. */
function tiersOf(text, width) {
  const counts = new Map();
  const letters = ` ${text.toLowerCase().replace(/[^\p{L}\p{M}]+/gu, ' ')} `;
  let total = 0;
  for (let at = 0; at + width <= letters.length; at += 1) {
    const sign = letters.slice(at, at + width);
    if (width === 1 ? sign === ' ' : sign === '  ') continue;
    counts.set(sign, (counts.get(sign) ?? 0) + 1);
    total += 1;
  }
  const tiers = Array.from({ length: RAREST + 1 }, () => []);
  for (const [sign, count] of counts) {
    const tier = Math.round(Math.log2(total / count));
    if (count > 1 || width === 1) tiers[Math.min(tier, RAREST)].push(sign);
  }
  return tiers.map(signs => signs.sort().join(''));
}

const [folder] = process.argv.slice(2);
const models = {};
for (const file of readdirSync(folder).sort()) {
  const language = file.replace(/\.txt$/, '');
  const text = readFileSync(join(folder, file), 'utf8');
  models[language] = tiersOf(text, BY_CHARACTER.test(language) ? 1 : 2);
}
process.stdout.write(`${JSON.stringify(models, null, 2)}\n`);
