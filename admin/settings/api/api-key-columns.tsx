import { Button, Code, Text } from '@mantine/core';
import { revokeApiKey } from '../../api/api-keys.ts';
import type { ApiKey } from '../../api/types.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { Timestamp } from '../../ui/timestamp.tsx';
import { scopeLabel } from './scope-texts.ts';
import { useAction } from '../../ui/use-action.ts';

/** The columns of the list of API keys. */
export const apiKeyColumns: ReadonlyArray<Column<ApiKey>> = [
  {
    header: 'Name',
    cell: ({ name, start }) => (
      <>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Code title="How the key begins">{start}…</Code>
      </>
    ),
  },
  { header: 'May', cell: ({ scopes }) => <Text size="sm">{scopes.map(scopeLabel).join(', ') || 'Nothing'}</Text> },
  { header: 'Created', cell: ({ created_at: at }) => <Timestamp at={at} size="sm" /> },
  { header: 'Last used', cell: ({ last_used_at: at }) => <MaybeTime at={at} otherwise="Never" /> },
  { header: 'Expires', cell: ({ expires_at: at }) => <MaybeTime at={at} otherwise="Never" /> },
  { header: 'Action', cell: (key) => <RevokeButton apiKey={key} /> },
];

function MaybeTime({ at, otherwise }: { at: string | null; otherwise: string }) {
  return at === null ? <Text size="sm">{otherwise}</Text> : <Timestamp at={at} size="sm" />;
}

function RevokeButton({ apiKey }: { apiKey: ApiKey }) {
  const revoke = useAction(revokeApiKey, { success: () => `${apiKey.name} revoked.` });
  const ask = () =>
    askToConfirm({
      title: `Revoke ${apiKey.name}?`,
      body: 'Programs that use this key lose access immediately. You cannot restore a revoked key.',
      confirm: 'Revoke',
      isDestructive: true,
      onConfirm: () => revoke.mutate(apiKey.id),
    });
  return (
    <Button size="xs" variant="default" loading={revoke.isPending} onClick={ask} aria-label={`Revoke ${apiKey.name}`}>
      Revoke
    </Button>
  );
}
