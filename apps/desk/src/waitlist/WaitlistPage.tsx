import { Button, Container, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import type { WaitlistEntry } from '@civicline/contracts/rest';
import type { FormEvent } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Slip } from '../appointment/Slip';
import { usePageTitle } from '../shell/page-title';
import { Trouble } from '../shell/Trouble';
import { InLine } from './InLine';
import { useWaitlistEntry } from './useWaitlist';

/** "#DN4K-7X3P.key": after the sign, so that what proves it is sent to no server and stands in no log. */
const linked = (hash: string) => {
  const [code = '', proof = ''] = hash.slice(1).split('.');
  return { code, proof };
};

/** A citizen's place in line: opened by the link of an offer or by code and number; taken or left with one tap. */
export const WaitlistPage = () => {
  const { t } = useTranslation();
  usePageTitle(t('waitlist.title'));
  const { hash } = useLocation();
  const [{ code, proof }, setProof] = useState(() => linked(hash));
  const [typed, setTyped] = useState('');
  const [entry, setEntry] = useState<WaitlistEntry | null>(null);
  const { find, accept, leave } = useWaitlistEntry();
  const { mutate: look } = find;
  useEffect(() => {
    const link = linked(hash);
    if (link.code && link.proof) look(link, { onSuccess: setEntry });
  }, [hash, look]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEntry(null);
    setProof({ code, proof: typed });
    look({ code, proof: typed }, { onSuccess: setEntry });
  };
  const renew = () => look({ code, proof }, { onSuccess: setEntry });
  const error = find.error ?? accept.error ?? leave.error;
  return (
    <Container size="md" py="lg">
      <Title order={1} size="h2">
        {t('waitlist.title')}
      </Title>
      <Text mb="md">{t('waitlist.lead')}</Text>
      <Stack>
        {accept.data ? (
          <Slip appointment={accept.data} phone={entry?.citizen.phone ?? ''} papers={[]} fresh />
        ) : (
          <>
            {error ? <Trouble error={error} /> : null}
            {entry ? (
              <InLine
                entry={entry}
                busy={accept.isPending || leave.isPending}
                onAccept={() => accept.mutate({ code, proof }, { onError: renew })}
                onLeave={() => leave.mutate({ code, proof }, { onSuccess: setEntry, onError: renew })}
              />
            ) : null}
            <form className="card" onSubmit={submit} noValidate>
              <Group align="flex-end" className="stretch">
                <TextInput
                  label={t('waitlist.code')}
                  required
                  value={code}
                  onChange={(event) => setProof({ code: event.currentTarget.value, proof })}
                  maxLength={32}
                  autoCapitalize="characters"
                  autoComplete="off"
                  name="code"
                />
                <TextInput
                  label={t('booking.phone')}
                  required
                  value={typed}
                  onChange={(event) => setTyped(event.currentTarget.value)}
                  type="tel"
                  autoComplete="tel"
                  maxLength={32}
                  name="phone"
                />
                <Button type="submit" loading={find.isPending} disabled={!code.trim() || !typed.trim()}>
                  {t('waitlist.find')}
                </Button>
              </Group>
            </form>
          </>
        )}
      </Stack>
    </Container>
  );
};
