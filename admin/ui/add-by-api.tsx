import { Anchor, Code, Stack, Text } from '@mantine/core';
import classes from './text.module.css';
import { serverPaths } from '../paths.ts';

/** The API call that adds the same thing from a program. */
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
        Add people from your own server with an API key from Campaign Settings → Integrations and API → API &amp;
        Webhooks.
      </Text>
      <Code block className={classes.preformatted}>
        {call}
      </Code>
      <Anchor href={serverPaths.docs} target="_blank" size="sm">
        Read the API reference
      </Anchor>
    </Stack>
  );
}
