import { Group, MultiSelect, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OfficeSelect } from '../office/OfficeSelect';
import { useFields } from '../procedures/useProcedures';
import type { Rule } from './useRules';

const kinds = ['queue', 'department', 'one-stop-window', 'duty-officer', 'hotline'] as const;
const whens = ['any', 'office-open', 'office-closed'] as const;
const terms = ['acknowledgeMinutes', 'answerMinutes', 'warnMinutes'] as const;

interface Props {
  readonly rule: Rule;
  readonly onChange: (to: Rule) => void;
}

/** What a rule asks of a matter; an empty field asks nothing. */
const Condition = ({ rule, onChange }: Props) => {
  const { t } = useTranslation();
  const fields = useFields();
  const { condition } = rule;
  const ask = (more: Partial<Rule['condition']>) => onChange({ ...rule, condition: { ...condition, ...more } });
  const topics = (fields.data?.items ?? []).map(({ field, name }) => ({ value: field, label: name }));
  const others = condition.topics.filter((topic) => !topics.some(({ value }) => value === topic));
  return (
    <Group align="flex-end" gap="sm" className="stretch" mt="xs">
      <MultiSelect
        size="sm"
        label={t('rules.topics')}
        searchable
        clearable
        data={[...topics, ...others.map((value) => ({ value, label: value }))]}
        value={condition.topics}
        onChange={(chosen) => ask({ topics: chosen })}
      />
      <TagsInput
        size="sm"
        label={t('rules.procedures')}
        value={condition.procedureCodes}
        onChange={(procedureCodes) => ask({ procedureCodes })}
      />
      <TagsInput
        size="sm"
        label={t('rules.units')}
        value={condition.unitCodes}
        onChange={(unitCodes) => ask({ unitCodes })}
      />
      <MultiSelect
        size="sm"
        label={t('rules.language')}
        data={['vi', 'en'].map((value) => ({ value, label: t(`rules.locale.${value}`) }))}
        value={condition.locales}
        onChange={(locales) => ask({ locales: locales as ('vi' | 'en')[] })}
      />
      <NativeSelect
        size="sm"
        label={t('rules.when')}
        value={condition.when}
        data={whens.map((value) => ({ value, label: t(`rules.whens.${value}`) }))}
        onChange={(event) => ask({ when: event.currentTarget.value as (typeof whens)[number] })}
      />
    </Group>
  );
};

/** Where to, and how long they have. */
const Target = ({ rule, onChange }: Props) => {
  const { t } = useTranslation();
  const { kind, id } = rule.target;
  const to = (more: Partial<Rule['target']>) => onChange({ ...rule, target: { ...rule.target, ...more } });
  return (
    <Group align="flex-end" gap="sm" className="stretch" mt="xs">
      <NativeSelect
        size="sm"
        label={t('rules.target')}
        value={kind}
        data={kinds.map((value) => ({ value, label: t(`rules.kinds.${value}`) }))}
        onChange={(event) => to({ kind: event.currentTarget.value as (typeof kinds)[number], id: '' })}
      />
      {kind === 'queue' ? (
        <TextInput
          size="sm"
          required
          label={t('rules.queue')}
          maxLength={80}
          value={id}
          onChange={(event) => to({ id: event.currentTarget.value })}
        />
      ) : (
        <OfficeSelect
          label={t('rules.office')}
          placeholder={t('rules.byMatter')}
          clearable
          value={id}
          onChange={(office) => to({ id: office })}
        />
      )}
      {terms.map((name) => (
        <NumberInput
          key={name}
          size="sm"
          label={t(`rules.${name}`)}
          min={0}
          max={100_000}
          allowDecimal={false}
          value={rule[name] ?? 0}
          onChange={(value) => onChange({ ...rule, [name]: Number(value) || 0 })}
        />
      ))}
    </Group>
  );
};

/** All of one rule. */
export const RuleFields = ({ rule, onChange }: Props) => {
  const { t } = useTranslation();
  return (
    <>
      <Group align="flex-end" gap="sm" className="stretch" mt="xs">
        <TextInput
          size="sm"
          required
          label={t('rules.id')}
          maxLength={64}
          value={rule.id}
          onChange={(event) => onChange({ ...rule, id: event.currentTarget.value })}
        />
        {(['vi', 'en'] as const).map((language) => (
          <TextInput
            key={language}
            size="sm"
            required={language === 'vi'}
            label={t(`rules.name.${language}`)}
            maxLength={200}
            value={rule.name[language]}
            onChange={(event) => onChange({ ...rule, name: { ...rule.name, [language]: event.currentTarget.value } })}
          />
        ))}
      </Group>
      <Condition rule={rule} onChange={onChange} />
      <Target rule={rule} onChange={onChange} />
    </>
  );
};
