import { refuse, type Refusal } from './refusal.ts';

/** Whether an action is possible now; if not, a sentence for people that says why. */
export type ActionDecision = { allowed: true; reason: null } | { allowed: false; reason: string };

type Move<State, Facts> = {
  /** the states in which the action is possible */
  from: readonly State[];
  /** the state it leads to; absent where that depends on more than the action */
  to?: State;
  /** past participle, as in “A lead can be qualified only while …” */
  done: string;
  /** a further condition: its refusal, or null when the record meets it */
  unless?: (facts: Facts) => Refusal | null;
};

/** The states of a record and the actions that move it; use cases enforce what the API shows as `actions`. */
export type Moves<State, Action extends string, Facts, Table> = {
  states: readonly State[];
  table: Table;
  evaluate(action: Action, record: { state: State } & Facts): ActionDecision;
  /** @throws Refusal illegal_move, or the one of the move's `unless` */
  ensure(action: Action, record: { state: State } & Facts): void;
  actionsOf(record: { state: State } & Facts): Record<Action, ActionDecision>;
};

/**
 * Defines which actions are possible in which states.
 * @param noun as in “This lead is already Qualified.”
 * @param states all states of the record
 * @param table what each action needs, and where it leads
 * @param phrases how a state reads after “is” where its name does not
 */
export function defineMoves<
  const State extends string,
  Facts extends object,
  const Table extends Record<string, Move<State, Facts>>,
>(
  noun: string,
  states: readonly State[],
  table: Table & Record<string, Move<State, Facts>>,
  phrases: { readonly [Named in State]?: string } = {},
): Moves<State, keyof Table & string, Facts, Table> {
  type Action = keyof Table & string;
  type Record = { state: State } & Facts;

  const phraseOf = (state: State): string => phrases[state] ?? state;
  const findRefusal = (action: Action, record: Record): Refusal | null => {
    const { from, to, done, unless }: Move<State, Facts> = table[action];
    if (from.includes(record.state)) return unless?.(record) ?? null;
    if (record.state === to) return refuse('illegal_move', `This ${noun} is already ${phraseOf(to)}.`);
    return refuse(
      'illegal_move',
      `This ${noun} is ${phraseOf(record.state)}. It can be ${done} only while it is ${from.map(phraseOf).join(' or ')}.`,
    );
  };

  const evaluate = (action: Action, record: Record): ActionDecision => {
    const refusal = findRefusal(action, record);
    return refusal ? { allowed: false, reason: refusal.message } : { allowed: true, reason: null };
  };

  return {
    states,
    table,
    evaluate,
    ensure: (action, record) => {
      const refusal = findRefusal(action, record);
      if (refusal) throw refusal;
    },
    actionsOf: (record) =>
      Object.fromEntries(Object.keys(table).map((action) => [action, evaluate(action, record)])) as ReturnType<
        Moves<State, Action, Facts, Table>['actionsOf']
      >,
  };
}
