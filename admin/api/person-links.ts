import { answer, client, present } from './client.ts';

/** What the link of an invitation opens; of one that opens no more, why. */
export const findInvitation = async (token: string) =>
  present(await answer(client.POST('/api/v1/invitation', { body: { token } })));

/** Makes the account of an invited person; the answer signs the browser in. */
export const acceptInvitation = async (body: { token: string; name: string; password: string }) =>
  present(await answer(client.POST('/api/v1/invitation/accept', { body })));

/** Whose password a link changes; `reset_link_over` when it opens no more. */
export const findResetLink = async (token: string) =>
  present(await answer(client.POST('/api/v1/password-reset/look', { body: { token } })));

/** Chooses a new password with a link. */
export const choosePasswordByLink = (body: { token: string; password: string }) =>
  answer(client.POST('/api/v1/password-reset', { body }));

/** Has a link for a new password mailed, if the account exists. */
export const mailResetLink = (body: { email: string }) => answer(client.POST('/api/v1/password-reset/mail', { body }));

/** Confirms a new address with the link that was mailed to it. */
export const confirmEmail = async (token: string) =>
  present(await answer(client.POST('/api/v1/email-confirmation', { body: { token } })));
