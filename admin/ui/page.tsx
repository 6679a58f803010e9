import { Stack } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { PageHead, type PageHeadProps } from './page-head.tsx';

/** The frame of every screen: title (also of the browser tab), actions, content. */
export function Page({ children, ...head }: PageHeadProps & { children: ReactNode }) {
  useDocumentTitle(`${head.title} · Goodword`);
  return (
    <Stack gap="lg" maw={1200} w="100%" mx="auto">
      <PageHead order={1} {...head} />
      {children}
    </Stack>
  );
}
