import { Container, Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { withTexts } from '../i18n/setup';
import { HomePage } from '../procedures/HomePage';
import { ErrorBoundary } from './ErrorBoundary';
import { Footer } from './Footer';
import { Header } from './Header';
import { NotFound } from './NotFound';
import { useRouteFocus } from './route-focus';

const ProcedurePage = lazy(() =>
  import('../procedures/ProcedurePage').then(({ ProcedurePage: page }) => ({ default: page })),
);
const MyAppointmentPage = lazy(() =>
  import('../appointment/MyAppointmentPage').then(({ MyAppointmentPage: page }) => ({ default: page })),
);
const AnswerPage = lazy(() => import('../appointment/AnswerPage').then(({ AnswerPage: page }) => ({ default: page })));
const HotlinesPage = lazy(() =>
  import('../hotlines/HotlinesPage').then(({ HotlinesPage: page }) => ({ default: page })),
);
const WaitlistPage = lazy(() =>
  import('../waitlist/WaitlistPage').then(({ WaitlistPage: page }) => ({ default: page })),
);
const AgentPage = lazy(() =>
  withTexts('centre', import('../agent/AgentPage')).then(({ AgentPage: page }) => ({ default: page })),
);
const WallPage = lazy(() =>
  withTexts('centre', import('../wall/WallPage')).then(({ WallPage: page }) => ({ default: page })),
);
const SupervisorPage = lazy(() =>
  withTexts('centre', import('../supervisor/SupervisorPage')).then(({ SupervisorPage: page }) => ({ default: page })),
);
const CallBackPage = lazy(() =>
  withTexts('centre', import('../call-back/CallBackPage')).then(({ CallBackPage: page }) => ({ default: page })),
);
const ReferralsPage = lazy(() =>
  withTexts('referrals', import('../referrals/ReferralsPage')).then(({ ReferralsPage: page }) => ({ default: page })),
);
const ReferralPage = lazy(() =>
  withTexts('referrals', import('../referrals/ReferralPage')).then(({ ReferralPage: page }) => ({ default: page })),
);
const RosterPage = lazy(() =>
  withTexts('referrals', import('../roster/RosterPage')).then(({ RosterPage: page }) => ({ default: page })),
);
const RulesPage = lazy(() =>
  withTexts('referrals', import('../rules/RulesPage')).then(({ RulesPage: page }) => ({ default: page })),
);
const PostPage = lazy(() =>
  withTexts('referrals', import('../post/PostPage')).then(({ PostPage: page }) => ({ default: page })),
);
const PostDeskPage = lazy(() =>
  withTexts('referrals', import('../post/PostDeskPage')).then(({ PostDeskPage: page }) => ({ default: page })),
);
const ReportPage = lazy(() =>
  withTexts('referrals', import('../report/ReportPage')).then(({ ReportPage: page }) => ({ default: page })),
);
const MyReferralPage = lazy(() =>
  withTexts('referrals', import('../referrals/MyReferralPage')).then(({ MyReferralPage: page }) => ({ default: page })),
);
const OfficePage = lazy(() => import('../office/OfficePage').then(({ OfficePage: page }) => ({ default: page })));
const PlannerPage = lazy(() => import('../planner/PlannerPage').then(({ PlannerPage: page }) => ({ default: page })));
const MessagesPage = lazy(() =>
  import('../messages/MessagesPage').then(({ MessagesPage: page }) => ({ default: page })),
);
const FailedPage = lazy(() => import('../messages/FailedPage').then(({ FailedPage: page }) => ({ default: page })));
const CampaignsPage = lazy(() =>
  import('../messages/CampaignsPage').then(({ CampaignsPage: page }) => ({ default: page })),
);

const OfficeInfoPage = lazy(() =>
  import('../offices/OfficeInfoPage').then(({ OfficeInfoPage: page }) => ({ default: page })),
);
const ArticlesPage = lazy(() =>
  import('../knowledge/ArticlesPage').then(({ ArticlesPage: page }) => ({ default: page })),
);
const ArticlePage = lazy(() => import('../knowledge/ArticlePage').then(({ ArticlePage: page }) => ({ default: page })));
const WriteArticlePage = lazy(() =>
  import('../knowledge/ArticlePage').then(({ WriteArticlePage: page }) => ({ default: page })),
);
const SearchesPage = lazy(() =>
  import('../knowledge/SearchesPage').then(({ SearchesPage: page }) => ({ default: page })),
);
const FilesPage = lazy(() => import('../knowledge/FilesPage').then(({ FilesPage: page }) => ({ default: page })));

const WebhooksPage = lazy(() =>
  withTexts('webhooks', import('../webhooks/WebhooksPage')).then(({ WebhooksPage: page }) => ({ default: page })),
);
const WebhookPage = lazy(() =>
  withTexts('webhooks', import('../webhooks/WebhookPage')).then(({ WebhookPage: page }) => ({ default: page })),
);
const DeadLettersPage = lazy(() =>
  withTexts('webhooks', import('../dead-letters/DeadLettersPage')).then(({ DeadLettersPage: page }) => ({
    default: page,
  })),
);

const PrivacyPage = lazy(() =>
  withTexts('privacy', import('../privacy/PrivacyPage')).then(({ PrivacyPage: page }) => ({ default: page })),
);
const PersonPage = lazy(() =>
  withTexts('privacy', import('../privacy/PersonPage')).then(({ PersonPage: page }) => ({ default: page })),
);

const SessionsPage = lazy(() =>
  withTexts('sessions', import('../sessions/SessionsPage')).then(({ SessionsPage: page }) => ({ default: page })),
);

const waiting = (
  <Container size="lg" py="xl" aria-hidden>
    <Skeleton height={36} width="50%" mb="lg" />
    <Skeleton height={220} />
  </Container>
);

/** The pages, by address. */
export const App = () => {
  const { pathname } = useLocation();
  useRouteFocus(pathname);
  const isWall = pathname === '/wall';
  return (
    <>
      {isWall ? null : <Header />}
      <main id="main" tabIndex={-1}>
        <ErrorBoundary key={pathname}>
          <Suspense fallback={waiting}>
            <Routes>
              <Route path="/" element={<HomePage />} />
              <Route path="/thu-tuc/:code" element={<ProcedurePage />} />
              <Route path="/lich-hen" element={<MyAppointmentPage />} />
              <Route path="/lich-hen/:code" element={<AnswerPage />} />
              <Route path="/cho-cho" element={<WaitlistPage />} />
              <Route path="/duong-day-nong" element={<HotlinesPage />} />
              <Route path="/co-quan/:id" element={<OfficeInfoPage />} />
              <Route path="/goi-lai" element={<CallBackPage />} />
              <Route path="/phieu-chuyen" element={<MyReferralPage />} />
              <Route path="/buu-chinh" element={<PostPage />} />
              <Route path="/wall" element={<WallPage />} />
              <Route path="/desk" element={<AgentPage />} />
              <Route path="/desk/supervisor" element={<SupervisorPage />} />
              <Route path="/desk/office" element={<OfficePage />} />
              <Route path="/desk/referrals" element={<ReferralsPage />} />
              <Route path="/desk/referrals/:code" element={<ReferralPage />} />
              <Route path="/desk/roster" element={<RosterPage />} />
              <Route path="/desk/rules" element={<RulesPage />} />
              <Route path="/desk/post" element={<PostDeskPage />} />
              <Route path="/desk/report" element={<ReportPage />} />
              <Route path="/desk/planner" element={<PlannerPage />} />
              <Route path="/desk/articles" element={<ArticlesPage />} />
              <Route path="/desk/articles/:id" element={<ArticlePage />} />
              <Route path="/desk/write-article" element={<WriteArticlePage />} />
              <Route path="/desk/searches" element={<SearchesPage />} />
              <Route path="/desk/files" element={<FilesPage />} />
              <Route path="/desk/failed-messages" element={<FailedPage />} />
              <Route path="/desk/campaigns" element={<CampaignsPage />} />
              <Route path="/desk/messages" element={<MessagesPage />} />
              <Route path="/desk/webhooks" element={<WebhooksPage />} />
              <Route path="/desk/webhooks/:id" element={<WebhookPage />} />
              <Route path="/desk/dead-letters" element={<DeadLettersPage />} />
              <Route path="/desk/privacy" element={<PrivacyPage />} />
              <Route path="/desk/sessions" element={<SessionsPage />} />
              <Route path="/desk/person" element={<PersonPage />} />
              <Route path="*" element={<NotFound />} />
            </Routes>
          </Suspense>
        </ErrorBoundary>
      </main>
      {isWall || pathname.startsWith('/desk') ? null : <Footer />}
    </>
  );
};
