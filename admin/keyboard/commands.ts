import {
  IconAdjustments,
  IconArrowsExchange,
  IconBell,
  IconBook2,
  IconEraser,
  IconFileUpload,
  IconGift,
  IconHeartRateMonitor,
  IconKeyboard,
  IconLayoutDashboard,
  IconPlugConnected,
  IconPlus,
  IconRefresh,
  IconSend,
  IconSpeakerphone,
  IconUserCheck,
  IconUserShare,
  IconUserShield,
  IconUsers,
  IconWebhook,
  type TablerIcon,
} from '@tabler/icons-react';
import { openCreateCampaign } from '../home/create-campaign.tsx';
import { openAddLeads } from '../leads/add-leads.tsx';
import { paths, serverPaths } from '../paths.ts';
import type { router } from '../router.tsx';
import { openShortcuts } from './shortcuts-dialog.tsx';

/** One line of the command palette. */
export interface Command {
  label: string;
  /** Other words that people try for it. */
  words: string;
  icon: TablerIcon;
  run: () => void;
}

type Navigate = (typeof router)['navigate'];

/** The screens of a campaign, and the account. */
export function screensOf(campaignId: string, navigate: Navigate): readonly Command[] {
  const params = { campaignId };
  const screens = [
    { label: 'Dashboard', words: 'home numbers checklist', icon: IconLayoutDashboard, to: paths.dashboard },
    { label: 'Referrers', words: 'advocates links codes', icon: IconSpeakerphone, to: paths.referrers },
    { label: 'Leads', words: 'referred friends referrals', icon: IconUserCheck, to: paths.leads },
    { label: 'Rewards', words: 'due issued incentives', icon: IconGift, to: paths.rewards },
    {
      label: 'Onboard Referrers',
      words: 'share join page link qr code text event import sync',
      icon: IconUserShare,
      to: paths.onboard,
    },
    { label: 'Campaign Settings', words: 'name launch pause general', icon: IconAdjustments, to: paths.general },
    { label: 'Reward Rules', words: 'manage rewards amount settings', icon: IconGift, to: paths.rewardRules },
    { label: 'CRM', words: 'intercom connect connection workspace', icon: IconPlugConnected, to: paths.connection },
    {
      label: 'Leads & Referrers',
      words: 'intercom panel mapping fields duplicates qualification rules return',
      icon: IconArrowsExchange,
      to: paths.panel,
    },
    { label: 'Sync health', words: 'intercom drift checks', icon: IconHeartRateMonitor, to: paths.syncHealth },
    { label: 'Delivery log', words: 'deliveries intercom failed sent', icon: IconSend, to: paths.deliveries },
    { label: 'Alerts', words: 'warnings e-mail', icon: IconBell, to: paths.alerts },
    { label: 'API & Webhooks', words: 'keys developers', icon: IconWebhook, to: paths.apiAndWebhooks },
    { label: 'Connection', words: 'crm workspace token authorize', icon: IconPlugConnected, to: paths.connection },
    { label: 'Intercom app', words: 'crm developer hub check', icon: IconPlugConnected, to: paths.intercomApp },
    { label: 'Team', words: 'invite teammates roles owner member', icon: IconUsers, to: paths.team },
    { label: 'Personal data', words: 'erase privacy gdpr', icon: IconEraser, to: paths.personalData },
  ] as const;
  return [
    ...screens.map(({ to, ...look }) => ({ ...look, run: () => void navigate({ to, params }) })),
    {
      label: 'Account',
      words: 'password sessions second factor',
      icon: IconUserShield,
      run: () => void navigate({ to: paths.account }),
    },
    {
      label: 'API reference',
      words: 'docs openapi rest',
      icon: IconBook2,
      run: () => void window.open(serverPaths.docs, '_blank', 'noopener'),
    },
  ];
}

/** What can be begun from anywhere in a campaign. @param crm its name on screen */
export function actionsOf(campaignId: string, crm: string, navigate: Navigate): readonly Command[] {
  const params = { campaignId };
  const openLead = (leadId: string) => void navigate({ to: paths.lead, params: { campaignId, leadId } });
  const openCampaign = (id: string) => void navigate({ to: paths.dashboard, params: { campaignId: id } });
  return [
    { label: 'Add Leads', words: 'new lead', icon: IconPlus, run: () => openAddLeads(campaignId, openLead) },
    {
      label: 'Upload referrers',
      words: 'add import csv file',
      icon: IconFileUpload,
      run: () => void navigate({ to: paths.uploadReferrers, params }),
    },
    {
      label: `Sync referrers from ${crm}`,
      words: 'add import contacts segment',
      icon: IconRefresh,
      run: () => void navigate({ to: paths.syncReferrers, params }),
    },
    { label: 'Create campaign', words: 'new', icon: IconPlus, run: () => openCreateCampaign(openCampaign) },
    { label: 'Keyboard shortcuts', words: 'keys help', icon: IconKeyboard, run: openShortcuts },
  ];
}

/** The commands whose name or words have every word of the query, in any order. */
export function matching<Found extends { label: string; words: string }>(
  commands: readonly Found[],
  query: string,
): readonly Found[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ label, words }) => {
    const text = `${label} ${words}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
