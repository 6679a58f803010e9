import { lookup as resolve, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Decides which addresses the URLs of apps may lead to. */
export interface CallGuard {
  /**
   * How to resolve the name of a URL that is about to be called: to allowed addresses only, so that the connection goes to
   * an address that was checked.
   * @throws Error with a readable reason when the URL is an address that is not called
   */
  lookupFor(url: URL): LookupFunction;
}

/** Cloud metadata that is not at a link-local address: of Alibaba, of Oracle, and of AWS and Google by IPv6. */
const metadata = new Set(['100.100.100.200', '192.0.0.192', 'fd00:ec2::254', 'fd20:ce::254']);

/**
 * A guard for the calls of webhooks, health checks and Canvas Kit. Link-local addresses and cloud metadata are never called.
 * @param exposed strangers may set URLs: only this machine and addresses of the internet are called, no private network
 * @param trusted URLs that the operator set; their hosts are called in any case
 */
export function createCallGuard(exposed: boolean, trusted: readonly string[] = []): CallGuard {
  const trustedHosts = new Set(trusted.map((url) => new URL(url).host));

  function refusal(address: string): Error | null {
    const ip = ipaddr.process(address);
    const range = ip.range();
    if (range === 'linkLocal' || metadata.has(ip.toString())) return notCalled('link-local addresses never are');
    return exposed && range !== 'unicast' && range !== 'loopback' ? notCalled('it is in a private network') : null;
  }

  const lookup: LookupFunction = (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      if (error || first === undefined) return callback(error ?? new Error('unknown host name'), '', 0);
      const refused = addresses.map(({ address }) => refusal(address)).find((one) => one !== null);
      if (refused) return callback(refused, '', 0);
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };

  return {
    lookupFor(url) {
      if (trustedHosts.has(url.host)) return resolve;
      const host = url.hostname.replace(/^\[|\]$/g, '');
      const refused = ipaddr.isValid(host) ? refusal(host) : null;
      if (refused !== null) throw refused;
      return lookup;
    },
  };
}

const notCalled = (reason: string): Error => new Error(`not called: ${reason}`);
