import type { OutageReportDetails } from '../../api/types.ts';

type Recovered = OutageReportDetails['recovered'];

/** What was recovered, in a sentence. @param isWorking while the search is running */
export function recoveredText(recovered: Recovered, isWorking: boolean): string {
  const parts = [
    counted(recovered.leads_qualified, 'lead qualified', 'leads qualified'),
    counted(recovered.values_changed, 'value changed', 'values changed'),
    counted(recovered.contacts_linked, 'contact found', 'contacts found'),
    counted(recovered.deliveries_sent, 'delivery sent', 'deliveries sent'),
  ].filter((part) => part !== null);
  if (parts.length === 0) return isWorking ? 'Nothing found yet.' : 'Nothing was missed.';
  return `${isWorking ? 'So far: ' : 'Recovered: '}${parts.join(', ')}.`;
}

const counted = (count: number, one: string, many: string) =>
  count === 0 ? null : `${count.toLocaleString()} ${count === 1 ? one : many}`;
