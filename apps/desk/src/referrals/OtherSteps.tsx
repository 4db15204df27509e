import { Button, Group, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Referral } from '@civicline/contracts/rest';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { OfficeSelect } from '../office/OfficeSelect';
import { Trouble } from '../shell/Trouble';
import { sendByKeys, sendingKeys } from './send-by-keys';
import { useStep } from './useReferrals';

const bodies = {
  'ask-back': (text: string) => ({ question: text }),
  return: (text: string, to: string) => ({ reason: text, ...(to ? { toOfficeId: to } : {}) }),
  delay: (text: string, to: string) => ({ reason: { vi: text }, newDay: to }),
  duplicate: (_: string, to: string) => ({ duplicateOf: to }),
} as const;
type Step = keyof typeof bodies;

/** What an office does instead of answering: ask the citizen, say whose it is, say why it is late, name its double. */
export const OtherSteps = ({ referral }: { referral: Referral }) => {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>('ask-back');
  const [text, setText] = useState('');
  const [to, setTo] = useState('');
  const narrow = useMediaQuery('(max-width: 700px)') ?? false;
  const act = useStep(referral.code);
  const navigate = useNavigate();
  const steps = (Object.keys(bodies) as Step[]).filter((one) => one !== 'delay' || referral.overdue);
  const needsText = step !== 'duplicate';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(
      { step, body: bodies[step](text, to) },
      {
        onSuccess: () => {
          setText('');
          // It lies elsewhere now: an officer may not look at it any more.
          if (step === 'return') void navigate('/desk/referrals');
        },
      },
    );
  };
  return (
    <form
      className="card"
      style={{ marginTop: 16 }}
      onSubmit={submit}
      onKeyDown={sendByKeys}
      aria-label={t('referrals.instead')}
    >
      <SegmentedControl
        fullWidth
        orientation={narrow ? 'vertical' : 'horizontal'}
        value={step}
        onChange={(next) => {
          setStep(next as Step);
          setTo('');
        }}
        data={steps.map((value) => ({ value, label: t(`referrals.steps.${value}`) }))}
      />
      {needsText ? (
        <Textarea
          mt="sm"
          label={t(`referrals.texts.${step}`)}
          required
          autosize
          minRows={2}
          maxLength={1_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : null}
      {step === 'return' ? (
        <div style={{ marginTop: 12 }}>
          <OfficeSelect label={t('referrals.to.return')} clearable value={to} onChange={setTo} />
        </div>
      ) : null}
      {step === 'delay' || step === 'duplicate' ? (
        <TextInput
          mt="sm"
          label={t(`referrals.to.${step}`)}
          type={step === 'delay' ? 'date' : 'text'}
          required
          maxLength={120}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      ) : null}
      {act.error ? <Trouble error={act.error} /> : null}
      <Group mt="sm">
        <Button
          type="submit"
          rightSection={sendingKeys}
          variant="default"
          loading={act.isPending}
          disabled={needsText && !text.trim()}
        >
          {t(`referrals.steps.${step}`)}
        </Button>
      </Group>
    </form>
  );
};
