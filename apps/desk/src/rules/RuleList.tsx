import { Button, Group, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RuleFields } from './RuleFields';
import type { Rule } from './useRules';

const fresh = (ids: readonly string[]): Rule => ({
  id: `rule-${Array.from({ length: ids.length + 1 }, (_, n) => n + 1).find((n) => !ids.includes(`rule-${n}`)) ?? 0}`,
  name: { vi: '', en: '' },
  condition: { topics: [], procedureCodes: [], unitCodes: [], locales: [], at: [], when: 'any' },
  target: { kind: 'department', id: '' },
});

const moved = (rules: readonly Rule[], from: number, to: number): Rule[] => {
  const rest = rules.filter((_, n) => n !== from);
  const rule = rules[from];
  return rule ? [...rest.slice(0, to), rule, ...rest.slice(to)] : [...rules];
};

interface Props {
  readonly rules: readonly Rule[];
  /** Left out: they are only read. */
  readonly onChange?: (to: Rule[]) => void;
}

/** Rules in the order in which they are tried: the first that holds decides, the last holds for everything. */
export const RuleList = ({ rules, onChange }: Props) => {
  const { t } = useTranslation();
  const act = (label: string, icon: typeof IconTrash, to: Rule[], disabled: boolean) => {
    const Icon = icon;
    return (
      <Button
        size="xs"
        variant="default"
        aria-label={label}
        title={label}
        disabled={disabled}
        onClick={() => onChange?.(to)}
      >
        <Icon aria-hidden size={16} />
      </Button>
    );
  };
  return (
    <ol className="card flush lines">
      {rules.map((rule, n) => {
        const name = rule.name.vi || rule.id;
        const last = n === rules.length - 1;
        return (
          <li key={n} style={{ display: 'block' }}>
            <Group justify="space-between">
              <div>
                <Text fw={600}>
                  {n + 1}. {name}
                </Text>
                <Text size="sm" className="soft">
                  {t(`rules.kinds.${rule.target.kind}`)} {rule.target.id}
                  {rule.condition.topics.length ? ` · ${rule.condition.topics.join(', ')}` : ''}
                  {rule.condition.when === 'any' ? '' : ` · ${t(`rules.whens.${rule.condition.when}`)}`}
                </Text>
              </div>
              {onChange ? (
                <Group gap={4}>
                  {act(t('rules.up', { name }), IconArrowUp, moved(rules, n, n - 1), n === 0 || last)}
                  {act(t('rules.down', { name }), IconArrowDown, moved(rules, n, n + 1), n >= rules.length - 2)}
                  {act(
                    t('rules.remove', { name }),
                    IconTrash,
                    rules.filter((_, at) => at !== n),
                    last,
                  )}
                </Group>
              ) : null}
            </Group>
            {onChange ? (
              <details>
                <summary>{t('rules.edit', { name })}</summary>
                <RuleFields rule={rule} onChange={(to) => onChange(rules.map((one, at) => (at === n ? to : one)))} />
              </details>
            ) : null}
          </li>
        );
      })}
      {onChange ? (
        <li>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconPlus aria-hidden size={18} />}
            onClick={() => onChange([fresh(rules.map(({ id }) => id)), ...rules])}
          >
            {t('rules.add')}
          </Button>
        </li>
      ) : null}
    </ol>
  );
};
