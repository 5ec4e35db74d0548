import { Check, Group } from '../parts/fields.js';
import { useLanguage } from '../app/language.js';
import type { Desk } from '../app/queries.js';
import { listIn, type Answer, type Content } from './content.js';

interface Props {
  readonly desk: Desk;
  readonly content: Content;
  readonly onAnswer: (key: string, value: Answer | undefined) => void;
  readonly errorAt: (path: string) => string | undefined;
}

const withCode = (codes: readonly string[], code: string, isIn: boolean): string[] =>
  isIn ? [...new Set([...codes, code])] : codes.filter((each) => each !== code);

/** What is to be read before, and what is pledged. */
export function Declarations({ desk, content, onAnswer, errorAt }: Props) {
  const { t, say } = useLanguage();
  const read = listIn(content, 'notices_read');
  const pledged = listIn(content, 'pledges');
  return (
    <>
      {desk.notices.length > 0 && (
        <section className="stack">
          <h3>{t.form.notices}</h3>
          {desk.notices.map((notice) => (
            <div key={notice.code} className="card">
              <p>{say(notice)}</p>
              {notice.must_be_read && (
                <Check
                  name={`notices_read.${notice.code}`}
                  label={
                    <>
                      {t.form.noticeRead}
                      <span className="needed">{t.common.needed}</span>
                    </>
                  }
                  value={read.includes(notice.code)}
                  onChange={(isRead) => onAnswer('notices_read', withCode(read, notice.code, isRead))}
                  error={errorAt(`notices_read.${notice.code}`)}
                />
              )}
            </div>
          ))}
        </section>
      )}
      {desk.pledges.length > 0 && (
        <Group
          name="pledges"
          label={t.form.pledges}
          needed={desk.pledges.some(({ required }) => required)}
          support={t.form.pledgesLead}
          error={errorAt('pledges')}
        >
          <div className="choices">
            {desk.pledges.map((pledge) => (
              <Check
                key={pledge.code}
                name={`pledges.${pledge.code}`}
                label={say(pledge)}
                value={pledged.includes(pledge.code)}
                onChange={(isPledged) => onAnswer('pledges', withCode(pledged, pledge.code, isPledged))}
                error={errorAt(`pledges.${pledge.code}`)}
              />
            ))}
          </div>
        </Group>
      )}
    </>
  );
}
