import { getCampaignById } from '../campaigns/find-campaign.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import { findCampaignProvider } from '../integration/connections/find-campaign-provider.ts';
import { findConnectionOf } from '../integration/connections/find-connection.ts';
import { findSettings } from '../integration/settings/find-settings.ts';
import { summarise } from '../reporting/summary.ts';
import { listRewardRules } from '../rewards/save-reward-rule.ts';
import { watchedAttribute } from '../qualification/qualification-rule.ts';

/** One thing that needs to be true before a campaign runs automatically. `href` is where it is done; null: on no screen. */
export type ChecklistItem = { key: string; label: string; done: boolean; hint: string; href: string | null };

const proxyItem: ChecklistItem = {
  key: 'proxy',
  label: 'Set TRUST_PROXY',
  done: false,
  hint: 'A request came through a proxy, but TRUST_PROXY is 0: all visitors may count as one address, and one of them can use up the limits of all. If a proxy is in front of Goodword, set TRUST_PROXY to the number of proxies, 1 for one, and start again.',
  href: null,
};

/**
 * @param installation.isProxyUntrusted requests came through a proxy that TRUST_PROXY does not count
 * @throws Refusal not_found when the workspace has no such campaign.
 */
export async function computeChecklist(
  context: Pick<CrmContext, 'db' | 'providers'>,
  workspaceId: string,
  campaignId: string,
  installation: { isProxyUntrusted: boolean },
): Promise<ChecklistItem[]> {
  const { db } = context;
  const { name: provider, title } = await findCampaignProvider(context, db, { workspaceId, campaignId });
  const [campaign, connection, leads, rules, summary] = await Promise.all([
    getCampaignById(db, workspaceId, campaignId),
    findConnectionOf(db, workspaceId, provider, campaignId),
    findSettings(db, { workspaceId, campaignId, provider, tab: 'leads' }),
    listRewardRules(db, workspaceId, campaignId),
    summarise(db, workspaceId, campaignId),
  ]);
  const screen = (path: string) => `/campaigns/${campaignId}/${path}`;
  const crm = screen('settings/integrations/crm');
  return [
    ...(installation.isProxyUntrusted ? [proxyItem] : []),
    {
      key: 'connect',
      label: `Connect ${title}`,
      done: connection?.state === 'Connected',
      hint: 'So that new leads and referrers appear where your team works.',
      href: `${crm}/connection`,
    },
    {
      key: 'leads_tab',
      label: 'Choose what happens when a lead joins',
      done: leads.version > 0 && leads.settings.action !== 'nothing',
      hint: 'Set up the Leads tab: the action, your fields and how duplicates are handled.',
      href: `${crm}/panel`,
    },
    {
      key: 'milestone',
      label: 'Name the one milestone that qualifies a lead',
      done: watchedAttribute(leads.settings.qualification) !== null,
      hint: `Pick the attribute in ${title} that proves a referral is real, such as “Signed up”.`,
      href: `${crm}/panel#qualification`,
    },
    {
      key: 'reward',
      label: 'Set the reward',
      done: rules.some(({ active }) => active),
      hint: 'A fixed amount for the referrer, for the lead, or for both.',
      href: screen('settings/rewards'),
    },
    {
      key: 'launch',
      label: 'Launch the campaign',
      done: campaign.state === 'Launched',
      hint: 'Until then links open, but friends cannot join.',
      href: screen('settings/general'),
    },
    {
      key: 'referrers',
      label: 'Enrol your first referrer',
      done: summary.enrolments > 0,
      hint: 'Share the join page, or add referrers yourself.',
      href: screen('onboard'),
    },
    {
      key: 'lead',
      label: 'See the first lead join',
      done: summary.referredLeads > 0,
      hint: 'Open a referral link yourself and join with another e-mail address.',
      href: screen('leads'),
    },
  ];
}
