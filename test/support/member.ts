import { ask, cookiesOf, type Answer, type Goodword } from './goodword.ts';

/** A teammate of the first workspace, signed in. */
export type Teammate = {
  userId: string;
  email: string;
  password: string;
  cookie: string;
  api(method: string, path: string, body?: unknown): Promise<Answer>;
};

/** Invites a teammate, who follows the link and is then signed in. */
export async function addTeammate(
  { api, url }: Pick<Goodword, 'api' | 'url'>,
  { name, email, role = 'member' }: { name: string; email: string; role?: 'owner' | 'member' },
): Promise<Teammate> {
  const password = 'a longer horse battery';
  const invited = await api('POST', '/team/invitations', { email, role });
  if (invited.status !== 201) throw new Error(`No invitation: ${JSON.stringify(invited.body)}`);
  const token = tokenOf(invited.body.link);
  const joined = await ask(`${url}/api/v1/invitation/accept`, 'POST', { token, name, password });
  if (joined.status !== 201) throw new Error(`Not joined: ${JSON.stringify(joined.body)}`);
  const cookie = cookiesOf(joined);
  return {
    userId: joined.body.user.id,
    email,
    password,
    cookie,
    api: (method, path, body) => ask(`${url}/api/v1${path}`, method, body, { cookie }),
  };
}

/** The secret of a link for one person: it stands behind the `#`, which browsers do not send. */
export const tokenOf = (link: string): string => new URL(link).hash.slice(1);
