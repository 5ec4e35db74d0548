import { useState } from 'react';
import { useWords } from '../../app/language.js';
import { Button } from '../../parts/button.js';
import { ACCOUNT_WORDS } from '../../words/account.js';

/** Puts a text on the clipboard, and says whether it did: on plain http a browser lets no page do so. */
export function CopyButton({ text, children }: { readonly text: string; readonly children: string }) {
  const w = useWords(ACCOUNT_WORDS);
  const [told, setTold] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setTold(w.copied);
    } catch {
      setTold(w.copyFailed);
    }
  };
  return (
    <>
      <Button kind="outline" onPress={copy}>
        {children}
      </Button>
      <span role="status" className="small">
        {told}
      </span>
    </>
  );
}
