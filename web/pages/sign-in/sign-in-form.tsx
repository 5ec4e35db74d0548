import { useState } from 'react';
import { answerOf, api, Refused } from '../../app/client.js';
import { useLanguage } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { TextField } from '../../parts/fields.js';
import { useAsking } from '../../parts/asking.js';
import { Form } from '../../parts/form.js';
import { CodeField } from './code-field.js';
import { ByProvider } from './by-provider.js';

/** Password, and the code of a second factor as soon as the API asks for one; or the city's own provider of identities. */
export function SignInForm() {
  const { t } = useLanguage();
  const { enter } = useSession();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const labels = { email: t.signIn.email, password: t.signIn.password, code: t.signIn.code };
  // Names of its own: it may stand above a form that asks for an address of e-mail too.
  const sending = useAsking('sign-in', labels);
  const { field } = sending;

  const submit = async () => {
    const refused = await sending.attempt(async () => {
      const given = { email: email.trim(), password, ...(code !== '' && { code: code.trim() }) };
      await answerOf(api.POST('/session/browser', { body: given }));
      await enter();
    });
    if (refused instanceof Refused && refused.code?.startsWith('SECOND_FACTOR_CODE')) setAsksCode(true);
  };

  return (
    <div className="stack-wide">
      <Form sending={sending} onSend={() => void submit()} submit={t.signIn.submit}>
        <TextField
          {...field('email')}
          label={labels.email}
          needed
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
        />
        <TextField
          {...field('password')}
          label={labels.password}
          needed
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        {asksCode && <CodeField {...field('code')} value={code} onChange={setCode} />}
      </Form>
      <ByProvider />
    </div>
  );
}
