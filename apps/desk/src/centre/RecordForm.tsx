import { Badge, Group, Select, SimpleGrid, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { ContactRecord } from '@civicline/contracts/rest';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { OthersOfDossier } from '../referrals/OthersOfDossier';
import type { Field } from './draft';
import { fitsFolded } from './fits';
import { UnitField } from './UnitField';
import { useCentre } from './useCentre';
import type { RecordInHand } from './useRecord';

/** What a quick capture is made of: who, how to reach them, about what, where, and what is asked. */
export const captured: readonly Field[] = ['name', 'number', 'topic', 'unitCode', 'question'];

/** Names as the service says them, snake or camel. */
const camel = (name: string) => name.replace(/_(\w)/g, (_, sign: string) => sign.toUpperCase());

interface Props {
  readonly hand: RecordInHand;
  readonly record: ContactRecord | null;
  /** Only the quick capture: others wait. */
  readonly quick: boolean;
  readonly firstRef?: RefObject<HTMLInputElement | null>;
}

/** What is noted of a call, saved while it is typed; what is missing says so at its field. */
export const RecordForm = ({ hand, record, quick, firstRef }: Props) => {
  const { t } = useTranslation();
  const { data: centre } = useCentre();
  const { valueOf, change, state, problem } = hand;
  const [dossier] = useDebouncedValue(valueOf('dossierCode').trim(), 300);
  const missing = new Set((record?.missing ?? captured).map(camel));
  const done = captured.filter((field) => valueOf(field)).length;
  const wanting = (field: Field) => missing.has(field) && !valueOf(field);
  const label = (field: Field) => (
    <>
      {t(`record.${field}`)}
      {wanting(field) ? <span className="wanting"> {t('record.wanting')}</span> : null}
    </>
  );
  const field = (name: Field) => ({
    label: label(name),
    name: `record-${name}`,
    size: 'sm',
    value: valueOf(name),
    error: problem?.field(name),
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  });
  return (
    <section className="card record" aria-label={t('record.title')}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {t('record.title')} <kbd>Alt+N</kbd>
        </Title>
        <Group gap={8} role="status">
          <Badge
            variant={done === captured.length ? 'filled' : 'outline'}
            color={done === captured.length ? '#1b5e20' : '#8a3c00'}
            tt="none"
          >
            {t('record.progress', { done, all: captured.length })}
          </Badge>
          <Text size="sm" className="soft" data-testid="saved" data-state={state}>
            {t(`record.${state}`)}
          </Text>
        </Group>
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
        <TextInput ref={firstRef} maxLength={400} {...field('name')} />
        <TextInput type="tel" maxLength={64} {...field('number')} />
        <Select
          label={label('topic')}
          size="sm"
          searchable
          selectFirstOptionOnChange
          filter={fitsFolded}
          name="record-topic"
          data={(centre?.topics ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={valueOf('topic') || null}
          onChange={(value) => change({ topic: value ?? '' })}
          error={problem?.field('topic')}
        />
        <UnitField
          label={label('unitCode')}
          value={valueOf('unitCode')}
          onChange={(unitCode) => change({ unitCode })}
          error={problem?.field('unitCode')}
        />
      </SimpleGrid>
      <Textarea mt="xs" autosize minRows={2} maxRows={8} maxLength={10_000} {...field('question')} />
      {quick ? null : (
        <>
          <Textarea mt="xs" autosize minRows={2} maxRows={8} maxLength={10_000} {...field('answer')} />
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" mt="xs">
            <TextInput maxLength={64} {...field('dossierCode')} />
            <TextInput maxLength={500} {...field('address')} />
          </SimpleGrid>
          {dossier ? <OthersOfDossier dossierCode={dossier} asks /> : null}
        </>
      )}
    </section>
  );
};
