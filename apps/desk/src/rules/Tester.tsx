import { Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import type { Decision } from '@civicline/contracts/rest';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { UnitField } from '../centre/UnitField';
import { useFields } from '../procedures/useProcedures';
import { Whose } from '../referrals/Whose';
import { Trouble } from '../shell/Trouble';
import type { Written } from './useRules';

const blank = { topic: '', procedureCode: '', unitCode: '', locale: 'vi', at: '' };

/** What would happen to a call or a question now, or at another hour, by these rules, and why. Nothing is changed. */
export const Tester = ({ rules, changed }: { rules: Written; changed: boolean }) => {
  const { t } = useTranslation();
  const fields = useFields();
  const [ask, setAsk] = useState(blank);
  const say = (more: Partial<typeof blank>) => setAsk({ ...ask, ...more });
  const decide = useMutation({
    mutationFn: () => {
      const { at, ...matter } = ask;
      // What is typed is the hour on the wall in the province.
      const body = { ...matter, ...(at ? { at: `${at}:00+07:00` } : {}), ...(changed ? { rules } : {}) };
      return api<Decision>('/routing/decide', { method: 'POST', body });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide.mutate();
  };
  return (
    <section className="card" aria-label={t('rules.tester')}>
      <Title order={2} size="h3">
        {t('rules.tester')}
      </Title>
      <Text size="sm" className="soft" mb="xs">
        {t(changed ? 'rules.triesDraft' : 'rules.triesCurrent')}
      </Text>
      <form onSubmit={submit}>
        <Group align="flex-end" gap="sm" className="stretch">
          <NativeSelect
            size="sm"
            label={t('rules.topic')}
            value={ask.topic}
            data={[
              { value: '', label: t('rules.none') },
              ...(fields.data?.items ?? []).map(({ field, name }) => ({ value: field, label: name })),
            ]}
            onChange={(event) => say({ topic: event.currentTarget.value })}
          />
          <TextInput
            size="sm"
            label={t('rules.procedure')}
            maxLength={64}
            value={ask.procedureCode}
            onChange={(event) => say({ procedureCode: event.currentTarget.value })}
          />
          <UnitField
            label={t('rules.unit')}
            value={ask.unitCode}
            error={undefined}
            onChange={(unitCode) => say({ unitCode })}
          />
          <NativeSelect
            size="sm"
            label={t('rules.language')}
            value={ask.locale}
            data={['vi', 'en'].map((value) => ({ value, label: t(`rules.locale.${value}`) }))}
            onChange={(event) => say({ locale: event.currentTarget.value })}
          />
          <TextInput
            size="sm"
            type="datetime-local"
            label={t('rules.at')}
            value={ask.at}
            onChange={(event) => say({ at: event.currentTarget.value })}
          />
          <Button type="submit" size="sm" loading={decide.isPending} disabled={!ask.topic && !ask.procedureCode}>
            {t('rules.try')}
          </Button>
        </Group>
      </form>
      {decide.error ? <Trouble error={decide.error} /> : null}
      {decide.data ? (
        <div style={{ marginTop: 12 }}>
          <Whose
            open
            decision={decide.data}
            nameOf={(ruleId) => rules.rules.find(({ id }) => id === ruleId)?.name.vi ?? ruleId}
          />
        </div>
      ) : null}
    </section>
  );
};
