import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBaselineDensityMedium, IconBaselineDensitySmall } from '@tabler/icons-react';
import { useIsPhone } from '../use-is-phone.ts';
import { useDensity } from './use-density.ts';

/** Changes how close rows stand; not on a phone, where rows are cards. */
export function DensityButton() {
  const [density, setDensity] = useDensity();
  if (useIsPhone()) return null;
  const isCompact = density === 'compact';
  return (
    <Tooltip label={isCompact ? 'Comfortable rows' : 'Compact rows'}>
      <ActionIcon
        variant="default"
        size={36}
        aria-label="Compact rows"
        aria-pressed={isCompact}
        onClick={() => setDensity(isCompact ? 'comfortable' : 'compact')}
      >
        {isCompact ? <IconBaselineDensityMedium size={18} /> : <IconBaselineDensitySmall size={18} />}
      </ActionIcon>
    </Tooltip>
  );
}
