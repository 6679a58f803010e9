import { Anchor, Code, Stack, Text } from '@mantine/core';
import { serverPaths } from '../paths.ts';

/** Shows the call with which a program adds the same thing. */
export function AddByApi({ path, body }: { path: string; body: Record<string, string> }) {
  const call = [
    `curl ${window.location.origin}${path} \\`,
    `  -H 'Authorization: Bearer YOUR_API_KEY' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${JSON.stringify(body)}'`,
  ].join('\n');
  return (
    <Stack gap="sm">
      <Text size="sm">
        Your own server can do this too, with an API key from Campaign Settings → Integrations and API → API &amp;
        Webhooks.
      </Text>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {call}
      </Code>
      <Anchor href={serverPaths.docs} target="_blank" size="sm">
        Read the API reference
      </Anchor>
    </Stack>
  );
}
