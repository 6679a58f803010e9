import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface WizardStepProps {
  title: string;
  words?: ReactNode;
  children: ReactNode;
  /** Left out on the first step. */
  onBack?: (() => void) | undefined;
  /** The word on the button that leads on. */
  next: string;
  isSending?: boolean;
  isNextOff?: boolean;
}

/** One step of a wizard: its question, its fields and the way on. It belongs into a form, whose submit leads on. */
export function WizardStep({ title, words, children, onBack, next, isSending, isNextOff }: WizardStepProps) {
  return (
    <Card component="section" aria-label={title}>
      <Stack gap="lg">
        <Stack gap={4}>
          <Title order={2} size="h4" tabIndex={-1} style={{ outline: 'none' }}>
            {title}
          </Title>
          {words ? (
            <Text size="sm" c="dimmed" maw={720}>
              {words}
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
