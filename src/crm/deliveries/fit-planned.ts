import type { CrmParts } from '../crm-parts.ts';
import { fitValues, type Fitting } from '../mapping/fit-values.ts';
import type { CrmClient, FieldValues } from '../provider/crm-provider.ts';

/**
 * The planned values in the types that the CRM's attributes have. Before somebody is told to correct anything, attributes
 * that were remembered are read again.
 * @throws CrmError when the attributes cannot be read
 */
export async function fitPlanned(
  { attributes, provider }: Pick<CrmParts, 'attributes' | 'provider'>,
  connectionId: string,
  client: CrmClient,
  planned: FieldValues,
): Promise<Fitting> {
  const remembered = await attributes.attributesOf(connectionId, client);
  const fitting = fitValues(planned, remembered, provider.title);
  if (fitting.fits) return fitting;
  return fitValues(planned, await attributes.attributesAfter(remembered, connectionId, client), provider.title);
}
