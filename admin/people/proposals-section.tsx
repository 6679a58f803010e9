import { Checkbox, Group, Stack, Switch, Text } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { decideProposals, saveErasureSettings } from '../api/people.ts';
import type { ErasureProposal, ErasureProposals } from '../api/types.ts';
import { useCrmTitle } from '../intercom/use-crm.ts';
import { paths } from '../paths.ts';
import { useIsOwner } from '../shell/use-is-owner.ts';
import { askToConfirm } from '../ui/confirm.tsx';
import { DataTable, type Column } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { AnchorLink } from '../ui/links.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { OwnerButton } from '../ui/owner-button.tsx';
import { PersonCell } from '../ui/person-cell.tsx';
import { personName } from '../ui/person-name.ts';
import { Section } from '../ui/section.tsx';
import { Timestamp } from '../ui/timestamp.tsx';
import { useAction } from '../ui/use-action.ts';
import { openEraseMany } from './erase-many.tsx';

const people = (count: number) => (count === 1 ? '1 person' : `${count.toLocaleString()} people`);

/** People whose contact was deleted in the CRM: erase them here as well, or keep them. */
export function ProposalsSection() {
  const crm = useCrmTitle();
  const proposals = api.useQuery('get', '/api/v1/people/erasure-proposals');
  return (
    <Section title={`Deleted in ${crm}`}>
      <Loaded query={proposals}>{(found) => <Proposals found={found} />}</Loaded>
    </Section>
  );
}

function Proposals({ found: { items, count, erases_deleted: isAutomatic } }: { found: ErasureProposals }) {
  const crm = useCrmTitle();
  const isOwner = useIsOwner();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const chosen = items.filter(({ id }) => selected.has(id));
  const meant = chosen.length > 0 ? chosen : items;
  const clear = () => setSelected(new Set());
  const keep = useAction(decideProposals, { success: () => `${people(meant.length)} kept.`, onDone: clear });
  const save = useAction(saveErasureSettings, {
    success: ({ erases_deleted: isOn }) => (isOn ? 'Erasing after 7 days is on.' : 'Erasing after 7 days is off.'),
  });
  const askToKeep = () =>
    askToConfirm({
      title: `Keep ${people(meant.length)}?`,
      body: `They leave this list and nothing is erased. They come back if another contact of theirs is deleted in ${crm}.`,
      confirm: `Keep ${people(meant.length)}`,
      onConfirm: () => keep.mutate({ ids: meant.map(({ id }) => id), decision: 'dismiss', rewards: null }),
    });
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        When someone deletes a contact in {crm}, its person may have asked to be forgotten.{' '}
        {isOwner
          ? 'Decide here whether to erase them in Goodword as well.'
          : 'An owner of your team decides here whether to erase them in Goodword as well.'}
      </Text>
      {items.length === 0 ? (
        <Empty icon={<IconUserCheck />} title="No one to decide on">
          Leads and referrers appear here when their contact is deleted in {crm}.
        </Empty>
      ) : (
        <>
          <Group justify="space-between">
            <Text size="sm" fw={600}>
              {chosen.length > 0 ? `${chosen.length} of ${count} selected` : `${people(count)} to decide on`}
            </Text>
            <Group gap="xs">
              <OwnerButton size="xs" variant="default" loading={keep.isPending} onClick={askToKeep}>
                Keep {chosen.length > 0 ? 'selected' : 'all'}
              </OwnerButton>
              <OwnerButton size="xs" variant="light" color="red" onClick={() => openEraseMany(meant, clear)}>
                Erase {chosen.length > 0 ? 'selected' : 'all'}
              </OwnerButton>
            </Group>
          </Group>
          <DataTable
            label="People whose contact was deleted"
            columns={isOwner ? [selectColumn(selected, toggle), ...columns] : columns}
            rows={items}
            minWidth={560}
          />
        </>
      )}
      <Switch
        label="Erase them automatically after 7 days"
        description={`Only if ${crm} still has no such contact, no other contact of the person is there, and no rewards are owed.${isOwner ? '' : ' Only an owner can change this.'}`}
        disabled={!isOwner}
        checked={save.isPending ? save.variables : isAutomatic}
        onChange={(event) => save.mutate(event.currentTarget.checked)}
      />
    </Stack>
  );
}

const selectColumn = (selected: ReadonlySet<string>, toggle: (id: string) => void): Column<ErasureProposal> => ({
  header: 'Select',
  cell: (proposal) => (
    <Checkbox
      aria-label={`Select ${personName(proposal)}`}
      checked={selected.has(proposal.id)}
      onChange={() => toggle(proposal.id)}
    />
  ),
});

const columns: ReadonlyArray<Column<ErasureProposal>> = [
  {
    header: 'Person',
    cell: (proposal) => (
      <PersonCell person={proposal} part={proposal.kind === 'lead' ? 'Lead' : 'Referrer'}>
        <PersonLink proposal={proposal} />
      </PersonCell>
    ),
  },
  { header: 'Deleted', cell: ({ proposed_at: at }) => <Timestamp at={at} size="sm" /> },
  {
    header: 'To know',
    cell: (proposal) => {
      const { automatic_at: at } = proposal;
      const facts = toKnow(proposal);
      if (facts) return <Text size="sm">{facts}</Text>;
      return at ? (
        <Text size="sm">
          Erased automatically <Timestamp at={at} size="sm" />
        </Text>
      ) : (
        <Text size="sm">–</Text>
      );
    },
  },
];

function PersonLink({ proposal }: { proposal: ErasureProposal }) {
  const { kind, person_id: id, campaign_id: campaignId } = proposal;
  return kind === 'lead' ? (
    <AnchorLink to={paths.lead} params={{ campaignId, leadId: id }} size="sm">
      {personName(proposal)}
    </AnchorLink>
  ) : (
    <AnchorLink to={paths.referrers} params={{ campaignId }} search={{ open: id }} size="sm">
      {personName(proposal)}
    </AnchorLink>
  );
}

/** What a person looks at before they decide, and why it is not erased automatically. */
function toKnow({ has_other_contact: hasOther, undecided_rewards: owed, note }: ErasureProposal): string {
  if (note) return note;
  const facts = [
    ...(hasOther ? ['Another contact of theirs is still there.'] : []),
    ...(owed > 0 ? [owed === 1 ? '1 reward is owed.' : `${owed} rewards are owed.`] : []),
  ];
  return facts.join(' ');
}
