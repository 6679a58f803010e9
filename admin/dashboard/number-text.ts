import type { Money, Summary } from '../api/types.ts';
import { formatMoney } from '../ui/money.ts';

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });

/** Qualified ÷ total leads, with the counts behind it; a dash while there is no lead to divide by. */
export function rateText(summary: Pick<Summary, 'qualification_rate' | 'qualified_leads' | 'referred_leads'>) {
  const { qualification_rate: rate, qualified_leads: qualified, referred_leads: total } = summary;
  if (rate === null) return { value: '–', note: 'no leads yet' };
  return { value: percent.format(rate), note: `${qualified} of ${total} ${total === 1 ? 'lead' : 'leads'}` };
}

/** Sums side by side, one for each currency: amounts of different currencies are never added. */
export function moneyText(sums: readonly Money[], nothing: string): string {
  return sums.length === 0 ? nothing : sums.map(formatMoney).join(' · ');
}
