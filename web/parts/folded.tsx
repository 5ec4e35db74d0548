import { useState, type ReactNode } from 'react';

/** Something that few need at a time: made when it is opened, and not before. */
export function Folded({
  title,
  about,
  children,
}: {
  readonly title: string;
  /** For who hears it without seeing what it stands beside. */
  readonly about?: string;
  readonly children: ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="not-printed" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>
        {title}
        {about !== undefined && <span className="visually-hidden"> {about}</span>}
      </summary>
      {isOpen && <div className="stack">{children}</div>}
    </details>
  );
}
