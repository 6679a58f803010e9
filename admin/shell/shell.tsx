import { AppShell, Box, Burger, Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Campaign } from '../api/types.ts';
import { paths } from '../paths.ts';
import { CommandPalette } from '../keyboard/command-palette.tsx';
import { PaletteButton } from '../keyboard/palette-button.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import text from '../ui/text.module.css';
import { PlainLink } from '../ui/links.tsx';
import { useIsPhone } from '../ui/use-is-phone.ts';
import { CampaignSelector } from './campaign-selector.tsx';
import { ColourSchemeMenu } from './colour-scheme-menu.tsx';
import { Logo, LogoMark } from './logo.tsx';
import { Navigation } from './navigation.tsx';
import { PracticeIntercomLink } from './practice-intercom-link.tsx';
import skipLink from './skip-link.module.css';
import { UserMenu } from './user-menu.tsx';

/** Top bar, left bar and content. Without a campaign (a blank installation) there is no left bar. */
export function Shell({ campaign, children }: { campaign: Campaign | undefined; children: ReactNode }) {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  // Folded away, the bar is only moved out of sight; inert takes it out of the tab order as well.
  const isPhone = useIsPhone();
  const main = useFocusOnNavigation();
  useShortcuts();
  const navbar = { width: 232, breakpoint: 'sm', collapsed: { mobile: !isOpen, desktop: !campaign } } as const;
  return (
    <AppShell header={{ height: 60 }} navbar={navbar} padding={{ base: 'md', sm: 'xl' }}>
      <Button component="a" href="#content" className={skipLink.link}>
        Skip to content
      </Button>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap" gap="sm">
          <Group gap="sm" wrap="nowrap" miw={0}>
            {campaign ? (
              <Burger
                opened={isOpen}
                onClick={toggle}
                hiddenFrom="sm"
                size="sm"
                aria-label={isOpen ? 'Close navigation' : 'Open navigation'}
              />
            ) : null}
            <PlainLink to={paths.home} aria-label="Goodword">
              <Box visibleFrom="md">
                <Logo />
              </Box>
              <Box hiddenFrom="md" display="flex">
                <LogoMark />
              </Box>
            </PlainLink>
            {campaign ? <CampaignSelector campaign={campaign} /> : null}
          </Group>
          <Group gap="xs" wrap="nowrap">
            <Box visibleFrom="md">
              <PracticeIntercomLink />
            </Box>
            {campaign ? <PaletteButton visibleFrom="md" /> : null}
            <ColourSchemeMenu />
            <UserMenu />
          </Group>
        </Group>
      </AppShell.Header>
      {campaign ? <CommandPalette campaignId={campaign.id} /> : null}
      {campaign ? (
        <AppShell.Navbar p="sm" aria-label="Campaign" inert={isPhone && !isOpen}>
          <Navigation campaignId={campaign.id} onNavigate={close} />
        </AppShell.Navbar>
      ) : null}
      <AppShell.Main id="content" ref={main} tabIndex={-1} className={text.noOutline}>
        {children}
      </AppShell.Main>
    </AppShell>
  );
}

/** After a change of screen, reading and tabbing begin at its content, not at the link that was clicked. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const pathname = useLocation({ select: (location) => location.pathname });
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
