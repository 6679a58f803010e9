import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import { malformed, notSigned } from '../../integration/inbound/take-notifications.ts';
import type { AppSigner } from '../apps/intercom-app.ts';
import { noteWrongSignature, type IncomingContext } from '../apps/note-call.ts';
import { intercomTraits } from '../traits.ts';
import { parseJson } from './parse-json.ts';
import { headerOf } from './read-notifications.ts';

/**
 * Reads a body that a known app signed with X-Body-Signature (reference 13.2).
 * @throws Refusal bad_signature, malformed_notification
 */
export async function readSignedBody<Schema extends z.ZodType>(
  context: IncomingContext,
  { headers, rawBody }: { headers: IncomingHttpHeaders; rawBody: Buffer },
  schema: Schema,
): Promise<{ signer: AppSigner; body: z.infer<Schema> }> {
  const signature = headerOf(headers, 'x-body-signature');
  const signer = (await context.apps.signers()).find(({ check }) => check.isBodySigned(rawBody, signature));
  if (!signer) {
    if (signature) await noteWrongSignature(context, rawBody);
    throw notSigned();
  }
  const parsed = schema.safeParse(parseJson(rawBody.toString('utf8')));
  if (!parsed.success) throw malformed(intercomTraits.title);
  return { signer, body: parsed.data };
}
