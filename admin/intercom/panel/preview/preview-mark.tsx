import { Blockquote, Code, List, Stack, Text } from '@mantine/core';
import type { Preview } from '../../../api/types.ts';

/** What the contact would get besides its attributes. */
export function PreviewMark({ preview: { mark, events } }: { preview: Preview }) {
  const { tag, note, company } = mark;
  if (!tag && !note && !company && events.length === 0) return null;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        Also
      </Text>
      <List size="sm" spacing={4}>
        {company ? <List.Item>Company: {company}</List.Item> : null}
        {tag ? <List.Item>Tag: {tag}</List.Item> : null}
        {note ? (
          <List.Item>
            Note, unless the contact already has it:
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

/** The text of a note. */
function plainText(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';
}
