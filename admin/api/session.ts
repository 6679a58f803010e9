import { answer, api, client } from './client.ts';

/** Who is signed in, whether the owner's account is still to be made, and where the practice Intercom is. */
export const sessionQuery = api.queryOptions('get', '/api/v1/session', {}, { staleTime: 5 * 60_000 });

/** Creates the owner's account and the workspace; the answer signs the browser in. */
export const createOwner = (body: {
  name: string;
  email: string;
  password: string;
  workspace_name: string;
  setup_code: string;
}) => answer(client.POST('/api/v1/setup', { body }));

/** Signs in, or asks for the second factor; a wrong pair is refused with `wrong_credentials`. */
export const signIn = (body: { email: string; password: string }) => answer(client.POST('/api/v1/session', { body }));

/** The second step of signing in. */
export const sendSecondFactor = (body: { code: string }) =>
  answer(client.POST('/api/v1/session/second-factor', { body }));

/** Ends the session of this browser. */
export const signOut = () => answer(client.DELETE('/api/v1/session'));
