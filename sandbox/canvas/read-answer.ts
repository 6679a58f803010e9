import { isPlainObject } from '../http/plain-object.ts';
import type { SignedAnswer } from '../webhooks/signed-post.ts';
import { type Component, componentSchemas } from './components.ts';

/** @documented 14: An answer may be 64 KB long. */
export const longestAnswer = 64 * 1024;

/** A valid canvas. */
export interface Canvas {
  components: Component[];
  /** The canvas exactly as the app sent it, `stored_data` included; goes back to it with the next submit. */
  raw: Record<string, unknown>;
  /** Set when the app reports completion. */
  completed: boolean;
  /** Set when the app asks for a card in the reply; else null. */
  cardCreationOptions: unknown;
}

/** A canvas, or one sentence with the problem. */
export type CanvasResult = { canvas: Canvas } | { problem: string };

/**
 * Reads an app's response to initialize or submit.
 *
 * @documented 14: A submit's answer may carry event of type completed and card_creation_options.
 * @assumed 14: Any status but 200, an answer that is not JSON or is too long, and a wrong canvas show an error in the panel.
 */
export function readCanvas(answer: SignedAnswer): CanvasResult {
  if (answer.failure !== null) return { problem: `The app did not answer: ${answer.failure}.` };
  if (answer.status !== 200) return { problem: `The app answered ${answer.status} instead of 200.` };
  if (answer.tooLong) return { problem: 'The answer is longer than 64 KB.' };
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    return { problem: 'The answer is not JSON.' };
  }
  const raw = isPlainObject(body) ? body['canvas'] : undefined;
  if (!isPlainObject(body) || !isPlainObject(raw)) return { problem: 'The answer has no canvas object.' };
  const components = readComponents(raw);
  if ('problem' in components) return components;
  const event = body['event'];
  return {
    canvas: {
      components: components.components,
      raw,
      completed: isPlainObject(event) && event['type'] === 'completed',
      cardCreationOptions: body['card_creation_options'] ?? null,
    },
  };
}

function readComponents(canvas: Record<string, unknown>): { components: Component[] } | { problem: string } {
  const { content, stored_data: stored } = canvas;
  // @documented 14: A live canvas with content_url works only in the Messenger.
  if (content === undefined && 'content_url' in canvas)
    return { problem: 'A live canvas with content_url works only in the Messenger.' };
  if (!isPlainObject(content) || !Array.isArray(content['components']))
    return { problem: 'canvas.content.components is not an array.' };
  if (stored !== undefined && !isPlainObject(stored)) return { problem: 'canvas.stored_data is not an object.' };
  const components: Component[] = [];
  for (const [at, given] of content['components'].entries()) {
    const read = readComponent(given, at + 1);
    if ('problem' in read) return read;
    components.push(read.component);
  }
  const twice = repeatedId(components);
  // @assumed 14: Two components with the same id are an error.
  return twice === undefined ? { components } : { problem: `The id “${twice}” occurs twice.` };
}

function readComponent(given: unknown, number: number): { component: Component } | { problem: string } {
  if (!isPlainObject(given)) return { problem: `Component ${number} is not an object.` };
  const { type } = given;
  if (typeof type !== 'string' || !Object.hasOwn(componentSchemas, type))
    return {
      problem: `Component ${number} has the type ${JSON.stringify(type) ?? 'nothing'}, which is not a component.`,
    };
  const result = componentSchemas[type as keyof typeof componentSchemas].safeParse(given);
  if (result.success) return { component: result.data };
  const [issue] = result.error.issues;
  const place = issue?.path.length ? ` at ${issue.path.join('.')}` : '';
  return { problem: `Component ${number} (${type}): ${issue?.message ?? 'it is invalid'}${place}.` };
}

function repeatedId(components: readonly Component[]): string | undefined {
  const ids = components.flatMap((component) => {
    const inner = component.type === 'list' ? component.items.map((item) => item.id) : [];
    return 'id' in component && component.id !== undefined ? [component.id, ...inner] : inner;
  });
  return ids.find((id, at) => ids.indexOf(id) !== at);
}
