import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { type Receiver, startReceiver } from '../testing/receiver.ts';

let intercom: Harness;
let app: Receiver;
let contactId: string;

beforeEach(async () => {
  app = await startReceiver();
  intercom = await startHarness();
  await intercom.control('POST', `apps/${intercom.clientId}`, {
    initialize_url: `${app.url}/initialize`,
    submit_url: `${app.url}/submit`,
  });
  contactId = (await intercom.call('POST', '/contacts', { email: 'ana@example.com', name: 'Ana' })).body.id;
});
afterEach(async () => {
  await intercom.close();
  await app.close();
});

const show = (components: unknown[], more: object = {}) => {
  app.answer = () => ({ body: JSON.stringify({ canvas: { content: { components } }, ...more }) });
};
const initialize = (more: object = {}) =>
  intercom.control('POST', 'canvas/initialize', { contact_id: contactId, ...more });
const tryInitialize = (more: object = {}) =>
  intercom.tryControl('POST', 'canvas/initialize', { contact_id: contactId, ...more });
const problemOf = async (components: unknown[]) => {
  show(components);
  return (await initialize()).body.problem;
};
const sent = () => JSON.parse(app.posts().at(-1)?.body ?? '');

describe('initialize', () => {
  test('is signed with SHA-256 over the exact body', async () => {
    show([]);
    await initialize();
    const [post] = app.posts();
    const signature = createHmac('sha256', intercom.clientSecret)
      .update(post?.body ?? '')
      .digest('hex');
    expect(post?.path).toBe('/hooks/intercom/initialize');
    expect(post?.headers['x-body-signature']).toBe(signature);
    expect(post?.headers['content-type']).toBe('application/json');
  });

  test('names workspace, region, admin, conversation and contact', async () => {
    show([]);
    const from = { type: 'user', id: contactId };
    const { body: made } = await intercom.call('POST', '/conversations', { from, body: 'Hi' });
    const { body } = await initialize();
    expect(Object.keys(sent())).toEqual(['workspace_id', 'workspace_region', 'admin', 'conversation', 'contact']);
    expect(sent()).toMatchObject({
      workspace_id: 'prac7ice',
      workspace_region: 'US',
      admin: { type: 'admin', name: 'Ana Moreira' },
      conversation: { type: 'conversation', id: made.conversation_id },
      contact: { type: 'contact', id: contactId, email: 'ana@example.com', role: 'user' },
    });
    expect(body.request.body).toEqual(sent());
  });

  test('a switch sends the person as customer, or as both', async () => {
    show([]);
    await intercom.control('POST', 'settings', { canvas_person: 'customer' });
    await initialize();
    expect(sent()).toMatchObject({ customer: { id: contactId } });
    expect(sent()).not.toHaveProperty('contact');
    await intercom.control('POST', 'settings', { canvas_person: 'both' });
    await initialize();
    expect(sent().contact).toEqual(sent().customer);
  });

  test('an unknown contact, conversation or admin, or an app without the URL, is refused', async () => {
    for (const wrong of [{ contact_id: 'nobody' }, { conversation_id: '1' }, { admin_id: '1' }, { client_id: 'x' }])
      expect((await tryInitialize(wrong)).status).toBe(404);
    await intercom.control('POST', `apps/${intercom.clientId}`, { initialize_url: null });
    expect((await tryInitialize()).status).toBe(409);
    expect((await intercom.tryControl('POST', 'canvas/initialize', {})).body.error).toContain('contact_id');
  });
});

