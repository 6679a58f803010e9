import { Button, Group, NumberInput, Select, SimpleGrid, Switch, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { saveRewardRule } from '../../api/campaigns.ts';
import type { Recipient, RewardRule } from '../../api/types.ts';
import { useIsOwner } from '../../shell/use-is-owner.ts';
import { SavedForm } from '../../ui/saved-form.tsx';
import { formatDateTime } from '../../ui/timestamp.tsx';
import { currencyDigits, currencyOptions } from '../../ui/money.ts';
import { Section } from '../../ui/section.tsx';
import { useFormAction } from '../../ui/use-form-action.ts';
import { adoptValues, useFreshValues } from '../../ui/use-fresh-values.ts';
import { ruleToValues, validateRule, valuesToRule } from './rule-values.ts';

interface RewardRuleFormProps {
  campaignId: string;
  recipient: Recipient;
  /** Undefined while the rule was never saved. */
  rule: RewardRule | undefined;
}

const texts: Record<Recipient, { title: string; toggle: string }> = {
  referrer: { title: 'Reward for the referrer', toggle: 'Reward the referrer when the lead qualifies' },
  lead: { title: 'Reward for the lead', toggle: 'Reward the lead when it qualifies' },
};

/** One reward rule: on or off, a fixed amount, and a currency that is never chosen for the user. */
export function RewardRuleForm({ campaignId, recipient, rule }: RewardRuleFormProps) {
  const { title, toggle } = texts[recipient];
  const form = useForm({ initialValues: ruleToValues(rule), validate: validateRule });
  useFreshValues(form, ruleToValues(rule));
  const { send, isSending, problem } = useFormAction(
    (values: ReturnType<typeof ruleToValues>) => saveRewardRule(campaignId, recipient, valuesToRule(values)),
    { form, success: () => `${title} saved.`, onDone: (saved) => adoptValues(form, ruleToValues(saved)) },
  );
  const { active, currency } = form.getValues();
  const isOwner = useIsOwner();
  const showsAmount = active || rule !== undefined;
  return (
    <Section title={title}>
      <SavedForm form={form} onSave={send} problem={problem}>
        <Switch label={toggle} disabled={!isOwner} {...form.getInputProps('active', { type: 'checkbox' })} />
        {showsAmount ? (
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <NumberInput
              label="Amount"
              disabled={!isOwner}
              required
              min={0}
              decimalScale={currency ? currencyDigits(currency) : 2}
              thousandSeparator
              hideControls
              inputMode="decimal"
              {...form.getInputProps('amount')}
            />
            <Select
              label="Currency"
              disabled={!isOwner}
              placeholder="Choose a currency"
              required
              searchable
              nothingFoundMessage="No such currency"
              data={currencyOptions()}
              {...form.getInputProps('currency')}
            />
          </SimpleGrid>
        ) : null}
        <Group>
          {isOwner ? (
            <Button type="submit" loading={isSending} disabled={!form.isDirty()}>
              Save
            </Button>
          ) : null}
          <Text size="sm" c="dimmed">
            {rule ? `Version ${rule.version}, saved ${formatDateTime(rule.saved_at)}` : 'Not saved yet'}
          </Text>
        </Group>
      </SavedForm>
    </Section>
  );
}
