import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconExternalLink, IconKey, IconPlus } from '@tabler/icons-react';
import { api } from '../../api/client.ts';
import { serverPaths } from '../../paths.ts';
import { CopyField } from '../../ui/copy.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { OwnersOnly } from '../../ui/owners-only.tsx';
import { Section } from '../../ui/section.tsx';
import { apiKeyColumns } from './api-key-columns.tsx';
import { openCreateApiKey } from './create-api-key.tsx';

/** The API & Webhooks tab: API keys, and the way to the API reference. */
export function ApiAndWebhooks() {
  return (
    <OwnersOnly what="see API keys">
      <ApiKeys />
    </OwnersOnly>
  );
}

function ApiKeys() {
  const keys = api.useQuery('get', '/api/v1/api-keys');
  return (
    <Stack gap="lg">
      <Section title="REST API">
        <Text size="sm">Your own programs can do everything these screens do, with an API key.</Text>
        <Anchor href={serverPaths.docs} target="_blank" size="sm" w="fit-content">
          Read the API reference <IconExternalLink size={14} aria-hidden />
        </Anchor>
        <CopyField
          label="OpenAPI description"
          value={window.location.origin + serverPaths.openapi}
          what="OpenAPI address"
        />
      </Section>
      <Section title="API keys">
        <Group justify="space-between">
          <Text size="sm" c="dimmed" flex="1 1 260px">
            A key may do what you choose when you create it, and never manages API keys. Create one per program, so that
            you can revoke them separately.
          </Text>
          <Button leftSection={<IconPlus size={16} />} onClick={openCreateApiKey}>
            Create API key
          </Button>
        </Group>
        <Loaded query={keys}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon={<IconKey />} title="No API keys yet">
                Create one for each program that adds leads or reads reports.
              </Empty>
            ) : (
              <DataTable label="List of API keys" columns={apiKeyColumns} rows={items} />
            )
          }
        </Loaded>
      </Section>
    </Stack>
  );
}
