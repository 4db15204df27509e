import { Button, Group, Text, TextInput, VisuallyHidden } from '@mantine/core';
import type { Readiness } from '@civicline/contracts/rest';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperState } from '../readiness/useReadiness';
import { useReadiness } from '../readiness/useReadiness';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';

type Paper = Readiness['papers'][number];

interface Props {
  readonly readiness: Readiness;
  /** The visit has not ended: papers may be noted. */
  readonly open: boolean;
}

/** The papers of a visit at the counter: seen, noted, waived with a reason. */
export const VisitPapers = ({ readiness, open }: Props) => {
  const { t } = useTranslation();
  const { tick } = useReadiness(readiness.code, '');
  const [waiving, setWaiving] = useState('');
  const say = (key: string, state: PaperState, reason = '') =>
    tick.mutate({ items: [{ key, state, ...(reason ? { reason } : {}) }] }, { onSuccess: () => setWaiving('') });
  return (
    <div>
      {tick.error ? <Trouble error={tick.error} /> : null}
      <ul className="told papers" aria-label={t('papers.title')}>
        {readiness.papers.map((paper) => (
          <li key={paper.key} data-paper={paper.key}>
            <div>
              <Text fw={600} size="sm" span>
                {paper.name}
              </Text>{' '}
              <Text size="sm" span className={paper.required && paper.state === 'missing' ? 'papers-missing' : 'soft'}>
                {standing(t, paper)}
              </Text>
            </div>
            {open && waiving !== paper.key ? (
              <Group gap={6}>
                {(['have', 'missing'] as const)
                  .filter((state) => state !== paper.state)
                  .map((state) => (
                    <Button key={state} size="compact-sm" variant="outline" onClick={() => say(paper.key, state)}>
                      {t(`papers.mark.${state}`)}
                      <VisuallyHidden>: {paper.name}</VisuallyHidden>
                    </Button>
                  ))}
                {paper.state === 'waived' ? null : (
                  <Button size="compact-sm" variant="subtle" onClick={() => setWaiving(paper.key)}>
                    {t('papers.mark.waived')}
                    <VisuallyHidden>: {paper.name}</VisuallyHidden>
                  </Button>
                )}
              </Group>
            ) : null}
            {waiving === paper.key ? (
              <Waiver
                name={paper.name}
                pending={tick.isPending}
                onWaive={(reason) => say(paper.key, 'waived', reason)}
                onEnd={() => setWaiving('')}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
};

const standing = (
  t: ReturnType<typeof useTranslation>['t'],
  { state, required, condition, setBy, setAt, reason }: Paper,
) =>
  [
    t(`papers.state.${state}`),
    required ? '' : condition,
    reason,
    setBy && setAt ? t(`papers.by.${setBy}`, { when: showWhen(setAt) }) : '',
  ]
    .filter(Boolean)
    .join(' · ');

interface WaiverProps {
  readonly name: string;
  readonly pending: boolean;
  readonly onWaive: (reason: string) => void;
  readonly onEnd: () => void;
}

/** Why somebody is let off a paper. Enter waives, Escape does not. */
const Waiver = ({ name, pending, onWaive, onEnd }: WaiverProps) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) onWaive(reason.trim());
  };
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onEnd()}>
      <Group gap={6} align="flex-end">
        <TextInput
          size="sm"
          label={t('papers.why', { name })}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={300}
          autoFocus
          required
        />
        <Button type="submit" size="sm" loading={pending} disabled={!reason.trim()}>
          {t('papers.mark.waived')}
        </Button>
      </Group>
    </form>
  );
};
