import { modals } from '@mantine/modals';
import { previewRepair, type DifferenceFilters } from '../../api/checks.ts';
import type { Connection, RepairSelection } from '../../api/types.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useCrmTitle } from '../use-crm.ts';
import { RepairQuestion } from './repair-question.tsx';

interface RepairButtonsProps {
  connection: Connection;
  filters: DifferenceFilters;
  chosen: readonly string[];
  isNarrowed: boolean;
}

/** Repairs what is selected, or all that the list shows; asks first, with what would be overwritten. */
export function RepairButtons({ connection, filters, chosen, isNarrowed }: RepairButtonsProps) {
  const { id: connectionId } = connection;
  const crm = useCrmTitle();
  const { campaign_id, kind, search } = filters;
  const everything: RepairSelection = { campaign_id, ...(kind && { kind }), ...(search && { search }) };
  const selection: RepairSelection = chosen.length > 0 ? { campaign_id, ids: [...chosen] } : everything;
  const preview = useAction((selection: RepairSelection) => previewRepair(connectionId, selection), {
    onDone: (plan) => {
      const modalId = 'repair';
      modals.open({
        modalId,
        title: 'Repair differences?',
        children: (
          <RepairQuestion
            connectionId={connectionId}
            crm={crm}
            selection={selection}
            preview={plan}
            onClose={() => modals.close(modalId)}
          />
        ),
      });
    },
  });
  return (
    <ActionButton
      decision={connection.actions.repair}
      loading={preview.isPending}
      onClick={() => preview.mutate(selection)}
    >
      {label(chosen.length, isNarrowed)}
    </ActionButton>
  );
}

function label(chosen: number, isNarrowed: boolean): string {
  if (chosen > 0) return `Repair ${chosen} selected`;
  return isNarrowed ? 'Repair all matching' : 'Repair all';
}
