/** The key of the person in a Canvas Kit request. */
export const personKeys = ['contact', 'customer', 'both'] as const;
export type PersonKey = (typeof personKeys)[number];
