import { Button, Group, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { lookNow, stopSync } from '../../api/imports.ts';
import type { Import } from '../../api/types.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { formatMoment } from '../../ui/moment.tsx';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { openEditSync } from './edit-sync.tsx';
import { useImportAction } from './use-import-action.ts';

/** The ongoing part: whether it is on, when it last looked, and who joined by it since the first run. */
export function SyncCard({ found, sync }: { found: Import; sync: NonNullable<Import['sync']> }) {
  const look = useImportAction(lookNow, () => 'Looking for changes now.');
  const stop = useImportAction(stopSync, () => 'The ongoing sync is stopped.');
  const isOn = sync.state === 'On';
  const isChecking = found.phase === 'check' || found.phase === 'leavers';
  const askToStop = () =>
    askToConfirm({
      title: 'Stop the ongoing sync?',
      body: 'Nobody is enrolled by it any more, and leaving has no effect. Everybody enrolled so far stays a referrer. To go on later, make a new sync.',
      confirm: 'Stop sync',
      isDestructive: true,
      onConfirm: () => stop.mutate(found.id),
    });
  return (
    <Section title="Ongoing Sync">
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Line label="State">
          <StateBadge state={sync.state} />
        </Line>
        <Line label="Left">{sync.left.toLocaleString()}</Line>
        <Line label="Last look">{sync.last_look_at ? formatMoment(sync.last_look_at) : 'Not yet'}</Line>
        <Line label="Last full check">
          {isChecking ? 'Under way' : sync.last_full_check_at ? formatMoment(sync.last_full_check_at) : 'Not yet'}
        </Line>
      </SimpleGrid>
      {isOn ? (
        <Group gap="sm">
          <Button variant="default" onClick={() => openEditSync(found)}>
            Edit
          </Button>
          <Button variant="default" loading={look.isPending} onClick={() => look.mutate(found.id)}>
            Look now
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
