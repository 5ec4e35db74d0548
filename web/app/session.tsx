import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { answerOf, api, keepCsrfToken, onSignedInAnew, onSignedOut, Refused, type Schemas } from './client.js';

/** Who is signed in in this browser. The session itself is a cookie that no page can read. */

export type Session = Schemas['Session'];

const SESSION = ['session'] as const;

async function readSession(): Promise<Session | null> {
  try {
    const session = await answerOf(api.GET('/session'));
    keepCsrfToken(session.csrfToken);
    return session;
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return null;
    throw error;
  }
}

interface SessionState {
  /** Null: nobody; undefined: not known yet. */
  readonly session: Session | null | undefined;
  /** Somebody was signed in on this page, and the session has run out under their hands. */
  readonly hasRunOut: boolean;
  /** After a sign-in in whichever way. */
  readonly enter: () => Promise<void>;
  readonly signOut: () => Promise<void>;
  /** The API has signed this browser out already: nothing of who was here stays on the page. */
  readonly forget: () => void;
}

const SessionContext = createContext<SessionState | null>(null);

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const [hasRunOut, setHasRunOut] = useState(false);
  const { data: session } = useQuery({ queryKey: SESSION, queryFn: readSession, staleTime: 60_000 });

  useEffect(
    () =>
      onSignedOut(() => {
        if (queries.getQueryData(SESSION)) setHasRunOut(true);
      }),
    [queries],
  );

  // Who it is now stands above the page; what was entered stays, and can be sent once more.
  useEffect(() => onSignedInAnew(() => void queries.invalidateQueries({ queryKey: SESSION })), [queries]);

  const forget = useCallback(() => {
    keepCsrfToken(null);
    setHasRunOut(false);
    // Whoever looks at the session is told; of everything else nothing is left.
    queries.setQueryData(SESSION, null);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });
  }, [queries]);

  const leaving = useMutation({ mutationFn: () => answerOf(api.DELETE('/session')) });
  const state = useMemo<SessionState>(
    () => ({
      session,
      hasRunOut,
      enter: async () => {
        // What somebody else may have seen in this browser is asked for anew.
        await queries.fetchQuery({ queryKey: SESSION, queryFn: readSession, staleTime: 0 });
        setHasRunOut(false);
        await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });
      },
      signOut: async () => {
        await leaving.mutateAsync().catch((error: unknown) => {
          // It had run out already: that is what was wanted.
          if (!(error instanceof Refused && error.status === 401)) throw error;
        });
        forget();
      },
      forget,
    }),
    [session, hasRunOut, queries, leaving, forget],
  );
  return <SessionContext value={state}>{children}</SessionContext>;
}

export function useSession(): SessionState {
  const state = use(SessionContext);
  if (!state) throw new Error('SessionProvider is missing');
  return state;
}

type Role = Schemas['Role'];

const OUTSIDE: readonly Role[] = ['proposer', 'proposer_viewer', 'partner', 'expert'];

/** At which desks somebody is one of the city's own people. */
export const desksOfCity = (session: Session): string[] =>
  session.people.filter(({ roles }) => roles.some((role) => !OUTSIDE.includes(role))).map(({ desk }) => desk);

/** Who is neither of the city nor proposes: an expert, or a partner municipality. */
export const isGuest = (session: Session): boolean =>
  !isOfCity(session) &&
  desksWith(session, 'expert', 'partner').length > 0 &&
  desksWith(session, 'proposer', 'proposer_viewer').length === 0;

export const isOfCity = (session: Session): boolean => desksOfCity(session).length > 0;

/** At which desks somebody has one of these roles. */
export const desksWith = (session: Session | null | undefined, ...wanted: readonly Role[]): string[] =>
  (session?.people ?? []).filter(({ roles }) => roles.some((role) => wanted.includes(role))).map(({ desk }) => desk);
