import { Button, Group, NumberInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { changeCampaign } from '../../api/campaigns.ts';
import type { Campaign } from '../../api/types.ts';
import { SavedForm } from '../../ui/saved-form.tsx';
import { Section } from '../../ui/section.tsx';
import { useFormAction } from '../../ui/use-form-action.ts';
import { adoptValues, useFreshValues } from '../../ui/use-fresh-values.ts';

type Values = { leads_per_day: number | string };

const valuesOf = ({ leads_per_day }: Campaign): Values => ({ leads_per_day: leads_per_day ?? '' });

/** Above how many leads a day more of them go On hold. */
export function LeadsPerDayForm({ campaign }: { campaign: Campaign }) {
  const form = useForm({ initialValues: valuesOf(campaign) });
  useFreshValues(form, valuesOf(campaign));
  const { send, isSending, problem } = useFormAction(
    ({ leads_per_day: limit }: Values) =>
      changeCampaign(campaign.id, { leads_per_day: limit === '' ? null : Number(limit) }),
    { form, success: () => 'Leads per day saved.', onDone: (saved) => adoptValues(form, valuesOf(saved)) },
  );
  return (
    <Section title="Leads on hold">
      <SavedForm form={form} onSave={send} problem={problem}>
        <NumberInput
          label="Leads per day"
          description="More leads than this within a day, for one referrer or from one internet address, go on hold until you release them. Leave it empty for no limit. A second lead of the same mailbox, and two people who refer each other, always go on hold."
          placeholder="No limit"
          min={1}
          max={100_000}
          allowDecimal={false}
          allowNegative={false}
          maw={420}
          {...form.getInputProps('leads_per_day')}
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
