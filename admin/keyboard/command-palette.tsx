import '@mantine/spotlight/styles.css';
import { Spotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';
import { IconLayoutKanban, IconSearch, IconSpeakerphone, IconUserCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { api } from '../api/client.ts';
import { useCrmTitle } from '../intercom/use-crm.ts';
import { paths } from '../paths.ts';
import { personName } from '../ui/person-name.ts';
import { actionsOf, matching, screensOf, type Command } from './commands.ts';
import { paletteStore, selectFirst } from './palette-store.ts';

const pauseMs = 200;
const shortest = 2;
const mostPeople = 5;

/** Ctrl or ⌘ with K: screens, actions, campaigns and people by a few letters. */
export function CommandPalette({ campaignId }: { campaignId: string }) {
  const [query, setQuery] = useState('');
  const { navigate } = useRouter();
  const crm = useCrmTitle();
  const people = usePeople(campaignId, query, navigate);
  const campaigns = useCampaigns(campaignId, navigate);
  const groups = [
    ...people.groups,
    { label: 'Go to', commands: matching(screensOf(campaignId, navigate), query) },
    { label: 'Do', commands: matching(actionsOf(campaignId, crm, navigate), query) },
    { label: 'Other campaigns', commands: matching(campaigns, query) },
  ].filter(({ commands }) => commands.length > 0);
  const found = people.groups.map(({ commands }) => commands.map(({ words }) => words).join()).join();
  // the library selects the first line when the query changes, but people are found a moment later
  useEffect(() => {
    if (found) selectFirst();
  }, [found]);
  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      shortcut="mod + K"
      tagsToIgnore={[]}
      centered={false}
      yOffset="12vh"
      scrollable
      maxHeight={440}
    >
      <Spotlight.Search
        placeholder="A screen, a name, an e-mail or a code…"
        aria-label="Search or go to"
        leftSection={<IconSearch size={18} />}
      />
      <Spotlight.ActionsList>
        {groups.map(({ label, commands }) => (
          <Spotlight.ActionsGroup key={label} label={label}>
            {commands.map((command) => (
              <Line key={`${command.label} ${command.words}`} {...command} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 ? (
          <Spotlight.Empty>{people.isSearching ? 'Searching…' : `Nothing found for “${query}”.`}</Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

interface LineProps extends Command {
  description?: string;
}

function Line({ label, description, icon: Icon, run }: LineProps) {
  return (
    <Spotlight.Action
      label={label}
      {...(description && { description })}
      leftSection={<Icon size={18} />}
      onClick={run}
    />
  );
}

type Navigate = ReturnType<typeof useRouter>['navigate'];

/** Leads and referrers of this campaign that fit what was typed. */
function usePeople(campaignId: string, typed: string, navigate: Navigate) {
  const [search] = useDebouncedValue(typed.trim(), pauseMs);
  const isWanted = search.length >= shortest && typed.trim().length >= shortest;
  const params = { query: { campaign_id: campaignId, search, limit: mostPeople } };
  const leads = api.useQuery('get', '/api/v1/leads', { params }, { enabled: isWanted });
  const referrers = api.useQuery('get', '/api/v1/referrers', { params }, { enabled: isWanted });
  const line = (person: { id: string; email: string } & Parameters<typeof personName>[0]) => ({
    label: personName(person),
    description: person.email,
    words: person.id,
  });
  const openLead = (leadId: string) => () => void navigate({ to: paths.lead, params: { campaignId, leadId } });
  const openReferrer = (open: string) => () =>
    void navigate({ to: paths.referrers, params: { campaignId }, search: { open } });
  return {
    isSearching:
      typed.trim().length >= shortest && (search !== typed.trim() || leads.isFetching || referrers.isFetching),
    groups: isWanted
      ? [
          {
            label: 'Leads',
            commands: (leads.data?.items ?? []).map((lead) => ({
              ...line(lead),
              icon: IconUserCheck,
              run: openLead(lead.id),
            })),
          },
          {
            label: 'Referrers',
            commands: (referrers.data?.items ?? []).map((referrer) => ({
              ...line(referrer),
              icon: IconSpeakerphone,
              run: openReferrer(referrer.id),
            })),
          },
        ]
      : [],
  };
}

function useCampaigns(campaignId: string, navigate: Navigate): readonly Command[] {
  const { data } = api.useQuery('get', '/api/v1/campaigns');
  return (data?.items ?? [])
    .filter(({ id }) => id !== campaignId)
    .map(({ id, name }) => ({
      label: name,
      words: `campaign ${id}`,
      icon: IconLayoutKanban,
      run: () => void navigate({ to: paths.dashboard, params: { campaignId: id } }),
    }));
}
