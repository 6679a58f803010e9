/** A reason not to go on that a person can mend; its message is one sentence: what, where, what to do. */
export class Refusal extends Error {}
