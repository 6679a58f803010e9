import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { deliveryCountQuery, retryMatching } from '../../api/deliveries.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { useAction } from '../../ui/use-action.ts';

/** Tries again everything that the filters show and can be. Not there while nothing can. */
export function RetryAll({ filterKey, filters }: { filterKey: string; filters: () => Record<string, string> }) {
  const count = useQuery(deliveryCountQuery(filterKey, filters));
  const retry = useAction(retryMatching, {
    success: ({ retried }) =>
      retried === 1
        ? 'One delivery is being tried again.'
        : `${retried.toLocaleString()} deliveries are being tried again.`,
  });
  const retriable = count.data?.retriable ?? 0;
  if (retriable === 0) return null;
  const ask = () =>
    askToConfirm({
      title: `Retry ${retriable.toLocaleString()}?`,
      body: `Of the ${(count.data?.total ?? 0).toLocaleString()} deliveries shown by these filters, ${retriable.toLocaleString()} are Failed or Waiting. They are tried again with the settings as they are now.`,
      confirm: 'Retry all',
      onConfirm: () => retry.mutate(filters()),
    });
  return (
    <Button variant="default" loading={retry.isPending} onClick={ask}>
      Retry all ({retriable.toLocaleString()})
    </Button>
  );
}
