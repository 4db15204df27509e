import { Alert, Button, Container, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { Appointment, SeenChange } from '@civicline/contracts/rest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import { api } from '../api/client';
import { usePageTitle } from '../shell/page-title';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { ChangeAppointment } from './ChangeAppointment';
import { Slip } from './Slip';
import { useChangeAppointment } from './useAppointment';

type Answer = 'accept' | 'refuse';

/** After a no: the nearest that are free, one tap each; then every other. */
const Choices = ({
  seen,
  proof,
  onChosen,
}: {
  seen: SeenChange;
  proof: string;
  onChosen: (appointment: Appointment) => void;
}) => {
  const { t } = useTranslation();
  const { move } = useChangeAppointment(seen.appointment, proof);
  return (
    <>
      {seen.alternatives.length ? (
        <section className="card">
          <Title order={2} size="h3" mb="sm">
            {t('answer.nearest')}
          </Title>
          {move.error ? <Trouble error={move.error} /> : null}
          <Group>
            {seen.alternatives.map(({ id, start }) => (
              <Button
                key={id}
                variant="outline"
                loading={move.isPending}
                onClick={() => move.mutate(id, { onSuccess: onChosen })}
              >
                {showWhen(start)}
              </Button>
            ))}
          </Group>
        </section>
      ) : null}
      <ChangeAppointment appointment={seen.appointment} phone={proof} onChanged={onChosen} />
    </>
  );
};

/** A citizen answers, with one tap or one key, what an office changed. The link of the message holds the proof. */
export const AnswerPage = () => {
  const { t } = useTranslation();
  usePageTitle(t('answer.title'));
  const { code = '' } = useParams();
  const proof = useLocation().hash.slice(1);
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Appointment | null>(null);
  const path = `/appointments/${encodeURIComponent(code)}/relocation`;
  const queryKey = ['relocation', code];
  const { data, error, isPending } = useQuery({
    queryKey,
    retry: false,
    queryFn: () => api<SeenChange>(path, { phone: proof }),
  });
  const answer = useMutation({
    mutationFn: (word: Answer) => api<SeenChange>(path, { method: 'POST', phone: proof, body: { answer: word } }),
    onSuccess: (seen) => queries.setQueryData(queryKey, seen),
  });
  if (chosen)
    return (
      <Container size="md" py="lg">
        <Title order={1} size="h2">
          {t('answer.title')}
        </Title>
        <Slip appointment={chosen} phone={proof} fresh />
      </Container>
    );
  const { relocation, appointment, reason } = data ?? {};
  const asks = relocation && ['proposed', 'told'].includes(relocation.state) && appointment?.status === 'booked';
  return (
    <Container size="md" py="lg">
      <Title order={1} size="h2" mb="md">
        {t('answer.title')}
      </Title>
      {isPending ? <Skeleton height={200} role="status" aria-label={t('loading')} /> : null}
      {error ? <Trouble error={error} /> : null}
      {data && relocation && appointment ? (
        <Stack>
          <section className="card">
            <Text>{t('answer.sorry')}</Text>
            <dl className="facts">
              <dt>{t('office.oldTime')}</dt>
              <dd>
                <s>{showWhen(relocation.from.start)}</s>
              </dd>
              <dt>{t('office.newTime')}</dt>
              <dd>{relocation.to ? showWhen(relocation.to.start) : t('answer.noPlace')}</dd>
              <dt>{t('slip.where')}</dt>
              <dd>{`${appointment.office.name}, ${appointment.office.address}`}</dd>
              {reason ? (
                <>
                  <dt>{t('slip.reason')}</dt>
                  <dd>{reason}</dd>
                </>
              ) : null}
            </dl>
            {answer.error ? <Trouble error={answer.error} /> : null}
            {asks ? (
              <>
                <Group mt="md">
                  <Button
                    size="md"
                    data-autofocus
                    autoFocus
                    loading={answer.isPending}
                    onClick={() => answer.mutate('accept')}
                  >
                    {t('answer.accept')}
                  </Button>
                  <Button
                    size="md"
                    variant="outline"
                    color="#a4161a"
                    loading={answer.isPending}
                    onClick={() => answer.mutate('refuse')}
                  >
                    {t('answer.refuse')}
                  </Button>
                </Group>
                <Text size="sm" className="soft" mt="xs">
                  {t('answer.silence')}
                </Text>
              </>
            ) : null}
          </section>
          {relocation.state === 'accepted' ? (
            <Alert color="#1b5e20" variant="outline" role="status" bg="#fff" title={t('answer.accepted')} />
          ) : null}
          {relocation.state === 'refused' && appointment.status === 'pending' ? (
            <>
              <Alert color="#8a3c00" variant="outline" role="status" bg="#fff" title={t('answer.refused')} />
              <Choices seen={data} proof={proof} onChosen={setChosen} />
            </>
          ) : (
            <Slip appointment={appointment} phone={proof} />
          )}
        </Stack>
      ) : null}
    </Container>
  );
};
