import { Stack, Text } from '@mantine/core';
import type { PostLeg } from '@civicline/contracts/rest';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { CodeAndPhone } from '../shell/CodeAndPhone';
import { Trouble } from '../shell/Trouble';
import { LegCard } from './LegCard';
import { findPost, useCancelPost } from './usePost';

/** Where a citizen's dossier or result is, by code and number. */
export const MyPost = () => {
  const { t } = useTranslation();
  const { hash } = useLocation();
  // Messages lead here with the code behind the sign that no server sees.
  const [own, setOwn] = useState({ code: hash.slice(1, 33), phone: '' });
  const [legs, setLegs] = useState<readonly PostLeg[] | null>(null);
  const find = useMutation({
    mutationFn: () => findPost(own.code, own.phone),
    onSuccess: ({ items }) => setLegs(items),
  });
  const cancel = useCancelPost(own.phone, () => find.mutate());
  const trouble = find.error ?? cancel.error;
  const look = () => {
    setLegs(null);
    find.mutate();
  };
  return (
    <>
      <CodeAndPhone
        codeLabel={t('post.code')}
        findLabel={t('post.find')}
        code={own.code}
        phone={own.phone}
        busy={find.isPending}
        onChange={setOwn}
        onFind={look}
      />
      <Stack mt="md">
        {trouble ? <Trouble error={trouble} /> : null}
        {legs && !legs.length ? <Text role="status" children={t('post.nothing')} /> : null}
        {(legs ?? []).map((leg) => (
          <LegCard key={`${leg.kind} ${leg.version}`} leg={leg} onCancel={() => cancel.mutate(leg)} />
        ))}
      </Stack>
    </>
  );
};
