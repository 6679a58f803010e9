import { html } from 'ghtml';
import { topics } from '../webhooks/topics.ts';
import type { WebhookSwitches } from '../webhooks/switches.ts';
import type { Form } from './form.ts';
import { paths } from './layout.ts';

/** The numbers on the page: title, what it does, and how many of the stored unit the shown unit is. */
const numbers: { name: NumberSwitch; title: string; hint: string; unit?: number }[] = [
  { name: 'duplicate_every', title: 'Send every nth twice', hint: '2 duplicates every second one; 0 none.' },
  { name: 'duplicate_next', title: 'Send the next ones twice', hint: 'Counts down with each duplicate.' },
  { name: 'drop_next', title: 'Lose the next ones', hint: 'Counts down with each lost one.' },
  { name: 'reorder', title: 'Gather and mix', hint: 'So many are held and then go in mixed order; 0 does not hold.' },
  { name: 'delay_ms', title: 'Delay in seconds', hint: 'Before the first attempt.', unit: 1000 },
  {
    name: 'clock_skew_ms',
    title: 'Clock skew in seconds',
    hint: 'Added to created_at; negative is the past.',
    unit: 1000,
  },
  { name: 'cap_us', title: 'Cap a minute, US', hint: 'What is above waits. Intercom: 150,000.' },
  { name: 'cap_elsewhere', title: 'Cap a minute, EU and AU', hint: 'Intercom: 20,000 in each.' },
];

type NumberSwitch = {
  [Name in keyof WebhookSwitches]: WebhookSwitches[Name] extends number ? Name : never;
}[keyof WebhookSwitches];

/** What the form says, in the names and units of the control surface; a number that cannot be read is NaN. */
export function switchesOf(form: Form) {
  const read = numbers.map(({ name, unit = 1 }) => [name, Math.round(Number(form.text(name) || Number.NaN) * unit)]);
  return {
    ...Object.fromEntries(read),
    hold: form.has('hold'),
    before_reply: form.has('before_reply'),
    drop_topics: form.all('drop_topics'),
  };
}

/** @param entered what was refused, to be corrected; null shows what is set */
export function switchesBody(switches: WebhookSwitches, entered: Form | null): string {
  return html`<p><a href="${paths.log}">Webhook log</a></p>
    <div class="head"><h1>Webhook switches</h1></div>
    <form class="card" method="post" action="${paths.webhookSwitches}">
      <fieldset>
        <legend>On their way</legend>
        <div class="fields">
          !${numbers.map((one) => numberField(one, entered?.text(one.name) ?? switches[one.name] / (one.unit ?? 1)))}
        </div>
      </fieldset>
      <fieldset>
        <legend>Order</legend>
        !${check('hold', 'on', 'Hold every notification until it is released in the log', isOn('hold'))}
        !${check('before_reply', 'on', 'Webhooks of an API write are answered before its reply returns', isOn('before_reply'))}
      </fieldset>
      <details !${switches.drop_topics.length > 0 ? 'open' : ''} style="margin-bottom: 24px">
        <summary>Lose every notification of a topic</summary>
        <div class="fields" style="gap: 4px 20px; margin-top: 12px">
          !${topics.map((topic) => check('drop_topics', topic, topic, isLost(topic)))}
        </div>
      </details>
      <button class="main">Save switches</button>
    </form>
    !${bursts()}`;

  function isOn(name: 'hold' | 'before_reply'): boolean {
    return entered?.has(name) ?? switches[name];
  }
  function isLost(topic: string): boolean {
    return (entered?.all('drop_topics') ?? switches.drop_topics).includes(topic);
  }
}

function bursts(): string {
  return html`<section class="card">
    <h2>At once</h2>
    <form class="row" method="post" action="${paths.webhookSwitches}/burst">
      <label for="count" style="margin: 0">How many updates about the people who are there</label>
      <input id="count" name="count" type="number" min="1" max="50000" required value="1000" />
      <button>Send the burst</button>
    </form>
    <form class="row" method="post" action="${paths.webhookSwitches}/gone" style="margin-top: 16px">
      <span class="grow">An update about a contact that cannot be read any more</span>
      <button>Send it</button>
    </form>
  </section>`;
}

const numberField = ({ name, title, hint }: (typeof numbers)[number], value: number | string): string =>
  html`<div>
    <label for="${name}">${title}</label>
    <input
      id="${name}"
      name="${name}"
      type="number"
      step="any"
      required
      value="${value}"
      aria-describedby="${name}-hint"
    />
    <p class="hint" id="${name}-hint">${hint}</p>
  </div>`;

const check = (name: string, value: string, words: string, on: boolean): string =>
  html`<label class="check"
    ><input type="checkbox" name="${name}" value="${value}" !${on ? 'checked' : ''} /> <span>${words}</span></label
  >`;
