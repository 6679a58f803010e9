import { Box, Group, SimpleGrid, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useIsPhone } from '../../ui/use-is-phone.ts';

interface MappingLineProps {
  from: ReactNode;
  to: ReactNode;
  /** Names of the two sides, above the first line. */
  isHead?: boolean;
}

/** One line of a mapping: what goes where. */
export function MappingLine({ from, to, isHead = false }: MappingLineProps) {
  const isPhone = useIsPhone();
  if (isPhone && isHead) return null;
  return (
    <Group gap="sm" wrap="nowrap" align={isPhone ? 'flex-start' : 'center'} maw={680}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing={isPhone ? 4 : 'xl'} verticalSpacing={4} flex={1}>
        <Side>{from}</Side>
        <Group gap="sm" wrap="nowrap">
          {isHead ? null : (
            <Box flex="none" lh={0}>
              <IconArrowRight size={16} aria-hidden />
            </Box>
          )}
          <Side>{to}</Side>
        </Group>
      </SimpleGrid>
    </Group>
  );
}

function Side({ children }: { children: ReactNode }) {
  return (
    <Box flex={1} miw={0}>
      {typeof children === 'string' ? (
        <Text size="sm" fw={600}>
          {children}
        </Text>
      ) : (
        children
      )}
    </Box>
  );
}
