import type { Sandbox } from '../context.ts';
import { type SignedAnswer, type SignedRequest, sendSigned, signedRequest } from '../webhooks/signed-post.ts';
import { type CanvasResult, longestAnswer, readCanvas } from './read-answer.ts';
import { type PanelSubject, type Pressed, initializePayload, submitPayload } from './requests.ts';

type Asker = Pick<Sandbox, 'state' | 'guard'>;

/** One request to an app and its result. */
export interface CanvasExchange {
  kind: 'initialize' | 'submit';
  request: SignedRequest;
  answer: SignedAnswer;
  result: CanvasResult;
}

/**
 * Requests the canvas beside a conversation from an app.
 *
 * @documented 14: Opening a conversation posts to the app's initialize URL, signed with X-Body-Signature.
 * @returns undefined when the app has no initialize URL
 */
export async function initialize(sandbox: Asker, subject: PanelSubject): Promise<CanvasExchange | undefined> {
  const { initializeUrl, clientSecret } = subject.app;
  if (initializeUrl === null) return undefined;
  const payload = initializePayload(subject, sandbox.state.settings.canvasPerson);
  return exchange('initialize', signedRequest(initializeUrl, payload, clientSecret), sandbox);
}

/**
 * Submits what was clicked in an app's canvas; the response replaces the canvas.
 *
 * @documented 14: Pressing a component with a submit action posts to the app's submit URL, signed with X-Body-Signature.
 * @returns undefined when the app has no submit URL
 */
export async function submit(
  sandbox: Asker,
  subject: PanelSubject,
  pressed: Pressed,
): Promise<CanvasExchange | undefined> {
  const { submitUrl, clientSecret } = subject.app;
  if (submitUrl === null) return undefined;
  const payload = submitPayload(subject, sandbox.state.settings.canvasPerson, pressed);
  return exchange('submit', signedRequest(submitUrl, payload, clientSecret), sandbox);
}

async function exchange(
  kind: CanvasExchange['kind'],
  request: SignedRequest,
  { state, guard }: Asker,
): Promise<CanvasExchange> {
  const answer = await sendSigned(guard, request, state.settings.canvasTimeoutMs, longestAnswer);
  return { kind, request, answer, result: readCanvas(answer) };
}
