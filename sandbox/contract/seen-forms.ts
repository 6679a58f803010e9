import type { RecordedExchange } from '../testing/recorded-sandbox.ts';

/** What is remembered at most; a run of all tests comes to a small part of it. */
const mostForms = 200_000;

/**
 * Remembers how calls and answers were built, and says of each next one whether anything about it is new. Judged is each
 * object by itself: its keys and the types of their values, at its place in this call with this status. Whole bodies would
 * never end to be new, for a list of fifty contacts is one of countless mixtures of the same few forms.
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
      // what was asked at random is held against nothing, and is new each time
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
    // they may be choices
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
  // by `type` one tells which of several objects it is
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
