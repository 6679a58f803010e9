import { createTheme, type CSSVariablesResolver } from '@mantine/core';
import { blue, dark, gray, green, plum, red, yellow } from './colours.ts';

const page = 'light-dark(var(--mantine-color-gray-0), var(--mantine-color-dark-8))';

/** The look of the admin app: colours, corners, and the few defaults that every screen shares. */
export const theme = createTheme({
  colors: { plum, green, teal: green, yellow, red, blue, gray, dark },
  primaryColor: 'plum',
  primaryShade: { light: 7, dark: 6 },
  black: '#201c19',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: { fontWeight: '650', textWrap: 'balance' },
  components: {
    AppShell: { styles: { main: { backgroundColor: page } } },
    Badge: { defaultProps: { variant: 'light', tt: 'none', fw: 600, radius: 'sm' } },
    Card: { defaultProps: { withBorder: true, padding: 'lg' } },
    Modal: { defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Close' } } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Select: { defaultProps: { checkIconPosition: 'right', allowDeselect: false } },
    Tooltip: { defaultProps: { events: { hover: true, focus: true, touch: true } } },
  },
});

/** Words that report an error must be readable as words: darker in light, lighter in dark than Mantine's own. */
export const themeVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-error': red[7] },
  dark: { '--mantine-color-error': red[4] },
});
