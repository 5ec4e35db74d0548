import { useEffect, useRef, useState, type ReactNode } from 'react';
import { answerOf, api, keepCsrfToken } from '../../app/client.js';
import { useLanguage, useWords } from '../../app/language.js';
import { Button } from '../../parts/button.js';
import { TextField } from '../../parts/fields.js';
import { useAsking } from '../../parts/asking.js';
import { Form } from '../../parts/form.js';
import { QrCode } from '../../parts/qr-code.js';
import { ACCOUNT_WORDS } from '../../words/account.js';
import { CodeField } from '../sign-in/code-field.js';
import { CopyButton } from './copying.js';
import '../../styles/account.css';

interface Key {
  readonly secret: string;
  readonly uri: string;
}

/** In three steps: who one is, the key in the app and its first code, the recovery codes. */
export function SecondFactorSetUp({ onDone }: { readonly onDone: () => Promise<void> }) {
  const [key, setKey] = useState<Key | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <Keep codes={codes} onDone={onDone} />;
  if (key) return <Confirm secondFactor={key} onConfirmed={setCodes} />;
  return <Begin onBegun={setKey} />;
}

/** The heading of a step takes the focus: what was there before is gone. */
function Step({ n, title, children }: { readonly n: number; readonly title: string; readonly children: ReactNode }) {
  const w = useWords(ACCOUNT_WORDS);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="stack reading">
      <h3 ref={heading} tabIndex={-1}>
        <span className="small soft">{w.factor.stepOf(n)} </span>
        {title}
      </h3>
      {children}
    </div>
  );
}

function Begin({ onBegun }: { readonly onBegun: (key: Key) => void }) {
  const w = useWords(ACCOUNT_WORDS);
  const { t } = useLanguage();
  const [password, setPassword] = useState('');
  const sending = useAsking('factor', { password: t.signIn.password });
  const begin = () =>
    sending.attempt(async () =>
      onBegun(await answerOf(api.POST('/session/second-factor', { body: password === '' ? {} : { password } }))),
    );
  return (
    <div className="stack reading">
      <p>{w.factor.before}</p>
      <Form sending={sending} onSend={() => void begin()} submit={w.factor.begin}>
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
      </Form>
    </div>
  );
}

function Confirm({
  secondFactor: { secret, uri },
  onConfirmed,
}: {
  readonly secondFactor: Key;
  readonly onConfirmed: (codes: readonly string[]) => void;
}) {
  const w = useWords(ACCOUNT_WORDS);
  const { t } = useLanguage();
  const [code, setCode] = useState('');
  const sending = useAsking('factor', { code: t.signIn.code });
  const confirm = () =>
    sending.attempt(async () => {
      const body = { code: code.trim() };
      const { recoveryCodes, session } = await answerOf(api.POST('/session/second-factor/confirmation', { body }));
      keepCsrfToken(session.csrfToken);
      onConfirmed(recoveryCodes);
    });
  return (
    <Step n={2} title={w.factor.scanTitle}>
      <p>{w.factor.scan}</p>
      <QrCode text={uri} label={w.factor.qr} />
      <p>{w.factor.type}</p>
      <dl className="facts">
        <dt>{w.factor.key}</dt>
        <dd>
          <code className="typed-key">{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </dd>
      </dl>
      <p className="row">
        <CopyButton text={secret}>{w.factor.keyCopy}</CopyButton>
      </p>
      <Form sending={sending} onSend={() => void confirm()} submit={w.factor.confirm}>
        <CodeField {...sending.field('code')} support={w.factor.codeSupport} value={code} onChange={setCode} />
      </Form>
    </Step>
  );
}

function Keep({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => Promise<void> }) {
  const w = useWords(ACCOUNT_WORDS);
  const { t } = useLanguage();
  return (
    <Step n={3} title={w.factor.codesTitle}>
      <p>{w.factor.codesLead}</p>
      <ul className="recovery-codes" aria-label={w.factor.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className="row">
        <CopyButton text={codes.join('\n')}>{w.factor.codesCopy}</CopyButton>
        <Button kind="outline" onPress={() => window.print()}>
          {t.common.print}
        </Button>
      </p>
      <p>
        <Button onPress={onDone}>{w.factor.codesKept}</Button>
      </p>
    </Step>
  );
}
