import { Stack, Text } from '@mantine/core';
import type { Money } from '../api/types.ts';
import { formatMoney } from '../ui/money.ts';

/** Sums of rewards, one line a currency. */
export function RewardSums({ sums, align = 'left' }: { sums: readonly Money[]; align?: 'left' | 'right' }) {
  if (sums.length === 0) {
    return (
      <Text size="sm" c="dimmed" ta={align}>
        –
      </Text>
    );
  }
  return (
    <Stack gap={0}>
      {sums.map((sum) => (
        <Text key={sum.currency} size="sm" ta={align}>
          {formatMoney(sum)}
        </Text>
      ))}
    </Stack>
  );
}
