import { retryImport } from '../../api/imports.ts';
import type { ImportRow } from '../../api/types.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { personName } from '../../ui/person-name.ts';
import { useImportAction } from './use-import-action.ts';

/** Retries one person. */
export function RetryRow({ importId, row }: { importId: string; row: ImportRow }) {
  const retry = useImportAction((rowId: string) => retryImport(importId, rowId));
  return (
    <ActionButton
      decision={row.actions.retry}
      size="xs"
      variant="default"
      loading={retry.isPending}
      onClick={() => retry.mutate(row.id)}
      aria-label={`Retry ${personName(row)}`}
    >
      Retry
    </ActionButton>
  );
}
