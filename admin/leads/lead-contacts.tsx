import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import type { LeadDetail } from '../api/types.ts';

type Contact = LeadDetail['contacts'][number];

const stateWords: Record<Exclude<Contact['state'], 'active'>, string> = {
  archived: 'Archived',
  deleted: 'Deleted',
  merged: 'Merged',
};

const knownWords: Record<Contact['known_by'], string> = {
  created: 'Created by Goodword',
  existing: 'Was there already',
  same_email: 'Has the same e-mail address',
  merged: 'Left of a merge',
  imported: 'Imported from there',
};

/** Which contacts in Intercom are this lead: a change of any of them counts. */
export function LeadContacts({ contacts }: { contacts: readonly Contact[] }) {
  return (
    <Stack gap={8}>
      {contacts.map((contact) => (
        <Group key={`${contact.contact_id}/${contact.url}`} gap="xs">
          {contact.state === 'deleted' || contact.state === 'merged' ? (
            <Text size="sm" c="dimmed" td="line-through">
              {contact.contact_id}
            </Text>
          ) : (
            <Anchor href={contact.url} target="_blank" rel="noreferrer" size="sm" style={{ overflowWrap: 'anywhere' }}>
              {contact.contact_id}
            </Anchor>
          )}
          {contact.state === 'active' ? (
            <Text size="xs" c="dimmed">
              {knownWords[contact.known_by]}
            </Text>
          ) : (
            <Badge size="sm" variant="light" color="gray">
              {stateWords[contact.state]}
            </Badge>
          )}
          {contact.practice ? (
            <Badge size="sm" color="blue">
              Practice
            </Badge>
          ) : null}
        </Group>
      ))}
    </Stack>
  );
}
