import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { api, filled } from '../../../api/client.ts';
import type { TabName } from '../../../api/types.ts';
import { personName } from '../../../ui/person-name.ts';

interface PreviewPersonProps {
  name: TabName;
  campaignId: string;
  /** null stands for the newest */
  personId: string | null;
  onPick: (personId: string | null) => void;
}

type Person = { id: string; first_name: string; last_name: string; email: string };

const pauseMs = 300;

/** Chooses the person of the preview, by name, e-mail or code. */
export function PreviewPerson({ name, campaignId, personId, onPick }: PreviewPersonProps) {
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<Person | null>(null);
  const [search] = useDebouncedValue(picked && typed === labelOf(picked) ? '' : typed.trim(), pauseMs);
  const found = { params: { query: { campaign_id: campaignId, ...filled({ search }) } } };
  const leads = api.useQuery('get', '/api/v1/leads', found, { enabled: name === 'leads' });
  const referrers = api.useQuery('get', '/api/v1/referrers', found, { enabled: name === 'referrers' });
  const people: Person[] = (name === 'leads' ? leads : referrers).data?.items ?? [];
  const shown = picked && people.every(({ id }) => id !== picked.id) ? [picked, ...people] : people;
  const pick = (id: string | null) => {
    setPicked(shown.find((person) => person.id === id) ?? null);
    onPick(id);
  };
  return (
    <Select
      label={name === 'leads' ? 'Lead' : 'Referrer'}
      placeholder={name === 'leads' ? 'The newest lead' : 'The newest referrer'}
      data={shown.map((person) => ({ value: person.id, label: labelOf(person) }))}
      // the server has looked already, at the code as well
      filter={({ options }) => options}
      searchable
      clearable
      nothingFoundMessage="No matches"
      onSearchChange={setTyped}
      flex="1 1 260px"
      maw={420}
      value={personId}
      onChange={pick}
    />
  );
}

const labelOf = (person: Person) =>
  personName(person) === person.email ? person.email : `${personName(person)} (${person.email})`;
