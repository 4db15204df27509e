import './planner.css';
import { Container, Title } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../shell/page-title';
import { StaffOnly } from '../shell/StaffOnly';
import { AgentsChart } from './AgentsChart';
import { CallsChart } from './CallsChart';
import { Controls } from './Controls';
import type { Day } from './day';
import { dayOf, withStep } from './day';
import type { Supposed, Surge } from './outlook';
import { noSurge, outlookOf } from './outlook';
import { Readout } from './Readout';
import { Sources } from './Sources';
import { Steps } from './Steps';
import { Summary } from './Summary';

/** The hotline in June 2021: 11 lines, calls of six and a half minutes; patience and redials as a month of real calls had them. */
const usual: Supposed = { handleSeconds: 390, patienceSeconds: 345, redial: 0.39, lines: 11, captureSeconds: 90 };
const morning = 18;

const Planner = () => {
  const { t } = useTranslation();
  const [day, setDay] = useState<Day>(() => dayOf(2_500, 11));
  const [supposed, setSupposed] = useState(usual);
  const [surge, setSurge] = useState<Surge>(noSurge);
  const [selected, setSelected] = useState(morning);
  // The sliders move at once; the day that follows them may be a moment later.
  const [laterDay, laterSupposed, later] = [useDeferredValue(day), useDeferredValue(supposed), useDeferredValue(surge)];
  const ordinary = useMemo(() => outlookOf(laterDay, laterSupposed, noSurge), [laterDay, laterSupposed]);
  const surges = later.calls !== 1 || later.handle !== 1;
  const surged = useMemo(
    () => (surges ? outlookOf(laterDay, laterSupposed, later) : ordinary),
    [laterDay, laterSupposed, later, surges, ordinary],
  );
  return (
    <>
      <Sources day={day} onDay={setDay} />
      <div className="planner">
        <Controls
          day={day}
          onDay={setDay}
          supposed={supposed}
          onSupposed={setSupposed}
          surge={surge}
          onSurge={setSurge}
        />
        <div className="planner-main">
          <section className="card" aria-labelledby="planner-calls">
            <Title order={2} size="h4" id="planner-calls">
              {t('planner.callsChart')}
            </Title>
            <p className="planner-legend">
              <span className="planner-key answered" /> {t('planner.key.answered')}
              <span className="planner-key abandoned" /> {t('planner.key.abandoned')}
              <span className="planner-key handle" /> {t('planner.key.expected')}
            </p>
            <CallsChart
              day={day}
              outlook={surged}
              selected={selected}
              onSelect={setSelected}
              onCalls={(step, calls) => setDay((before) => withStep(before, 'calls', step, calls))}
            />
            <Title order={2} size="h4" mt="sm">
              {t('planner.agentsChart')}
            </Title>
            <p className="planner-legend">
              <span className="planner-key needed" /> {t('planner.key.needed')}
              <span className="planner-key seats" /> {t('planner.key.seats')}
              <span className="planner-key gap" /> {t('planner.key.gap')}
            </p>
            <AgentsChart day={day} outlook={surged} selected={selected} />
            <Readout day={day} outlook={surged} step={selected} />
          </section>
          <Summary ordinary={ordinary} surged={surged} surge={surges} lines={supposed.lines} />
        </div>
      </div>
      <details className="card">
        <summary>{t('planner.table')}</summary>
        <Steps day={day} onDay={setDay} outlook={surged} />
      </details>
    </>
  );
};

/** What a day would need, what the seats carry, and what a surge would do: for the supervisor. */
export const PlannerPage = () => {
  const { t } = useTranslation();
  usePageTitle(t('planner.title'));
  return (
    <StaffOnly roles={['supervisor', 'admin']}>
      <Container size="xl" py="lg">
        <Title order={1} size="h2" mb={4}>
          {t('planner.title')}
        </Title>
        <p className="soft planner-lead">{t('planner.lead')}</p>
        <Planner />
      </Container>
    </StaffOnly>
  );
};
