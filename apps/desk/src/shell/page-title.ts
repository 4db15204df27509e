import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** The page's title, in the tab and for those who hear it. */
export const usePageTitle = (title: string) => {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('brand')}`;
  }, [title, t]);
};
