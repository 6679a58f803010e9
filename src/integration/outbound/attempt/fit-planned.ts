import type { CrmContext } from '../../connections/crm-context.ts';
import type { Connection } from '../../connections/connection.ts';
import { fitValues, type Misfit } from '../../settings/mapping/fit-values.ts';
import type { CrmAttribute } from '../../provider/crm-attribute.ts';
import { CrmError } from '../../provider/crm-error.ts';
import type { CrmClient, FieldValues } from '../../provider/crm-provider.ts';
import { isRequired, leftOutValue, type LeftOut } from '../left-out.ts';

/** Values in the types of the CRM, and those that cannot be sent. */
export type FittedValues = { fields: FieldValues; leftOut: LeftOut[] };

/**
 * The planned values in the types that the CRM's attributes have. Before one is left out, attributes that were remembered
 * are read again.
 * @throws CrmError (fix data) when one does not fit by which the CRM knows the person, and when the attributes cannot be read
 */
export async function fitPlanned(
  { attributes, providers }: Pick<CrmContext, 'attributes' | 'providers'>,
  connection: Connection,
  client: CrmClient,
  planned: FieldValues,
): Promise<FittedValues> {
  const { connection_id: connectionId } = connection;
  const crm = providers.of(connection);
  const remembered = await attributes.attributesOf(connectionId, client);
  const first = fitValues(planned, remembered, crm);
  if (first.misfits.every((misfit) => hasKnownProblem(misfit, remembered))) return toFitted(first);
  return toFitted(fitValues(planned, await attributes.attributesAfter(remembered, connectionId, client), crm));
}

/** What the CRM refused to make a moment ago is not asked for again with every person. */
const hasKnownProblem = ({ attribute }: Misfit, attributes: readonly CrmAttribute[]): boolean =>
  attributes.some(({ fullName, problem }) => fullName === attribute && problem !== undefined);

function toFitted({ fields, misfits }: ReturnType<typeof fitValues>): FittedValues {
  const required = misfits.find(({ attribute }) => isRequired(attribute));
  if (required) throw new CrmError({ failure: 'fix_data', sentence: required.sentence, failedBeforeCall: true });
  return { fields, leftOut: misfits.map(leftOutValue) };
}
