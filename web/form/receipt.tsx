import type { ReactNode } from 'react';
import { useLanguage } from '../app/language.js';
import type { Desk, Proposal } from '../app/queries.js';
import { PageTitle } from '../app/title.js';
import { Banner } from '../parts/states.js';
import { showInstant } from '../words/dates.js';

interface ReceiptProps {
  readonly proposal: Proposal;
  readonly desk: Desk;
  /** Lines of its own, as how it came to the counter. */
  readonly lines?: ReactNode;
  /** What is to be done with it. */
  readonly lead?: ReactNode;
  /** Where one goes from here. */
  readonly children: ReactNode;
}

/** It holds what the API acknowledged, whether or not anything behind it has gone on yet. */
export function Receipt({ proposal, desk, lines, lead, children }: ReceiptProps) {
  const { t, say, language } = useLanguage();
  const { kind, referenceNumber, receivedAt, receipt, title, content } = proposal;
  const organisation = content['org_name'];
  const { address, phone, email } = desk.contact;
  return (
    <div className="stack reading">
      <PageTitle text={kind === 'proposal' ? t.form.submitted : t.form.consultationSubmitted} />
      <Banner kind="success" title={t.form.receipt} live>
        <dl className="facts">
          <dt>{t.form.number}</dt>
          <dd className="number">
            <strong>{referenceNumber ?? t.form.numberLater}</strong>
          </dd>
          <dt>{t.today.caseTitle}</dt>
          <dd>{title}</dd>
          {typeof organisation === 'string' && (
            <>
              <dt>{say(desk.terms.proposer)}</dt>
              <dd>{organisation}</dd>
            </>
          )}
          <dt>{t.form.receivedBy}</dt>
          <dd>
            {say(desk.municipality.name)} {say(desk.desk.name)}
            {t.marks.open}
            {say(desk.desk.host_unit)}
            {t.marks.close}
          </dd>
          <dt>{t.desk.contact}</dt>
          <dd>{[address, phone, email].filter((each) => each !== null).join('\n') || t.desk.contactEmpty}</dd>
          {lines}
          <dt>{t.form.receivedAt}</dt>
          <dd>{receivedAt === null ? t.form.numberLater : showInstant(receivedAt, language)}</dd>
          {receipt && (
            <>
              <dt>{t.form.chainHead}</dt>
              <dd>
                <code className="number">{receipt.head}</code>
              </dd>
            </>
          )}
        </dl>
        {receipt && <p className="small soft">{t.form.chainHeadSupport}</p>}
      </Banner>
      {lead !== undefined && <p className="not-printed">{lead}</p>}
      <p className="row">
        {children}
        <button type="button" className="button button-outline" onClick={() => window.print()}>
          {t.common.print}
        </button>
      </p>
    </div>
  );
}
