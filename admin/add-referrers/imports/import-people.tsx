import { Box, Button, Group, Select, Stack, Tabs, Text, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconDownload, IconUsers } from '@tabler/icons-react';
import { filled } from '../../api/client.ts';
import type { Import, RowOutcome } from '../../api/types.ts';
import { paths, serverPaths } from '../../paths.ts';
import { Empty } from '../../ui/empty.tsx';
import { ListTools } from '../../ui/list-tools.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Timestamp } from '../../ui/timestamp.tsx';
import { useCrmTitle } from '../../intercom/use-crm.ts';
import { DecideAll } from './decide.tsx';
import { outcomeTabs, outcomeTexts } from './import-text.ts';
import { rowColumns } from './row-columns.tsx';

const anyReason = 'any';

/** The people of an import by what happens or happened to them, each with the reason. */
export function ImportPeople({ importRecord }: { importRecord: Import }) {
  const { show: shown, reason, search } = useSearch({ from: `/signed-in/campaign${paths.import}` });
  const navigate = useNavigate();
  const crm = useCrmTitle();
  const tabs = outcomeTabs(importRecord);
  const outcome = tabs.find((tab) => tab.outcome === shown)?.outcome ?? tabs.find(({ count }) => count > 0)?.outcome;
  const current = outcome ?? tabs[0]?.outcome ?? 'create';
  const show = (next: { show?: RowOutcome; reason?: string | undefined; search?: string | undefined }) =>
    void navigate({
      to: paths.import,
      params: { campaignId: importRecord.campaign_id, importId: importRecord.id },
      search: { show: current, reason, search, ...next },
      replace: true,
      resetScroll: false,
    });
  if (importRecord.rows_removed_at) return <PeopleRemoved at={importRecord.rows_removed_at} />;
  const reasons = importRecord.reasons.filter((one) => one.outcome === current);
  const csv = serverPaths.importRows(importRecord.id, { outcome: current, ...(reason && { reason }) });
  return (
    <Stack gap="md" component="section" aria-labelledby="people">
      <Title order={2} size="h4" id="people">
        People
      </Title>
      <Tabs
        value={current}
        onChange={(chosen) => {
          const tab = tabs.find((known) => known.outcome === chosen);
          if (tab) show({ show: tab.outcome, reason: undefined });
        }}
      >
        <Tabs.List aria-label="People by outcome">
          {tabs.map((tab) => (
            <Tabs.Tab key={tab.outcome} value={tab.outcome}>
              {tab.label}{' '}
              <Text span size="sm" c="dimmed">
                {tab.count.toLocaleString()}
              </Text>
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={current} pt="md">
          <Stack gap="md">
            <Group justify="space-between" gap="sm">
              <Box flex={1} miw={280}>
                <ListTools>
                  <SearchField
                    label="Search name or e-mail"
                    value={search ?? ''}
                    onSearch={(text) => show({ search: text || undefined })}
                  />
                  {reasons.length > 1 ? (
                    <Select
                      aria-label="Reason"
                      data={[
                        { value: anyReason, label: 'Any reason' },
                        ...reasons.map((one) => ({
                          value: one.reason,
                          label: `${one.message} (${one.count.toLocaleString()})`,
                        })),
                      ]}
                      value={reason ?? anyReason}
                      onChange={(chosen) => show({ reason: chosen === anyReason ? undefined : (chosen ?? undefined) })}
                      w={280}
                    />
                  ) : null}
                </ListTools>
              </Box>
              <Group gap="sm">
                {current === 'decision' && importRecord.sync && importRecord.sync.waiting_decisions > 0 ? (
                  <DecideAll importId={importRecord.id} count={importRecord.sync.waiting_decisions} />
                ) : null}
                <Button component="a" href={csv} download variant="default" leftSection={<IconDownload size={16} />}>
                  Export CSV
                </Button>
              </Group>
            </Group>
            <PagedTable
              label={outcomeTexts[current].tab}
              path="/api/v1/imports/{id}/rows"
              params={{ path: { id: importRecord.id }, query: filled({ outcome: current, reason, search }) }}
              columns={rowColumns(importRecord, current, crm)}
              empty={
                <Empty icon={<IconUsers />} title={search || reason ? 'No matches' : 'No people'}>
                  {search || reason ? 'Try a shorter search or any reason.' : outcomeTexts[current].empty}
                </Empty>
              }
            />
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function PeopleRemoved({ at }: { at: string }) {
  return (
    <Stack gap="md" component="section" aria-labelledby="people">
      <Title order={2} size="h4" id="people">
        People
      </Title>
      <Empty icon={<IconUsers />} title="People removed">
        The people of this import were removed <Timestamp at={at} inherit /> because of their age. The counts above
        stay, and so do the referrers it enrolled.
      </Empty>
    </Stack>
  );
}
