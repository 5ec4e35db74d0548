import { commandWords } from '../../../../domain/audit-words.js';
import type { Schemas } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { AUDIT_WORDS } from '../../../words/audit.js';
import { showMoment } from '../../../words/dates.js';
import type { Speech } from './lines.js';

type Audit = Schemas['CaseAudit'];
type Said = Schemas['AuditedSettlement'];

/** Command by command: what the ledger says, what the history says, and where they part. */
export function Comparison({ history, speech }: { readonly history: Audit; readonly speech: Speech }) {
  const { ofCase: w, system } = useWords(AUDIT_WORDS);
  const { say } = useLanguage();
  return (
    <section className="section">
      <h2>{w.comparison}</h2>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">{w.number}</th>
            <th scope="col">{w.command}</th>
            <th scope="col">{w.by}</th>
            <th scope="col">{w.ledgerSays}</th>
            <th scope="col">{w.historySays}</th>
            <th scope="col">{w.result}</th>
          </tr>
        </thead>
        <tbody>
          {history.commands.map(({ commandId, number, kind, record, settlement, agrees, difference }) => (
            <tr key={commandId} {...(!agrees && { className: 'differs' })}>
              <td className="number" data-label={w.number}>
                {number}
              </td>
              <th scope="row" data-label={w.command}>
                {say(commandWords(kind))}
              </th>
              <td data-label={w.by}>{record.actor.name ?? system}</td>
              <td data-label={w.ledgerSays}>
                <OneSays said={record} speech={speech} />
              </td>
              <td data-label={w.historySays}>
                {settlement ? <OneSays said={settlement} speech={speech} /> : w.nothing}
              </td>
              <td data-label={w.result}>
                <span className={`chip chip-${agrees ? 'success' : 'error'}`}>{agrees ? w.same : w.different}</span>
                {difference && (
                  <>
                    <br />
                    {w.differences[difference]}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OneSays({
  said: { status, code, stage, at },
  speech,
}: {
  readonly said: Pick<Said, 'status' | 'code' | 'stage' | 'at'>;
  readonly speech: Speech;
}) {
  const { t, language } = useLanguage();
  const { statuses } = speech.w.ofCase;
  return (
    <>
      {statuses[status]}
      {code !== null && `${t.marks.open}${code}${t.marks.close}`}
      {stage !== null && ` ・ ${speech.nameStage(stage)}`}
      {at !== null && (
        <>
          <br />
          <span className="small soft number">{showMoment(at, language)}</span>
        </>
      )}
    </>
  );
}
