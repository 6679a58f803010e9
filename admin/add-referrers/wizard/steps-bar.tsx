import { Group, Progress, Stack, Text, ThemeIcon, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import classes from '../../ui/text.module.css';
import { useIsPhone } from '../../ui/use-is-phone.ts';

interface StepsBarProps {
  /** The accessible name. */
  label: string;
  steps: readonly string[];
  /** Index of the step on screen. */
  current: number;
  /** Goes back to a step that is done; left out where there is no way back. */
  onStep?: (step: number) => void;
}

/** The steps of a wizard side by side, on a phone the current one alone. Finished steps lead back. */
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
      <Group component="ol" gap="xl" p={0} m={0} className={classes.plainList}>
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
        {isDone ? <IconCheck size={16} /> : step + 1}
      </ThemeIcon>
      <Text size="sm" fw={step === current ? 650 : 400} {...(step > current && { c: 'dimmed' })}>
        {name}
      </Text>
    </Group>
  );
}
