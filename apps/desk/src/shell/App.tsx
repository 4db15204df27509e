import { Center, Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { HomePage } from '../procedures/HomePage';
import { ErrorBoundary } from './ErrorBoundary';
import { Header } from './Header';
import { NotFound } from './NotFound';

const ProcedurePage = lazy(() =>
  import('../procedures/ProcedurePage').then(({ ProcedurePage: page }) => ({ default: page })),
);
const MyAppointmentPage = lazy(() =>
  import('../appointment/MyAppointmentPage').then(({ MyAppointmentPage: page }) => ({ default: page })),
);
const HotlinesPage = lazy(() =>
  import('../hotlines/HotlinesPage').then(({ HotlinesPage: page }) => ({ default: page })),
);
const AgentPage = lazy(() => import('../agent/AgentPage').then(({ AgentPage: page }) => ({ default: page })));
const OfficePage = lazy(() => import('../office/OfficePage').then(({ OfficePage: page }) => ({ default: page })));
const MessagesPage = lazy(() =>
  import('../messages/MessagesPage').then(({ MessagesPage: page }) => ({ default: page })),
);

const waiting = (
  <Center p="xl">
    <Loader role="status" aria-label="…" />
  </Center>
);

/** The pages, by address. */
export const App = () => (
  <>
    <Header />
    <main id="main" tabIndex={-1}>
      <ErrorBoundary>
        <Suspense fallback={waiting}>
          <Routes>
            <Route path="/" element={<HomePage />} />
            <Route path="/thu-tuc/:code" element={<ProcedurePage />} />
            <Route path="/lich-hen" element={<MyAppointmentPage />} />
            <Route path="/duong-day-nong" element={<HotlinesPage />} />
            <Route path="/desk" element={<AgentPage />} />
            <Route path="/desk/office" element={<OfficePage />} />
            <Route path="/desk/messages" element={<MessagesPage />} />
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Suspense>
      </ErrorBoundary>
    </main>
  </>
);
