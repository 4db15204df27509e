import { Button, Text } from '@mantine/core';
import type { CampaignPreview } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { showMoney, showWhen } from '../when';

interface Props {
  readonly reach: CampaignPreview;
  readonly accents: boolean;
  readonly onSend: (recipients: number) => void;
  readonly busy: boolean;
}

/** Whom it reaches, what it costs, when it goes and how it reads: all of it before anybody is told. */
export const CampaignReach = ({ reach, accents, onSend, busy }: Props) => {
  const { t } = useTranslation();
  const { recipients, withoutPhone, withEmail, optedOut, unknown, segments, price, plainSegments, plainPrice } = reach;
  const cost = (count: number, vnd: number) => `${t('campaigns.segments', { count })}, ${showMoney(vnd)}`;
  const figures: readonly (readonly [string, string | number])[] = [
    [t('campaigns.recipients'), recipients],
    ...(withEmail ? [[t('campaigns.withEmail'), withEmail] as const] : []),
    ...(withoutPhone ? [[t('campaigns.withoutPhone'), withoutPhone] as const] : []),
    [t('campaigns.optedOut'), optedOut],
    [t('campaigns.cost'), cost(segments, price)],
    ...(accents ? [[t('campaigns.plainCost'), cost(plainSegments, plainPrice)] as const] : []),
    [t('campaigns.goes'), showWhen(reach.sendsAt)],
  ];
  return (
    <section aria-label={t('campaigns.reach')} className="reach">
      <div role="status">
        <dl className="facts">
          {figures.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {unknown.length ? <Text size="sm">{t('campaigns.unknown', { codes: unknown.join(', ') })}</Text> : null}
      {reach.sample ? (
        <>
          <Text size="sm" mt="sm">
            {t('campaigns.sample')}
          </Text>
          <div className="bubble">{reach.sample}</div>
        </>
      ) : null}
      <Button mt="md" color="#a4161a" loading={busy} disabled={!recipients} onClick={() => onSend(recipients)}>
        {t('campaigns.send', { count: recipients })}
      </Button>
    </section>
  );
};
