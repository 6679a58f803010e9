import { Badge, Box, Flex, Tabs } from '@mantine/core';
import { Outlet, useMatchRoute, useNavigate } from '@tanstack/react-router';
import { IconEraser, IconGift, IconPlugConnected, IconSettings, IconUsers } from '@tabler/icons-react';
import { CrmNavigation } from '../intercom/crm-navigation.tsx';
import { paths } from '../paths.ts';
import { useProposalsCount } from '../people/proposals-notice.tsx';
import { useIsOwner } from '../shell/use-is-owner.ts';
import { useCampaignId } from '../shell/use-campaign-id.ts';
import { NavigationLink } from '../ui/links.tsx';
import { Page } from '../ui/page.tsx';

const entries = [
  { label: 'General', to: paths.general, below: paths.general, icon: IconSettings },
  { label: 'Reward Rules', to: paths.rewardRules, below: paths.rewardRules, icon: IconGift },
  { label: 'Integrations and API', to: paths.connection, below: paths.integrations, icon: IconPlugConnected },
  { label: 'Team', to: paths.team, below: paths.team, icon: IconUsers, forOwners: true },
  { label: 'Personal data', to: paths.personalData, below: paths.personalData, icon: IconEraser },
] as const;

const integrationTabs = [
  { label: 'CRM', to: paths.connection, below: paths.crm },
  { label: 'API & Webhooks', to: paths.apiAndWebhooks, below: paths.apiAndWebhooks, forOwners: true },
] as const;

/** Campaign Settings: its own small navigation beside the chosen part. */
export function SettingsFrame() {
  const params = { campaignId: useCampaignId() };
  const matches = useMatchRoute();
  const waiting = useProposalsCount();
  const isOwner = useIsOwner();
  const isInIntegrations = matches({ to: paths.integrations, params, fuzzy: true }) !== false;
  return (
    <Page title="Campaign Settings">
      <Flex direction={{ base: 'column', md: 'row' }} gap="lg" align={{ base: 'stretch', md: 'flex-start' }}>
        <Box component="nav" aria-label="Campaign Settings" w={{ base: '100%', md: 200 }} flex="none">
          <Flex direction={{ base: 'row', md: 'column' }} wrap="wrap" gap={2}>
            {entries
              .filter((entry) => isOwner || !('forOwners' in entry))
              .map(({ label, to, below, icon: Icon }) => (
                <NavigationLink
                  key={to}
                  to={to}
                  params={params}
                  label={label}
                  active={matches({ to: below, params, fuzzy: true }) !== false}
                  leftSection={<Icon size={16} />}
                  rightSection={to === paths.personalData && waiting > 0 ? <Badge size="sm">{waiting}</Badge> : null}
                  w={{ base: 'auto', md: '100%' }}
                />
              ))}
          </Flex>
        </Box>
        <Box flex={1} miw={0}>
          {isInIntegrations ? <IntegrationTabs /> : null}
          {matches({ to: paths.crm, params, fuzzy: true }) === false ? null : (
            <Box mb="lg">
              <CrmNavigation />
            </Box>
          )}
          <Outlet />
        </Box>
      </Flex>
    </Page>
  );
}

/** The tabs of *Integrations and API*; each is a screen with an address of its own. */
function IntegrationTabs() {
  const params = { campaignId: useCampaignId() };
  const matches = useMatchRoute();
  const navigate = useNavigate();
  const isOwner = useIsOwner();
  const current = integrationTabs.find(({ below }) => matches({ to: below, params, fuzzy: true }) !== false);
  return (
    <Tabs
      value={current?.to ?? paths.connection}
      onChange={(chosen) => {
        const tab = integrationTabs.find(({ to }) => to === chosen);
        if (tab) void navigate({ to: tab.to, params });
      }}
      mb="lg"
    >
      <Tabs.List aria-label="Integrations and API">
        {integrationTabs
          .filter((tab) => isOwner || !('forOwners' in tab))
          .map(({ label, to }) => (
            <Tabs.Tab key={to} value={to}>
              {label}
            </Tabs.Tab>
          ))}
      </Tabs.List>
    </Tabs>
  );
}
