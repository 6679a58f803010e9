import { useQueryClient } from '@tanstack/react-query';
import { importQuery } from '../../api/imports.ts';
import type { Import } from '../../api/types.ts';
import { useAction } from '../../ui/use-action.ts';

/** Something done to an import: what the server answers is on screen at once. */
export function useImportAction<Input>(
  act: (input: Input) => Promise<Import>,
  success?: (importRecord: Import) => string,
) {
  const queryClient = useQueryClient();
  return useAction(act, {
    ...(success && { success }),
    onDone: (importRecord) => queryClient.setQueryData(importQuery(importRecord.id).queryKey, importRecord),
  });
}
