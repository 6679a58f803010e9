/**
 * At most this many joinings a minute from one address: enough for an office or an event behind one, too few for flooding a
 * campaign. Looking at pages is not limited. Behind a proxy the address is right only with TRUST_PROXY.
 */
export const joinLimit = { config: { rateLimit: { max: 300, timeWindow: '1 minute' } } };
