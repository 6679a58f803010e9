import { Button, Group, SegmentedControl, Stack, Table, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconClock, IconEyeOff, IconHelp, IconX, type Icon } from '@tabler/icons-react';
import { useState } from 'react';
import { checkIntercomApp } from '../../api/intercom-app.ts';
import type { Finding, IntercomApp, Kind } from '../../api/types.ts';
import { Timestamp } from '../../ui/timestamp.tsx';
import { Section } from '../../ui/section.tsx';
import classes from '../../ui/text.module.css';
import { useAction } from '../../ui/use-action.ts';

const looks: Record<Finding['status'], { label: string; color: string; icon: Icon }> = {
  ok: { label: 'Works', color: 'green', icon: IconCheck },
  problem: { label: 'Problem', color: 'red', icon: IconX },
  waiting: { label: 'Not seen yet', color: 'yellow', icon: IconClock },
  unclear: { label: 'Unclear', color: 'yellow', icon: IconHelp },
  not_tried: { label: 'Not tested', color: 'gray', icon: IconEyeOff },
};

/** The last step: tests everything that was set up, and shows each result. */
export function CheckSection({ ways }: { ways: IntercomApp['ways'] }) {
  const [kind, setKind] = useState<Kind>('real');
  const check = useAction(checkIntercomApp);
  const choose = (chosen: string) => {
    setKind(chosen === 'practice' ? 'practice' : 'real');
    check.reset();
  };
  return (
    <Section title="4. Check">
      <Text size="sm" c="dimmed">
        Tests each part of the setup and shows the result. Nothing in your workspace changes: write permissions are
        tested with requests whose content Intercom rejects.
      </Text>
      <Group gap="sm">
        {ways.practice ? (
          <SegmentedControl
            aria-label="What to check"
            value={kind}
            onChange={choose}
            data={[
              { value: 'real', label: 'Your Intercom' },
              { value: 'practice', label: 'Practice Intercom' },
            ]}
          />
        ) : null}
        <Button variant="default" loading={check.isPending} onClick={() => check.mutate(kind)}>
          Check
        </Button>
      </Group>
      <div aria-live="polite">{check.data ? <Findings findings={check.data.items} /> : null}</div>
    </Section>
  );
}

function Findings({ findings }: { findings: Finding[] }) {
  const problems = findings.filter(({ status }) => status === 'problem').length;
  return (
    <Stack gap="sm">
      <Text fw={600} size="sm">
        {problems === 0 ? 'No problems found.' : problems === 1 ? '1 problem found.' : `${problems} problems found.`}
      </Text>
      <Table aria-label="Check results" verticalSpacing="sm" layout="auto">
        <Table.Tbody>
          {findings.map((finding) => (
            <FindingRow key={finding.key} finding={finding} />
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}

function FindingRow({ finding: { title, status, sentence, at } }: { finding: Finding }) {
  const { label, color, icon: StatusIcon } = looks[status];
  return (
    <Table.Tr>
      <Table.Td w={36} valign="top" px={0}>
        <ThemeIcon size="sm" radius="xl" color={color} variant="light" aria-hidden>
          <StatusIcon size={14} />
        </ThemeIcon>
      </Table.Td>
      <Table.Td className={classes.breakAnywhere}>
        <Group gap="xs" justify="space-between">
          <Text size="sm" fw={600}>
            {title}
          </Text>
          <Text size="sm" c="dimmed">
            {label}
            {at ? (
              <>
                {' · '}
                <Timestamp at={at} span inherit />
              </>
            ) : null}
          </Text>
        </Group>
        <Text size="sm">{sentence}</Text>
      </Table.Td>
    </Table.Tr>
  );
}
