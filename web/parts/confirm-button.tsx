import { useId, useState, type ReactNode } from 'react';
import { useLanguage } from '../app/language.js';
import { Button } from './button.js';
import { Confirm } from './confirm.js';

interface ConfirmButtonProps {
  /** What stands on the button that asks, and on the one that does it. */
  readonly label: string;
  readonly about?: string;
  readonly kind?: 'solid' | 'outline' | 'danger' | 'text';
  readonly title: string;
  /** What follows from it, and that it can't be undone where it can't. */
  readonly children: ReactNode;
  /** Whether there is anything to ask about yet: what is missing in a form is said before. */
  readonly isReady?: () => boolean;
  readonly onConfirm: () => Promise<unknown>;
}

/** A button that asks before it does anything. The focus comes back to it by itself when the dialog closes. */
export function ConfirmButton({
  label,
  about,
  kind = 'danger',
  title,
  children,
  isReady,
  onConfirm,
}: ConfirmButtonProps) {
  const { t } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        kind={kind}
        onPress={() => {
          if (!isReady || isReady()) setIsOpen(true);
        }}
        {...(about !== undefined && { about })}
      >
        {label}
      </Button>
      <Confirm
        name={useId()}
        isOpen={isOpen}
        title={title}
        yes={label}
        no={t.common.cancel}
        yesKind={kind === 'danger' ? 'danger' : 'solid'}
        onYes={async () => {
          await onConfirm();
          setIsOpen(false);
        }}
        onNo={() => setIsOpen(false)}
      >
        {children}
      </Confirm>
    </>
  );
}
