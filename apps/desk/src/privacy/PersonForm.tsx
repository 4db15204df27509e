import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/client';
import { Trouble } from '../shell/Trouble';
import type { Wish } from './usePerson';

interface Props {
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onExport: (wish: Wish) => void;
  readonly onErase: (wish: Wish) => void;
}

/** Whose data, and why; what is to be done with them. What cannot be undone is asked twice. */
export const PersonForm = ({ busy, error, onExport, onErase }: Props) => {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const [purpose, setPurpose] = useState('');
  const [sure, setSure] = useState(false);
  const problem = error instanceof ProblemError ? error : undefined;
  const faults = { number: problem?.field('number'), purpose: problem?.field('purpose') };
  const wish = { number: number.trim(), purpose: purpose.trim() };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onExport(wish);
  };
  const erase = () => {
    setSure(false);
    onErase(wish);
  };
  return (
    <form className="card" onSubmit={submit}>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={t('privacy.value.number')}
            type="tel"
            value={number}
            error={faults.number}
            required
            maxLength={32}
            autoComplete="off"
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <TextInput
            label={t('person.purpose')}
            description={t('privacy.purposeHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={purpose}
            error={faults.purpose}
            required
            maxLength={200}
            onChange={(event) => setPurpose(event.currentTarget.value)}
          />
        </SimpleGrid>
        {error && !faults.number && !faults.purpose ? <Trouble error={error} /> : null}
        {sure ? (
          <Stack gap="xs" role="alertdialog" aria-label={t('person.erase')}>
            <Text fw={600}>{t('person.sure', { number: wish.number })}</Text>
            <Text size="sm">{t('person.eraseText')}</Text>
            <Group>
              <Button color="#a4161a" onClick={erase} autoFocus>
                {t('person.eraseNow')}
              </Button>
              <Button variant="outline" onClick={() => setSure(false)}>
                {t('person.keep')}
              </Button>
            </Group>
          </Stack>
        ) : (
          <Group>
            <Button type="submit" loading={busy}>
              {t('person.export')}
            </Button>
            <Button
              variant="outline"
              color="#a4161a"
              disabled={!wish.number || !wish.purpose}
              onClick={() => setSure(true)}
            >
              {t('person.erase')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
};
