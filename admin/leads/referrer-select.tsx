import { Select, Stack, Text } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.ts';
import type { Referrer } from '../api/types.ts';
import { personName } from '../ui/person-name.ts';

const pauseMs = 200;
const mostFound = 8;

interface Option {
  /** The referral code: what the form sends. */
  value: string;
  label: string;
  /** Below the name, unless it is the name already. */
  email: string;
}

const optionOf = (referrer: Referrer): Option => ({
  value: referrer.code,
  label: `${personName(referrer)} (${referrer.code})`,
  email: referrer.email,
});

/** For codes as people type them, which the search for a part of a code may miss: the server reads them. */
const typedCode = (text: string): Option => ({ value: text, label: `Use the code “${text}”`, email: '' });

/** Finds a referrer of the campaign by name, e-mail or code; the value is the referral code. */
export function ReferrerSelect({
  campaignId,
  value,
  onChange,
  ...field
}: { campaignId: string } & GetInputPropsReturnType) {
  const [chosen, setChosen] = useState<Option | null>(null);
  const [typed, setTyped] = useState('');
  // what stands in the field once a referrer is chosen is no search
  const search = typed === chosen?.label ? '' : typed.trim();
  const [asked] = useDebouncedValue(search, pauseMs);
  const { data, isFetching } = api.useQuery(
    'get',
    '/api/v1/referrers',
    { params: { query: { campaign_id: campaignId, limit: mostFound, ...(asked && { search: asked }) } } },
    { placeholderData: keepPreviousData },
  );
  const isSearching = isFetching || asked !== search;
  // those of the search before stay while they fit, so that the list neither flickers nor offers others
  const found = (data?.items ?? []).map(optionOf).filter((option) => !isSearching || fits(option, search));
  const options = isSearching || found.length > 0 || search === '' ? found : [typedCode(search)];
  const isListed = chosen === null || options.some((option) => option.value === chosen.value);
  const all = isListed ? options : [...options, chosen];
  const byValue = new Map(all.map((option) => [option.value, option]));
  return (
    <Select
      label="Referrer"
      description="Who referred this lead. Search by name, e-mail or code."
      placeholder="Ana Diaz"
      required
      searchable
      clearable
      data={all}
      // the server has searched
      filter={({ options: given }) =>
        given.filter((option) => 'value' in option && option.value !== hiddenOf(chosen, isListed))
      }
      limit={mostFound + 1}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={isSearching ? 'Searching…' : 'No referrers yet. Add the referrer first.'}
      renderOption={({ option }) => {
        const email = byValue.get(option.value)?.email ?? '';
        return (
          <Stack gap={0}>
            <Text size="sm">{option.label}</Text>
            {email && !option.label.startsWith(email) ? (
              <Text size="xs" c="dimmed">
                {email}
              </Text>
            ) : null}
          </Stack>
        );
      }}
      {...field}
      value={value || null}
      onChange={(code) => {
        setChosen(code === null ? null : (byValue.get(code) ?? null));
        onChange(code ?? '');
      }}
    />
  );
}

const fits = ({ label, email }: Option, search: string) =>
  `${label} ${email}`.toLowerCase().includes(search.toLowerCase());

/** The chosen referrer stays known to the field, but is found only by what finds it. */
const hiddenOf = (chosen: Option | null, isListed: boolean) => (isListed ? undefined : chosen?.value);
