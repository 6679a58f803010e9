/** The database cannot be used and a person has to act; the message is one sentence: what, where, what to do. */
export class DatabaseRefusal extends Error {
  override name = 'DatabaseRefusal';
}
