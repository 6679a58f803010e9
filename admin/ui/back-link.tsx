import { Anchor, type AnchorProps } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type BackLinkProps = AnchorProps & Omit<ComponentProps<'a'>, 'style' | 'color'>;

/** The way up to the screen that this one belongs to. */
export const BackLink = createLink(({ children, ...link }: BackLinkProps) => (
  <Anchor size="sm" w="fit-content" {...link}>
    <IconArrowLeft size={14} aria-hidden /> {children}
  </Anchor>
));
