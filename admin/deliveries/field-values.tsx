import { DataList } from '@mantine/core';
import { Fact } from '../ui/fact.tsx';
import { attributeName, valueWords } from './delivery-words.ts';

/** Attributes with their values, one a line. */
export function FieldValues({ values }: { values: ReadonlyArray<{ field: string; value: unknown }> }) {
  return (
    <DataList labelWidth={160} gap={4} my={4}>
      {values.map(({ field, value }) => (
        <Fact key={field} label={attributeName(field)}>
          {valueWords(field, value)}
        </Fact>
      ))}
    </DataList>
  );
}
