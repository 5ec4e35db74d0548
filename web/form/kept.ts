import { useState } from 'react';
import type { Content } from './content.js';

/** What stands in a form and is not with the server yet: kept in the tab alone, since a machine may be shared. */

export function keptContent(name: string): Content | null {
  const text = sessionStorage.getItem(name);
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    return typeof kept === 'object' && kept !== null ? { ...kept } : null;
  } catch {
    return null;
  }
}

export function keepContent(name: string, content: Content): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(content));
  } catch {
    // A browser keeps a few megabytes: of more than that nothing is kept here, and what is typed stays on the page.
  }
}

export const forgetContent = (name: string): void => sessionStorage.removeItem(name);

/** The content of a form that is sent as a whole and saves nothing by itself: a page loaded anew shows it again. */
export function useKeptContent(name: string, given: Content): readonly [Content, (content: Content) => void] {
  const [content, setContent] = useState<Content>(() => keptContent(name) ?? given);
  return [
    content,
    (next) => {
      setContent(next);
      keepContent(name, next);
    },
  ];
}
