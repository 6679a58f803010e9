const formatOf = (currency: string) => new Intl.NumberFormat('en', { style: 'currency', currency });
const digitsOf = (format: Intl.NumberFormat) => format.resolvedOptions().maximumFractionDigits ?? 2;

/**
 * An amount for people, such as "$25.00".
 * @param minor integer minor units @param currency ISO 4217; its own number of decimals is used
 */
export function formatMoney(minor: number, currency: string): string {
  const format = formatOf(currency);
  return format.format(minor / 10 ** digitsOf(format));
}

/** An amount for programs that add up, such as "25.00"; the currency stands beside it. */
export function decimalAmount(minor: number, currency: string): string {
  const digits = digitsOf(formatOf(currency));
  return (minor / 10 ** digits).toFixed(digits);
}
