import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ConnectionHealth } from '../../api/types.ts';
import { Fact, Facts } from '../../ui/fact.tsx';
import { Timestamp } from '../../ui/timestamp.tsx';
import { useCrm, useCrmTitle } from '../use-crm.ts';

/** The last change by webhook, the last poll and the last full check, with what comes next. */
export function HealthClocks({ health: { last_live_change_at: live, polling, check } }: { health: ConnectionHealth }) {
  const { capabilities } = useCrm();
  return (
    <Facts labelWidth={180} gap={8}>
      {capabilities.webhooks ? (
        <Fact label="Last webhook">{live ? <Timestamp at={live} size="sm" /> : <Dim>None yet</Dim>}</Fact>
      ) : null}
      <Fact label="Last poll">
        {polling.last_finished_at ? <Timestamp at={polling.last_finished_at} size="sm" /> : <Dim>None yet</Dim>}
        <Next at={polling.next_at} running={polling.running} />
      </Fact>
      <Fact label="Last full check">
        {check.last?.finished_at ? <Timestamp at={check.last.finished_at} size="sm" /> : <Dim>None yet</Dim>}
        {check.last ? <Dim> · {contacts(check.last.progress.done)}</Dim> : null}
        <Next at={check.next_at} running={check.running !== null} />
      </Fact>
    </Facts>
  );
}

function Next({ at, running }: { at: string | null; running: boolean }) {
  const crm = useCrmTitle();
  if (running) return <Dim> · running now</Dim>;
  if (at === null) return <Dim> · paused until {crm} is connected</Dim>;
  return (
    <Dim>
      {' '}
      · next <Timestamp at={at} size="sm" c="dimmed" />
    </Dim>
  );
}

const contacts = (count: number) => (count === 1 ? '1 contact' : `${count.toLocaleString()} contacts`);

const Dim = ({ children }: { children: ReactNode }) => (
  <Text component="span" size="sm" c="dimmed">
    {children}
  </Text>
);
