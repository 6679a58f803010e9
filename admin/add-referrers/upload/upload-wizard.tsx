import { Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { importQuery } from '../../api/imports.ts';
import type { Import } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { OpenImport } from '../wizard/open-import.tsx';
import { StepsBar } from '../wizard/steps-bar.tsx';
import { useStepFocus } from '../wizard/use-step-focus.ts';
import { ColumnsStep } from './columns-step.tsx';
import { FileStep } from './file-step.tsx';
import { uploadSteps } from './upload-steps.ts';

/** `Upload`: from the CSV file to the dry run. The draft stands in the address, so a reload loses nothing. */
export function UploadWizard() {
  const campaignId = useCampaignId();
  const { import: draftId } = useSearch({ from: `/signed-in/campaign${paths.uploadReferrers}` });
  return (
    <Page
      title="Upload referrers"
      lead="Turn the people in a CSV file into referrers, each with their own link and code."
      back={
        <BackLink to={paths.referrers} params={{ campaignId }}>
          Referrers
        </BackLink>
      }
    >
      <UploadSteps campaignId={campaignId} draftId={draftId} />
    </Page>
  );
}

function UploadSteps({ campaignId, draftId }: { campaignId: string; draftId: string | undefined }) {
  const draft = useQuery({ ...importQuery(draftId ?? ''), enabled: draftId !== undefined });
  const [uploadedId, setUploadedId] = useState<string | null>(null);
  const [dryRunId, setDryRunId] = useState<string | null>(null);
  const [wantsOtherFile, setWantsOtherFile] = useState(false);
  const toFile = () => setWantsOtherFile(true);
  const queryClient = useQueryClient();
  const uploaded = (importRecord: Import) => {
    queryClient.setQueryData(importQuery(importRecord.id).queryKey, importRecord);
    if (importRecord.id === draftId) setWantsOtherFile(false);
    else setUploadedId(importRecord.id);
  };
  const file = draft.data?.file;
  const step = file && !wantsOtherFile ? 1 : 0;
  const around = useStepFocus(step);
  const kept = file ? { name: file.name, onKeep: () => setWantsOtherFile(false) } : undefined;

  if (dryRunId) return <OpenImport campaignId={campaignId} importId={dryRunId} />;
  // Rendered instead of the form, so that its guard against leaving is gone.
  if (uploadedId && uploadedId !== draftId)
    return <Navigate to={paths.uploadReferrers} params={{ campaignId }} search={{ import: uploadedId }} replace />;
  if (draftId !== undefined && draft.data === undefined) return <Loaded query={draft}>{() => null}</Loaded>;
  return (
    <Stack gap="lg" ref={around}>
      <StepsBar label="Steps of the upload" steps={uploadSteps} current={step} onStep={toFile} />
      {draft.data && file && step === 1 ? (
        <ColumnsStep draft={draft.data} file={file} onBack={toFile} onDryRun={setDryRunId} />
      ) : (
        <FileStep campaignId={campaignId} draftId={draftId} kept={kept} onUploaded={uploaded} />
      )}
    </Stack>
  );
}
