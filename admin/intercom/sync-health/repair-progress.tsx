import { Alert, Progress, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconTool } from '@tabler/icons-react';
import { useState } from 'react';
import { api, at } from '../../api/client.ts';
import { paths } from '../../paths.ts';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import { AnchorLink } from '../../ui/links.tsx';
import { progressText } from '../../ui/progress-text.ts';
import { useCrmTitle } from '../use-crm.ts';

/** The progress of a repair, and its result while this screen stays open. */
export function RepairProgress({ connectionId }: { connectionId: string }) {
  const crm = useCrmTitle();
  const campaignId = useCampaignId();
  const { data } = api.useQuery('get', '/api/v1/connections/{id}/repairs/last', at(connectionId));
  const repair = data?.repair ?? null;
  const [watched, setWatched] = useState<string | null>(null);
  if (repair?.state === 'Running' && watched !== repair.id) setWatched(repair.id);
  if (!repair || (repair.state === 'Done' && watched !== repair.id)) return null;
  const { progress, left_alone: left } = repair;
  const { done: repaired, total } = progress;
  const isDone = repair.state === 'Done';
  const failed = total - repaired;
  return (
    <Alert
      color={isDone ? (failed > 0 ? 'yellow' : 'green') : 'blue'}
      icon={isDone ? <IconCircleCheck /> : <IconTool />}
      title={isDone ? 'Repair finished' : 'Repairing'}
      aria-live="polite"
    >
      <Stack gap="xs">
        {isDone ? null : <Progress value={progress.percent ?? 100} animated aria-label="Repair" />}
        <Text size="sm">
          {repaired.toLocaleString()} of {total.toLocaleString()} repaired.
          {isDone ? '' : ` ${progressText(progress)}`}
          {left > 0 ? ` ${left.toLocaleString()} left unchanged because of later edits in ${crm}.` : ''}
          {isDone && failed > 0 ? ' See the delivery log for what blocks the others.' : ''}
        </Text>
        {isDone && failed > 0 ? (
          <AnchorLink to={paths.deliveries} params={{ campaignId }} size="sm">
            Open delivery log
          </AnchorLink>
        ) : null}
      </Stack>
    </Alert>
  );
}
