import type { CrmContext } from '../../connections/crm-context.ts';
import type { Connection } from '../../connections/connection.ts';
import { fitValues } from '../../settings/mapping/fit-values.ts';
import { CrmError } from '../../provider/crm-error.ts';
import type { CrmClient, FieldValues } from '../../provider/crm-provider.ts';

/**
 * The planned values in the types that the CRM's attributes have. Before a user is asked to correct anything, attributes
 * that were remembered are read again.
 * @throws CrmError (fix data) with what does not fit, and when the attributes cannot be read
 */
export async function fitPlanned(
  { attributes, providers }: Pick<CrmContext, 'attributes' | 'providers'>,
  connection: Connection,
  client: CrmClient,
  planned: FieldValues,
): Promise<FieldValues> {
  const { connection_id: connectionId } = connection;
  const crm = providers.of(connection);
  const remembered = await attributes.attributesOf(connectionId, client);
  const fitting = fitValues(planned, remembered, crm);
  if (fitting.fits) return fitting.fields;
  const known = await attributes.attributesAfter(remembered, connectionId, client);
  const again = fitValues(planned, known, crm);
  if (again.fits) return again.fields;
  throw new CrmError({ failure: 'fix_data', sentence: again.sentence, failedBeforeCall: true });
}
