import { ActionIcon, Tooltip } from '@mantine/core';
import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { IconRefresh } from '@tabler/icons-react';
import { readAttributesAgain } from '../../api/integrations.ts';
import { useCrmTitle } from '../use-crm.ts';

/** Reads the CRM's attributes again, and everything that was checked against them. */
export function RefreshAttributes({ attributes }: { attributes: UseQueryResult }) {
  const queryClient = useQueryClient();
  const label = `Reload attributes from ${useCrmTitle()}`;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={label}
        loading={attributes.isFetching}
        onClick={() => void readAttributesAgain(queryClient)}
      >
        <IconRefresh size={18} />
      </ActionIcon>
    </Tooltip>
  );
}
