import { expect, test } from 'vitest';
import { email, firstName, signedUpRule } from '../../support/connected-goodword.ts';
import { ask, owner, until } from '../../support/goodword.ts';
import { freePorts, useStartedPrograms } from '../../support/started-programs.ts';

const { launch } = useStartedPrograms();

test(
  'a practice connection made while the practice Intercom was at localhost works on at 127.0.0.1',
  { timeout: 180_000 },
  async () => {
    const ports = await freePorts();
    const before = launch({ ...ports, SANDBOX_PUBLIC_URL: `http://localhost:${ports.SANDBOX_PORT}` });
    await before.printed(/Stop +Ctrl-C/);
    const url = `http://localhost:${ports.PORT}`;
    const setup = await ask(`${url}/api/v1/setup`, 'POST', owner);
    const cookie = setup.headers
      .getSetCookie()
      .map((text) => text.split(';')[0])
      .join('; ');
    const api = (method: string, path: string, body?: unknown) => ask(`${url}/api/v1${path}`, method, body, { cookie });
    const campaignId = (await api('POST', '/campaigns', { name: 'Give 20' })).body.id;
    await api('POST', `/campaigns/${campaignId}/launch`);
    const { code } = (
      await api('POST', '/referrers', { campaign_id: campaignId, email: 'ana@example.com', first_name: 'Ana' })
    ).body;

    const begun = await fetch(`${url}/oauth/intercom/start?campaign_id=${campaignId}&kind=practice`, {
      redirect: 'manual',
      headers: { cookie },
    });
    const page = new URL(begun.headers.get('location') ?? '');
    expect(page.origin).toBe(`http://localhost:${ports.SANDBOX_PORT}`);
    const granted = await fetch(`${page.origin}/oauth`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ ...Object.fromEntries(page.searchParams), answer: 'authorize' }),
    });
    const back = await fetch(granted.headers.get('location') ?? '', { redirect: 'manual', headers: { cookie } });
    expect(back.headers.get('location')).toMatch(/\?intercom=connected$/);
    before.signal('SIGINT');
    expect(await before.exited).toBe(0);

    await launch(ports).printed(
      new RegExp(`Practice Intercom {3}http://127\\.0\\.0\\.1:${ports.SANDBOX_PORT} [^]*Stop +Ctrl-C`),
    );
    const saved = await api('PUT', `/campaigns/${campaignId}/integrations/intercom/leads`, {
      action: 'create_user',
      mapping: [email, firstName],
      duplicates: 'update',
      qualification: signedUpRule,
    });
    expect(saved.status).toBe(200);
    const lead = await api('POST', '/leads', {
      campaign_id: campaignId,
      referral_code: code,
      email: 'ben@example.com',
      first_name: 'Ben',
    });
    expect(lead.status).toBe(201);
    const delivery = await until(async () => {
      const [one] = (await api('GET', `/deliveries?subject_id=${lead.body.id}`)).body.items;
      return one?.state === 'Sent' && one;
    }, 'the lead is sent over the connection from before');
    expect(delivery.contact_url).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${ports.SANDBOX_PORT}/`));
    expect((await fetch(delivery.contact_url)).status).toBe(200);
    // webhooks of the practice Intercom still arrive
    const heard = async () =>
      (await ask(`http://127.0.0.1:${ports.SANDBOX_PORT}/__sandbox/webhooks`, 'GET')).body.notifications;
    await until(
      async () => (await heard()).some((one: { state: string }) => one.state === 'delivered'),
      'a webhook is delivered',
    );
  },
);
