import { Blockquote, Code, List, Stack, Text } from '@mantine/core';
import type { Preview } from '../../../api/types.ts';

/** What the contact would get beside its attributes. */
export function PreviewMark({ preview: { mark, events } }: { preview: Preview }) {
  const { tag, note, company } = mark;
  if (!tag && !note && !company && events.length === 0) return null;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        And after that
      </Text>
      <List size="sm" spacing={4}>
        {company ? <List.Item>Company: {company}</List.Item> : null}
        {tag ? <List.Item>Tag: {tag}</List.Item> : null}
        {note ? (
          <List.Item>
            Note, unless the contact has it already:
            <Blockquote p="xs" mt={4}>
              <Text size="sm">{plainText(note)}</Text>
            </Blockquote>
          </List.Item>
        ) : null}
        {events.map(({ name, metadata }) => (
          <List.Item key={name}>
            Data event: <Code>{name}</Code> with{' '}
            {Object.entries(metadata)
              .map(([key, value]) => `${key}: ${value}`)
              .join('; ')}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}

/** The words of a note. */
function plainText(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';
}
