import { AppShell, Divider, Stack } from '@mantine/core';
import { useMatchRoute } from '@tanstack/react-router';
import {
  IconAdjustments,
  IconGift,
  IconLayoutDashboard,
  IconSpeakerphone,
  IconUserCheck,
  IconUserShare,
} from '@tabler/icons-react';
import { PaletteButton } from '../keyboard/palette-button.tsx';
import { paths } from '../paths.ts';
import { AttentionBadge } from './attention-badge.tsx';
import { NavigationLink } from '../ui/links.tsx';
import { PracticeIntercomLink } from './practice-intercom-link.tsx';

const entries = [
  { label: 'Dashboard', to: paths.dashboard, icon: IconLayoutDashboard },
  { label: 'Referrers', to: paths.referrers, icon: IconSpeakerphone },
  { label: 'Leads', to: paths.leads, icon: IconUserCheck },
  { label: 'Rewards', to: paths.rewards, icon: IconGift },
] as const;

/** The left bar. */
export function Navigation({ campaignId, onNavigate }: { campaignId: string; onNavigate: () => void }) {
  const matches = useMatchRoute();
  const params = { campaignId };
  const isIn = (to: (typeof entries)[number]['to'] | typeof paths.settings | typeof paths.onboard) =>
    matches({ to, params, fuzzy: true }) !== false;
  return (
    <>
      <AppShell.Section grow>
        {entries.map(({ label, to, icon: Icon }) => (
          <NavigationLink
            key={to}
            to={to}
            params={params}
            label={label}
            active={isIn(to)}
            leftSection={<Icon size={18} />}
            rightSection={to === paths.dashboard ? <AttentionBadge campaignId={campaignId} /> : null}
            onClick={onNavigate}
            mb={2}
          />
        ))}
        <Divider my="sm" />
        <NavigationLink
          to={paths.onboard}
          params={params}
          label="Onboard Referrers"
          active={isIn(paths.onboard)}
          leftSection={<IconUserShare size={18} />}
          onClick={onNavigate}
          mb={2}
        />
        <NavigationLink
          to={paths.general}
          params={params}
          label="Campaign Settings"
          active={isIn(paths.settings)}
          leftSection={<IconAdjustments size={18} />}
          onClick={onNavigate}
        />
      </AppShell.Section>
      <AppShell.Section hiddenFrom="md">
        <Stack pt="sm" gap="xs">
          <PaletteButton onOpen={onNavigate} rightSection={null} fullWidth />
          <PracticeIntercomLink fullWidth />
        </Stack>
      </AppShell.Section>
    </>
  );
}
