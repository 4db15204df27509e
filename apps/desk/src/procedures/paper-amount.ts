import type { Procedure } from '@civicline/contracts/rest';
import type { TFunction } from 'i18next';

/** "1 bản chính, 2 bản sao" */
export const paperAmount = (t: TFunction, { originals, copies }: Procedure['checklist'][number]) =>
  [originals && t('procedure.originals', { count: originals }), copies && t('procedure.copies', { count: copies })]
    .filter(Boolean)
    .join(', ');
