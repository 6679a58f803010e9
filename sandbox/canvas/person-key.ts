/** Under which key a Canvas Kit request carries the person. */
export const personKeys = ['contact', 'customer', 'both'] as const;
export type PersonKey = (typeof personKeys)[number];
