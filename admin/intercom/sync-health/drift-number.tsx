import { Group, Text } from '@mantine/core';
import { paths } from '../../paths.ts';
import type { ConnectionHealth } from '../../api/types.ts';
import { AnchorLink } from '../../ui/links.tsx';

/** How much differs between the two sides, with the way to what it is. */
export function DriftNumber({
  campaignId,
  health: { drift, check },
}: {
  campaignId: string;
  health: ConnectionHealth;
}) {
  // before the first check is through, no difference seen is not no difference
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
          {isKnown ? 'Both sides say the same.' : 'Nothing was compared yet.'}
        </Text>
      )}
    </Group>
  );
}
