import type { AttentionCode } from '../provider/crm-error.ts';

/** Why a connection needs attention and what to do, by code. A code without a text does not compile. */
const sentences: Record<AttentionCode, (crm: string) => string> = {
  token_revoked: (crm) => `${crm} no longer accepts the authorisation. Connect ${crm} again; your settings are kept.`,
  permission_missing: (crm) =>
    `A permission is missing. Check the permissions of your app in ${crm}, then connect ${crm} again.`,
  plan_restricted: (crm) =>
    `The plan of your ${crm} workspace does not allow this. Check the subscription in ${crm}, then connect again.`,
  uninstalled: (crm) => `The app was uninstalled in ${crm}. Connect ${crm} again to go on; your settings are kept.`,
  practice_gone: (crm) =>
    `The practice ${crm} no longer belongs to this server. Disconnect it, or move the campaign to your real ${crm}.`,
  secret_unreadable: (crm) =>
    `The stored authorisation cannot be decrypted with the key of this installation. Connect ${crm} again.`,
  address_changed: (crm) =>
    `This server is reached under another address than when ${crm} was connected. If it has moved, go on here: what waited is sent. If it is a copy, disconnect ${crm} here; the original keeps its connection.`,
};

/**
 * @param code as stored; one of another version gets a general sentence
 * @param crm the CRM's name as people say it
 */
export function attentionSentence(code: string, crm: string): string {
  const sentence = Object.hasOwn(sentences, code) ? sentences[code as AttentionCode] : null;
  return sentence ? sentence(crm) : `The connection no longer works. Connect ${crm} again.`;
}
