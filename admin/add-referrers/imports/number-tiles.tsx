import { Paper, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Import, RowOutcome } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { AnchorLink } from '../../ui/links.tsx';

/** Numbers side by side. */
export function NumberTiles({ children }: { children: ReactNode }) {
  return <SimpleGrid cols={{ base: 2, sm: 4 }}>{children}</SimpleGrid>;
}

interface NumberTileProps {
  label: string;
  value: number;
  /** With an outcome the number leads to the people behind it. */
  of?: Pick<Import, 'id' | 'campaign_id'>;
  outcome?: RowOutcome;
}

/** One number with its name. */
export function NumberTile({ label, value, of: importRecord, outcome }: NumberTileProps) {
  return (
    <Paper withBorder p="sm">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text fz={26} fw={650} lh={1.2}>
        {importRecord && outcome ? (
          <AnchorLink
            to={paths.import}
            params={{ campaignId: importRecord.campaign_id, importId: importRecord.id }}
            search={{ show: outcome }}
            hash="people"
            inherit
            c="var(--mantine-color-text)"
            aria-label={`${label}: ${value.toLocaleString()}`}
          >
            {value.toLocaleString()}
          </AnchorLink>
        ) : (
          value.toLocaleString()
        )}
      </Text>
    </Paper>
  );
}
