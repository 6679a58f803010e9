import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { changeCampaign } from '../../api/campaigns.ts';
import type { Campaign } from '../../api/types.ts';
import { SavedForm } from '../../ui/saved-form.tsx';
import { Section } from '../../ui/section.tsx';
import { useFormAction } from '../../ui/use-form-action.ts';
import { adoptValues, useFreshValues } from '../../ui/use-fresh-values.ts';

const valuesOf = ({ name, friend_offer, referrer_offer }: Campaign) => ({ name, friend_offer, referrer_offer });

/** The campaign's name and its two offers. */
export function OffersForm({ campaign }: { campaign: Campaign }) {
  const form = useForm({
    initialValues: valuesOf(campaign),
    validate: { name: isNotEmpty('Enter a name for the campaign.') },
  });
  useFreshValues(form, valuesOf(campaign));
  const { send, isSending, problem } = useFormAction(
    (values: ReturnType<typeof valuesOf>) => changeCampaign(campaign.id, values),
    { form, success: () => 'Name and offers saved.', onDone: (saved) => adoptValues(form, valuesOf(saved)) },
  );
  return (
    <Section title="Name and offers">
      <SavedForm form={form} onSave={send} problem={problem}>
        <TextInput label="Campaign name" required {...form.getInputProps('name')} />
        <Textarea
          label="Offer for the friend"
          description="Shown on the Referral Link Page, below the referrer’s first name."
          placeholder="$20 off your first order"
          autosize
          minRows={2}
          {...form.getInputProps('friend_offer')}
        />
        <Textarea
          label="Offer for the referrer"
          description="Shown on the join page."
          placeholder="$20 for every friend who becomes a customer"
          autosize
          minRows={2}
          {...form.getInputProps('referrer_offer')}
        />
        <Group>
          <Button type="submit" loading={isSending} disabled={!form.isDirty()}>
            Save
          </Button>
        </Group>
      </SavedForm>
    </Section>
  );
}
