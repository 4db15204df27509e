import { Button, Group, Text, Textarea } from '@mantine/core';
import type { Referral } from '@civicline/contracts/rest';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { AnswerTemplate } from './AnswerTemplate';
import { sendByKeys, sendingKeys } from './send-by-keys';
import { useAnswerMany } from './useReferrals';

/** The procedure that all are about; empty when they are about several. */
const sharedProcedure = (chosen: readonly Referral[]) => {
  const [first = '', ...others] = new Set(chosen.map(({ procedureCode }) => procedureCode));
  return others.length ? '' : first;
};

/** The same answer to all that are chosen, as after an announcement that settles all of them. */
export const AnswerMany = ({ chosen, onDone }: { chosen: readonly Referral[]; onDone: () => void }) => {
  const { t } = useTranslation();
  const codes = chosen.map(({ code }) => code);
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
    <form
      className="card"
      style={{ marginBottom: 16 }}
      onSubmit={submit}
      onKeyDown={sendByKeys}
      aria-label={t('referrals.answerMany', { count: codes.length })}
    >
      <AnswerTemplate procedureCode={sharedProcedure(chosen)} onChosen={setText} />
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
        <Button type="submit" rightSection={sendingKeys} loading={answer.isPending} disabled={!text.trim()}>
          {t('referrals.answerAll')}
        </Button>
      </Group>
    </form>
  );
};
