import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '../../ui/text.module.css';

interface WizardStepProps {
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** Left out on the first step. */
  onBack?: (() => void) | undefined;
  /** The label of the button that submits the step. */
  next: string;
  isSending?: boolean;
  isNextOff?: boolean;
}

/** One step of a wizard: its question, its fields and the way on. It belongs into a form, whose submit leads on. */
export function WizardStep({ title, description, children, onBack, next, isSending, isNextOff }: WizardStepProps) {
  return (
    <Card component="section" aria-label={title}>
      <Stack gap="lg">
        <Stack gap={4}>
          <Title order={2} size="h4" tabIndex={-1} className={classes.noOutline}>
            {title}
          </Title>
          {description ? (
            <Text size="sm" c="dimmed" maw={720}>
              {description}
            </Text>
          ) : null}
        </Stack>
        {children}
        <Group justify="space-between">
          {onBack ? (
            <Button variant="default" onClick={onBack}>
              Back
            </Button>
          ) : (
            <span />
          )}
          <Button type="submit" loading={isSending ?? false} disabled={isNextOff ?? false}>
            {next}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
