import { Button } from '@mantine/core';
import { pauseLinks, resumeLinks } from '../api/referrers.ts';
import { askToConfirm } from '../ui/confirm.tsx';
import { movesText } from '../ui/list/list-rules.ts';
import type { Selection } from '../ui/list/use-selection.ts';
import { useAction } from '../ui/use-action.ts';

export const referrerNoun = (count: number): string => (count === 1 ? 'referrer' : 'referrers');

/** What can be done with the links of the selected referrers. */
export function ReferrerActions({ selection }: { selection: Selection }) {
  const ids = [...selection.selected];
  const onDone = selection.clear;
  const pause = useAction(pauseLinks, { success: (moves) => movesText('paused', moves), onDone });
  const resume = useAction(resumeLinks, { success: (moves) => movesText('resumed', moves), onDone });
  const askToPause = () =>
    askToConfirm({
      title: ids.length === 1 ? 'Pause this link?' : `Pause ${ids.length.toLocaleString()} links?`,
      body: 'Visitors see that the link is paused and cannot join, until you resume it.',
      confirm: 'Pause links',
      onConfirm: () => pause.mutate(ids),
    });
  return (
    <>
      <Button size="xs" variant="default" loading={pause.isPending} onClick={askToPause}>
        Pause links
      </Button>
      <Button size="xs" variant="default" loading={resume.isPending} onClick={() => resume.mutate(ids)}>
        Resume links
      </Button>
    </>
  );
}
