import { useEffect, useState } from 'react';
import { Redirect, useSearchParams } from 'wouter';
import { ERRORS, messagesOf, type ErrorCode } from '../../../domain/errors.js';
import { addressOf } from '../../../domain/pages.js';
import { answerOf, api } from '../../app/client.js';
import { useLanguage } from '../../app/language.js';
import { isOfCity, useSession, type Session } from '../../app/session.js';
import { isShown } from '../../app/surface.js';
import { PageTitle } from '../../app/title.js';
import { Button } from '../../parts/button.js';
import { ErrorSummary } from '../../parts/error-summary.js';
import { useAsking } from '../../parts/asking.js';
import { TextField } from '../../parts/fields.js';
import { Banner } from '../../parts/states.js';
import { takePlaceBefore } from './by-provider.js';
import { useEnrolment } from './enrolment.js';
import { SignInForm } from './sign-in-form.js';

/** Where somebody goes on who has just signed in. */
export function startOf(session: Session): string {
  if (isOfCity(session) && isShown('today')) return addressOf('today');
  return isShown('mine') ? addressOf('mine') : addressOf('today');
}

/** Once, for whoever was on another page when they went to the provider. */
function GoOn({ session }: { readonly session: Session }) {
  const [place] = useState(() => takePlaceBefore() ?? startOf(session));
  return <Redirect to={place} replace />;
}

const isErrorCode = (text: string | null): text is ErrorCode => text !== null && Object.hasOwn(ERRORS, text);

/** Why the provider's answer was not enough, as the API says it in the address; it is told once and not kept there. */
function ProviderRefused() {
  const { t, say } = useLanguage();
  const [parameters, setParameters] = useSearchParams();
  const [code] = useState(() => parameters.get('refused'));
  useEffect(() => {
    if (parameters.has('refused')) setParameters({}, { replace: true });
  }, [parameters, setParameters]);
  if (!isErrorCode(code)) return null;
  return (
    <Banner kind="error" title={t.signIn.providerRefused} live>
      <p>{say(messagesOf(code))}</p>
      <p>{t.signIn.providerOtherWay}</p>
    </Banner>
  );
}

export default function SignInPage() {
  const { t } = useLanguage();
  const { session } = useSession();
  const enrolment = useEnrolment();
  if (enrolment) return enrolment;
  if (session) return <GoOn session={session} />;
  return (
    <div className="stack-wide">
      <div className="stack">
        <PageTitle text={t.signIn.title} />
        <ProviderRefused />
        <p className="reading">{t.signIn.lead}</p>
        <SignInForm />
      </div>
      <section className="section reading">
        <h2>{t.signIn.forgotten}</h2>
        <AskForLink />
      </section>
      {isShown('desks') && (
        <section className="section reading">
          <h2>{t.signIn.noAccount}</h2>
          <p>{t.signIn.noAccountBody}</p>
        </section>
      )}
    </div>
  );
}

function AskForLink() {
  const { t } = useLanguage();
  const [email, setEmail] = useState('');
  const [isSent, setIsSent] = useState(false);
  const { faults, field, send } = useAsking('link', { email: t.signIn.email });
  const ask = async (purpose: 'sign_in' | 'password') => {
    setIsSent(await send(() => answerOf(api.POST('/session/links', { body: { email: email.trim(), purpose } }))));
  };
  return (
    <div className="form">
      <p>{t.signIn.askLink}</p>
      <ErrorSummary faults={faults} />
      {isSent && (
        <Banner kind="success" title={t.signIn.linkSent} live>
          <p>{t.signIn.linkSentBody}</p>
        </Banner>
      )}
      <TextField
        {...field('email')}
        label={t.signIn.email}
        needed
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
      />
      <div className="row">
        <Button kind="outline" onPress={() => ask('sign_in')}>
          {t.signIn.sendSignInLink}
        </Button>
        <Button kind="outline" onPress={() => ask('password')}>
          {t.signIn.sendPasswordLink}
        </Button>
      </div>
    </div>
  );
}
