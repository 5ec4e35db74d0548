import { useState } from 'react';
import { answerOf, api, Refused } from '../../app/client.js';
import { useLanguage } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { Button } from '../../parts/button.js';
import { ErrorSummary, type Fault } from '../../parts/error-summary.js';
import { TextField } from '../../parts/fields.js';
import { useFaults } from '../../parts/faults.js';

/** Names of its own: it may stand above a form that asks for an address of e-mail too. */
const at = (name: string): string => `sign-in-${name}`;

/** Password, and the code of a second factor as soon as the API asks for one. */
export function SignInForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useLanguage();
  const { enter } = useSession();
  const faultsOf = useFaults();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const labels = { email: t.signIn.email, password: t.signIn.password, code: t.signIn.code };
  const errorAt = (name: keyof typeof labels) => faults.find((fault) => fault.name === at(name))?.text;

  const submit = async () => {
    setIsBusy(true);
    try {
      await answerOf(
        api.POST('/session/browser', {
          body: { email: email.trim(), password, ...(code !== '' && { code: code.trim() }) },
        }),
      );
      await enter();
      onDone();
    } catch (error) {
      if (error instanceof Refused && error.code?.startsWith('SECOND_FACTOR_CODE')) setAsksCode(true);
      setFaults(faultsOf(error, labels).map((fault) => ({ ...fault, name: fault.name && at(fault.name) })));
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void submit();
      }}
    >
      <ErrorSummary faults={faults} />
      <TextField
        name={at('email')}
        label={labels.email}
        needed
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={errorAt('email')}
      />
      <TextField
        name={at('password')}
        label={labels.password}
        needed
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={errorAt('password')}
      />
      {asksCode && (
        <TextField
          name={at('code')}
          label={labels.code}
          needed
          short
          support={t.signIn.codeSupport}
          autoComplete="one-time-code"
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
  );
}
