/** A problem that a person can fix; its message is one sentence: what, where, what to do. */
export class Refusal extends Error {}
