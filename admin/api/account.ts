import { answer, at, client, present } from './client.ts';

/** Changes the password; all other sessions end. */
export const changePassword = (body: { current_password: string; new_password: string }) =>
  answer(client.PUT('/api/v1/account/password', { body }));

/** Ends one session. */
export const endSession = (id: string) => answer(client.DELETE('/api/v1/account/sessions/{id}', at(id)));

/** Ends all sessions, that of this browser as well. */
export const signOutEverywhere = () => answer(client.DELETE('/api/v1/account/sessions'));

/** The secret for an authenticator app; nothing is on yet. */
export const beginSecondFactor = (body: { password: string }) =>
  answer(client.POST('/api/v1/account/second-factor', { body }));

/** Switches the second factor on; the answer is the only time that the recovery codes are given out. */
export const confirmSecondFactor = (body: { code: string }) =>
  answer(client.POST('/api/v1/account/second-factor/confirm', { body }));

export const switchOffSecondFactor = (body: { password: string }) =>
  answer(client.POST('/api/v1/account/second-factor/switch-off', { body }));

/** New recovery codes; the earlier ones no longer hold. */
export const renewRecoveryCodes = (body: { password: string }) =>
  answer(client.POST('/api/v1/account/recovery-codes', { body }));

export const changeName = (body: { name: string }) => answer(client.PATCH('/api/v1/account', { body }));

/** Changes the address at once, or has a link mailed to it that does. */
export const changeEmail = async (body: { email: string; password: string }) =>
  present(await answer(client.PUT('/api/v1/account/email', { body })));

/** The mailed link opens no more. */
export const keepEmail = () => answer(client.DELETE('/api/v1/account/email'));
