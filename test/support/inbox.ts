import type { Harness } from '../../sandbox/testing/harness.ts';

/** What stands in a card: its texts, its facts by field, its buttons by label. */
export type Card = {
  texts: string[];
  facts: Record<string, string>[];
  buttons: Record<string, string>;
  links: string[];
  canvas: any;
};

/** The card that the app of a practice Intercom shows beside a contact. @throws when Intercom would not show it */
export async function openCard(intercom: Harness, contactId: string): Promise<Card> {
  const { body } = await intercom.control('POST', 'canvas/initialize', { contact_id: contactId });
  return readCard(body);
}

/** Presses something in a card. @returns the card that takes its place */
export async function pressInCard(
  intercom: Harness,
  contactId: string,
  card: Card,
  componentId: string,
  inputs: Record<string, unknown> = {},
): Promise<Card> {
  const { body } = await intercom.control('POST', 'canvas/submit', {
    contact_id: contactId,
    component_id: componentId,
    input_values: inputs,
    current_canvas: card.canvas,
  });
  return readCard(body);
}

function readCard({ canvas, problem, answer }: any): Card {
  if (problem !== null) throw new Error(`Intercom shows no card: ${problem} ${answer.body}`);
  const components: any[] = canvas.content.components;
  const of = (type: string) => components.filter((component) => component.type === type);
  return {
    texts: of('text').map(({ text }) => text),
    facts: of('data-table').map(({ items }) =>
      Object.fromEntries(items.map(({ field, value }: { field: string; value: string }) => [field, value])),
    ),
    buttons: Object.fromEntries(of('button').map(({ id, label }) => [label, id])),
    links: components.flatMap(({ action, items = [] }) =>
      [action, ...items.map((item: any) => item.action)].flatMap((one) => (one?.type === 'url' ? [one.url] : [])),
    ),
    canvas,
  };
}
