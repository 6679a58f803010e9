import { Anchor, Button, NavLink, UnstyledButton } from '@mantine/core';
import type { AnchorProps, ButtonProps, NavLinkProps, UnstyledButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

// Mantine's looks on the router's links: the router checks address and parameters.

type LinkElement = Omit<ComponentProps<'a'>, 'style' | 'color'>;

export const AnchorLink = createLink((props: AnchorProps & LinkElement) => <Anchor {...props} />);

export const ButtonLink = createLink((props: ButtonProps & LinkElement) => <Button component="a" {...props} />);

export const NavigationLink = createLink((props: NavLinkProps & LinkElement) => <NavLink {...props} />);

export const PlainLink = createLink((props: UnstyledButtonProps & LinkElement) => (
  <UnstyledButton component="a" {...props} />
));
