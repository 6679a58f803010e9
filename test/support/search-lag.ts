import { afterAll, beforeAll } from 'vitest';
import { intercomTraits } from '../../src/intercom/traits.ts';

/** For the tests of the file: after this time a search is believed to know a contact, as the practice Intercom's does. */
export function useSearchLag(ms: number): void {
  const { capabilities } = intercomTraits;
  const usual = capabilities.searchLagMs;
  beforeAll(() => {
    capabilities.searchLagMs = ms;
  });
  // other files of the same process share the module
  afterAll(() => {
    capabilities.searchLagMs = usual;
  });
}
