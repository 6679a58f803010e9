import { useLocalStorage } from '@mantine/hooks';

export type Density = 'comfortable' | 'compact';

/** How close the rows of lists stand; kept in this browser. */
export function useDensity() {
  return useLocalStorage<Density>({
    key: 'goodword-density',
    defaultValue: 'comfortable',
    getInitialValueInEffect: false,
  });
}
