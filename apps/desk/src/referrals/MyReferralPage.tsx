import { Button, Container, Stack, Text, Textarea, Title } from '@mantine/core';
import type { CallBack, Referral } from '@civicline/contracts/rest';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { api } from '../api/client';
import { CallBackCard } from '../call-back/CallBackCard';
import { LegCard } from '../post/LegCard';
import { findPost } from '../post/usePost';
import { usePageTitle } from '../shell/page-title';
import { CodeAndPhone } from '../shell/CodeAndPhone';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { ReferralAnswer } from './ReferralAnswer';
import { pathOf } from './useReferrals';

interface Own {
  readonly referral: Referral;
  readonly phone: string;
  readonly onChanged: (to: Referral) => void;
}

/** What a citizen says to the office: what it asked for, or why its answer does not do. */
const Say = ({
  step,
  field,
  label,
  send,
  own: { referral, phone, onChanged },
}: {
  step: 'resume' | 'reopen';
  field: 'reply' | 'reason';
  label: string;
  send: string;
  own: Own;
}) => {
  const [text, setText] = useState('');
  const saying = useMutation({
    mutationFn: () =>
      api<Referral>(`${pathOf(referral.code)}/${step}`, { method: 'POST', phone, body: { [field]: text } }),
    onSuccess: onChanged,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saying.mutate();
  };
  return (
    <form className="card" onSubmit={submit}>
      <Textarea
        label={label}
        value={text}
        autosize
        minRows={2}
        maxLength={2_000}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {saying.error ? <Trouble error={saying.error} /> : null}
      <Button mt="sm" type="submit" variant="outline" loading={saying.isPending} disabled={!text.trim()}>
        {send}
      </Button>
    </form>
  );
};

const Mine = (own: Own) => {
  const { t } = useTranslation();
  const { referral, phone } = own;
  // What was promised for the same matter shows under the same code: what the post brings, who calls.
  const sent = useQuery({ queryKey: ['post', referral.code], queryFn: () => findPost(referral.code, phone) });
  const calls = useQuery({
    queryKey: ['referral-call-backs', referral.code, referral.version],
    queryFn: () => api<{ items: CallBack[] }>(`${pathOf(referral.code)}/call-backs`, { phone }),
  });
  const { status, due, answer, paused, askedBack } = referral;
  return (
    <>
      <section className="card" aria-label={t('myReferral.title')}>
        <Title order={2} size="h3">
          {t(`myReferral.status.${status}`)}
        </Title>
        <Text mt="xs">{referral.question}</Text>
        {due && !answer && !paused ? <Text mt="xs">{t('myReferral.due', { due: showWhen(due) })}</Text> : null}
        {paused ? <Text mt="xs">{t('myReferral.asked', { question: askedBack })}</Text> : null}
      </section>
      {paused ? (
        <Say step="resume" field="reply" label={t('myReferral.reply')} send={t('myReferral.sendReply')} own={own} />
      ) : null}
      <ReferralAnswer referral={referral} phone={phone} />
      {sent.data?.items.map((leg) => (
        <LegCard key={leg.kind} leg={leg} />
      ))}
      {calls.data?.items.map((callBack) => (
        <CallBackCard key={callBack.id} callBack={callBack} />
      ))}
      {answer && ['answered', 'explained', 'closed'].includes(status) ? (
        <Say step="reopen" field="reason" label={t('myReferral.notContent')} send={t('myReferral.reopen')} own={own} />
      ) : null}
    </>
  );
};

/** A citizen's own question: where it is, by when it is answered, the answer; not content, it is asked again. */
export const MyReferralPage = () => {
  const { t } = useTranslation();
  usePageTitle(t('myReferral.title'));
  const { hash } = useLocation();
  // Messages lead here with the code behind the sign that no server sees.
  const [own, setOwn] = useState({ code: hash.slice(1, 33), phone: '' });
  const { code, phone } = own;
  const [referral, setReferral] = useState<Referral | null>(null);
  const find = useMutation({ mutationFn: () => api<Referral>(pathOf(code), { phone }) });
  const look = () => {
    setReferral(null);
    find.mutate(undefined, { onSuccess: setReferral });
  };
  return (
    <Container size="md" py="lg">
      <Title order={1} size="h2">
        {t('myReferral.title')}
      </Title>
      <Text mb="md">{t('myReferral.lead')}</Text>
      <CodeAndPhone
        codeLabel={t('myReferral.code')}
        findLabel={t('myReferral.find')}
        code={code}
        phone={phone}
        busy={find.isPending}
        onChange={setOwn}
        onFind={look}
      />
      <Stack mt="md">
        {find.error ? <Trouble error={find.error} /> : null}
        {referral ? <Mine key={referral.version} referral={referral} phone={phone} onChanged={setReferral} /> : null}
      </Stack>
    </Container>
  );
};
