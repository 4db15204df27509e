import { Badge, Group, Text } from '@mantine/core';
import type { Decision } from '@civicline/contracts/rest';
import { useTranslation } from 'react-i18next';
import { showWhen } from '../when';

/** Whose a question is, by when it is answered, whom a live call reaches there, and which rules were looked at. */
export const Whose = ({
  decision,
  open = false,
  nameOf = (id) => id,
}: {
  decision: Decision;
  /** Show at once why. */
  open?: boolean;
  nameOf?: (ruleId: string) => string;
}) => {
  const { t } = useTranslation();
  const { office, target, officerId, number, answerBy, considered, fellBackOver } = decision;
  return (
    <div role="status">
      <Text fw={600}>{office?.name ?? t('decision.ownDesk', { queue: target.id })}</Text>
      <Group gap={8} my={4}>
        {officerId ? <Badge variant="light" c="#083e55" tt="none" children={t('decision.onDuty')} /> : null}
        {number ? <Text size="sm">{number}</Text> : null}
        {answerBy ? <Text size="sm">{t('decision.answerBy', { when: showWhen(answerBy) })}</Text> : null}
      </Group>
      {fellBackOver.length ? (
        <Text size="sm">{t('decision.fellBack', { offices: fellBackOver.join(', ') })}</Text>
      ) : null}
      <details open={open}>
        <summary>{t('decision.why')}</summary>
        <ol>
          {considered.map(({ ruleId, held, why }) => (
            <li key={ruleId}>
              {held ? <strong>{nameOf(ruleId)}</strong> : nameOf(ruleId)}: {why}
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
};
