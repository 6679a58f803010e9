/**
 * An amount for people, such as "$25.00".
 * @param minor integer minor units @param currency ISO 4217; its own number of decimals is used
 */
export function formatMoney(minor: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minor / 10 ** digits);
}
