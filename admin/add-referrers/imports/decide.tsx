import { Button, Group } from '@mantine/core';
import { decideLeavers } from '../../api/imports.ts';
import type { ImportRow, LeaverDecision } from '../../api/types.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { personName } from '../../ui/person-name.ts';
import { useAction } from '../../ui/use-action.ts';

const choices: Array<{ decision: LeaverDecision; label: string }> = [
  { decision: 'keep', label: 'Keep' },
  { decision: 'pause_link', label: 'Pause link' },
];

const people = (count: number) => `${count.toLocaleString()} ${count === 1 ? 'person' : 'people'}`;

/** Decides about one person who left. */
export function DecideOne({ importId, row }: { importId: string; row: ImportRow }) {
  const name = personName(row);
  const decide = useAction((decision: LeaverDecision) => decideLeavers(importId, decision, { row_ids: [row.id] }), {
    success: () => `Decided about ${name}.`,
  });
  return (
    <Group gap="xs" wrap="nowrap">
      {choices.map(({ decision, label }) => (
        <Button
          key={decision}
          size="xs"
          variant="default"
          loading={decide.isPending && decide.variables === decision}
          disabled={decide.isPending}
          onClick={() => decide.mutate(decision)}
          aria-label={`${label}: ${name}`}
        >
          {label}
        </Button>
      ))}
    </Group>
  );
}

/** Decides the same about everybody who waits. */
export function DecideAll({ importId, count }: { importId: string; count: number }) {
  const decide = useAction((decision: LeaverDecision) => decideLeavers(importId, decision, { all: true }), {
    success: ({ decided }) => `Decided about ${people(decided)}.`,
  });
  const ask = (decision: LeaverDecision) =>
    askToConfirm({
      title: decision === 'keep' ? `Keep ${people(count)}?` : `Pause the links of ${people(count)}?`,
      body:
        decision === 'keep'
          ? 'They stay referrers and their links go on working.'
          : 'Their links tell visitors that they are paused. You can resume each in the list of referrers.',
      confirm: decision === 'keep' ? 'Keep all' : 'Pause all links',
      onConfirm: () => decide.mutate(decision),
    });
  return (
    <Group gap="xs">
      <Button variant="default" loading={decide.isPending} onClick={() => ask('keep')}>
        Keep all
      </Button>
      <Button variant="default" loading={decide.isPending} onClick={() => ask('pause_link')}>
        Pause all links
      </Button>
    </Group>
  );
}
