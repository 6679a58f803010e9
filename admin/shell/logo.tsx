import { Group, Text } from '@mantine/core';

/** A speech bubble with a quotation mark: a good word, passed on. */
export function LogoMark({ size = 28 }: { size?: number }) {
  return <img src="/favicon.svg" alt="" width={size} height={size} />;
}

/** Mark and name. */
export function Logo() {
  return (
    <Group gap={8} wrap="nowrap">
      <LogoMark />
      <Text component="span" fw={750} fz={20} lts="-0.02em">
        Goodword
      </Text>
    </Group>
  );
}
