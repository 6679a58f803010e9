import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useIsOwner } from '../shell/use-is-owner.ts';
import { Empty } from './empty.tsx';

/** A screen for owners; a member reads why it is not theirs. @param what completes "Only owners …" */
export function OwnersOnly({ what, children }: { what: string; children: ReactNode }) {
  if (useIsOwner()) return children;
  return (
    <Empty icon={<IconLock />} title={`Only owners ${what}`}>
      Your role is Member. Ask an owner of your team to do it, or to make you an owner.
    </Empty>
  );
}
