/** An operation of the client, what it gave as far as it is looked at, and what that must be. */
export type Operation = [name: string, give: () => Promise<unknown>, expected: unknown];

/** Ids of what one operation made and later ones need: each goes on where the last one ended. */
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
