import { Button, Group, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { lookNow, stopSync } from '../../api/imports.ts';
import type { Import } from '../../api/types.ts';
import { useCrmTitle } from '../../intercom/use-crm.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { formatDateTime } from '../../ui/timestamp.tsx';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { openEditSync } from './edit-sync.tsx';
import { useImportAction } from './use-import-action.ts';

/** The ongoing part: whether it is on, when it last polled, and how many no longer match. */
export function SyncCard({ importRecord, sync }: { importRecord: Import; sync: NonNullable<Import['sync']> }) {
  const crm = useCrmTitle();
  const poll = useImportAction(lookNow, () => 'Checking for changes.');
  const stop = useImportAction(stopSync, () => 'Ongoing sync stopped.');
  const isChecking = importRecord.phase === 'check' || importRecord.phase === 'departed';
  const askToStop = () =>
    askToConfirm({
      title: 'Stop the ongoing sync?',
      body: 'It enrols no one else and stops watching who still matches. Everyone enrolled so far stays a referrer. You cannot restart it; create a new sync instead.',
      confirm: 'Stop sync',
      isDestructive: true,
      onConfirm: () => stop.mutate(importRecord.id),
    });
  return (
    <Section title="Ongoing Sync">
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Line label="State">
          <StateBadge state={sync.state} />
        </Line>
        <Line label="No longer matching">{sync.left.toLocaleString()}</Line>
        <Line label="Last poll">{sync.last_look_at ? formatDateTime(sync.last_look_at) : 'Not yet'}</Line>
        <Line label="Last full check">
          {isChecking ? 'Running' : sync.last_full_check_at ? formatDateTime(sync.last_full_check_at) : 'Not yet'}
        </Line>
      </SimpleGrid>
      {importRecord.actions.change_sync.allowed ? (
        <Group gap="sm">
          <Button variant="default" onClick={() => openEditSync(importRecord, crm)}>
            Edit
          </Button>
          <Button variant="default" loading={poll.isPending} onClick={() => poll.mutate(importRecord.id)}>
            Check now
          </Button>
          <Button variant="default" loading={stop.isPending} onClick={askToStop}>
            Stop sync
          </Button>
        </Group>
      ) : null}
    </Section>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text size="sm" component="div" fw={600}>
        {children}
      </Text>
    </div>
  );
}