test('submit has the clicked component, the inputs and the canvas with its stored data', async () => {
  show([{ type: 'text', text: 'Done' }], { event: { type: 'completed' }, card_creation_options: { code: 'ANA-1' } });
  const current = { content: { components: [{ type: 'text', text: 'Hi', unheard_of: 1 }] }, stored_data: { step: 2 } };
  const { body } = await intercom.control('POST', 'canvas/submit', {
    contact_id: contactId,
    component_id: 'go',
    input_values: { name: 'Ana', plans: ['a', 'b'] },
    current_canvas: current,
  });
  expect(app.posts().at(-1)?.path).toBe('/hooks/intercom/submit');
  expect(sent()).toMatchObject({ component_id: 'go', input_values: { name: 'Ana', plans: ['a', 'b'] } });
  expect(sent().current_canvas).toEqual(current);
  expect(body).toMatchObject({ problem: null, completed: true, card_creation_options: { code: 'ANA-1' } });
  expect(body.canvas.content.components).toEqual([{ type: 'text', text: 'Done' }]);
});

const options = [
  { type: 'option', id: 'a', text: 'A' },
  { type: 'option', id: 'b', text: 'B' },
];
const submit = { type: 'submit' };
const visit = { type: 'url', url: 'https://app.example.com/c/1' };

describe('components', () => {
  test.each([
    [{ type: 'text', text: 'T', style: 'muted', align: 'center', bottom_margin: 'none', id: 't' }],
    [{ type: 'button', id: 'b', label: 'B', action: visit, style: 'link', disabled: true }],
    [{ type: 'data-table', items: [{ type: 'field-value', field: 'F', value: 'V' }] }],
    [
      {
        type: 'list',
        items: [
          { type: 'item', id: 'i', title: 'T', subtitle: 'S', tertiary_text: 'X', action: submit },
          {
            type: 'item',
            id: 'j',
            title: 'T',
            image: 'https://x.example.com/i.png',
            image_width: 40,
            image_height: 40,
          },
        ],
      },
    ],
    [{ type: 'image', url: 'https://x.example.com/i.png', width: 10, height: 10, rounded: true, action: visit }],
    [{ type: 'spacer', size: 'xl' }],
    [{ type: 'spacer' }],
    [{ type: 'divider' }],
    [{ type: 'input', id: 'i', label: 'L', value: 'v', placeholder: 'p', action: submit, save_state: 'failed' }],
    [{ type: 'textarea', id: 'a', error: true }],
    [{ type: 'dropdown', id: 'd', options, value: 'a' }],
    [{ type: 'checkbox', id: 'c', label: 'C', option: options, value: ['a'] }],
    [{ type: 'single-select', id: 's', options, action: submit }],
    [{ type: 'text', text: 'T', unheard_of: 1 }],
  ])('%o is fine', async (component) => {
    expect(await problemOf([component])).toBeNull();
  });

  test.each([
    [{ type: 'chart' }, 'Component 1 has the type "chart", which is not a component.'],
    [{}, 'Component 1 has the type nothing, which is not a component.'],
    [{ type: '__proto__' }, 'Component 1 has the type "__proto__", which is not a component.'],
    ['text', 'Component 1 is not an object.'],
    [null, 'Component 1 is not an object.'],
    [{ type: 'text' }, 'Component 1 (text): text must be text at text.'],
    [
      { type: 'text', text: 'T', style: 'h1' },
      'Component 1 (text): style must be one of header, paragraph, muted, error at style.',
    ],
    [{ type: 'button', label: 'B', action: submit }, 'Component 1 (button): id must be text at id.'],
    [
      { type: 'button', id: 'b', label: 'B', action: { type: 'sheet', url: 'https://x.example.com' } },
      'Component 1 (button): action must be of the type submit or url; a sheet opens only in the Messenger at action.type.',
    ],
    [
      { type: 'button', id: 'b', label: 'B', action: { type: 'url', url: 'javascript:alert(1)' } },
      'Component 1 (button): action.url must be a URL that starts with http:// or https:// at action.url.',
    ],
    [
      { type: 'data-table', items: [{ type: 'row', field: 'F', value: 'V' }] },
      'Component 1 (data-table): a row must be of the type field-value at items.0.type.',
    ],
    [
      { type: 'data-table', items: [{ type: 'field-value', field: 'F', value: 3 }] },
      'Component 1 (data-table): value must be text at items.0.value.',
    ],
    [
      { type: 'list', items: [{ type: 'item', id: 'i', title: 'T', image: 'https://x.example.com/i.png' }] },
      'Component 1 (list): an item with an image needs image_width and image_height at items.0.',
    ],
    [
      { type: 'image', url: 'https://x.example.com/i.png' },
      'Component 1 (image): width must be a number of pixels at width.',
    ],
    [
      { type: 'image', url: 'https://x.example.com/i.png', width: 1, height: 1, action: submit },
      'Component 1 (image): action must be of the type url at action.type.',
    ],
    [
      { type: 'dropdown', id: 'd', options: options.slice(1) },
      'Component 1 (dropdown): options must be 2 to 10 at options.',
    ],
    [
      {
        type: 'single-select',
        id: 's',
        options: Array.from({ length: 11 }, (_, at) => ({ type: 'option', id: `${at}`, text: 'x' })),
      },
      'Component 1 (single-select): options must be 2 to 10 at options.',
    ],
    [{ type: 'checkbox', id: 'c', label: 'C', options }, 'Component 1 (checkbox): option must be an array at option.'],
    [{ type: 'spacer', size: 'xxl' }, 'Component 1 (spacer): size must be one of xs, s, m, l, xl at size.'],
  ])('%o is refused: %s', async (component, problem) => {
    expect(await problemOf([component])).toBe(problem);
  });

  test('a duplicate id is refused', async () => {
    const button = { type: 'button', id: 'same', label: 'B', action: submit };
    const list = { type: 'list', items: [{ type: 'item', id: 'same', title: 'T' }] };
    expect(await problemOf([button, list])).toBe('The id “same” occurs twice.');
  });
});

