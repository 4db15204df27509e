import '@fontsource/be-vietnam-pro/vietnamese-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-600.css';
import '@fontsource/be-vietnam-pro/latin-400.css';
import '@fontsource/be-vietnam-pro/latin-600.css';
import '@mantine/core/styles.css';
import './style.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { onSignedOut, ProblemError } from './api/client';
import type { Session } from './api/session';
import { setUpLanguage } from './i18n/setup';
import { App } from './shell/App';
import { theme } from './theme';

/** What was refused will be refused again; only what was away may come back. */
const retry = (count: number, error: Error) =>
  count < 2 && !(error instanceof ProblemError && error.problem.status >= 400 && error.problem.status < 500);
const queries = new QueryClient({ defaultOptions: { queries: { retry, refetchOnWindowFocus: false } } });

// What somebody saw is not left on the screen of a telephone whose session was ended.
onSignedOut(() => {
  if (!queries.getQueryData<Session>(['session'])?.signedIn) return;
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  void queries.resetQueries({ queryKey: ['session'] });
});

void setUpLanguage().then(() => {
  const root = document.getElementById('root');
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} forceColorScheme="light">
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <App />
          </BrowserRouter>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
});
