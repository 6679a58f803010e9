import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { AppSigner } from '../intercom/apps/intercom-app.ts';
import { noteWrongSignature } from '../intercom/apps/note-call.ts';
import { refuse } from '../platform/refusal.ts';
import type { WebContext } from './web-context.ts';

/** The largest body accepted from Intercom. */
export const signedBodyLimit = 1_048_576;

/** Bodies are taken as raw bytes here, because their signature is of them. */
export function takeRawBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: signedBodyLimit }, (_request, body, done) =>
    done(null, body),
  );
}

/**
 * Reads a body that a known app signed with X-Body-Signature (reference 13.2).
 * @throws Refusal bad_signature, malformed_notification
 */
export async function signedBody<Shape extends z.ZodType>(
  context: WebContext,
  request: FastifyRequest,
  shape: Shape,
): Promise<{ signer: AppSigner; body: z.infer<Shape> }> {
  const raw = rawBody(request);
  const signature = headerOf(request, 'x-body-signature');
  const signer = (await context.intercom.apps.signers()).find(({ check }) => check.isBodySigned(raw, signature));
  if (!signer) {
    if (signature) await noteWrongSignature({ ...context.intercom, intake: context.intake }, raw);
    throw notSigned();
  }
  return { signer, body: parseAs(shape, parseJson(raw.toString('utf8'))) };
}

export function rawBody(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

export function headerOf(request: Pick<FastifyRequest, 'headers'>, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? undefined : value;
}

/** @throws Refusal malformed_notification */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed();
  }
}

/** @throws Refusal malformed_notification */
export function parseAs<Shape extends z.ZodType>(shape: Shape, json: unknown): z.infer<Shape> {
  const parsed = shape.safeParse(json);
  if (!parsed.success) throw malformed();
  return parsed.data;
}

export const notSigned = () => refuse('bad_signature', 'The signature is missing or does not fit the body.');
export const malformed = () => refuse('malformed_notification', 'The body is not what Intercom sends here.');
