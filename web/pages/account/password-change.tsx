import { useState } from 'react';
import { answerOf, api, keepCsrfToken } from '../../app/client.js';
import { useWords } from '../../app/language.js';
import { TextField } from '../../parts/fields.js';
import { useAsking } from '../../parts/asking.js';
import { Form } from '../../parts/form.js';
import { Banner } from '../../parts/states.js';
import { ACCOUNT_WORDS } from '../../words/account.js';

export function PasswordChange() {
  const w = useWords(ACCOUNT_WORDS);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isDone, setIsDone] = useState(false);
  const labels = { currentPassword: w.password.current, newPassword: w.password.new };
  const sending = useAsking('password', labels);
  const change = () => {
    setIsDone(false);
    return sending.attempt(async () => {
      const body = { currentPassword: current, newPassword: next };
      const { csrfToken } = await answerOf(api.PUT('/session/password', { body }));
      keepCsrfToken(csrfToken);
      setCurrent('');
      setNext('');
      setIsDone(true);
    });
  };
  return (
    <section className="section">
      <h2>{w.password.title}</h2>
      {isDone && (
        <Banner kind="success" title={w.password.done} live>
          <p>{w.password.doneBody}</p>
        </Banner>
      )}
      <Form sending={sending} onSend={() => void change()} submit={w.password.submit} kind="outline">
        <TextField
          {...sending.field('currentPassword')}
          label={labels.currentPassword}
          needed
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
        />
        <TextField
          {...sending.field('newPassword')}
          label={labels.newPassword}
          needed
          type="password"
          autoComplete="new-password"
          support={w.password.newSupport}
          value={next}
          onChange={setNext}
        />
      </Form>
      <p className="small soft">{w.password.none}</p>
    </section>
  );
}
