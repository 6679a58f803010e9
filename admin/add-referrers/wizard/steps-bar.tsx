import { Group, Progress, Stack, Text, ThemeIcon, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useIsPhone } from '../../ui/use-is-phone.ts';

interface StepsBarProps {
  /** What is wizarded, for people who do not see it. */
  label: string;
  steps: readonly string[];
  /** Index of the step on screen. */
  current: number;
  /** Goes back to a step that is done; left out where there is no way back. */
  onStep?: (step: number) => void;
}

/** Where one is in a wizard: all steps side by side, on a phone the current one alone. Done steps lead back. */
export function StepsBar({ label, steps, current, onStep }: StepsBarProps) {
  const isPhone = useIsPhone();
  if (isPhone) {
    return (
      <Stack gap={6} component="nav" aria-label={label}>
        <Text size="sm" fw={600}>
          Step {current + 1} of {steps.length}: {steps[current]}
        </Text>
        <Progress value={((current + 1) / steps.length) * 100} size="sm" aria-hidden />
      </Stack>
    );
  }
  return (
    <nav aria-label={label}>
      <Group component="ol" gap="xl" p={0} m={0} style={{ listStyle: 'none' }}>
        {steps.map((name, step) => (
          <li key={name} aria-current={step === current ? 'step' : undefined}>
            {step < current && onStep ? (
              <UnstyledButton onClick={() => onStep(step)} aria-label={`Back to ${name}`}>
                <StepName name={name} step={step} current={current} />
              </UnstyledButton>
            ) : (
              <StepName name={name} step={step} current={current} />
            )}
          </li>
        ))}
      </Group>
    </nav>
  );
}

function StepName({ name, step, current }: { name: string; step: number; current: number }) {
  const isDone = step < current;
  return (
    <Group gap="xs" wrap="nowrap">
      <ThemeIcon size={28} radius="xl" variant={step === current ? 'filled' : isDone ? 'light' : 'default'} aria-hidden>
        {isDone ? <IconCheck size={16} /> : <span style={{ fontSize: 13 }}>{step + 1}</span>}
      </ThemeIcon>
      <Text size="sm" fw={step === current ? 650 : 400} {...(step > current && { c: 'dimmed' })}>
        {name}
      </Text>
    </Group>
  );
}
