import { Button, Group, Text, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { useAnswerMany } from './useReferrals';

/** The same answer to all that are chosen, as after an announcement that settles all of them. */
export const AnswerMany = ({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const answer = useAnswerMany();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    answer.mutate(
      { codes, text },
      {
        onSuccess: ({ outcomes }) => {
          if (outcomes.every(({ reason }) => !reason)) onDone();
        },
      },
    );
  };
  const refused = (answer.data?.outcomes ?? []).filter(({ reason }) => reason);
  return (
    <form className="card" onSubmit={submit} aria-label={t('referrals.answerMany', { count: codes.length })}>
      <Textarea
        label={t('referrals.answerMany', { count: codes.length })}
        value={text}
        autosize
        minRows={3}
        maxLength={20_000}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {answer.error ? <Trouble error={answer.error} /> : null}
      {refused.length ? (
        <Text role="alert" mt="xs">
          {t('referrals.refused', { codes: refused.map(({ code }) => code).join(', ') })}
        </Text>
      ) : null}
      <Group mt="sm">
        <Button type="submit" loading={answer.isPending} disabled={!text.trim()}>
          {t('referrals.answerAll')}
        </Button>
      </Group>
    </form>
  );
};
