import { ActionIcon, Tooltip } from '@mantine/core';
import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { IconRefresh } from '@tabler/icons-react';
import { liveFromIntercom } from '../../api/integrations.ts';

/** Reads Intercom's attributes again, and what was judged by them. */
export function RefreshAttributes({ connectionId, attributes }: { connectionId: string; attributes: UseQueryResult }) {
  const queryClient = useQueryClient();
  const words = 'Read the attributes from Intercom again';
  return (
    <Tooltip label={words}>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={words}
        loading={attributes.isFetching}
        onClick={() => void queryClient.invalidateQueries({ queryKey: [liveFromIntercom, connectionId] })}
      >
        <IconRefresh size={18} />
      </ActionIcon>
    </Tooltip>
  );
}
