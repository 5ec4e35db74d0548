import { Link } from 'wouter';
import { addressOf } from '../../../../domain/pages.js';
import { useWords } from '../../../app/language.js';
import { AUDIT_WORDS } from '../../../words/audit.js';

/** From the page of a case to what an auditor sees of it. */
export default function ToAudit({ id }: { readonly id: string }) {
  const w = useWords(AUDIT_WORDS);
  return (
    <p className="not-printed">
      <Link href={addressOf('caseAudit', { id })}>{w.ofCase.toAudit}</Link>
    </p>
  );
}
