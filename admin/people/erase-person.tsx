import { Alert, Button, Checkbox, Group, List, Radio, Stack, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useNavigate } from '@tanstack/react-router';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { erasePerson, type PersonKind } from '../api/people.ts';
import { api } from '../api/client.ts';
import type { ErasureDryRun } from '../api/types.ts';
import { useCrmTitle } from '../intercom/use-crm.ts';
import { paths } from '../paths.ts';
import { useCampaignId } from '../shell/use-campaign-id.ts';
import { Loaded, ProblemAlert } from '../ui/loaded.tsx';
import { useAction } from '../ui/use-action.ts';

const modalId = 'erase-person';
/** What is typed to confirm: short, and not by accident. */
export const eraseWord = 'erase';

interface ErasedPerson {
  kind: PersonKind;
  id: string;
  email: string;
}

/** Erases a person: first what that is, then a word that is typed. There is no way back. */
export function openErasePerson(person: ErasedPerson): void {
  modals.open({ modalId, title: 'Erase person', size: 'lg', children: <ErasePerson person={person} /> });
}

function ErasePerson({ person }: { person: ErasedPerson }) {
  const body = person.kind === 'lead' ? { lead_id: person.id } : { referrer_id: person.id };
  const found = api.useQuery(
    'post',
    '/api/v1/people/erasures',
    { body: { ...body, dry_run: true, rewards: null, delete_contacts: false } },
    { staleTime: 0, retry: false },
  );
  return <Loaded query={found}>{(dryRun) => <Confirm person={person} dryRun={dryRun} />}</Loaded>;
}

function Confirm({ person, dryRun }: { person: ErasedPerson; dryRun: ErasureDryRun }) {
  const crm = useCrmTitle();
  const campaignId = useCampaignId();
  const navigate = useNavigate();
  const [rewards, setRewards] = useState<'cancel' | 'keep' | null>(null);
  const [deletesContacts, setDeletesContacts] = useState(false);
  const [typed, setTyped] = useState('');
  const close = () => modals.close(modalId);
  const erase = useAction(erasePerson, {
    success: () => 'Person erased.',
    onDone: ({ erasure_id: erasureId }) => {
      close();
      if (erasureId) void navigate({ to: paths.erasure, params: { campaignId, erasureId } });
    },
    onRefused: () => {},
  });
  const { people, contacts, undecided_rewards: undecided } = dryRun;
  const deletable = contacts.filter((contact) => !contact.is_shared).length;
  const isReady = typed.trim().toLowerCase() === eraseWord && (undecided === 0 || rewards !== null);
  const send = () => erase.mutate({ kind: person.kind, id: person.id, rewards, delete_contacts: deletesContacts });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) send();
      }}
    >
      <Stack gap="md">
        {erase.error ? <ProblemAlert title="Person not erased" problem={erase.error} /> : null}
        <Alert color="red" icon={<IconAlertTriangle />} title="This cannot be undone">
          <Text size="sm">
            Names, addresses, phone and every text about {person.email} go from all campaigns of this workspace, the
            history and the delivery log included. States, amounts and dates stay. Links of this person stop working.
          </Text>
        </Alert>
        <div>
          <Text size="sm" fw={600}>
            What is erased
          </Text>
          <List size="sm">
            {people.map(({ id, kind, campaign }) => (
              <List.Item key={id}>
                {kind === 'lead' ? 'Lead' : 'Referrer'} in “{campaign}”
              </List.Item>
            ))}
          </List>
        </div>
        {undecided > 0 ? (
          <Radio.Group
            label={undecided === 1 ? '1 reward is owed to this person' : `${undecided} rewards are owed to this person`}
            description="Decide first: afterwards no one can see whose they are."
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
        {deletable > 0 ? (
          <Checkbox
            label={`Also delete ${deletable === 1 ? 'the contact' : `${deletable} contacts`} in ${crm}`}
            description={`Otherwise ${crm} keeps what it has, conversations included.`}
            checked={deletesContacts}
            onChange={(event) => setDeletesContacts(event.currentTarget.checked)}
          />
        ) : (
          <Text size="sm" c="dimmed">
            {contacts.length === 0
              ? `No contact in ${crm} is known to be this person.`
              : `The contact in ${crm} stands for another person as well, so it stays.`}
          </Text>
        )}
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
            Erase person
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
