import { useState } from 'react';
import { useLocation } from 'wouter';
import { addressOf } from '../../../domain/pages.js';
import { answerOf, api } from '../../app/client.js';
import { useLanguage, useWords } from '../../app/language.js';
import { useSession, type Session } from '../../app/session.js';
import { Button } from '../../parts/button.js';
import { TextField } from '../../parts/fields.js';
import { useAsking } from '../../parts/asking.js';
import { Form } from '../../parts/form.js';
import { Banner } from '../../parts/states.js';
import { ACCOUNT_WORDS } from '../../words/account.js';
import { CodeField } from '../sign-in/code-field.js';
import { SecondFactorSetUp } from './second-factor-set-up.js';

/** Below this, somebody may soon be without any. */
const FEW_CODES = 3;

export function SecondFactor({ session }: { readonly session: Session }) {
  const w = useWords(ACCOUNT_WORDS);
  const { enter } = useSession();
  const [isBegun, setIsBegun] = useState(false);
  const { isSetUp, recoveryCodesLeft } = session.secondFactor;
  return (
    <section className="section">
      <h2>{w.factor.title}</h2>
      <p className="row">
        <span className={`chip chip-${isSetUp ? 'success' : 'quiet'}`}>{isSetUp ? w.factor.isOn : w.factor.isOff}</span>
        {isSetUp && <span>{w.factor.left(recoveryCodesLeft)}</span>}
      </p>
      <p className="reading">{w.factor.lead}</p>
      {isBegun ? (
        <SecondFactorSetUp
          onDone={async () => {
            await enter();
            setIsBegun(false);
          }}
        />
      ) : isSetUp ? (
        <>
          {recoveryCodesLeft < FEW_CODES && (
            <Banner kind="warning">
              <p>{w.factor.fewLeft}</p>
            </Banner>
          )}
          <details className="reading">
            <summary>{w.factor.remove}</summary>
            <Remove />
          </details>
        </>
      ) : (
        <p>
          <Button kind="outline" onPress={() => setIsBegun(true)}>
            {w.factor.begin}
          </Button>
        </p>
      )}
    </section>
  );
}

function Remove() {
  const w = useWords(ACCOUNT_WORDS);
  const { t } = useLanguage();
  const { forget } = useSession();
  const [, goTo] = useLocation();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const sending = useAsking('removal', { password: t.signIn.password, code: t.signIn.code });
  const remove = () =>
    sending.attempt(async () => {
      const body = { code: code.trim(), ...(password !== '' && { password }) };
      await answerOf(api.POST('/session/second-factor/removal', { body }));
      forget();
      goTo(addressOf('signIn'));
    });
  return (
    <div className="stack">
      <p>{w.factor.removeLead}</p>
      <Form sending={sending} onSend={() => void remove()} submit={w.factor.remove} kind="danger">
        <TextField
          {...sending.field('password')}
          label={t.signIn.password}
          needed={null}
          type="password"
          autoComplete="current-password"
          support={w.factor.passwordSupport}
          value={password}
          onChange={setPassword}
        />
        <CodeField {...sending.field('code')} support={w.factor.removeSupport} value={code} onChange={setCode} />
      </Form>
    </div>
  );
}
