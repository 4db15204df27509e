import { NativeSelect } from '@mantine/core';
import type { Referral } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { language } from '../i18n/setup';
import { useArticlesOfProcedure } from '../knowledge/useArticles';

interface AnswerTemplateProps {
  readonly referral: Referral;
  readonly onChosen: (text: string) => void;
}

/** What the offices have published about the procedure, to begin an answer with: reviewed, and kept current by a day. */
export const AnswerTemplate = ({ referral, onChosen }: AnswerTemplateProps) => {
  const { t } = useTranslation();
  const articles = useArticlesOfProcedure(referral.procedureCode).data?.items ?? [];
  const here = language();
  if (!articles.length) return null;
  return (
    <NativeSelect
      mb="sm"
      label={t('referrals.template')}
      data={[
        { value: '', label: t('referrals.ownWords') },
        ...articles.map(({ id, title }) => ({ value: id, label: title[here] || title.vi })),
      ]}
      value=""
      onChange={({ currentTarget }) => {
        const chosen = articles.find(({ id }) => id === currentTarget.value);
        if (chosen) onChosen(chosen.body[here] || chosen.body.vi);
      }}
    />
  );
};
