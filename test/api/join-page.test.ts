import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { forgetMails, reapMails } from '../../src/notify/outbox/reap-mails.ts';
import { sendMail } from '../../src/notify/outbox/send-mail.ts';
import { atOnce } from '../support/at-once.ts';
import { startGoodword, until, type Goodword } from '../support/goodword.ts';
import { startMailSink, type MailSink } from '../support/mail-sink.ts';

const from = 'Goodword <goodword@example.com>';

let sink: MailSink;
let withMail: JoinPage;
let withoutMail: JoinPage;
let aheadMs = 0;

beforeAll(async () => {
  sink = await startMailSink();
  const clock = { now: () => new Date(Date.now() + aheadMs) };
  withMail = await openJoinPage(await startGoodword({ clock, mail: { smtpUrl: sink.smtpUrl, from } }));
  withoutMail = await openJoinPage(await startGoodword());
});
afterAll(async () => {
  await withMail.goodword.close();
  await withoutMail.goodword.close();
  await sink.close();
});
afterEach(async () => {
  const isOver = ({ state }: { state: string }) => state !== 'Planned' && state !== 'Sending';
  await until(async () => (await withMail.mails()).every(isOver), 'what a test sent has arrived');
  sink.mails.length = 0;
  sink.refusing = false;
  // the share of a day is used up, for no test but the one that does it
  aheadMs += 2 * 86_400_000;
});

type JoinPage = Awaited<ReturnType<typeof openJoinPage>>;

