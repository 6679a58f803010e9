import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../testing/harness.ts';
import { type Receiver, startReceiver } from '../../testing/receiver.ts';

let intercom: Harness;
let app: Receiver;
let conversationId: string;

beforeEach(async () => {
  app = await startReceiver();
  intercom = await startHarness();
  await intercom.control('POST', `apps/${intercom.clientId}`, { initialize_url: app.url, submit_url: app.url });
  const { body: contact } = await intercom.call('POST', '/contacts', { email: 'ana@example.com', name: 'Ana <b>' });
  const from = { type: 'user', id: contact.id };
  const { body } = await intercom.call('POST', '/conversations', { from, body: 'I love it' });
  conversationId = body.conversation_id;
});
afterEach(async () => {
  await intercom.close();
  await app.close();
});

const options = [
  { type: 'option', id: 'a', text: 'Option A' },
  { type: 'option', id: 'b', text: 'Option B' },
];
const everything = [
  { type: 'text', text: 'Referrals of **Ana** at [home](https://app.example.com/)\n<script>', style: 'header' },
  { type: 'text', text: 'Careful', style: 'error', align: 'right' },
  { type: 'data-table', items: [{ type: 'field-value', field: 'Code', value: 'ANA-1' }] },
  {
    type: 'list',
    items: [
      { type: 'item', id: 'first', title: 'First friend', subtitle: 'joined', action: { type: 'submit' } },
      { type: 'item', id: 'second', title: 'Second friend', action: { type: 'url', url: 'https://app.example.com/2' } },
    ],
  },
  { type: 'image', url: 'https://app.example.com/i.png', width: 120, height: 60 },
  { type: 'spacer', size: 'l' },
  { type: 'divider' },
  { type: 'input', id: 'note', label: 'Note', value: 'old', action: { type: 'submit' } },
  { type: 'textarea', id: 'story', label: 'Story' },
  { type: 'dropdown', id: 'drop', label: 'Drop', options, value: 'b' },
  { type: 'checkbox', id: 'boxes', label: 'Boxes', option: options },
  { type: 'single-select', id: 'single', label: 'Single', options },
  { type: 'single-select', id: 'atonce', label: 'At once', options, action: { type: 'submit' } },
  { type: 'input', id: 'kept', label: 'Kept', value: 'as it was', save_state: 'saved' },
  { type: 'button', id: 'go', label: 'Go', action: { type: 'submit' } },
  { type: 'button', id: 'off', label: 'Off', disabled: true, action: { type: 'submit' } },
  {
    type: 'button',
    id: 'open',
    label: 'Open it',
    style: 'link',
    action: { type: 'url', url: 'https://app.example.com/c/1' },
  },
];

const answerWith = (components: unknown[], more: object = {}) => {
  app.answer = () => ({
    body: JSON.stringify({ canvas: { content: { components }, stored_data: { v: 1 } }, ...more }),
  });
};
const open = async (path = `/inbox/${conversationId}`) => (await fetch(intercom.url + path)).text();
/** The text as a browser shows it. */
const decoded = (text: string) => text.replaceAll(/&#(\d+);/g, (_entity, code) => String.fromCodePoint(Number(code)));
const formAddress = (text: string) => /class="canvas" method="post" action="([^"]+)"/.exec(decoded(text))?.[1] ?? '';
const sent = () => JSON.parse(app.posts().at(-1)?.body ?? '');

test('the list shows conversations with their last message and links to them', async () => {
  const text = await open('/inbox');
  expect(text).toContain(`/inbox/${conversationId}`);
  expect(text).toContain('I love it');
  expect(text).not.toContain('Ana <b>');
});

test('every component is rendered, escaped and without script', async () => {
  answerWith(everything);
  const text = await open();
  for (const part of [
    '<b>Ana</b>',
    'href="https://app.example.com/"',
    '&#60;script&#62;',
    'class="error right ',
    'ANA-1',
    'First friend',
    'href="https://app.example.com/2"',
    'src="https://app.example.com/i.png"',
    'class="spacer l"',
    '<hr',
    'value="old"',
    '<textarea',
    'Option B',
    'type="checkbox"',
    'type="radio"',
    'name="choose:atonce"',
    'href="https://app.example.com/c/1"',
  ])
    expect(part.startsWith('&') ? text : decoded(text), part).toContain(part);
  expect(text).not.toContain('<script');
});

