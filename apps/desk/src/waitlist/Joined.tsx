import { Button, Text, Title } from '@mantine/core';
import type { WaitlistEntry } from '@civicline/contracts/rest';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { showDay } from '../when';

/** In line: the code to keep, and what happens next. */
export const Joined = ({ entry }: { entry: WaitlistEntry }) => {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="card" style={{ marginTop: 16 }}>
      <Title order={2} size="h3" ref={heading} tabIndex={-1}>
        {t('waitlist.joined')}
      </Title>
      <Text my="md">{t('waitlist.next', { day: showDay(entry.from), phone: entry.citizen.phone })}</Text>
      <div className="code-box">
        <Text size="sm">{t('waitlist.code')}</Text>
        <Text className="code" data-testid="waitlist-code">
          {entry.code}
        </Text>
      </div>
      <Button mt="md" variant="outline" component={Link} to="/cho-cho">
        {t('waitlist.title')}
      </Button>
    </section>
  );
};
