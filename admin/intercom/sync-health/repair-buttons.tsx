import { Button } from '@mantine/core';
import { modals } from '@mantine/modals';
import { previewRepair, type DifferenceFilters } from '../../api/checks.ts';
import type { RepairSelection } from '../../api/types.ts';
import { useAction } from '../../ui/use-action.ts';
import { RepairQuestion } from './repair-question.tsx';

interface RepairButtonsProps {
  connectionId: string;
  filters: DifferenceFilters;
  chosen: readonly string[];
  isNarrowed: boolean;
}

/** Repairs what is chosen, or all that the list shows; asks before, with what would be written over. */
export function RepairButtons({ connectionId, filters, chosen, isNarrowed }: RepairButtonsProps) {
  const { campaign_id, kind, search } = filters;
  const everything: RepairSelection = { campaign_id, ...(kind && { kind }), ...(search && { search }) };
  const selection: RepairSelection = chosen.length > 0 ? { campaign_id, ids: [...chosen] } : everything;
  const look = useAction((selection: RepairSelection) => previewRepair(connectionId, selection), {
    onDone: (preview) => {
      const modalId = 'repair';
      modals.open({
        modalId,
        title: 'Repair differences?',
        children: (
          <RepairQuestion
            connectionId={connectionId}
            selection={selection}
            preview={preview}
            onClose={() => modals.close(modalId)}
          />
        ),
      });
    },
  });
  return (
    <Button loading={look.isPending} onClick={() => look.mutate(selection)}>
      {label(chosen.length, isNarrowed)}
    </Button>
  );
}

function label(chosen: number, isNarrowed: boolean): string {
  if (chosen > 0) return `Repair ${chosen} chosen`;
  return isNarrowed ? 'Repair all shown' : 'Repair all';
}
