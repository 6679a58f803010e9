import type { Settings } from '../config/settings.ts';

/** The names under which Goodword may be opened. */
export type OwnNames = {
  publicUrl: string;
  /** Whether a Host header names Goodword, whatever its port. */
  has(host: string | undefined): boolean;
  /**
   * Whether a page of this origin is ours.
   * @param host the Host header of the request that carries the origin
   */
  ownsOrigin(origin: string, host: string | undefined): boolean;
};

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/** A name or an address with its port, of which no part means something else in a URL. */
const hostForm = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/;

/**
 * A name that is not listed may be another site's that leads to this machine (DNS rebinding): its pages would count as ours.
 * The Host header alone is asked, because callers choose X-Forwarded-Host.
 */
export function createOwnNames(settings: Pick<Settings, 'publicUrl' | 'port' | 'allowedHosts'>): OwnNames {
  const publicUrl = new URL(settings.publicUrl);
  const names = [
    ...new Set([
      publicUrl.hostname,
      ...(isLoopback(publicUrl.hostname) ? loopbackNames : []),
      ...settings.allowedHosts,
    ]),
  ];
  // what nearly every request sends, found by one lookup
  const usual = new Set(names.flatMap((name) => [name, `${name}:${settings.port}`]).concat(publicUrl.host));
  const has = (host: string | undefined): boolean =>
    host !== undefined && (usual.has(host) || names.includes(nameOf(host) ?? ''));
  return {
    publicUrl: settings.publicUrl,
    has,
    ownsOrigin(origin, host) {
      if (origin === settings.publicUrl) return true;
      const url = URL.parse(origin);
      // other ports of the same name belong to other programs, such as the practice Intercom
      if (!url || url.origin !== origin || url.host !== host?.toLowerCase() || !has(host)) return false;
      // over plain http the cookies of an https installation do not travel
      return url.protocol === 'https:' || (url.protocol === 'http:' && publicUrl.protocol === 'http:');
    },
  };
}

/** The name in a Host header, or null when that is no plain name with a port. */
export const nameOf = (host: string): string | null => hostForm.exec(host.toLowerCase())?.[1] ?? null;

/** Whether a name means this machine alone. */
export const isLoopback = (name: string): boolean =>
  name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name) || /^(.+\.)?localhost$/.test(name);
