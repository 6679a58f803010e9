import { Button, Group } from '@mantine/core';
import { decideDeparted } from '../../api/imports.ts';
import type { ImportRow, DepartedDecision } from '../../api/types.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { askToConfirm } from '../../ui/confirm.tsx';
import { personName } from '../../ui/person-name.ts';
import { useAction } from '../../ui/use-action.ts';

const choices: Array<{ decision: DepartedDecision; label: string }> = [
  { decision: 'keep', label: 'Keep' },
  { decision: 'pause_link', label: 'Pause link' },
];

const people = (count: number) => `${count.toLocaleString()} ${count === 1 ? 'person' : 'people'}`;

/** Keeps one person who no longer matches, or pauses their link. */
export function DecideOne({ importId, row }: { importId: string; row: ImportRow }) {
  const name = personName(row);
  const decide = useAction((decision: DepartedDecision) => decideDeparted(importId, decision, { row_ids: [row.id] }), {
    success: () => `Decision saved for ${name}.`,
  });
  return (
    <Group gap="xs" wrap="nowrap">
      {choices.map(({ decision, label }) => (
        <ActionButton
          key={decision}
          decision={row.actions.decide}
          size="xs"
          variant="default"
          loading={decide.isPending && decide.variables === decision}
          disabled={decide.isPending}
          onClick={() => decide.mutate(decision)}
          aria-label={`${label}: ${name}`}
        >
          {label}
        </ActionButton>
      ))}
    </Group>
  );
}

/** Makes the same decision for everyone who waits for one. */
export function DecideAll({ importId, count }: { importId: string; count: number }) {
  const decide = useAction((decision: DepartedDecision) => decideDeparted(importId, decision, { all: true }), {
    success: ({ decided }) => `Decision saved for ${people(decided)}.`,
  });
  const ask = (decision: DepartedDecision) =>
    askToConfirm({
      title: decision === 'keep' ? `Keep ${people(count)}?` : `Pause the links of ${people(count)}?`,
      body:
        decision === 'keep'
          ? 'They stay referrers and their links keep working.'
          : 'Visitors see that the links are paused. You can resume each one from the Referrers list.',
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
