import { isRefusal, type CrmError } from '../../provider/crm-error.ts';
import type { FieldValues } from '../../provider/crm-provider.ts';
import { isRequired, leftOutValue, type LeftOut } from '../left-out.ts';

/**
 * Writes as many of the values as the CRM accepts: those that it names are left out, one call for each refusal. Where it
 * does not say which, the values by which it knows the person go first and the others one by one.
 * @param write writes values; it may get none
 * @param writeMore adds values to what was written
 * @param sign an attribute that goes with the first of them where the CRM accepts it: by it an interrupted attempt is known
 * @throws CrmError when the CRM refuses for another reason, or every single value
 */
export async function writeAccepted<Result>(
  fields: FieldValues,
  write: (fields: FieldValues) => Promise<Result>,
  writeMore: (result: Result, fields: FieldValues) => Promise<Result>,
  sign: string | null = null,
): Promise<{ result: Result; leftOut: LeftOut[] }> {
  const leftOut: LeftOut[] = [];
  let rest = fields;
  for (;;) {
    try {
      return { result: await write(rest), leftOut };
    } catch (error) {
      if (!isRefusal(error) || error.refusedValues === null) throw error;
      const named = Object.keys(rest).filter((attribute) => error.refusedValues?.includes(attribute));
      const refused = named.filter((attribute) => !isRequired(attribute));
      if (refused.length < named.length) throw error;
      if (refused.length === 0) return writeOneByOne(rest, error, leftOut, { write, writeMore, sign });
      leftOut.push(...refused.map((attribute) => toLeftOut(attribute, rest, error)));
      rest = pick(rest, (attribute) => !refused.includes(attribute));
    }
  }
}

type Writes<Result> = {
  write: (fields: FieldValues) => Promise<Result>;
  writeMore: (result: Result, fields: FieldValues) => Promise<Result>;
  sign: string | null;
};

async function writeOneByOne<Result>(
  fields: FieldValues,
  refusal: CrmError,
  leftOut: LeftOut[],
  writes: Writes<Result>,
): Promise<{ result: Result; leftOut: LeftOut[] }> {
  if (Object.keys(fields).every(isRequired)) throw refusal;
  const first = await writeFirst(fields, refusal, writes);
  let { result } = first;
  const optional = Object.keys(fields).filter((attribute) => !first.written.includes(attribute));
  const refused: LeftOut[] = [];
  for (const attribute of optional) {
    try {
      result = await writes.writeMore(
        result,
        pick(fields, (other) => other === attribute),
      );
    } catch (error) {
      if (!isRefusal(error) || error.refusedValues === null) throw error;
      refused.push(toLeftOut(attribute, fields, error));
    }
  }
  // where nothing is accepted, it is not about one value
  if (refused.length === optional.length && optional.length === Object.keys(fields).length) throw refusal;
  return { result, leftOut: [...leftOut, ...refused] };
}

/** What identifies the person, with the sign where that is accepted. @throws CrmError the first refusal when even that is refused */
async function writeFirst<Result>(
  fields: FieldValues,
  refusal: CrmError,
  { write, sign }: Writes<Result>,
): Promise<{ result: Result; written: string[] }> {
  const required = pick(fields, isRequired);
  const signed = pick(fields, (attribute) => isRequired(attribute) || attribute === sign);
  const attempt = async (values: FieldValues) => ({ result: await write(values), written: Object.keys(values) });
  try {
    return await attempt(signed);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.refusedValues === null || Object.keys(signed).length === Object.keys(required).length) throw refusal;
  }
  return attempt(required).catch((error: unknown) => {
    throw isRefusal(error) ? refusal : error;
  });
}

const toLeftOut = (attribute: string, fields: FieldValues, { message }: CrmError): LeftOut =>
  leftOutValue({ attribute, value: fields[attribute] ?? null, sentence: message });

const pick = (fields: FieldValues, isWanted: (attribute: string) => boolean): FieldValues =>
  Object.fromEntries(Object.entries(fields).filter(([attribute]) => isWanted(attribute)));
