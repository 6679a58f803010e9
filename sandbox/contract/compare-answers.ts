/** A response to compare. */
export interface ComparedAnswer {
  status: number;
  /** null when it was empty or not JSON. */
  body: unknown;
}

/** Names below these are the workspace's own. */
const ownNames = /\/(custom_attributes|metadata)$/;

/**
 * How the structure of a practice response differs from a real one: status, error code, keys, and kinds of values. Values are
 * never reported, because they are about real people. Lists are compared by what their items have in common.
 * @returns one line per difference
 */
export function compareAnswers(real: ComparedAnswer, practice: ComparedAnswer): string[] {
  if (real.status !== practice.status) return [`status is ${real.status}, here ${practice.status}`];
  const [there, here] = [placesOf(real.body), placesOf(practice.body)];
  return [
    ...codes(real.body, practice.body),
    ...[...there].flatMap(([pointer, place]) => compare(pointer, place, here)),
  ];
}

/** What is found at one pointer: kinds of values, and the keys of objects with how many of them have each. */
interface Place {
  kinds: Set<string>;
  objects: number;
  keys: Map<string, number>;
}

function compare(pointer: string, real: Place, all: Map<string, Place>): string[] {
  const practice = all.get(pointer);
  // Nothing to compare with: the list above is empty, or its key is missing, which is already reported.
  if (practice === undefined) return [];
  const where = pointer === '' ? 'the whole' : pointer;
  const kinds = [...real.kinds].filter((kind) => !practice.kinds.has(kind));
  const lacks =
    ownNames.test(pointer) || practice.objects === 0 ? [] : always(real).filter((key) => !practice.keys.has(key));
  const more =
    ownNames.test(pointer) || real.objects === 0 ? [] : always(practice).filter((key) => !real.keys.has(key));
  return [
    ...(kinds.length > 0 ? [`${where} is ${kinds.join(' or ')}, here ${[...practice.kinds].join(' or ')}`] : []),
    ...lacks.map((key) => `${pointer}/${key} is missing here`),
    ...more.map((key) => `${pointer}/${key} is there only here`),
  ];
}

const always = ({ keys, objects }: Place): string[] =>
  [...keys].filter(([, count]) => count === objects).map(([key]) => key);

function placesOf(value: unknown, pointer = '', found = new Map<string, Place>()): Map<string, Place> {
  const place = found.get(pointer) ?? { kinds: new Set(), objects: 0, keys: new Map() };
  found.set(pointer, place);
  place.kinds.add(kindOf(value));
  if (Array.isArray(value)) for (const item of value) placesOf(item, `${pointer}/*`, found);
  else if (typeof value === 'object' && value !== null) {
    place.objects += 1;
    for (const [key, inner] of Object.entries(value)) {
      place.keys.set(key, (place.keys.get(key) ?? 0) + 1);
      if (!ownNames.test(pointer)) placesOf(inner, `${pointer}/${key}`, found);
    }
  }
  return found;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : typeof value;
}

/** Error codes are Intercom's own and not secret. */
function codes(real: unknown, practice: unknown): string[] {
  const [there, here] = [codeOf(real), codeOf(practice)];
  return there === here ? [] : [`error code is ${there ?? 'none'}, here ${here ?? 'none'}`];
}

function codeOf(body: unknown): string | undefined {
  const errors: unknown = typeof body === 'object' && body !== null && 'errors' in body ? body.errors : undefined;
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  return typeof first === 'object' && first !== null && 'code' in first ? String(first.code) : undefined;
}
