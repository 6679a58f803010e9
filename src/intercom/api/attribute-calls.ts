import { waitForReplica } from '../../integration/provider/read-your-writes.ts';
import type { CrmAttribute, UnprovidedAttribute } from '../../integration/provider/crm-attribute.ts';
import type { CrmClient, NewAttribute } from '../../integration/provider/crm-provider.ts';
import { intercomTraits } from '../traits.ts';
import { IntercomError } from './intercom-error.ts';
import { planProvision, type ProvisionStep } from './provision-attributes.ts';
import { readAttribute } from './read-attribute.ts';
import { sendRequest, type Wire } from './send-request.ts';
import { attributeListShape, attributeShape } from './shapes.ts';

type AttributeCalls = Pick<CrmClient, 'listAttributes' | 'provideAttributes' | 'createAttribute' | 'readRoom'>;

/** Custom attributes that a workspace may have, of people and companies together; archived ones do not count (reference 5.1). */
const mostAttributes = 250;

/** The workspace has as many custom attributes as it may have (reference 5.1). */
const limitCode = 'custom_data_limit_reached';

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
      const unprovided: UnprovidedAttribute[] = [];
      for (const step of planProvision(wanted, await listAll())) {
        try {
          await provision(wire, step);
        } catch (error) {
          if (!(error instanceof IntercomError) || error.failure !== 'fix_data') throw error;
          const lack = { fullName: step.attribute.fullName, sentence: error.message };
          if (step.step === 'refuse' || error.code === limitCode) {
            unprovided.push(lack);
            continue;
          }
          // another worker may have created it at this moment, as happens with first deliveries
          await waitForReplica(wire, wire.clock.now());
          if (planProvision([step.attribute], await listAll()).length > 0) unprovided.push(lack);
        }
      }
      return unprovided;
    },
    async readRoom() {
      const { data } = await sendRequest(wire, { method: 'GET', path: '/data_attributes', answer: attributeListShape });
      const used = data.filter(({ custom, archived, model }) => custom && !archived && model !== 'conversation');
      const ofContacts = used.filter(({ model }) => model !== 'company');
      const contactAttributes = ofContacts.map(({ full_name: fullName }) => fullName);
      return { used: used.length, most: mostAttributes, contactAttributes };
    },
    async createAttribute(attribute) {
      const fullName = intercomTraits.attributeName(attribute.name);
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
    data_type: type === 'instant' ? 'date' : type,
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
