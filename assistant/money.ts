/** Money as integer minor units: 12000 with USD is $120.00, 500 with JPY is ¥500. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

const digitsByCurrency = new Map<string, number>();

/** How many decimals the currency (ISO 4217) has: 2 for USD, 0 for JPY. */
function minorDigits(currency: string): number {
  let digits = digitsByCurrency.get(currency);
  if (digits === undefined) {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digitsByCurrency.set(currency, digits);
  }
  return digits;
}

/** From units people write (120, 19.99) to Money. */
export function money(major: number, currency: string): Money {
  return { amount: Math.round(major * 10 ** minorDigits(currency)), currency };
}

/** The amount in the units people write: 120 for {amount: 12000, currency: 'USD'}. */
export function majorUnits({ amount, currency }: Money): number {
  return amount / 10 ** minorDigits(currency);
}
