import { Group, Text } from '@mantine/core';
import { paths } from '../../paths.ts';
import type { ConnectionHealth } from '../../api/types.ts';
import { AnchorLink } from '../../ui/links.tsx';

/** The number of differences, with a link to them. */
export function DriftNumber({
  campaignId,
  health: { drift, check },
}: {
  campaignId: string;
  health: ConnectionHealth;
}) {
  // until the first check is complete, no difference found does not mean that there is none
  const isKnown = check.last !== null || drift.rows > 0;
  return (
    <Group gap="sm" align="baseline">
      <Text fw={700} size="xl" {...(drift.rows > 0 && { c: 'red' })}>
        {isKnown ? drift.rows.toLocaleString() : <span aria-hidden>–</span>}
      </Text>
      {drift.rows > 0 ? (
        <AnchorLink to={paths.differences} params={{ campaignId }} size="sm">
          See {drift.rows === 1 ? 'the difference' : 'the differences'}
        </AnchorLink>
      ) : (
        <Text size="sm" c="dimmed">
          {isKnown ? 'Both sides agree.' : 'Not compared yet.'}
        </Text>
      )}
    </Group>
  );
}
