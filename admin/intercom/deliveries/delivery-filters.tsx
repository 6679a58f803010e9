import { Button, Select } from '@mantine/core';
import { ListTools } from '../../ui/list-tools.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { deliveryKinds, deliveryTabs, periods, nextSteps, type DeliveriesSearch } from './deliveries-search.ts';
import { deliveryStates, stateLook } from '../../ui/states.ts';

interface FiltersProps {
  search: DeliveriesSearch;
  onChange: (change: Partial<DeliveriesSearch>) => void;
}

/** The filters of the log. */
export function DeliveryFilters({ search, onChange }: FiltersProps) {
  const isNarrowed = Object.entries(search).some(([key, value]) => key !== 'open' && value !== undefined);
  return (
    <ListTools>
      <SearchField
        label="Search name, e-mail or contact ID"
        value={search.search ?? ''}
        onSearch={(text) => onChange({ search: text || undefined })}
      />
      <Choice
        label="State"
        any="Any state"
        options={deliveryStates.map((state) => ({ value: state, label: stateLook(state).label }))}
        value={search.state}
        onChange={(state) => onChange({ state })}
      />
      <Choice
        label="Kind"
        any="Any kind"
        options={deliveryKinds}
        value={search.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <Choice
        label="Tab"
        any="Both tabs"
        options={deliveryTabs}
        value={search.tab}
        onChange={(tab) => onChange({ tab })}
      />
      <Choice
        label="Next step"
        any="Any next step"
        options={nextSteps}
        value={search.who}
        onChange={(who) => onChange({ who })}
        width={180}
      />
      <Choice
        label="Time"
        any="Any time"
        options={periods}
        value={search.period}
        onChange={(period) => onChange({ period })}
      />
      {isNarrowed ? (
        <Button variant="subtle" onClick={() => onChange(nothing)}>
          Show all
        </Button>
      ) : null}
    </ListTools>
  );
}

const nothing: DeliveriesSearch = {
  state: undefined,
  kind: undefined,
  tab: undefined,
  who: undefined,
  operation: undefined,
  person: undefined,
  period: undefined,
  search: undefined,
};

const anyValue = 'any';

function Choice<Value extends string>({
  label,
  any,
  options,
  value,
  onChange,
  width = 125,
}: {
  label: string;
  any: string;
  options: ReadonlyArray<{ value: Value; label: string }>;
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
  width?: number;
}) {
  return (
    <Select
      aria-label={label}
      data={[{ value: anyValue, label: any }, ...options.map(({ value, label }) => ({ value, label }))]}
      value={value ?? anyValue}
      onChange={(chosen) => onChange(options.find((option) => option.value === chosen)?.value)}
      w={width}
      allowDeselect={false}
    />
  );
}
