import { Title } from '@mantine/core';
import type { Figures, ReferralFigures } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { showPercent } from '../centre/CentreStrip';
import { ratio, totalOf } from './sums';

interface Props {
  readonly figures: ReferralFigures;
  /** Of the whole centre; left out for an office. */
  readonly calls?: Figures | undefined;
  /** Calls that ended with the caller sent to online or postal submission. */
  readonly online?: number | undefined;
}

/** What was promised and kept, and the visits that nobody had to make; what each figure is stands beside it. */
export const Promises = ({ figures, calls, online }: Props) => {
  const { t } = useTranslation();
  const { post } = figures;
  const total = totalOf(figures.rows);
  const of = (part: number, whole: number) => `${showPercent(ratio(part, whole))} (${part}/${whole})`;
  const all: [string, string][] = [
    ['answersKept', of(total.answeredOnTime, total.answered)],
    ['postKept', of(post.kept, post.kept + post.broken)],
    ...(calls
      ? [['callBacksKept', of(calls.callBacksKept, calls.callBacksKept + calls.callBacksBroken)] as [string, string]]
      : []),
    ['savedByPost', String(post.finished)],
    ...(online === undefined ? [] : [['savedOnline', String(online)] as [string, string]]),
  ];
  return (
    <section className="card">
      <Title order={2} size="h3">
        {t('province.promises')}
      </Title>
      <dl className="figures">
        {all.map(([name, value]) => (
          <div key={name} data-figure={name}>
            <dt>{t(`province.figure.${name}`)}</dt>
            <dd>
              <strong>{value}</strong>
              <small>{t(`province.is.${name}`)}</small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
