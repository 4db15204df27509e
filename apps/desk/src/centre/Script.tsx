import { Text, Title } from '@mantine/core';
import type { CallerHistory } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';

/** What to say: a greeting that knows who calls, what this topic needs to be asked, how to end. */
export const Script = ({
  topic,
  caller,
  quick,
}: {
  topic: string;
  caller: CallerHistory | undefined;
  quick: boolean;
}) => {
  const { t } = useTranslation();
  const name = caller?.known === 'yes' ? (caller.names[0] ?? '') : '';
  const asked = topic ? t(`script.topic.${topic}`, { defaultValue: t('script.topic.other') }) : t('script.ask');
  return (
    <details className="card script" open>
      <summary>
        <Title order={2} size="h4">
          {t('script.title')}
        </Title>
      </summary>
      <Text>{name ? t('script.greetKnown', { name }) : t('script.greet')}</Text>
      {caller && caller.attemptsToday > 1 ? <Text>{t('script.sorry')}</Text> : null}
      <Text>{asked}</Text>
      <Text>{t(quick ? 'script.endQuick' : 'script.end')}</Text>
    </details>
  );
};
