import { Button, Container, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session';
import { StaffOnly } from '../shell/StaffOnly';
import { SessionList } from './SessionList';

const staff = ['agent', 'officer', 'supervisor', 'admin'];
const leads = ['supervisor', 'admin'];

/** A telephone that was lost, somebody who has left: all sessions of an account. */
const OfOthers = () => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [account, setAccount] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAccount(typed.trim());
  };
  return (
    <section aria-labelledby="others">
      <Stack>
        <Title order={2} size="h3" id="others">
          {t('sessions.others')}
        </Title>
        <Text>{t('sessions.othersLead')}</Text>
        <form onSubmit={submit}>
          <Group align="flex-end">
            <TextInput
              label={t('sessions.account')}
              value={typed}
              required
              maxLength={120}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" variant="outline">
              {t('sessions.look')}
            </Button>
          </Group>
        </form>
        {account ? <SessionList key={account} account={account} /> : null}
      </Stack>
    </section>
  );
};

const Sessions = () => {
  const { t } = useTranslation();
  const role = useSession().data?.user?.role ?? '';
  return (
    <Container size="md" py="lg">
      <Stack>
        <Title order={1} size="h2">
          {t('sessions.title')}
        </Title>
        <Text>{t('sessions.lead')}</Text>
        <SessionList account="" />
        {leads.includes(role) ? <OfOthers /> : null}
      </Stack>
    </Container>
  );
};

/** Where somebody is signed in, and ending what should not be open any more. */
export const SessionsPage = () => (
  <StaffOnly roles={staff}>
    <Sessions />
  </StaffOnly>
);
