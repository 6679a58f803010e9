import { createTheme, type CSSVariablesResolver } from '@mantine/core';
import { blue, controlBorder, dark, gray, green, plum, red, yellow } from './colours.ts';

const page = 'light-dark(var(--mantine-color-gray-0), var(--mantine-color-dark-8))';

// The heads of dialogs are <header> elements, but not banners of the page.
const dialog = {
  closeButtonProps: { 'aria-label': 'Close' },
  attributes: { header: { role: 'none' } },
  styles: { title: { fontWeight: 650 } },
};

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
    NavLink: { styles: { root: { borderRadius: 'var(--mantine-radius-default)' } } },
    Modal: { defaultProps: { centered: true, ...dialog } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss this message' } } },
    Drawer: { defaultProps: dialog },
    // an edge that says that something is wrong, or a field without one, stays as it is
    Input: {
      vars: (_: unknown, { error, variant = 'default' }: { error?: unknown; variant?: string }) =>
        error || variant !== 'default' ? {} : { wrapper: { '--input-bd': 'var(--mantine-color-default-border)' } },
    },
    // a list that opens on focus would cover the error message of the field that was focused because of it
    Select: { defaultProps: { checkIconPosition: 'right', allowDeselect: false, openOnFocus: false } },
    // a span or a div has no name without a role
    Loader: { defaultProps: { role: 'img' } },
    Timeline: { defaultProps: { role: 'group' } },
    Tooltip: { defaultProps: { events: { hover: true, focus: true, touch: true } } },
  },
});

// Mantine's own tints are nearly black on our dark surfaces; these stay visible and keep light text far above AA.
const darkTints = Object.fromEntries(
  ['plum', 'green', 'teal', 'yellow', 'red', 'blue', 'gray'].flatMap((hue) => [
    [`--mantine-color-${hue}-light`, tint(hue, 45)],
    [`--mantine-color-${hue}-light-hover`, tint(hue, 60)],
  ]),
);

function tint(hue: string, percent: number): string {
  return `color-mix(in srgb, var(--mantine-color-${hue}-7) ${percent}%, var(--mantine-color-dark-6))`;
}

/** Words that report an error must be readable as words: darker in light, lighter in dark than Mantine's own. */
export const themeVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-error': red[7], '--mantine-color-default-border': controlBorder.light },
  dark: {
    '--mantine-color-error': red[4],
    '--mantine-color-disabled': dark[5],
    '--mantine-color-default-border': controlBorder.dark,
    ...darkTints,
  },
});
