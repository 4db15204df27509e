import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Erasures } from './Erasures';
import { HeldData } from './HeldData';
import { PersonForm } from './PersonForm';
import { PrivacyTabs } from './PrivacyTabs';
import { useErase, useExport } from './usePerson';

const Person = () => {
  const { t } = useTranslation();
  const exported = useExport();
  const erasing = useErase();
  return (
    <Stack>
      <Text>{t('person.lead')}</Text>
      <PersonForm
        busy={exported.isPending || erasing.isPending}
        error={exported.error ?? erasing.error}
        onExport={(wish) => {
          erasing.reset();
          exported.mutate(wish);
        }}
        onErase={(wish) => {
          exported.reset();
          erasing.mutate(wish);
        }}
      />
      {exported.data ? <HeldData held={exported.data} /> : null}
      <Erasures />
    </Stack>
  );
};

/** One citizen's data: all that is held, and its end, as the law gives them a right to. */
export const PersonPage = () => {
  const { t } = useTranslation();
  return (
    <PrivacyTabs title={t('person.title')}>
      <Person />
    </PrivacyTabs>
  );
};