/** What a visitor does with the join page of a campaign, in a browser of their own each time. */
async function openJoinPage(goodword: Goodword) {
  const { id, slug } = (await goodword.api('POST', '/campaigns', { name: 'Give 20, get 20' })).body;
  await goodword.api('POST', `/campaigns/${id}/launch`);
  const path = `/c/${slug}`;
  return {
    goodword,
    campaignId: id as string,
    path,
    send: (fields: Record<string, string>, cookie = '') =>
      fetch(`${goodword.url}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie },
        body: new URLSearchParams({ first_name: 'Zed', ...fields }),
      }),
    show: async (cookie = '') => (await fetch(`${goodword.url}${path}/joined`, { headers: { cookie } })).text(),
    linkOf: async (email: string) =>
      (await goodword.api('GET', `/referrers?search=${encodeURIComponent(email)}`)).body.items[0]?.link as string,
    mails: () => goodword.app.db.selectFrom('outbox_mails').selectAll().orderBy('created_at').execute(),
    mailsTo: (email: string) =>
      goodword.app.db
        .selectFrom('outbox_mails')
        .selectAll()
        .where('recipient_key', '=', goodword.app.context.recipientHash(email))
        .orderBy('created_at')
        .execute(),
    enrol: (email: string, firstName = 'Zed') =>
      goodword.api('POST', '/referrers', { campaign_id: id, email, first_name: firstName }),
    /** The cookie of a browser that joined, or opened the mail about it. */
    async cookieOfOwner(email: string): Promise<string> {
      const body = new URLSearchParams({ first_name: 'Owner', email });
      const joined = await fetch(`${goodword.url}${path}`, { method: 'POST', redirect: 'manual', body });
      if (joined.headers.getSetCookie().length > 0) return cookieOf(joined);
      const mail = await until(async () => sink.mails.find(({ to }) => to.includes(email)), `the mail to ${email}`);
      return cookieOf(await fetch(pageIn(mail)));
    },
    /** What a browser that keeps its cookies sees at the end. */
    async visit(email: string): Promise<{ location: string | null; cookies: string[]; html: string }> {
      const body = new URLSearchParams({ first_name: 'Zed', email });
      const sent = await fetch(`${goodword.url}${path}`, { method: 'POST', redirect: 'manual', body });
      const cookies = sent.headers.getSetCookie().map((text) => text.split(';')[0]!);
      const location = sent.headers.get('location');
      const shown = await fetch(goodword.url + location, { headers: { cookie: cookies.join('; ') } });
      return { location, cookies, html: await shown.text() };
    },
  };
}

const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
const headersOf = (answer: Response) =>
  [...answer.headers]
    .filter(([name]) => !['date', 'set-cookie', 'x-ratelimit-remaining', 'x-ratelimit-reset'].includes(name))
    .map(([name, value]) => `${name}: ${value}`);
const mailed = (count: number) => until(async () => sink.mails.length >= count && sink.mails, `${count} mails`);
const pageIn = ({ source }: { source: string }) => /https?:\/\/[^\s"]+\/joined\?link=[^\s"]+/.exec(bodyOf(source))![0];
const bodyOf = (source: string) => source.replaceAll('=\r\n', '').replaceAll('=3D', '=');

describe.each([
  ['with a mail server', () => withMail],
  ['without a mail server', () => withoutMail],
])('the join page %s', (_, page) => {
  it('answers the same for an address that is known and for one that is not', async () => {
    const { send, show } = page();
    await send({ first_name: 'Wilhelmina', email: 'victim@example.com' });
    const known = await send({ email: 'Victim@Example.com' });
    const unknown = await send({ email: 'new@example.com' });
    expect(known.status).toBe(303);
    expect(unknown.status).toBe(known.status);
    expect(headersOf(unknown)).toEqual(headersOf(known));
    expect(await unknown.text()).toBe(await known.text());
    const shapes = [known, unknown].map((answer) =>
      answer.headers.getSetCookie().map((cookie) => cookie.replace(/=[^;]+/, (value) => `=${value.length}`)),
    );
    expect(shapes[0]).toEqual(shapes[1]);
    for (const cookie of shapes.flat()) expect(cookie).toContain('HttpOnly; SameSite=Lax');
    expect(await show()).toBe(await show(cookieOf(known)));
  });

  it('puts neither code nor name into the address, and shows both to no other browser', async () => {
    const { send, show, path } = page();
    const joined = await send({ first_name: 'Ottilie', email: 'ottilie@example.com' });
    expect(joined.headers.get('location')).toMatch(new RegExp(`^${path}/joined(\\?by=mail)?$`));
    const again = await send({ email: 'ottilie@example.com' });
    for (const html of [await show(), await show(cookieOf(again))]) {
      expect(html).toContain('Back to the form');
      expect(html).not.toMatch(/\/r\/|ottilie/i);
    }
  });

  it('shows nothing for a cookie that is forged, cut, or of another campaign', async () => {
    const { cookieOfOwner, show, goodword } = page();
    const cookie = await cookieOfOwner('nele@example.com');
    const other = await openJoinPage(goodword);
    for (const forged of [
      `${cookie.slice(0, -3)}AAA`,
      cookie.slice(0, -20),
      'goodword_joined=x.y',
      'goodword_joined=',
    ]) {
      expect(await show(forged)).toContain('Back to the form');
    }
    expect(await other.show(cookie)).toContain('Back to the form');
  });

  it('shows the link in the browser of its owner, also when the form is sent there again', async () => {
    const { cookieOfOwner, send, show, linkOf } = page();
    const cookie = await cookieOfOwner('karl@example.com');
    const link = await linkOf('karl@example.com');
    expect(await show(cookie)).toContain(link);
    const again = await send({ first_name: 'Karl', email: 'karl@example.com' }, cookie);
    expect(await show(cookieOf(again))).toContain(link);
  });

  it('takes the same time for both, in whole steps', async () => {
    const { send } = page();
    await send({ email: 'timed@example.com' });
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let round = 0; round < 5; round += 1) {
      for (const kind of ['known', 'unknown'] as const) {
        const start = performance.now();
        await send({ email: kind === 'known' ? 'timed@example.com' : `timed${round}@example.com` });
        times[kind].push(performance.now() - start);
      }
    }
    // a step takes 250 ms: what is found takes only a part of it
    expect(Math.min(...times.known)).toBeGreaterThan(245);
    expect(Math.min(...times.unknown)).toBeGreaterThan(245);
  });
});

describe('with a mail server', () => {
  it('a browser with all its cookies is shown the same for a new address and for a known one', async () => {
    const { visit, send } = withMail;
    await send({ email: 'member@example.com' });
    const [known, unknown] = [await visit('member@example.com'), await visit('stranger@example.com')];
    expect(unknown).toEqual(known);
    expect(known.cookies).toEqual([]);
    expect(known.html).toContain('Check your e-mail');
  });

  it('a new referrer gets one e-mail with their link, which says the same as that of a known one', async () => {
    const { send, linkOf } = withMail;
    await send({ first_name: 'Nora', email: 'nora@example.com' });
    const [first] = await mailed(1);
    expect(first!.to).toEqual(['nora@example.com']);
    expect(bodyOf(first!.source)).toContain(await linkOf('nora@example.com'));
    aheadMs += 3_600_000;
    await send({ email: 'nora@example.com' });
    const [, second] = await mailed(2);
    // the time that is signed differs
    const said = (source: string) =>
      bodyOf(source).replaceAll(/^(Date|Message-ID|MIME.*|Content-Type): .*$|--_.*|\?link(?:=|&#61;)[^\s"]+/gm, '');
    expect(said(second!.source).split('\r\n\r\n').slice(1)).toEqual(said(first!.source).split('\r\n\r\n').slice(1));
  });

  it('the mail leads to a page that shows the link, and knows the browser from then on', async () => {
    const { send, show, linkOf, path } = withMail;
    await send({ first_name: 'Ines', email: 'ines@example.com' });
    const [mail] = await mailed(1);
    const page = pageIn(mail!);
    expect(page).toContain(path);
    const answer = await fetch(page);
    const link = await linkOf('ines@example.com');
    expect(await answer.text()).toContain(link);
    expect(await show(cookieOf(answer))).toContain(link);
    expect(await (await fetch(`${page}x`)).text()).not.toContain(link);
  });

  it('a browser that is known keeps its link, and is told of the mail when it sends another address', async () => {
    const { cookieOfOwner, linkOf, send, show, goodword } = withMail;
    const cookie = await cookieOfOwner('first@example.com');
    const answer = await send({ email: 'second@example.com' }, cookie);
    const next = await fetch(goodword.url + answer.headers.get('location')!, { headers: { cookie } });
    expect(await next.text()).toContain('Check your e-mail');
    expect(await show(cookie)).toContain(await linkOf('first@example.com'));
  });

  it('a browser that is known stays that of its owner when it is led to the page of another', async () => {
    const { cookieOfOwner, linkOf, send, show } = withMail;
    const cookie = await cookieOfOwner('owner-of-browser@example.com');
    sink.mails.length = 0;
    await send({ email: 'intruder@example.com' });
    const [mail] = await mailed(1);
    const page = pageIn(mail!);
    const answer = await fetch(page, { headers: { cookie } });
    expect(answer.headers.getSetCookie()).toEqual([]);
    const html = await answer.text();
    expect(html).toContain(await linkOf('intruder@example.com'));
    expect(html).toContain('Another person joined in this browser');
    expect(html).toContain('Show the link of this browser');
    expect(await show(cookie)).toContain(await linkOf('owner-of-browser@example.com'));
    // a cookie that names no referrer is no owner's
    const other = await fetch(page, { headers: { cookie: 'goodword_joined=x.y' } });
    expect(await show(cookieOf(other))).toContain(await linkOf('intruder@example.com'));
  });

  it('the page of a mail is shown for thirty days, and then asks to send the form again', async () => {
    const { cookieOfOwner, linkOf, send } = withMail;
    const cookie = await cookieOfOwner('known@example.com');
    sink.mails.length = 0;
    await send({ email: 'late@example.com' });
    const [mail] = await mailed(1);
    aheadMs += 31 * 86_400_000;
    const answer = await fetch(pageIn(mail!));
    expect(answer.headers.getSetCookie()).toEqual([]);
    const html = await answer.text();
    expect(html).toContain('older than 30 days');
    expect(html).not.toContain(await linkOf('late@example.com'));
    const ofKnown = await fetch(pageIn(mail!), { headers: { cookie } });
    expect(await ofKnown.text()).toContain(await linkOf('known@example.com'));
  });

  it('each campaign sends its own mail to one address', async () => {
    const other = await openJoinPage(withMail.goodword);
    await withMail.send({ email: 'both@example.com' });
    await other.send({ email: 'both@example.com' });
    await mailed(2);
    expect(sink.mails.map(({ to }) => to)).toEqual([['both@example.com'], ['both@example.com']]);
  });
});

it('without a mail server the link of a new referrer is shown in the browser that joined', async () => {
  const { send, show, linkOf, path } = withoutMail;
  const joined = await send({ first_name: 'Karla', email: 'karla@example.com' });
  expect(joined.headers.get('location')).toBe(`${path}/joined`);
  expect(await show(cookieOf(joined))).toContain(await linkOf('karla@example.com'));
});

it.each([
  ['with a mail server', () => withMail],
  ['without a mail server', () => withoutMail],
])('%s a form that another website sent is shown first, and changes nothing', async (_, page) => {
  const { goodword, path, linkOf } = page();
  const post = (site: string) =>
    fetch(`${goodword.url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': site },
      body: new URLSearchParams({ first_name: 'Zed', email: 'elsewhere@example.com' }),
    });
  const shown = await post('cross-site');
  expect([shown.status, shown.headers.getSetCookie()]).toEqual([422, []]);
  const html = await shown.text();
  expect(html).toContain('Another website filled in this form');
  expect(html).toContain('value="elsewhere@example.com"');
  expect(await linkOf('elsewhere@example.com')).toBeUndefined();
  expect((await post('same-origin')).status).toBe(303);
  expect(await linkOf('elsewhere@example.com')).toContain('/r/');
});

