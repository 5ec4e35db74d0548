import { useState } from 'react';
import { useLocation } from 'wouter';
import { addressOf } from '../../../domain/pages.js';
import { answerOf, api, Refused } from '../../app/client.js';
import { useLanguage } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { PageTitle } from '../../app/title.js';
import { TextField } from '../../parts/fields.js';
import { useAsking } from '../../parts/asking.js';
import { Form } from '../../parts/form.js';
import { Banner } from '../../parts/states.js';
import { CodeField } from './code-field.js';

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
  const [token] = useState(tokenInAddress);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asks, setAsks] = useState({ password: false, code: false });
  const labels = { password: t.signIn.newPassword, code: t.signIn.code };
  const sending = useAsking('link', labels);

  const submit = async () => {
    const refused = await sending.attempt(async () => {
      const given = { ...(password !== '' && { password }), ...(code !== '' && { code: code.trim() }) };
      await answerOf(api.POST('/session/link', { body: { token, ...given } }));
      await enter();
      goTo(addressOf('signIn'), { replace: true });
    });
    if (!(refused instanceof Refused)) return;
    const wantsPassword = refused.problem?.errors.some(({ field }) => field === 'password') ?? false;
    const wantsCode = refused.code?.startsWith('SECOND_FACTOR_CODE') ?? false;
    setAsks((before) => ({ password: before.password || wantsPassword, code: before.code || wantsCode }));
  };

  return (
    <div className="stack">
      <PageTitle text={t.signIn.linkTitle} />
      {token === '' ? (
        <Banner kind="error">
          <p>{t.signIn.linkMissing}</p>
        </Banner>
      ) : (
        <Form sending={sending} onSend={() => void submit()} submit={t.signIn.submit}>
          <p>{t.signIn.linkLead}</p>
          {asks.password && (
            <TextField
              {...sending.field('password')}
              label={labels.password}
              needed
              type="password"
              autoComplete="new-password"
              support={t.signIn.newPasswordSupport}
              value={password}
              onChange={setPassword}
            />
          )}
          {asks.code && <CodeField {...sending.field('code')} value={code} onChange={setCode} />}
        </Form>
      )}
    </div>
  );
}
