import type { Field } from '../../api/types.ts';

/** Our mappable fields as the choices of a Select, in the groups and the order the server gives. */
export function fieldChoices(fields: readonly Field[]) {
  const groups = Map.groupBy(fields, ({ group }) => group);
  return [...groups].map(([group, members]) => ({
    group,
    items: members.map(({ key, label }) => ({ value: key, label })),
  }));
}
