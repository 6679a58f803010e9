import { Alert, Button, Group, List, Radio, Stack, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { decideProposals } from '../api/people.ts';
import type { ErasureProposal } from '../api/types.ts';
import { ProblemAlert } from '../ui/loaded.tsx';
import { personName } from '../ui/person-name.ts';
import { useAction } from '../ui/use-action.ts';
import { eraseWord } from './erase-person.tsx';

const modalId = 'erase-many';
/** More names than this are counted. */
const mostNames = 8;

/** Erases the people of several proposals, after a word that is typed. There is no way back. */
export function openEraseMany(proposals: readonly ErasureProposal[], onDone: () => void): void {
  modals.open({
    modalId,
    title: proposals.length === 1 ? 'Erase 1 person' : `Erase ${proposals.length} people`,
    size: 'lg',
    children: <EraseMany proposals={proposals} onDone={onDone} />,
  });
}

function EraseMany({ proposals, onDone }: { proposals: readonly ErasureProposal[]; onDone: () => void }) {
  const [rewards, setRewards] = useState<'cancel' | 'keep' | null>(null);
  const [typed, setTyped] = useState('');
  const owed = proposals.reduce((sum, proposal) => sum + proposal.undecided_rewards, 0);
  const close = () => modals.close(modalId);
  const erase = useAction(decideProposals, {
    success: ({ items }) => {
      const refused = items.filter(({ outcome }) => outcome === 'refused').length;
      const done = `${items.length - refused} erased.`;
      return refused > 0 ? `${done} ${refused} not: ${items.find(({ reason }) => reason)?.reason ?? ''}` : done;
    },
    onDone: () => {
      close();
      onDone();
    },
    onRefused: () => {},
  });
  const isReady = typed.trim().toLowerCase() === eraseWord && (owed === 0 || rewards !== null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) erase.mutate({ ids: proposals.map(({ id }) => id), decision: 'erase', rewards });
      }}
    >
      <Stack gap="md">
        {erase.error ? <ProblemAlert title="Not erased" problem={erase.error} /> : null}
        <Alert color="red" icon={<IconAlertTriangle />} title="This cannot be undone">
          <Text size="sm">
            Names, addresses, phones and every text about these people go from all campaigns of this workspace. States,
            amounts and dates stay.
          </Text>
        </Alert>
        <List size="sm">
          {proposals.slice(0, mostNames).map((proposal) => (
            <List.Item key={proposal.id}>{personName(proposal)}</List.Item>
          ))}
          {proposals.length > mostNames ? <List.Item>and {proposals.length - mostNames} more</List.Item> : null}
        </List>
        {owed > 0 ? (
          <Radio.Group
            label={owed === 1 ? '1 reward is owed to them' : `${owed} rewards are owed to them`}
            value={rewards}
            onChange={(chosen) => setRewards(chosen === 'cancel' ? 'cancel' : 'keep')}
            required
          >
            <Stack gap={6} mt="xs">
              <Radio value="cancel" label="Cancel them" />
              <Radio value="keep" label="Keep them, to be issued by hand" />
            </Stack>
          </Radio.Group>
        ) : null}
        <TextInput
          label={`Type “${eraseWord}” to confirm`}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" color="red" disabled={!isReady} loading={erase.isPending}>
            {proposals.length === 1 ? 'Erase person' : `Erase ${proposals.length} people`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
