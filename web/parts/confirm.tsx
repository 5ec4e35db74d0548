import { useEffect, useRef, type ReactNode } from 'react';
import { idOf } from './fields.js';
import { Button } from './button.js';

interface ConfirmProps {
  readonly name: string;
  readonly isOpen: boolean;
  readonly title: string;
  readonly yes: string;
  readonly no: string;
  readonly yesKind?: 'danger' | 'solid';
  readonly onYes: () => void | Promise<void>;
  readonly onNo: () => void;
  readonly children: ReactNode;
}

/** Asks once more before something that can’t be undone. What is safe comes first under the keyboard. */
export function Confirm({ name, isOpen, title, yes, no, yesKind = 'danger', onYes, onNo, children }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} aria-labelledby={idOf(`${name}-confirm`)} onClose={onNo}>
      {isOpen && (
        <div className="stack">
          <h2 id={idOf(`${name}-confirm`)}>{title}</h2>
          {children}
          <p className="row">
            <Button kind="outline" onPress={onNo}>
              {no}
            </Button>
            <Button kind={yesKind} onPress={onYes}>
              {yes}
            </Button>
          </p>
        </div>
      )}
    </dialog>
  );
}
