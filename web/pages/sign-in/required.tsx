import type { ReactNode } from 'react';
import { useLanguage } from '../../app/language.js';
import { useSession, type Session } from '../../app/session.js';
import { PageTitle } from '../../app/title.js';
import { Skeleton } from '../../parts/states.js';
import { useEnrolment } from './enrolment.js';
import { SignInForm } from './sign-in-form.js';

/**
 * A page for who is signed in. Whoever is not signs in here and stays at this address; whose session runs out keeps the
 * page as it is (`RunOut` asks them).
 */
export function Required({ children }: { readonly children: (session: Session) => ReactNode }) {
  const { t } = useLanguage();
  const { session } = useSession();
  const enrolment = useEnrolment();
  if (session === undefined) return <Skeleton />;
  if (session === null) {
    return (
      <div className="stack">
        <PageTitle text={t.signIn.title} />
        <p>{t.signIn.needed}</p>
        <SignInForm />
      </div>
    );
  }
  return enrolment ?? children(session);
}
