import { Button, Group, Loader, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import { previewQuery } from '../../../api/integrations.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { ProblemAlert } from '../../../ui/loaded.tsx';
import type { PanelParts } from '../panel-parts.ts';
import { useCampaignCrm } from '../../use-crm.ts';
import { PanelSection } from '../panel-section.tsx';
import { PreviewPerson } from './preview-person.tsx';
import { PreviewResult } from './preview-result.tsx';

const pauseMs = 700;
const people = { leads: 'lead', referrers: 'referrer' } as const;

/** What would be written for one person with the settings on screen; follows them once it is open. */
export function PreviewSection({ form, name, campaignId, connectionId }: PanelParts) {
  const campaign = useCampaignCrm();
  const [isOpen, setIsOpen] = useState(false);
  const [personId, setPersonId] = useState<string | null>(null);
  const [settings] = useDebouncedValue(form.getValues(), pauseMs);
  const preview = useQuery({
    ...previewQuery(campaign, connectionId, name, settings, personId),
    enabled: isOpen,
  });
  const person = people[name];
  const hasNoOne = preview.error instanceof ApiProblem && preview.error.status === 404;
  return (
    <PanelSection
      id={`${name}-preview`}
      title="Preview"
      description={`Exactly what would be written for one ${person} with the settings on this screen, saved or not. Previewing writes nothing.`}
    >
      <Group gap="sm" align="flex-end">
        <PreviewPerson name={name} campaignId={campaignId} personId={personId} onPick={setPersonId} />
        <Button
          variant="light"
          leftSection={<IconEye size={18} />}
          loading={isOpen && preview.isFetching}
          onClick={() => (isOpen ? void preview.refetch() : setIsOpen(true))}
        >
          {isOpen ? 'Refresh preview' : 'Preview'}
        </Button>
      </Group>
      {isOpen ? (
        <Stack gap="sm" aria-live="polite" aria-busy={preview.isFetching}>
          {hasNoOne ? (
            <Text size="sm">No {person} has joined this campaign yet. Add one to see what would be written.</Text>
          ) : preview.error ? (
            <ProblemAlert title="Preview failed" problem={preview.error} onRetry={() => void preview.refetch()} />
          ) : preview.data ? (
            <PreviewResult preview={preview.data} />
          ) : (
            <Loader size="sm" aria-label="Loading preview" />
          )}
        </Stack>
      ) : null}
    </PanelSection>
  );
}