describe('a response without a valid canvas', () => {
  const canvasOf = (size: number) =>
    JSON.stringify({ canvas: { content: { components: [{ type: 'text', text: 'x'.repeat(size) }] } } });
  const frame = canvasOf(0).length;

  test.each([
    ['500', { status: 500, body: canvasOf(1) }, 'The app answered 500 instead of 200.'],
    ['201', { status: 201, body: canvasOf(1) }, 'The app answered 201 instead of 200.'],
    ['HTML', { body: '<html>' }, 'The answer is not JSON.'],
    ['nothing', {}, 'The answer is not JSON.'],
    ['null', { body: 'null' }, 'The answer has no canvas object.'],
    ['no canvas', { body: '{"content":{}}' }, 'The answer has no canvas object.'],
    ['no components', { body: '{"canvas":{"content":{}}}' }, 'canvas.content.components is not an array.'],
    [
      'a live canvas',
      { body: '{"canvas":{"content_url":"https://x.example.com"}}' },
      'A live canvas with content_url works only in the Messenger.',
    ],
    [
      'stored text',
      { body: '{"canvas":{"content":{"components":[]},"stored_data":"x"}}' },
      'canvas.stored_data is not an object.',
    ],
    ['more than 64 KB', { body: canvasOf(64 * 1024 - frame + 1) }, 'The answer is longer than 64 KB.'],
  ])('%s', async (_name, answer, problem) => {
    app.answer = () => answer;
    const { body } = await initialize();
    expect(body).toMatchObject({ canvas: null, problem });
  });

  test('64 KB exactly is fine', async () => {
    app.answer = () => ({ body: canvasOf(64 * 1024 - frame) });
    expect((await initialize()).body.problem).toBeNull();
  });

  test('a timeout, and an unreachable app', async () => {
    await intercom.control('POST', 'settings', { canvas_timeout_ms: 100 });
    app.answer = () => 'hang';
    expect((await initialize()).body.problem).toBe('The app did not answer: no answer within 0.1 s.');
    const url = app.url;
    await app.close();
    await intercom.control('POST', `apps/${intercom.clientId}`, { initialize_url: url });
    expect((await initialize()).body.problem).toBe(
      'The app did not answer: connection refused: nothing listens there.',
    );
    app = await startReceiver();
  });
});
