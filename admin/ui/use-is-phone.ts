import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is as narrow as a phone (Mantine's `sm` breakpoint, the one at which the left bar folds away). */
export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
}
