import { Card, Center, EmptyState } from '@mantine/core';
import type { ReactNode } from 'react';

/** Says why there is nothing here and what to do about it. */
export function Empty({
  icon,
  picture,
  title,
  children,
  actions,
}: {
  icon: ReactNode;
  /** Of what will be here, in place of the icon. */
  picture?: ReactNode;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <Card py="xl">
      {picture ? <Center mb="lg">{picture}</Center> : null}
      <EmptyState variant="light" {...(!picture && { icon })} title={title} description={children} maw={520} mx="auto">
        {actions ? <EmptyState.Actions>{actions}</EmptyState.Actions> : null}
      </EmptyState>
    </Card>
  );
}
