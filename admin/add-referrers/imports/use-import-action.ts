import { useQueryClient } from '@tanstack/react-query';
import { importQuery } from '../../api/imports.ts';
import type { Import } from '../../api/types.ts';
import { useAction } from '../../ui/use-action.ts';

/** Something done to an import: what the server answers is on screen at once. */
export function useImportAction<Input>(act: (input: Input) => Promise<Import>, success?: (found: Import) => string) {
  const queryClient = useQueryClient();
  return useAction(act, {
    ...(success && { success }),
    onDone: (found) => queryClient.setQueryData(importQuery(found.id).queryKey, found),
  });
}
