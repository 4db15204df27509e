import { Container, Stack, Text, Title } from '@mantine/core';
import type { WaitlistEntry } from '@civicline/contracts/rest';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Slip } from '../appointment/Slip';
import { usePageTitle } from '../shell/page-title';
import { CodeAndPhone } from '../shell/CodeAndPhone';
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
  const submit = () => {
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
            <CodeAndPhone
              codeLabel={t('waitlist.code')}
              findLabel={t('waitlist.find')}
              code={code}
              phone={typed}
              busy={find.isPending}
              onChange={({ code: to, phone }) => {
                setProof({ code: to, proof });
                setTyped(phone);
              }}
              onFind={submit}
            />
          </>
        )}
      </Stack>
    </Container>
  );
};
