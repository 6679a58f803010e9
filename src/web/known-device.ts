import type { FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from '../platform/http/counted-address.ts';
import { newId } from '../platform/id/id.ts';
import type { Signer } from '../platform/crypto/signer.ts';
import type { Settings } from '../config/settings.ts';
import type { TryOrigin } from '../team/slow-tries.ts';
import { isAddressTrusted } from './caller-key.ts';

/** Cookie of a browser in which a person has signed in. It opens nothing: it only has tries of its own. */
const deviceCookie = 'goodword_device';

const keptDays = 90;

type Context = { deviceSigner: Signer; settings: Settings; clock: { now(): Date } };

/** Where a try to sign in comes from: its network, and the browser that signed in before. */
export function tryOriginOf(request: FastifyRequest, context: Context): TryOrigin {
  const network = isAddressTrusted(request, context.settings) ? networkOf(request.ip) : null;
  return { network, device: readDevice(request, context) };
}

/**
 * Remembers the browser as a known device of an account, under the name that it has already.
 * @param account as the table of tries names it
 */
export function rememberDevice(request: FastifyRequest, reply: FastifyReply, account: string, context: Context): void {
  const known = readDevice(request, context);
  const id = known?.account === account ? known.id : newId();
  const seconds = Math.floor(context.clock.now().getTime() / 1000);
  reply.setCookie(deviceCookie, context.deviceSigner.sign([account, id, seconds].join('.')), {
    path: '/api/v1',
    maxAge: keptDays * 86_400,
    httpOnly: true,
    sameSite: 'strict',
    secure: context.settings.publicUrl.startsWith('https:'),
  });
}

/** Null when the cookie is missing, forged or old. */
function readDevice(request: FastifyRequest, { deviceSigner, clock }: Context): TryOrigin['device'] {
  const cookie = request.cookies[deviceCookie];
  const text = cookie === undefined ? null : deviceSigner.verify(cookie);
  const [account, id, seconds] = text?.split('.') ?? [];
  if (account === undefined || id === undefined || seconds === undefined) return null;
  const age = clock.now().getTime() / 1000 - Number(seconds);
  return age > keptDays * 86_400 ? null : { account, id };
}
