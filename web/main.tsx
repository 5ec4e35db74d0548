import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@digital-go-jp/design-tokens/dist/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/parts.css';
import './styles/form.css';
import './styles/print.css';
import { Refused } from './app/client.js';
import { Crash } from './app/crash.js';
import { LanguageProvider } from './app/language.js';
import { Pages } from './frame/pages.js';
import { SessionProvider } from './app/session.js';
import { Shell } from './frame/shell.js';

const MOST_TRIES = 2;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // What the API refused it refuses again; only an answer that never came is worth another try.
      retry: (tried, error) => tried < MOST_TRIES && !(error instanceof Refused && error.status < 500),
      staleTime: 10_000,
    },
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('the document has no #root');
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <Crash>
        <QueryClientProvider client={queries}>
          <SessionProvider>
            <Shell>
              <Pages />
            </Shell>
          </SessionProvider>
        </QueryClientProvider>
      </Crash>
    </LanguageProvider>
  </StrictMode>,
);
