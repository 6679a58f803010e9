import { Badge, Button, Group, Text } from '@mantine/core';
import { pauseLink, resumeLink } from '../api/referrers.ts';
import type { Referrer } from '../api/types.ts';
import { useAction } from '../ui/use-action.ts';

/** Whether the referral link works, and the switch. */
export function LinkPause({ referrer: { id, link_paused: isPaused } }: { referrer: Referrer }) {
  const pause = useAction(pauseLink, { success: () => 'The link is paused.' });
  const resume = useAction(resumeLink, { success: () => 'The link works again.' });
  if (!isPaused) {
    return (
      <Button variant="default" size="xs" w="fit-content" loading={pause.isPending} onClick={() => pause.mutate(id)}>
        Pause link
      </Button>
    );
  }
  return (
    <Group gap="sm">
      <Badge color="yellow">Paused</Badge>
      <Text size="sm">Visitors are told so, and nobody joins through it.</Text>
      <Button variant="default" size="xs" loading={resume.isPending} onClick={() => resume.mutate(id)}>
        Resume link
      </Button>
    </Group>
  );
}
