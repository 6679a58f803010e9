/** Whether a host name is of this machine alone: `localhost` and names below it, 127.0.0.0/8 and `::1`. */
export function isLoopback(name) {
  const host = name.toLowerCase().replace(/^\[|\]$/g, '');
  return host === '::1' || host === 'localhost' || host.endsWith('.localhost') || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Whether listening on it means listening on every address of the machine. */
export const isEverywhere = (host) => host === '0.0.0.0' || host === '::';

/** Where this machine reaches what listens on `host`, as it is written in an address. */
export function localHost(host) {
  if (isEverywhere(host) || host === 'localhost') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * @param {string} url
 * @returns {string} its host; empty, which no machine is called, where the address cannot be read
 */
export const hostOf = (url) => (URL.canParse(url) ? new URL(url).hostname : '');
