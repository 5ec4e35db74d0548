import { useState } from 'react';
import { useLocation } from 'wouter';
import { addressOf } from '../../../domain/pages.js';
import { answerOf, api, Refused } from '../../app/client.js';
import { useLanguage } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { PageTitle } from '../../app/title.js';
import { Button } from '../../parts/button.js';
import { ErrorSummary, type Fault } from '../../parts/error-summary.js';
import { useFaults } from '../../parts/faults.js';
import { TextField } from '../../parts/fields.js';
import { Banner } from '../../parts/states.js';

const tokenInAddress = (): string => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
};

/** Where the link of a mail leads: an invitation, a forgotten password, or a sign-in without one. */
export default function OneTimeLinkPage() {
  const { t } = useLanguage();
  const { enter } = useSession();
  const [, goTo] = useLocation();
  const faultsOf = useFaults();
  const [token] = useState(tokenInAddress);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asks, setAsks] = useState({ password: false, code: false });
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const labels = { password: t.signIn.newPassword, code: t.signIn.code };
  const errorAt = (name: keyof typeof labels) => faults.find((fault) => fault.name === name)?.text;

  const submit = async () => {
    setIsBusy(true);
    try {
      const given = { ...(password !== '' && { password }), ...(code !== '' && { code: code.trim() }) };
      await answerOf(api.POST('/session/link', { body: { token, ...given } }));
      await enter();
      goTo(addressOf('signIn'), { replace: true });
    } catch (error) {
      if (error instanceof Refused) {
        const wantsPassword = error.problem?.errors.some(({ field }) => field === 'password') ?? false;
        const wantsCode = error.code?.startsWith('SECOND_FACTOR_CODE') ?? false;
        setAsks((before) => ({ password: before.password || wantsPassword, code: before.code || wantsCode }));
      }
      setFaults(faultsOf(error, labels));
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <div className="stack">
      <PageTitle text={t.signIn.linkTitle} />
      {token === '' ? (
        <Banner kind="error">
          <p>{t.signIn.linkMissing}</p>
        </Banner>
      ) : (
        <form
          className="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!isBusy) void submit();
          }}
        >
          <p>{t.signIn.linkLead}</p>
          <ErrorSummary faults={faults} />
          {asks.password && (
            <TextField
              name="password"
              label={labels.password}
              needed
              type="password"
              autoComplete="new-password"
              support={t.signIn.newPasswordSupport}
              value={password}
              onChange={setPassword}
              error={errorAt('password')}
            />
          )}
          {asks.code && (
            <TextField
              name="code"
              label={labels.code}
              needed
              short
              autoComplete="one-time-code"
              support={t.signIn.codeSupport}
              value={code}
              onChange={setCode}
              error={errorAt('code')}
            />
          )}
          <p>
            <Button type="submit" busy={isBusy}>
              {t.signIn.submit}
            </Button>
          </p>
        </form>
      )}
    </div>
  );
}
