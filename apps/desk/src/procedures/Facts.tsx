import type { ProcedureSummary } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { showMoney } from '../when';

/** Fee, time and code, as they are asked for. */
export const Facts = ({ procedure }: { procedure: ProcedureSummary }) => {
  const { t } = useTranslation();
  const { feeVnd, feeNote, workingDays, code } = procedure;
  return (
    <dl className="facts ends">
      <dt>{t('procedure.fee')}</dt>
      <dd>{feeVnd ? `${showMoney(feeVnd)}${feeNote ? ` (${feeNote})` : ''}` : t('procedure.free')}</dd>
      <dt>{t('procedure.time')}</dt>
      <dd>{workingDays ? t('procedure.days', { count: workingDays }) : t('procedure.sameDay')}</dd>
      <dt>{t('procedure.code')}</dt>
      <dd>{code}</dd>
    </dl>
  );
};
