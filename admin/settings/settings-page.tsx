import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageHead, type PageHeadProps } from '../ui/page-head.tsx';

/** A screen below a tab of *Integrations and API*: the way back, its title and its content. */
export function SettingsPage({ children, ...head }: Omit<PageHeadProps, 'mark'> & { children: ReactNode }) {
  return (
    <Stack gap="lg" component="section" aria-label={head.title}>
      <PageHead order={2} {...head} />
      {children}
    </Stack>
  );
}
