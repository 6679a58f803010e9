import { startGoodword, type Goodword } from './goodword.ts';

/** A Goodword with the sample campaign, whose referrer is Ana, and what a friend does in a browser without script. */
export type SampleCampaign = Goodword & {
  campaignId: string;
  slug: string;
  ana: { id: string; code: string; link: string };
  openLink(code: string): Promise<Response>;
  /** Sends the form that a referral link leads to. */
  sendForm(token: string, fields: Record<string, string>): Promise<Response>;
  /** Follows a referral link and sends the form. */
  join(code: string, fields: Record<string, string>): Promise<Response>;
  leadsOf(email: string): Promise<any[]>;
  /** @returns the code of another referrer */
  addReferrer(name: string): Promise<{ id: string; code: string }>;
};

export async function startSampleCampaign(options: Parameters<typeof startGoodword>[0] = {}): Promise<SampleCampaign> {
  const goodword = await startGoodword(options);
  const { api, url } = goodword;
  const { id: campaignId, slug } = (await api('POST', '/campaigns/sample')).body;
  const [ana] = (await api('GET', `/referrers?campaign_id=${campaignId}`)).body.items;
  const openLink = (code: string) => fetch(`${url}/r/${code}`, { redirect: 'manual' });
  const sendForm = (token: string, fields: Record<string, string>) =>
    fetch(`${url}/c/${slug}/invited`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...fields, ref: token }),
    });
  return {
    ...goodword,
    campaignId,
    slug,
    ana,
    openLink,
    sendForm,
    join: async (code, fields) => sendForm(tokenOf(await openLink(code)), fields),
    leadsOf: async (email) => (await api('GET', `/leads?search=${encodeURIComponent(email)}`)).body.items,
    async addReferrer(name) {
      const person = { campaign_id: campaignId, email: `${name.toLowerCase()}@example.com`, first_name: name };
      return (await api('POST', '/referrers', person)).body;
    },
  };
}

/** The signed token that a link that was opened puts into the address of the form. */
export function tokenOf(opened: Response): string {
  return new URL(opened.headers.get('location')!, 'http://goodword').searchParams.get('ref')!;
}
