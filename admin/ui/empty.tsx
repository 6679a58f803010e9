import { Card, EmptyState } from '@mantine/core';
import type { ReactNode } from 'react';

/** Says why there is nothing here and what to do about it. */
export function Empty({
  icon,
  title,
  children,
  actions,
}: {
  icon: ReactNode;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <Card py="xl">
      <EmptyState variant="light" icon={icon} title={title} description={children} maw={520} mx="auto">
        {actions ? <EmptyState.Actions>{actions}</EmptyState.Actions> : null}
      </EmptyState>
    </Card>
  );
}
