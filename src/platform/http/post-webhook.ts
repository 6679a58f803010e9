import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { isMetadataAddress, isMetadataHost, isPrivateAddress, isPrivateHost } from './private-address.ts';

/** A webhook to send to another server. */
export type WebhookMessage = {
  url: string;
  /** stays the same when the message is sent again */
  id: string;
  at: Date;
  body: string;
  /** `whsec_` and the key in base64 */
  secret: string;
};

/** A message that was not accepted. The error's message is for people. */
export class WebhookError extends Error {
  override name = 'WebhookError';
}

const patienceMs = 10_000;

/**
 * Posts JSON, signed as Standard Webhooks describes it (headers webhook-id, webhook-timestamp, webhook-signature), so
 * that receivers can use its libraries. Redirects are not followed.
 * @param allowPrivate else addresses of this machine and of private networks are refused, also behind a name; link-local
 *   addresses and cloud metadata always are
 * @throws WebhookError unless the answer was 2xx
 */
export async function postWebhook(message: WebhookMessage, allowPrivate: boolean): Promise<void> {
  const url = new URL(message.url);
  if (isMetadataHost(url.hostname)) throw metadataAddress();
  if (!allowPrivate && isPrivateHost(url.hostname)) throw privateAddress();
  const status = await post(url, message, allowPrivate ? localLookup : publicLookup);
  if (status < 200 || status > 299) throw new WebhookError(`The address answered with status ${status}.`);
}

function post(url: URL, message: WebhookMessage, lookup: LookupFunction): Promise<number> {
  const { id, at, body, secret } = message;
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done, fail) => {
    const request = send(
      url,
      {
        method: 'POST',
        signal: AbortSignal.timeout(patienceMs),
        // a connection of an earlier message would go to an address that was not checked
        agent: false,
        lookup,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Goodword',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': new Webhook(secret).sign(id, at, body),
        },
      },
      (response) => {
        // the status is all we need, however long the answer is
        done(response.statusCode ?? 0);
        response.destroy();
      },
    );
    request.on('error', (error) => fail(error instanceof WebhookError ? error : unreachable(error)));
    request.end(body);
  });
}

/** Resolves a name to public addresses only, so that the connection goes to an address that was checked. */
export const publicLookup = lookupUnless((address) => (isPrivateAddress(address) ? privateAddress() : null));

/** Resolves a name to any address but link-local ones and cloud metadata. */
export const localLookup = lookupUnless((address) => (isMetadataAddress(address) ? metadataAddress() : null));

function lookupUnless(refusalOf: (address: string) => WebhookError | null): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      if (error || !first) return callback(error ?? new WebhookError('The address has no server.'), '', 0);
      const refusal = addresses.map(({ address }) => refusalOf(address)).find((one) => one !== null);
      if (refusal) return callback(refusal, '', 0);
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}

function privateAddress(): WebhookError {
  return new WebhookError('The address leads to a private network, where Goodword does not call.');
}

function metadataAddress(): WebhookError {
  return new WebhookError('The address is link-local or of cloud metadata, where Goodword never calls.');
}

function unreachable(error: Error): WebhookError {
  const sentence =
    error.name === 'TimeoutError' || error.name === 'AbortError'
      ? 'The address did not answer in time.'
      : 'The address could not be reached.';
  return new WebhookError(sentence, { cause: error });
}
