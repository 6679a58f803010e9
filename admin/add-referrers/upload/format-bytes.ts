const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** The size of a file for people: 12345 → "12 kB". */
export function formatBytes(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const unit = units[power] ?? 'byte';
  const format = new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit,
    maximumFractionDigits: power > 1 ? 1 : 0,
    unitDisplay: power === 0 ? 'long' : 'short',
  });
  return format.format(bytes / 1000 ** power);
}
