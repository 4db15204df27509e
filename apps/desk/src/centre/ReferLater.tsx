import { Alert, Button, Checkbox, Group, Text, Textarea, Title } from '@mantine/core';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import type { RecordInHand } from './useRecord';
import { lacksOf, questionIn, useRefer } from './useRefer';

interface Props {
  readonly hand: RecordInHand;
  /** The call that is at hand, or the record of the past. */
  readonly from: { readonly callId: string; readonly recordId: string };
  readonly onReferred?: () => void;
  readonly onClose: () => void;
}

/** What only an office can answer goes there with what was noted; the caller is told by when, and the code. */
export const ReferLater = ({ hand, from, onReferred, onClose }: Props) => {
  const { t } = useTranslation();
  const { valueOf, change } = hand;
  const question = useRef<HTMLTextAreaElement>(null);
  const [calls, setCalls] = useState(true);
  const refer = useRefer();
  useEffect(() => question.current?.focus(), []);
  const lacking = lacksOf(hand);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (lacking.length || refer.isPending) return;
    await hand.flush();
    refer.mutate(questionIn(hand, from, calls), {
      onSuccess: ({ code }) => {
        change({ referralCode: code });
        onReferred?.();
      },
    });
  };
  if (refer.data) {
    const { code, office, due } = refer.data;
    return (
      <Alert color="#1b5e20" variant="outline" bg="#fff" role="status" title={t('refer.done')}>
        <Text>
          {t(due ? 'refer.say' : 'refer.sayNoTime', {
            code,
            office: office?.name ?? t('refer.hotline'),
            due: due ? showWhen(due) : '',
          })}
        </Text>
        <Button mt="xs" size="sm" variant="default" autoFocus onClick={onClose}>
          {t('agent.keysClose')}
        </Button>
      </Alert>
    );
  }
  return (
    <form
      className="card"
      data-submits
      onSubmit={(event) => void submit(event)}
      aria-label={t('refer.title')}
      noValidate
    >
      <Title order={2} size="h4" mb="xs">
        {t('refer.title')}
      </Title>
      <Textarea
        ref={question}
        size="sm"
        label={t('refer.question')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        value={valueOf('question')}
        onChange={(event) => change({ question: event.currentTarget.value })}
      />
      <Checkbox
        mt="sm"
        size="sm"
        label={t('refer.callBack')}
        checked={calls}
        onChange={(event) => setCalls(event.currentTarget.checked)}
      />
      {refer.error ? <Trouble error={refer.error} /> : null}
      <Group className="promise-end">
        <Button type="submit" size="sm" disabled={lacking.length > 0} loading={refer.isPending}>
          {t('refer.submit')} <kbd>Ctrl+Enter</kbd>
        </Button>
        <Button size="sm" variant="default" onClick={onClose}>
          {t('mine.back')}
        </Button>
        {lacking.length ? (
          <Text size="sm" className="soft">
            {t('refer.lacking', { fields: lacking.map((field) => t(`record.${field}`)).join(', ') })}
          </Text>
        ) : null}
      </Group>
    </form>
  );
};
