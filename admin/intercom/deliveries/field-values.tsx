import { Fact, Facts } from '../../ui/fact.tsx';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import { keyText, valueText } from '../attribute-text.ts';

type Value = { field: string; label: string; value: unknown };

/** Attributes with their values, one per line; the metadata of an event has its own lines. */
export function FieldValues({ values }: { values: readonly Value[] }) {
  const isPhone = useIsPhone();
  return (
    // names of attributes are long: on a phone they stand above their values
    <Facts labelWidth={200} orientation={isPhone ? 'vertical' : 'horizontal'} gap={isPhone ? 8 : 4} my={4}>
      {values.flatMap(partsOf).map(({ field, label, value }) => (
        <Fact key={field} label={label}>
          {valueText(field, value)}
        </Fact>
      ))}
    </Facts>
  );
}

function partsOf({ field, label, value }: Value): Value[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ field, label, value }];
  return Object.entries(value).map(([name, part]) => ({ field: name, label: keyText(name), value: part }));
}
