import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Attribute, TabName } from '../../api/types.ts';
import type { PanelFormState } from './use-panel-tab.ts';

/** What the sections of a tab share. */
export interface PanelParts {
  name: TabName;
  campaignId: string;
  connectionId: string;
  form: PanelFormState;
  /** The CRM's attributes as read when the panel was opened, or read again. */
  attributes: UseQueryResult<{ items: Attribute[] }>;
  /** What is wrong with a field: found in the form, or against the CRM's attributes. */
  errorOf: (path: string) => ReactNode;
  /** That saving creates the attribute that a field names. */
  noteOf: (path: string) => string | undefined;
}