describe('pressing', () => {
  const press = async (fields: Record<string, string>) => {
    answerWith(everything);
    const address = formAddress(await open());
    answerWith([{ type: 'text', text: 'Thank you' }], { event: { type: 'completed' } });
    return intercom.post(address, { 'value:note': 'new', 'value:story': '', 'value:drop': 'a', ...fields });
  };

  test('a button posts everything that was entered, with the stored data, and the answer replaces the canvas', async () => {
    const response = await press({ component: 'go', 'value:boxes': 'b', 'value:single': 'a' });
    expect(response.status).toBe(303);
    expect(sent()).toMatchObject({
      component_id: 'go',
      input_values: { note: 'new', story: '', drop: 'a', boxes: ['b'], single: 'a', kept: 'as it was' },
      current_canvas: { stored_data: { v: 1 } },
      conversation: { id: conversationId },
    });
    expect(sent().input_values).not.toHaveProperty('atonce');
    const posts = app.posts().length;
    const after = await open(response.headers.get('location') ?? '');
    expect(after).toContain('Thank you');
    expect(after).toContain('completed');
    expect(after).not.toContain('<dd>ANA-1');
    expect(app.posts()).toHaveLength(posts);
  });

  test.each([
    [{ component: 'first' }, 'first', {}],
    [{ component: 'note' }, 'note', { note: 'new' }],
    [{ 'choose:atonce': 'b' }, 'atonce', { atonce: 'b' }],
  ])('%o submits as %s', async (fields, componentId, values) => {
    await press(fields);
    expect(sent()).toMatchObject({ component_id: componentId, input_values: values });
  });

  test.each([
    [{ component: 'off' }],
    [{ component: 'kept' }],
    [{ component: 'second' }],
    [{ component: 'none' }],
    [{}],
  ])('%o is not something that submits', async (fields: Record<string, string>) => {
    const response = await press(fields);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('No submit button was pressed.');
    expect(sent()).not.toHaveProperty('component_id');
  });

  test('a failing response is explained and the canvas stays', async () => {
    answerWith(everything);
    const address = formAddress(await open());
    app.answer = () => ({ status: 500, body: 'broken' });
    const response = await intercom.post(address, { component: 'go' });
    const text = await open(response.headers.get('location') ?? '');
    expect(text).toContain('The app answered 500 instead of 200.');
    expect(text).toContain('<dd>ANA-1');
  });
});

test('a panel that cannot be shown says why, with the full request and response', async () => {
  answerWith([{ type: 'chart' }]);
  const text = decoded(await open());
  expect(text).toContain('Component 1 has the type "chart", which is not a component.');
  expect(text).toContain('x-body-signature: ');
  expect(text).toContain('"workspace_id": "prac7ice"');
});

test('in a group conversation, each of the first five contacts gets its own panel', async () => {
  answerWith([]);
  for (let at = 1; at <= 5; at++) {
    const { body } = await intercom.call('POST', '/contacts', { email: `p${at}@example.com` });
    const customer = { intercom_user_id: body.id };
    const added = await intercom.call('POST', `/conversations/${conversationId}/customers`, {
      admin_id: '814860',
      customer,
    });
    expect(added.status).toBe(200);
  }
  await open();
  const asked: string[] = app.posts().map((post) => JSON.parse(post.body).contact.email);
  expect(asked.toSorted()).toEqual([
    'ana@example.com',
    'p1@example.com',
    'p2@example.com',
    'p3@example.com',
    'p4@example.com',
  ]);
});

test('without a panel the page explains how to get one; an unknown conversation answers 404', async () => {
  await intercom.control('POST', `apps/${intercom.clientId}`, { initialize_url: null });
  expect(await open()).toContain('No app shows a panel here.');
  expect((await fetch(`${intercom.url}/inbox/nothing`)).status).toBe(404);
});
