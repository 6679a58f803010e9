import { Button, FileButton, Group, Paper, Stack, Text } from '@mantine/core';
import { IconFileTypeCsv, IconUpload } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import classes from '../../ui/text.module.css';
import { formatBytes } from './format-bytes.ts';

interface FileDropProps {
  file: File | null;
  onFile: (file: File | null) => void;
  /** Why the file cannot be taken. */
  error: string | null;
}

/** A place for one file: dropped with the mouse, or chosen by a button that the keyboard reaches. */
export function FileDrop({ file, onFile, error }: FileDropProps) {
  const [isOver, setIsOver] = useState(false);
  const drag = (over: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setIsOver(over);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    onFile(event.dataTransfer.files[0] ?? null);
  };
  return (
    <Stack gap={6}>
      <Paper
        p="xl"
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={drop}
        bg={isOver ? 'var(--mantine-primary-color-light)' : 'transparent'}
        bd={`1px dashed ${isOver ? 'var(--mantine-primary-color-filled)' : 'var(--mantine-color-default-border)'}`}
      >
        <Stack align="center" gap="sm">
          {file ? <IconFileTypeCsv size={40} aria-hidden /> : <IconUpload size={40} aria-hidden />}
          <Text ta="center" aria-live="polite" className={classes.breakAnywhere}>
            {file ? (
              <>
                <b>{file.name}</b> · {formatBytes(file.size)}
              </>
            ) : (
              'Drop a CSV file here, or choose one from your computer.'
            )}
          </Text>
          <Group gap="xs" justify="center">
            <FileButton onChange={onFile} accept=".csv,.tsv,.txt,text/csv">
              {(button) => (
                <Button {...button} variant="default">
                  {file ? 'Choose another file' : 'Choose a file'}
                </Button>
              )}
            </FileButton>
            {file ? (
              <Button variant="subtle" color="red" onClick={() => onFile(null)}>
                Remove
              </Button>
            ) : null}
          </Group>
        </Stack>
      </Paper>
      {error ? (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      ) : null}
    </Stack>
  );
}
