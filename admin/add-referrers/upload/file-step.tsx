import { Anchor, Button, List, Text } from '@mantine/core';
import { useState } from 'react';
import { createImport, removeImport, uploadImportFile } from '../../api/imports.ts';
import { problemSentence } from '../../api/problem.ts';
import type { Import } from '../../api/types.ts';
import { serverPaths } from '../../paths.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { useAction } from '../../ui/use-action.ts';
import { WizardStep } from '../wizard/wizard-step.tsx';
import { FileDrop } from './file-drop.tsx';
import { fileProblem } from './file-rules.ts';

interface FileStepProps {
  campaignId: string;
  /** The draft whose file is replaced; without it a new one is made. */
  draftId?: string | undefined;
  /** The file that the draft has already, and the way back to it. */
  kept?: { name: string; onKeep: () => void } | undefined;
  onUploaded: (uploaded: Import) => void;
}

/** Step 1 of the upload: the file. */
export function FileStep({ campaignId, draftId, kept, onUploaded }: FileStepProps) {
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState<string | null>(null);
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setError(chosen ? fileProblem(chosen) : null);
  };
  const upload = useAction((chosen: File) => sendFile(campaignId, draftId, chosen), {
    onDone: onUploaded,
    onRefused: (problem) => setError(problemSentence(problem)),
  });
  const submit = () => {
    const problem = fileProblem(file);
    setError(problem);
    if (file && problem === null) upload.mutate(file);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      noValidate
    >
      <LeaveGuard isDirty={file !== null} />
      <WizardStep
        title="Choose your file"
        description="One line per person. No one is enrolled until you have seen a dry run."
        next="Next"
        isSending={upload.isPending}
      >
        <FileDrop file={file} onFile={choose} error={error} />
        {kept ? (
          <Button variant="subtle" w="fit-content" onClick={kept.onKeep}>
            Keep {kept.name}
          </Button>
        ) : null}
        <List size="sm" spacing={4} c="dimmed">
          <List.Item>An e-mail column is required; names and phone numbers are optional.</List.Item>
          <List.Item>Separated by comma, semicolon or tab, UTF-8, up to 50 MB.</List.Item>
          <List.Item>
            <Text span inherit>
              Not sure?{' '}
              <Anchor href={serverPaths.exampleCsv} download inherit underline="always">
                Download an example file
              </Anchor>{' '}
              and fill it in.
            </Text>
          </List.Item>
        </List>
      </WizardStep>
    </form>
  );
}

/** Creates a draft with that file, or removes the draft again when the file is refused. */
async function sendFile(campaignId: string, draftId: string | undefined, file: File) {
  if (draftId !== undefined) return uploadImportFile(draftId, file);
  const { id } = await createImport({ campaign_id: campaignId, source: 'csv' });
  try {
    return await uploadImportFile(id, file);
  } catch (problem) {
    await removeImport(id);
    throw problem;
  }
}
