import { Badge, Text } from '@mantine/core';
import type { Access } from '@civicline/contracts/rest';
import i18n from 'i18next';
import { useTranslation } from 'react-i18next';
import { showWhen } from '../when';

/** Dark enough on white to be read. */
const colours: Partial<Record<string, string>> = { shown: '#1f4e79', changed: '#7a4b00' };
const refused = '#a4161a';

/** What somebody did in words; a call that has none yet is named as it is. */
const actOf = (act: string) => (i18n.exists(`privacy.act.${act}`) ? i18n.t(`privacy.act.${act}`) : act);

export const AccessRow = ({ access }: { access: Access }) => {
  const { t } = useTranslation();
  const { service, sequence, at, role, account, officeId, act, outcome, about, people } = access;
  const known = outcome === 'shown' || outcome === 'changed';
  return (
    <li data-access={`${service} ${sequence}`} style={{ flexWrap: 'wrap' }}>
      <div style={{ flex: '1 1 18rem', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Text fw={600}>
          {account} · {actOf(act)}
        </Text>
        <Text size="sm">
          {showWhen(at)} · {t(`privacy.role.${role}`)}
          {officeId ? ` · ${officeId}` : ''}
          {people > 1 ? ` · ${t('privacy.people', { count: people })}` : ''}
        </Text>
        {about.length ? (
          <Text size="sm" className="soft">
            {about.join(' · ')}
          </Text>
        ) : null}
      </div>
      <Badge variant="outline" color={colours[outcome] ?? refused} tt="none" size="lg">
        {known ? t(`privacy.outcome.${outcome}`) : t('privacy.outcome.refused', { reason: outcome })}
      </Badge>
    </li>
  );
};
