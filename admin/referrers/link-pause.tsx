import { Badge, Button, Group, Text } from '@mantine/core';
import { pauseLink, resumeLink } from '../api/referrers.ts';
import type { Referrer } from '../api/types.ts';
import { useAction } from '../ui/use-action.ts';

/** Whether the referral link is paused, and the button that changes it. */
export function LinkPause({ referrer: { id, link_paused: isPaused, actions } }: { referrer: Referrer }) {
  const pause = useAction(pauseLink, { success: () => 'Link paused.' });
  const resume = useAction(resumeLink, { success: () => 'Link resumed.' });
  return (
    <Group gap="sm">
      {isPaused ? (
        <>
          <Badge color="yellow">Paused</Badge>
          <Text size="sm">Visitors see that the link is paused and cannot join.</Text>
        </>
      ) : null}
      {actions.pause_link.allowed ? (
        <Button variant="default" size="xs" loading={pause.isPending} onClick={() => pause.mutate(id)}>
          Pause link
        </Button>
      ) : null}
      {actions.resume_link.allowed ? (
        <Button variant="default" size="xs" loading={resume.isPending} onClick={() => resume.mutate(id)}>
          Resume link
        </Button>
      ) : null}
    </Group>
  );
}
