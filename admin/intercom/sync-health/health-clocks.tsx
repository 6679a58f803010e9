import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ConnectionHealth } from '../../api/types.ts';
import { Fact, Facts } from '../../ui/fact.tsx';
import { Moment } from '../../ui/moment.tsx';

/** When Intercom last told something by itself, when all was last compared, and what comes next. */
export function HealthClocks({ health: { last_live_change_at: live, sweep, check } }: { health: ConnectionHealth }) {
  return (
    <Facts labelWidth={180} gap={8}>
      <Fact label="Last live change">{live ? <Moment at={live} size="sm" /> : <Words>None yet</Words>}</Fact>
      <Fact label="Last look for changes">
        {sweep.last_finished_at ? <Moment at={sweep.last_finished_at} size="sm" /> : <Words>None yet</Words>}
        <Next at={sweep.next_at} running={sweep.running} />
      </Fact>
      <Fact label="Last full check">
        {check.last?.finished_at ? <Moment at={check.last.finished_at} size="sm" /> : <Words>None yet</Words>}
        {check.last ? <Words> · {contacts(check.last.checked)}</Words> : null}
        <Next at={check.next_at} running={check.running !== null} />
      </Fact>
    </Facts>
  );
}

function Next({ at, running }: { at: string | null; running: boolean }) {
  if (running) return <Words> · at work now</Words>;
  if (at === null) return <Words> · none until Intercom is connected</Words>;
  return (
    <Words>
      {' '}
      · next <Moment at={at} size="sm" c="dimmed" />
    </Words>
  );
}

const contacts = (count: number) => (count === 1 ? 'one contact' : `${count.toLocaleString()} contacts`);

const Words = ({ children }: { children: ReactNode }) => (
  <Text component="span" size="sm" c="dimmed">
    {children}
  </Text>
);
