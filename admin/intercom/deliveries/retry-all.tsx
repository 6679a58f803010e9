import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { deliveryCountQuery, retryMatching } from '../../api/deliveries.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { useAction } from '../../ui/use-action.ts';

/** Retries every matching delivery that can be retried; absent while there is none. */
export function RetryAll({ filterKey, filters }: { filterKey: string; filters: () => Record<string, string> }) {
  const count = useQuery(deliveryCountQuery(filterKey, filters));
  const retry = useAction(retryMatching, {
    success: ({ retried }) =>
      retried === 1 ? 'Retrying 1 delivery.' : `Retrying ${retried.toLocaleString()} deliveries.`,
  });
  const retriable = count.data?.retriable ?? 0;
  if (retriable === 0) return null;
  const ask = () =>
    askToConfirm({
      title: `Retry ${retriable.toLocaleString()} ${retriable === 1 ? 'delivery' : 'deliveries'}?`,
      body: `Of the ${(count.data?.total ?? 0).toLocaleString()} deliveries that match these filters, ${retriable.toLocaleString()} are Failed or Waiting. They are sent with the current settings.`,
      confirm: 'Retry all',
      onConfirm: () => retry.mutate(filters()),
    });
  return (
    <Button variant="default" loading={retry.isPending} onClick={ask}>
      Retry all ({retriable.toLocaleString()})
    </Button>
  );
}
