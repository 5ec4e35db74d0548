import { useEffect, useRef, type ReactNode } from 'react';
import { useLanguage } from './language.js';

/** Only after somebody went from one page to another: at the first one the browser begins at the top by itself. */
let isFirstPage = true;

/**
 * The heading of a page: names the tab, and takes the focus when somebody comes to the page from another one, so that a
 * screen reader tells where they are and the keyboard goes on from there.
 */
export function PageTitle({ children, text }: { readonly children?: ReactNode; readonly text: string }) {
  const { t } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = text === t.site.name ? text : `${text} | ${t.site.name}`;
  }, [text, t]);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus();
    isFirstPage = false;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? text}
    </h1>
  );
}