it('the outbox keeps no address once a mail was sent', async () => {
  await withMail.send({ email: 'unreadable@example.com' });
  await mailed(1);
  await until(async () => (await withMail.mails()).every(({ state }) => state === 'Sent'), 'all mails are sent');
  expect(JSON.stringify(await withMail.mails())).not.toMatch(/unreadable|@/);
});

describe('someone who takes part already', () => {
  it('gets one e-mail with their link, at the address they gave themselves', async () => {
    const { enrol, send, linkOf, goodword } = withMail;
    await enrol('Mila@example.com', 'Mila');
    expect(await withMail.mailsTo('mila@example.com')).toEqual([]);
    await atOnce(20, () => send({ first_name: 'Evil Words', email: ' MILA@EXAMPLE.COM' }));
    const [mail] = await mailed(1);
    const link = await linkOf('mila@example.com');
    expect(mail!.to).toEqual(['Mila@example.com']);
    const source = bodyOf(mail!.source);
    expect(source).toContain('Subject: Your referral link for Acme');
    expect(source).toContain('Content-Type: text/plain');
    expect(source).toContain('Content-Type: text/html');
    expect(source.split(link).length).toBeGreaterThan(3);
    expect(source).not.toMatch(/Evil Words|Mila,/);
    const [row] = await withMail.mailsTo('mila@example.com');
    await until(async () => (await withMail.mails()).every(({ state }) => state === 'Sent'), 'all mails are sent');
    expect(sink.mails).toHaveLength(1);
    const sent = (await withMail.mails()).find(({ mail_id: id }) => id === row!.mail_id);
    expect(sent).toMatchObject({ state: 'Sent', tries: 1, recipient: null, body_text: null, body_html: null });
    const types = (await goodword.api('GET', '/events?limit=100')).body.items
      .filter((event: any) => event.evidence.mail_id === row!.mail_id)
      .map((event: any) => event.type);
    expect(types.toSorted()).toEqual(['mail.sent', 'referrer.link_requested']);
  });

  it('gets no more than three of them in a day, and none within ten minutes of another', async () => {
    const { enrol, send } = withMail;
    await enrol('often@example.com');
    const queued = async () => (await withMail.mailsTo('often@example.com')).length;
    const counts = [];
    for (const minutes of [0, 9, 2, 60, 60, 1_310]) {
      aheadMs += minutes * 60_000;
      await send({ email: 'often@example.com' });
      counts.push(await queued());
    }
    expect(counts).toEqual([1, 1, 2, 3, 3, 4]);
  });

  it('gets it later when the mail server refuses it for now, once', async () => {
    const { enrol, send, goodword } = withMail;
    await enrol('later@example.com');
    sink.refusing = true;
    await send({ email: 'later@example.com' });
    const row = async () => (await withMail.mailsTo('later@example.com'))[0]!;
    await until(async () => (await row()).state === 'Waiting', 'the mail waits');
    expect(await row()).toMatchObject({ tries: 1, outcome: 'The mail server refused the message (code 451).' });
    const key = { workspaceId: goodword.workspaceId, mailId: (await row()).mail_id };
    await sendMail(goodword.app.context.crm, key);
    expect((await row()).tries).toBe(1);
    sink.refusing = false;
    aheadMs += 61_000;
    await atOnce(5, () => sendMail(goodword.app.context.crm, key));
    expect(await row()).toMatchObject({ state: 'Sent', tries: 2, outcome: null });
    expect(sink.mails.map(({ to }) => to)).toEqual([['later@example.com']]);
  });

  it('gets it from another worker when the one that was sending it died, after a while', async () => {
    const { enrol, send, goodword } = withMail;
    await enrol('killed@example.com');
    sink.refusing = true;
    await send({ email: 'killed@example.com' });
    const { db, context } = goodword.app;
    const row = async () => (await withMail.mailsTo('killed@example.com'))[0]!;
    await until(async () => (await row()).state === 'Waiting', 'the mail waits');
    const { mail_id: mailId } = await row();
    const taken = { state: 'Sending' as const, claimed_at: new Date(Date.now() + aheadMs) };
    await db.updateTable('outbox_mails').set(taken).where('mail_id', '=', mailId).execute();
    sink.refusing = false;
    await sendMail(context.crm, { workspaceId: goodword.workspaceId, mailId });
    aheadMs += 121_000;
    await reapMails(context.crm);
    expect(await row()).toMatchObject({ state: 'Waiting', outcome: expect.stringContaining('may have arrived') });
    expect(sink.mails).toEqual([]);
    aheadMs += 360_000;
    await sendMail(context.crm, { workspaceId: goodword.workspaceId, mailId });
    expect(await row()).toMatchObject({ state: 'Sent' });
    expect(sink.mails).toHaveLength(1);
  });
});

it('a mail is forgotten after thirty days', async () => {
  const { send, mailsTo, goodword } = withMail;
  await send({ email: 'forgotten@example.com' });
  await send({ email: 'forgotten@example.com' });
  await mailed(1);
  const has = async () => (await mailsTo('forgotten@example.com')).length > 0;
  aheadMs += 29 * 86_400_000;
  await forgetMails(goodword.app.context.crm);
  expect(await has()).toBe(true);
  aheadMs += 2 * 86_400_000;
  await forgetMails(goodword.app.context.crm);
  expect(await has()).toBe(false);
});

it('without a mail server nothing is queued, and the page does not say that something was sent', async () => {
  const { send, show, mails } = withoutMail;
  await send({ email: 'nomail@example.com' });
  const html = await show(cookieOf(await send({ email: 'nomail@example.com' })));
  expect(await mails()).toEqual([]);
  expect(html).toContain('Ask Acme for your link');
  expect(html).not.toMatch(/e-?mail|sent/i);
});
