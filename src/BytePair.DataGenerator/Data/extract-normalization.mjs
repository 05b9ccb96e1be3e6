// Writes what normalization needs of the Unicode Character Database: for each character that has a decomposition or a combining class
// its code point, class, and decomposition ("~" before one of compatibility, "!" before one that is never composed again).
//   node extract-normalization.mjs FOLDER 15.0.0 > Normalization-15.0.0.txt
// FOLDER holds UnicodeData.txt and CompositionExclusions.txt of that version.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, version] = process.argv.slice(2);
const lines = name => readFileSync(join(folder, name), 'utf8').split('\n').map(line => line.replace(/#.*/, '').trim()).filter(Boolean);
const excluded = new Set(lines('CompositionExclusions.txt'));
console.log(`# Unicode ${version}: code point, combining class, decomposition (~ of compatibility, ! never composed).`);
for (const line of lines('UnicodeData.txt')) {
  const [point, , , combiningClass, , decomposition] = line.split(';');
  if (decomposition === '' && combiningClass === '0') continue;
  const compatible = decomposition.startsWith('<');
  const mapping = decomposition.replace(/^<[^>]*> /, '');
  console.log([point, combiningClass, ...(mapping ? [(compatible ? '~' : excluded.has(point) ? '!' : '') + mapping] : [])].join(' '));
}
