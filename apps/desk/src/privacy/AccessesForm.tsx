import { Button, Group, Radio, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/client';
import { Trouble } from '../shell/Trouble';
import type { Question } from './useAccesses';

const ways = ['number', 'account', 'about'] as const;

interface Props {
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onAsk: (question: Question) => void;
}

/** By whom or whose it is looked for, and why: that stands in the audit beside the look. */
export const AccessesForm = ({ busy, error, onAsk }: Props) => {
  const { t } = useTranslation();
  const [by, setBy] = useState<Question['by']>('number');
  const [value, setValue] = useState('');
  const [purpose, setPurpose] = useState('');
  const problem = error instanceof ProblemError ? error : undefined;
  const faults = { value: problem?.field(by), purpose: problem?.field('purpose') };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk({ by, value: value.trim(), purpose: purpose.trim() });
  };
  return (
    <form className="card" onSubmit={submit}>
      <Stack>
        <Radio.Group label={t('privacy.by')} value={by} onChange={(way) => setBy(way as Question['by'])}>
          <Group mt="xs">
            {ways.map((way) => (
              <Radio key={way} value={way} label={t(`privacy.way.${way}`)} />
            ))}
          </Group>
        </Radio.Group>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={t(`privacy.value.${by}`)}
            type={by === 'number' ? 'tel' : 'text'}
            value={value}
            error={faults.value}
            required
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setValue(event.currentTarget.value)}
          />
          <TextInput
            label={t('privacy.purpose')}
            description={t('privacy.purposeHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={purpose}
            error={faults.purpose}
            required
            maxLength={200}
            onChange={(event) => setPurpose(event.currentTarget.value)}
          />
        </SimpleGrid>
        {error && !faults.value && !faults.purpose ? <Trouble error={error} /> : null}
        <Button type="submit" loading={busy} style={{ alignSelf: 'flex-start' }}>
          {t('privacy.ask')}
        </Button>
      </Stack>
    </form>
  );
};
