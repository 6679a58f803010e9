import { Anchor, Group, Text, Tooltip } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { PersonSyncStatus } from '../../api/types.ts';
import { StateBadge } from '../../ui/state-badge.tsx';

interface SyncCellProps {
  /** nothing while it is read */
  status: PersonSyncStatus | undefined;
  /** what the CRM is called */
  crm: string;
  /** what the person is called */
  name: string;
}

/** How a person stands with the CRM, and the way to their contact there. */
export function SyncCell({ status, crm, name }: SyncCellProps) {
  if (!status) return <Text size="sm">–</Text>;
  return (
    <Group gap={6} wrap="nowrap">
      <Tooltip label={status.message} multiline maw={280}>
        <StateBadge state={status.state} flex="none" aria-description={status.message} />
      </Tooltip>
      {status.contact_url ? (
        <Tooltip label={`Open in ${crm}`}>
          <Anchor
            href={status.contact_url}
            target="_blank"
            rel="noreferrer"
            aria-label={`Open ${name} in ${crm}`}
            lh={0}
          >
            <IconExternalLink size={16} aria-hidden />
          </Anchor>
        </Tooltip>
      ) : null}
    </Group>
  );
}
