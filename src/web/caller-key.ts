import type { FastifyRequest } from 'fastify';
import { countedAddress } from '../platform/http/counted-address.ts';
import { isPrivateAddress, isPrivateHost } from '../platform/http/private-address.ts';
import type { Signer } from '../platform/crypto/signer.ts';

type Caller = Pick<FastifyRequest, 'ip' | 'headers'>;
type Reach = { trustedProxies: number; publicUrl: string };

/**
 * A key for where a form came from: the same for the same address, and saying nothing else. Of IPv6 the network counts:
 * who has one address there has all.
 * @returns null where the address may be a proxy's, and so everyone's
 */
export function callerKeyOf(request: Caller, signer: Signer, reach: Reach): string | null {
  if (!isAddressTrusted(request, reach)) return null;
  const network = countedAddress(request.ip);
  return signer.sign(network).slice(network.length + 1);
}

/**
 * Behind proxies that were counted (TRUST_PROXY) the address is the visitor's. Without, it is only where nothing says
 * that a proxy passed the request on, and a public installation is not called from its own machine or network.
 */
export function isAddressTrusted({ ip, headers }: Caller, { trustedProxies, publicUrl }: Reach): boolean {
  if (trustedProxies > 0) return true;
  if (proxyHeaders.some((name) => headers[name] !== undefined)) return false;
  return isPrivateHost(new URL(publicUrl).hostname) || !isPrivateAddress(ip);
}

const proxyHeaders = ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];
