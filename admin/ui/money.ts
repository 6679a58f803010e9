import type { Money } from '../api/types.ts';

/** How many digits a currency has behind the point (ISO 4217, as the browser knows it): USD 2, JPY 0, KWD 3. */
export function currencyDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount in words of the reader's language: {minor: 2000, currency: 'USD'} → "$20.00". */
export function formatMoney({ minor, currency }: Money): string {
  const format = new Intl.NumberFormat(undefined, { style: 'currency', currency });
  return format.format(toMajor(minor, currency));
}

/** Minor units → the number people type. */
export function toMajor(minor: number, currency: string): number {
  return minor / 10 ** currencyDigits(currency);
}

/** The number people typed → minor units. Rounding removes what binary fractions add (19.99 × 100). */
export function toMinor(major: number, currency: string): number {
  return Math.round(major * 10 ** currencyDigits(currency));
}

/** Every currency the browser knows, with its name, ordered by code. */
export function currencyOptions(): Array<{ value: string; label: string }> {
  const names = new Intl.DisplayNames(undefined, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code} – ${names.of(code) ?? code}`,
  }));
}
