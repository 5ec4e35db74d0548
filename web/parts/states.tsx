import type { UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Refused, Unreachable } from '../app/client.js';
import { useLanguage } from '../app/language.js';
import { PageTitle } from '../app/title.js';
import { Button } from './button.js';

/** What a part of a page shows before, instead of, and beside what it is there for. */

/** Keeps the place of what is coming, so that nothing jumps. */
export function Skeleton() {
  const { t } = useLanguage();
  return (
    <div className="skeleton" role="status">
      <span aria-hidden="true" />
      <span aria-hidden="true" />
      <span aria-hidden="true" />
      <span aria-hidden="true" />
      <p className="visually-hidden">{t.common.loading}</p>
    </div>
  );
}

/** Beneath a list that goes on. */
export function More({ of }: { readonly of: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'fetchNextPage'> }) {
  const { t } = useLanguage();
  if (!of.hasNextPage) return null;
  return (
    <p>
      <Button kind="outline" onPress={async () => void (await of.fetchNextPage())}>
        {t.common.more}
      </Button>
    </p>
  );
}

/** Where there is nothing: says so, and what to do about it. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <div className="empty stack">{children}</div>;
}

interface BannerProps {
  readonly kind: 'key' | 'success' | 'warning' | 'error';
  readonly title?: string;
  readonly children?: ReactNode;
  /** Told at once to who does not see it. */
  readonly live?: boolean;
}

export function Banner({ kind, title, children, live = false }: BannerProps) {
  return (
    <div className={`banner banner-${kind}`} {...(live && { role: kind === 'error' ? 'alert' : 'status' })}>
      {title !== undefined && <h2>{title}</h2>}
      {children}
    </div>
  );
}

/** Why something could not be done, in the words of the API. */
export function useReason(): (error: unknown) => string {
  const { t, say } = useLanguage();
  return (error) => {
    if (error instanceof Refused && error.code === 'CROSS_SITE_REQUEST') return t.failure.signedInAnew;
    if (error instanceof Refused && error.problem) return say(error.problem.messages);
    return error instanceof Unreachable || error instanceof Refused ? t.failure.unreachable : t.failure.crashed;
  };
}

export function FailureBanner({ error, onAgain }: { readonly error: unknown; readonly onAgain?: () => unknown }) {
  const { t } = useLanguage();
  const reason = useReason();
  return (
    <Banner kind="error" live>
      <p>{reason(error)}</p>
      {onAgain && (
        <p>
          <Button kind="outline" onPress={() => void onAgain()}>
            {t.common.tryAgain}
          </Button>
        </p>
      )}
    </Banner>
  );
}

interface ListStateProps {
  readonly of: Pick<UseQueryResult, 'data' | 'error' | 'isPending' | 'refetch'>;
  /** What to say where the list came and has nothing in it; null where it has. */
  readonly empty: string | null;
}

/** What stands instead of a list: a skeleton until it comes, why it did not with another try, what to do where it is empty. */
export function ListState({ of: { data, error, isPending, refetch }, empty }: ListStateProps) {
  return (
    <>
      {isPending && <Skeleton />}
      {error && <FailureBanner error={error} onAgain={refetch} />}
      {data !== undefined && empty !== null && (
        <Empty>
          <p>{empty}</p>
        </Empty>
      )}
    </>
  );
}

/** The whole page is not there, or not for this person. */
export function NotFound() {
  const { t } = useLanguage();
  return (
    <div className="stack">
      <PageTitle text={t.failure.notFound} />
      <p>{t.failure.notFoundBody}</p>
    </div>
  );
}

interface LoadedProps<T> {
  readonly of: UseQueryResult<T>;
  readonly children: (value: T) => ReactNode;
}

/** A page that rests on one answer: skeleton, failure with another try, not found, or the page. */
export function Loaded<T>({ of: query, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <Skeleton />;
  if (query.error instanceof Refused && query.error.status === 404) return <NotFound />;
  return <FailureBanner error={query.error} onAgain={() => query.refetch()} />;
}
