import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showWhen } from '../when';
import type { Held } from './usePerson';
import { saveAsFile } from './usePerson';

const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

const shown = (value: unknown): string => {
  if (typeof value === 'string') return instant.test(value) ? showWhen(value) : value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};
const isSaid = (value: unknown) => value !== null && value !== '' && !(Array.isArray(value) && !value.length);

const Thing = ({ thing }: { thing: Readonly<Record<string, unknown>> }) => {
  const { t } = useTranslation();
  return (
    <li style={{ display: 'block' }}>
      <dl className="held-data">
        {Object.entries(thing)
          .filter(([, value]) => isSaid(value))
          .map(([name, value]) => (
            <div key={name}>
              <dt>{t(`person.field.${name}`, name)}</dt>
              <dd>{shown(value)}</dd>
            </div>
          ))}
      </dl>
    </li>
  );
};

/** All that is held of somebody, to be read, and to be kept as a file. */
export const HeldData = ({ held }: { held: Held }) => {
  const { t } = useTranslation();
  const kinds = Object.values(held.held)
    .flatMap((lists) => Object.entries(lists))
    .filter(([, things]) => things.length);
  return (
    <Stack gap="md" role="region" aria-label={t('person.held')}>
      <Text role="status">{kinds.length ? t('person.heldAt', { when: showWhen(held.at) }) : t('person.nothing')}</Text>
      {kinds.map(([kind, things]) => (
        <section key={kind}>
          <Title order={2} size="h4" mb="xs">
            {t(`person.kind.${kind}`)} ({things.length})
          </Title>
          <ul className="card flush lines">
            {things.map((thing, n) => (
              <Thing key={n} thing={thing} />
            ))}
          </ul>
        </section>
      ))}
      {kinds.length ? (
        <Button
          variant="outline"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => saveAsFile(held, `civicline-${held.at.slice(0, 10)}.json`)}
        >
          {t('person.save')}
        </Button>
      ) : null}
    </Stack>
  );
};
