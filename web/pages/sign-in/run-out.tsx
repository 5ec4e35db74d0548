import { useEffect, useRef } from 'react';
import { useLanguage } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { SignInForm } from './sign-in-form.js';

/**
 * The session ran out while somebody was at work. The page stays as it is behind this dialog, with all that was entered,
 * and goes on after the sign-in.
 */
export function RunOut() {
  const { t } = useLanguage();
  const { hasRunOut } = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (hasRunOut) dialog.current?.showModal();
    else dialog.current?.close();
  }, [hasRunOut]);
  return (
    <dialog ref={dialog} aria-labelledby="run-out-title" onCancel={(event) => event.preventDefault()}>
      {hasRunOut && (
        <div className="stack">
          <h2 id="run-out-title">{t.signIn.expired}</h2>
          <p>{t.signIn.expiredBody}</p>
          <SignInForm />
        </div>
      )}
    </dialog>
  );
}
