import { attentionSentence } from '../../connections/attention.ts';
import { attentionCodes } from '../../provider/crm-error.ts';
import type { WarningCode } from './warning.ts';

/** What is wrong, and what to do about it. */
export type WarningText = { title: string; remedy: string };

const titles: Record<WarningCode, (crm: string) => string> = {
  token_revoked: (crm) => `${crm} no longer accepts the authorisation`,
  permission_missing: (crm) => `A permission is missing in ${crm}`,
  plan_restricted: (crm) => `The plan of your ${crm} workspace is too small`,
  uninstalled: (crm) => `The app was uninstalled in ${crm}`,
  practice_gone: (crm) => `The practice ${crm} is gone`,
  secret_unreadable: () => 'The stored authorisation cannot be decrypted',
  address_changed: (crm) => `Nothing is sent to ${crm} from this address yet`,
  webhooks_silent: (crm) => `${crm} does not report every change`,
  rate_starved: (crm) => `${crm}’s limit of calls is used up`,
  rule_attribute_gone: (crm) => `${crm} no longer has the attribute by which leads qualify`,
  deliveries_failing: (crm) => `What was to be sent to ${crm} was given up`,
};

const remedies: Partial<Record<WarningCode, (crm: string) => string>> = {
  webhooks_silent: (crm) =>
    `Polling found changes in ${crm} that no webhook had reported. Nothing is lost: Goodword polls every few minutes. To receive changes at once, compare the webhook address and the topics of your app in ${crm} with the guide under “${crm} app” on the CRM tab, and see that webhooks are not suspended there.`,
  rule_attribute_gone: (crm) =>
    `The attribute that the Qualification Rules wait for was archived or renamed in ${crm}, so no lead qualifies by it. Restore it in ${crm}, or choose another attribute on the Leads tab.`,
  deliveries_failing: (crm) =>
    `Some deliveries failed and are not tried again by themselves. Open Deliveries, see what ${crm} answered, correct the data or the settings, and retry them.`,
  rate_starved: (crm) =>
    `Other programs use up the calls that ${crm} allows, so that Goodword has to wait. Nothing is lost, but it comes late. Let them call less often, or give Goodword an app of its own in ${crm}.`,
};

/**
 * @param code as stored; one of another version gets a general text
 * @param crm the CRM's name as people say it
 */
export function warningText(code: string, crm: string): WarningText {
  const known = Object.hasOwn(titles, code) ? (code as WarningCode) : null;
  return {
    title: known ? titles[known](crm) : `${crm} needs your attention`,
    remedy: (known && remedies[known]?.(crm)) ?? attentionSentence(code, crm),
  };
}

/** Whether the connection does not work at all while the warning lasts. */
export function stopsConnection(code: string): boolean {
  return attentionCodes.some((known) => known === code);
}
