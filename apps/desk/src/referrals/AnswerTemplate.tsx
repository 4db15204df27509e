import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { language } from '../i18n/setup';
import { useArticlesOfProcedure } from '../knowledge/useArticles';

interface AnswerTemplateProps {
  /** Empty: the question is about none, and nothing is published about it. */
  readonly procedureCode: string;
  /** The answer with what was chosen behind what is written so far. */
  readonly onChosen: (add: (before: string) => string) => void;
}

const added = (chosen: string) => (before: string) => [before.trim(), chosen].filter(Boolean).join('\n\n');

/** What the offices have published about the procedure, to begin an answer with: reviewed, and kept current by a day. */
export const AnswerTemplate = ({ procedureCode, onChosen }: AnswerTemplateProps) => {
  const { t } = useTranslation();
  const articles = useArticlesOfProcedure(procedureCode).data?.items ?? [];
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
        if (chosen) onChosen(added(chosen.body[here] || chosen.body.vi));
      }}
    />
  );
};
