// Numbers as people read them.

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const money = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const smallMoney = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3, maximumFractionDigits: 12 });

export const count = (number) => whole.format(number);

export const plural = (number, word) => `${count(number)} ${word}${number === 1 ? '' : 's'}`;

/** US dollars; of less than a dollar, the first digits that say something. */
export const dollars = (amount) => `$${amount >= 1 || amount === 0 ? money.format(amount) : smallMoney.format(amount)}`;

/** A share of 1 as a percentage. */
export function percent(share) {
  const value = share * 100;
  return value === 0 ? '0%' : value < 0.01 ? '< 0.01%' : value < 10 ? `${value.toFixed(2)}%` : `${value.toFixed(1)}%`;
}

export const size = (bytes) => (bytes < 1000 ? plural(bytes, 'byte') : bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(2)} MB`);
