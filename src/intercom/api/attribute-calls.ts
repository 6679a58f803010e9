import { waitForReplica } from '../../integration/provider/read-your-writes.ts';
import type { CrmAttribute } from '../../integration/provider/crm-attribute.ts';
import type { CrmClient, NewAttribute } from '../../integration/provider/crm-provider.ts';
import { IntercomError } from './intercom-error.ts';
import { planProvision, type ProvisionStep } from './provision-attributes.ts';
import { readAttribute } from './read-attribute.ts';
import { sendRequest, type Wire } from './send-request.ts';
import { attributeListShape, attributeShape } from './shapes.ts';

type AttributeCalls = Pick<CrmClient, 'listAttributes' | 'provideAttributes' | 'createAttribute'>;

/** Calls about the attributes of contacts. */
export function attributeCalls(wire: Wire): AttributeCalls {
  const listAll = async () => {
    const path = '/data_attributes?model=contact&include_archived=true';
    return (await sendRequest(wire, { method: 'GET', path, answer: attributeListShape })).data;
  };
  return {
    async listAttributes() {
      return (await listAll()).filter(({ archived }) => !archived).map(readAttribute);
    },
    async provideAttributes(wanted) {
      for (const step of planProvision(wanted, await listAll())) {
        try {
          await provision(wire, step);
        } catch (error) {
          // another worker may have created it at this moment, as happens with first deliveries
          if (!(error instanceof IntercomError) || error.failure !== 'fix_data' || step.step === 'refuse') throw error;
          await waitForReplica(wire, wire.clock.now());
          if (planProvision([step.attribute], await listAll()).length > 0) throw error;
        }
      }
    },
    async createAttribute(attribute) {
      const fullName = `custom_attributes.${attribute.name}`;
      const existing = await listAll();
      const [step] = planProvision([{ ...attribute, fullName }], existing);
      const found = existing.find(({ full_name }) => full_name === fullName);
      const made = step ? await provision(wire, step) : found && readAttribute(found);
      if (!made) throw new Error('an attribute that needs no step exists');
      return made;
    },
  };
}

async function provision(wire: Wire, step: ProvisionStep): Promise<CrmAttribute> {
  if (step.step === 'refuse') throw wrongType(step.attribute, step.found);
  if (step.step === 'unarchive') {
    const path = `/data_attributes/${step.id}`;
    const body = { archived: false };
    return readAttribute(await sendRequest(wire, { method: 'PUT', path, body, answer: attributeShape }));
  }
  const { name, type, description, options } = step.attribute;
  const body = {
    name,
    model: 'contact',
    data_type: type,
    ...(type === 'options' && { options: (options ?? []).map((value) => ({ value })) }),
    description,
    // not writable from the Messenger, where a visitor could forge it (reference 5.1)
    messenger_writable: false,
  };
  return readAttribute(
    await sendRequest(wire, { method: 'POST', path: '/data_attributes', body, answer: attributeShape }),
  );
}

function wrongType(attribute: NewAttribute, found: string): IntercomError {
  return new IntercomError(
    { status: null, code: null },
    {
      failure: 'fix_data',
      sentence: `The attribute ${attribute.name} exists in Intercom with the type ${found}, but Goodword needs ${attribute.type}: archive it there and rename it, or ask for help.`,
    },
  );
}
