import { DataList } from '@mantine/core';
import type { Delivery } from '../api/types.ts';
import { Fact } from '../ui/fact.tsx';
import { formatMoment } from '../ui/moment.tsx';

/** What a delivery writes, attribute by attribute. */
export function PlannedFields({ planned }: { planned: Delivery['planned'] }) {
  return (
    <DataList labelWidth={160} gap={4} my={4}>
      {planned.map(({ field, value }) => (
        <Fact key={field} label={attributeName(field)}>
          {valueWords(field, value)}
        </Fact>
      ))}
    </DataList>
  );
}

/** 'custom_attributes.Plan' → 'Plan', 'email' → 'Email'; names that the team gave are left as they are. */
function attributeName(fullName: string): string {
  if (fullName.startsWith('custom_attributes.')) return fullName.replace('custom_attributes.', '');
  return fullName.charAt(0).toUpperCase() + fullName.slice(1).replaceAll('_', ' ');
}

/** Intercom keeps dates as unix seconds, in attributes whose names end in `_at`. */
function valueWords(field: string, value: unknown): string {
  if (typeof value === 'number' && field.endsWith('_at')) return formatMoment(new Date(value * 1000).toISOString());
  return typeof value === 'string' ? value : JSON.stringify(value);
}
