import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import type { LeadDetail } from '../api/types.ts';

type Contact = LeadDetail['contacts'][number];

const stateLabels: Record<Exclude<Contact['state'], 'active'>, string> = {
  archived: 'Archived',
  deleted: 'Deleted',
  merged: 'Merged',
};

const knownByLabels: Record<Contact['known_by'], string> = {
  created: 'Created by Goodword',
  existing: 'Existed before',
  same_email: 'Same e-mail address',
  merged: 'Kept after a merge',
  imported: 'Imported',
};

/** The contacts that are this lead in the CRM: a change of any of them counts. The id shows on hover. */
export function LeadContacts({ contacts }: { contacts: readonly Contact[] }) {
  return (
    <Stack gap={8}>
      {contacts.map((contact) => {
        const isGone = contact.state === 'deleted' || contact.state === 'merged';
        return (
          <Group key={`${contact.contact_id}/${contact.url}`} gap="xs">
            {isGone ? (
              <Text size="sm" c="dimmed" td="line-through" title={contact.contact_id}>
                {knownByLabels[contact.known_by]}
              </Text>
            ) : (
              <Anchor href={contact.url} target="_blank" rel="noreferrer" size="sm" title={contact.contact_id}>
                {knownByLabels[contact.known_by]}
              </Anchor>
            )}
            {contact.state === 'active' ? null : (
              <Badge size="sm" color="gray">
                {stateLabels[contact.state]}
              </Badge>
            )}
            {contact.practice ? (
              <Badge size="sm" color="blue">
                Practice
              </Badge>
            ) : null}
          </Group>
        );
      })}
    </Stack>
  );
}
