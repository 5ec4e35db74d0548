import { useState, type ReactNode } from 'react';
import { useLanguage } from '../app/language.js';

interface ButtonProps {
  readonly kind?: 'solid' | 'outline' | 'danger' | 'text';
  readonly type?: 'button' | 'submit';
  /** What it does; while that is under way, it does not begin again. */
  readonly onPress?: () => void | Promise<void>;
  /** It is under way from elsewhere, as with a form that is being sent. */
  readonly busy?: boolean;
  readonly children: ReactNode;
  /** For who hears it without seeing what it stands beside. */
  readonly about?: string;
}

/** It keeps its place and its focus while it works: a button that vanishes leaves the keyboard nowhere. */
export function Button({ kind = 'solid', type = 'button', onPress, busy = false, children, about }: ButtonProps) {
  const { t } = useLanguage();
  const [isWorking, setIsWorking] = useState(false);
  const isBusy = busy || isWorking;
  const press = async () => {
    if (!onPress || isBusy) return;
    setIsWorking(true);
    try {
      await onPress();
    } finally {
      setIsWorking(false);
    }
  };
  return (
    <button
      type={type}
      className={`button button-${kind}`}
      aria-disabled={isBusy}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else if (type === 'button') void press();
      }}
    >
      {isBusy ? t.common.working : children}
      {about !== undefined && <span className="visually-hidden"> {about}</span>}
    </button>
  );
}
