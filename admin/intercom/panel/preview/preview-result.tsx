import { Alert, Anchor, List, Stack, Text } from '@mantine/core';
import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react';
import type { Preview } from '../../../api/types.ts';
import { personName } from '../../../ui/person-name.ts';
import { PreviewMark } from './preview-mark.tsx';
import { PreviewRows } from './preview-rows.tsx';

/** What would be written, to which contact, and why. */
export function PreviewResult({ preview }: { preview: Preview }) {
  const { outcome, message, choice, contact, others, rows, person } = preview;
  const isImpossible = outcome === 'impossible';
  return (
    <Stack gap="sm">
      <Alert
        color={isImpossible ? 'red' : 'blue'}
        icon={isImpossible ? <IconAlertCircle /> : <IconInfoCircle />}
        title={`${personName(person)}: ${message}`}
      >
        {choice ? <Text size="sm">{choice}</Text> : null}
        {contact ? <ContactLink contact={contact} /> : null}
        {others.length > 0 ? (
          <>
            <Text size="sm" mt="xs">
              Other contacts with this address, left unchanged:
            </Text>
            <List size="sm">
              {others.map((other) => (
                <List.Item key={other.id}>
                  <ContactLink contact={other} />
                </List.Item>
              ))}
            </List>
          </>
        ) : null}
      </Alert>
      {rows.length > 0 ? <PreviewRows rows={rows} /> : null}
      <PreviewMark preview={preview} />
      {outcome === 'created' && rows.length > 0 ? (
        <Text size="sm" c="dimmed">
          This can change when it is sent: a contact with this address that is archived, or was added minutes ago, is
          used instead of creating a second one.
        </Text>
      ) : null}
    </Stack>
  );
}

function ContactLink({ contact: { url, name, email, kind } }: { contact: NonNullable<Preview['contact']> }) {
  return (
    <Anchor href={url} target="_blank" rel="noreferrer" size="sm">
      {name ?? email ?? 'Contact without a name'} ({kind})
    </Anchor>
  );
}
