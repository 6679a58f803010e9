import { useLocalStorage } from '@mantine/hooks';

/** Whether single keys act; kept in this browser. Readers who speak or whose keys repeat can switch them off (WCAG 2.1.4). */
export function useSingleKeys() {
  return useLocalStorage({ key: 'goodword-single-keys', defaultValue: true, getInitialValueInEffect: false });
}
