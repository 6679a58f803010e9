import type { RecordedExchange } from '../testing/recorded-sandbox.ts';

/** Maximum of remembered shapes; a run of all tests needs a small part of it. */
const mostForms = 200_000;

/**
 * Remembers the shapes of calls and responses, and reports whether a further one has a new shape. Each object counts
 * separately: its keys and value types, at its place in this call with this status. Whole bodies would always be new,
 * because a list of fifty contacts is one of countless mixtures of the same few shapes.
 */
export function createSeenForms(): { isNew(exchange: RecordedExchange): boolean } {
  const seen = new Set<string>();
  return {
    isNew({ method, route, url, status, version, requestBody, responseBody, randomRequest }) {
      const call = `${method} ${route} ${status} ${version}`;
      let isNew = false;
      const note = (form: string) => {
        if (seen.size >= mostForms || seen.has(form)) return;
        seen.add(form);
        isNew = true;
      };
      // Random requests are not compared, and are always new.
      if (randomRequest) note(call);
      else {
        note(`${call}?${[...new URLSearchParams(url.split('?')[1]).keys()].toSorted().join()}`);
        noteForms(requestBody, `${call} <`, note);
      }
      noteForms(responseBody, `${call} >`, note);
      return isNew;
    },
  };
}

function noteForms(value: unknown, place: string, note: (form: string) => void): void {
  if (typeof value === 'string') {
    // Keywords may be choices.
    if (/^[a-z][a-z_]{0,23}$/.test(value)) note(`${place} "${value}"`);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) {
      note(`${place}/* ${typeOf(item)}`);
      noteForms(item, `${place}/*`, note);
    }
    return;
  }
  const entries = Object.entries(value);
  // `type` distinguishes objects with the same keys.
  note(
    `${place} {${entries.map(([key, inner]) => `${key}:${key === 'type' ? String(inner) : typeOf(inner)}`).join()}}`,
  );
  for (const [key, inner] of entries) noteForms(inner, `${place}/${key}`, note);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
