import { Loader, Select, type SelectProps } from '@mantine/core';
import type { Attribute, NewAttribute } from '../../api/types.ts';
import { ownName } from '../attribute-text.ts';
import { useCrm } from '../use-crm.ts';
import { attributeChoices, findAttributes, isMissing } from './attribute-choices.ts';
import { CreateMissing } from './create-missing.tsx';
import type { PanelParts } from './panel-parts.ts';

type AttributeSelectProps = Omit<SelectProps, 'data' | 'value' | 'attributes'> &
  Pick<PanelParts, 'connectionId'> & {
    attributes: Pick<PanelParts['attributes'], 'data' | 'isPending'>;
    value: string | null;
    /** Sets what was created. */
    onPick: (fullName: string) => void;
    /** Said below the select: that saving creates what is chosen. */
    note?: string | undefined;
    /** What to create when nothing fits: our name for it, and the type of what is written. */
    proposal: Pick<NewAttribute, 'name' | 'type'> | null;
  };

/** Chooses an attribute of the CRM that can be written, or creates one. */
export function AttributeSelect({
  connectionId,
  attributes,
  value,
  onPick,
  proposal,
  note,
  ...select
}: AttributeSelectProps) {
  const provider = useCrm();
  const { title: crm, attribute_prefix: prefix } = provider;
  const known = attributes.data?.items;
  const writable = (known ?? []).filter((attribute: Attribute) => attribute.writable);
  const missing = isMissing(known, value, prefix);
  const offer = missing && proposal ? { ...proposal, name: ownName(value, prefix) ?? value } : value ? null : proposal;
  return (
    <div>
      <Select
        data={attributeChoices(writable, value, provider)}
        filter={findAttributes}
        placeholder={attributes.isPending ? 'Loading…' : 'Select an attribute'}
        nothingFoundMessage="No matching attribute"
        rightSection={attributes.isPending ? <Loader size="xs" aria-label={`Reading from ${crm}`} /> : undefined}
        searchable
        value={value}
        description={note}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...select}
      />
      {offer && known ? (
        <CreateMissing
          connectionId={connectionId}
          proposal={offer}
          existing={known.find(({ full_name: name }) => name === prefix + offer.name)}
          isChosen={missing}
          isCreatedOnSave={note !== undefined}
          onPick={onPick}
        />
      ) : null}
    </div>
  );
}
