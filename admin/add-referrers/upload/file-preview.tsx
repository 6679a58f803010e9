import { Badge, Card, Group, ScrollArea, Table, Text } from '@mantine/core';
import type { Import } from '../../api/types.ts';
import { fieldsOfColumn, type Columns } from './columns.ts';

interface FilePreviewProps {
  file: NonNullable<Import['file']>;
  columns: Columns;
}

/** The first lines of the file as they were read, each column with the field that it fills. */
export function FilePreview({ file, columns }: FilePreviewProps) {
  const lines = Math.max(0, ...file.columns.map(({ samples }) => samples.length));
  const label = 'First lines of the file';
  return (
    <Card padding={0}>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}>
        <Table aria-label={label} horizontalSpacing="md" verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              {file.columns.map(({ index, name }) => {
                const field = fieldsOfColumn(columns, index);
                return (
                  <Table.Th key={index}>
                    <Group gap="xs" wrap="nowrap">
                      {name}
                      {field !== '' ? (
                        <Badge size="sm">{field}</Badge>
                      ) : (
                        <Text span size="xs" c="dimmed" fw={400}>
                          not used
                        </Text>
                      )}
                    </Group>
                  </Table.Th>
                );
              })}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {Array.from({ length: lines }, (_, line) => (
              <Table.Tr key={line}>
                {file.columns.map(({ index, samples }) => (
                  <Table.Td key={index}>
                    <Text size="sm" truncate maw={220}>
                      {samples[line] ?? ''}
                    </Text>
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Card>
  );
}
