/** An operation of the client, the part of its result to check, and the expected value. */
export type Operation = [name: string, give: () => Promise<unknown>, expected: unknown];

/** Ids created by one operation that later ones need. */
export interface Made {
  user: string;
  lead: string;
  company: string;
  tag: string;
  note: string;
  conversation: string;
  part: string;
  attribute: number;
  subscription: string;
}

export const nothingMade = (): Made => ({
  user: '',
  lead: '',
  company: '',
  tag: '',
  note: '',
  conversation: '',
  part: '',
  attribute: 0,
  subscription: '',
});

export const named = (values: ({ name?: string | null } | undefined)[] | undefined) =>
  values?.map((one) => one?.name) ?? [];

/** Keeps a value that the client's types call optional. */
export function kept<V>(value: V | null | undefined, keep: (value: V) => void): void {
  if (value !== undefined && value !== null) keep(value);
}
