import type { HandedIn } from '../../domain/content.js';
import { useState, type ReactNode } from 'react';
import type { Schemas } from '../app/client.js';
import { useLanguage } from '../app/language.js';
import type { Desk, FormField } from '../app/queries.js';
import { Button } from '../parts/button.js';
import { ErrorSummary, type Fault } from '../parts/error-summary.js';
import { Check } from '../parts/fields.js';
import { Banner } from '../parts/states.js';
import { ContentFacts } from './content-facts.js';
import { listIn, withAnswer, type Answer, type Content } from './content.js';
import { Declarations } from './declarations.js';
import { OneField } from './form-field.js';
import { fieldsIn, stepOf, stepsOf, type Step } from './form-steps.js';

type FieldError = Schemas['FieldError'];

const MARKED = 'protected_fields';

/** An answer in words may hold an idea; a yes or a box that is ticked can be marked later, where somebody wants that. */
const isIdea = ({ protectable, type }: FormField): boolean => protectable && (type === 'text' || type === 'textarea');
const PREFIX = 'content.';

interface ProposalFormProps {
  readonly desk: Desk;
  readonly asked: HandedIn;
  readonly content: Content;
  readonly onContent: (content: Content) => void;
  /** What would be refused now, as the API says; asked for before a step is left. Null: it could not be asked. */
  readonly check: () => Promise<readonly FieldError[] | null>;
  /** Hands in; gives back what was refused. */
  readonly onSubmit: () => Promise<readonly FieldError[] | null>;
  readonly submitLabel: string;
  readonly submitLead: string;
  /** Asked for beside the content, where all of it is looked through once more. */
  readonly atReview?: ReactNode;
  /** Stands above the steps: whether it is saved, what is to be corrected. */
  readonly children?: ReactNode;
}

/** The form of a desk in steps: who, what, what is pledged, and all of it once more before it is handed in. */
export function ProposalForm(props: ProposalFormProps) {
  const { desk, asked, content, onContent, check, onSubmit, submitLabel, submitLead, atReview, children } = props;
  const { t, say } = useLanguage();
  const steps = stepsOf(desk, asked);
  const [step, setStep] = useState<Step>(steps[0] ?? 'review');
  /** Of the steps that somebody wanted to leave: nobody is told of faults in what they have not come to yet. */
  const [shown, setShown] = useState<readonly FieldError[]>([]);

  const words: Readonly<Record<Step, string>> = {
    organisation: t.form.organisation,
    about: t.form.about,
    confirm: t.form.confirm,
    review: t.form.review,
  };
  const pathOf = ({ field }: FieldError): string => (field.startsWith(PREFIX) ? field.slice(PREFIX.length) : field);
  const labelOf = (path: string): string => {
    const [key = '', code = ''] = path.split('.');
    const field = desk.form_fields.find((each) => each.key === key);
    const of = (items: readonly { readonly code: string; readonly ja: string; readonly en: string }[]) =>
      items.find((item) => item.code === code);
    const option = field?.options?.find((each) => each.code === code);
    const item = key === 'pledges' ? of(desk.pledges) : field?.type === 'consents' ? of(desk.consents) : undefined;
    if (item) return say(item);
    if (option) return say(option.label);
    if (key === 'pledges') return t.form.pledges;
    if (key === 'notices_read') return t.form.notices;
    return field ? say(field.label) : key;
  };
  const faultsOf = (errors: readonly FieldError[]): Fault[] =>
    errors.map((error) => ({ name: pathOf(error), label: labelOf(pathOf(error)), text: say(error.messages) }));
  const errorAt = (path: string): string | undefined => {
    const found = shown.find((error) => pathOf(error) === path);
    return found && say(found.messages);
  };
  const answer = (key: string, value: Answer | undefined) => {
    onContent(withAnswer(content, key, value));
    // What somebody is changing is not wrong any more until it is looked at again.
    setShown((before) => before.filter((error) => pathOf(error).split('.')[0] !== key));
  };

  const go = (to: Step) => {
    setStep(to);
    setShown([]);
    window.scrollTo({ top: 0 });
    document.getElementById('step-title')?.focus();
  };
  const leave = async (to: Step) => {
    const errors = await check();
    if (errors === null) return;
    const here = errors.filter((error) => stepOf(desk, pathOf(error)) === step);
    setShown(here);
    if (here.length === 0) go(to);
  };
  const submit = async () => {
    const errors = await onSubmit();
    if (errors) setShown(errors);
  };

  const index = steps.indexOf(step);
  const before = steps[index - 1];
  const after = steps[index + 1];
  const marked = listIn(content, MARKED);

  return (
    <div className="stack-wide">
      <nav aria-label={t.form.steps} className="not-printed">
        <ol className="steps">
          {steps.map((each, at) => (
            <li key={each} className={at < index ? 'is-done' : ''}>
              {each === step ? (
                <span aria-current="step">{words[each]}</span>
              ) : (
                <button type="button" className="button-text button" onClick={() => go(each)}>
                  {words[each]}
                </button>
              )}
            </li>
          ))}
        </ol>
      </nav>
      {children}
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (after) void leave(after);
        }}
      >
        <div>
          <p className="soft small">{t.form.stepNumber(index + 1, steps.length)}</p>
          <h2 id="step-title" tabIndex={-1}>
            {words[step]}
          </h2>
        </div>
        {step !== 'review' && <ErrorSummary faults={faultsOf(shown)} />}
        {step === 'confirm' && asked.kind === 'proposal' && (
          <Declarations desk={desk} content={content} onAnswer={answer} errorAt={errorAt} />
        )}
        {step !== 'review' &&
          fieldsIn(desk, asked, step).map((field) => (
            <div key={field.key} className="stack-tight">
              <OneField desk={desk} field={field} content={content} onAnswer={answer} errorAt={errorAt} />
              {isIdea(field) && asked.kind === 'proposal' && (
                <Check
                  name={`${MARKED}.${field.key}`}
                  label={
                    <span className="support">
                      {t.form.protect}
                      <span className="visually-hidden"> {say(field.label)}</span>
                    </span>
                  }
                  value={marked.includes(field.key)}
                  onChange={(isMarked) => {
                    const others = marked.filter((key) => key !== field.key);
                    answer(MARKED, isMarked ? [...others, field.key] : others);
                  }}
                />
              )}
            </div>
          ))}
        {step === 'review' && (
          <Review
            {...{ desk, asked, content, words, steps, go }}
            faults={shown.map((error) => ({
              step: stepOf(desk, pathOf(error)),
              text: `${labelOf(pathOf(error))}${t.marks.colon}${say(error.messages)}`,
            }))}
          />
        )}
        <div className="form-foot">
          {before ? (
            <Button kind="outline" onPress={() => go(before)}>
              {t.common.back}
            </Button>
          ) : (
            <span />
          )}
          {after ? <Button type="submit">{t.common.next}</Button> : null}
        </div>
        {!after && (
          <div className="stack">
            {atReview}
            <p>{submitLead}</p>
            <p>
              <Button onPress={submit}>{submitLabel}</Button>
            </p>
          </div>
        )}
      </form>
    </div>
  );
}

function Said({ is }: { readonly is: boolean }) {
  const { t } = useLanguage();
  return <span className={`chip ${is ? 'chip-success' : 'chip-warning'}`}>{is ? t.common.yes : t.common.no}</span>;
}

interface ReviewProps {
  readonly desk: Desk;
  readonly asked: HandedIn;
  readonly content: Content;
  readonly words: Readonly<Record<Step, string>>;
  readonly steps: readonly Step[];
  readonly go: (step: Step) => void;
  readonly faults: readonly { readonly step: Step; readonly text: string }[];
}

function Review({ desk, asked, content, words, steps, go, faults }: ReviewProps) {
  const { t, say } = useLanguage();
  const marked = listIn(content, MARKED);
  const pledged = listIn(content, 'pledges');
  const read = listIn(content, 'notices_read');
  return (
    <div className="stack-wide">
      {faults.length > 0 && (
        <Banner kind="error" title={t.form.missing} live>
          <p>{t.form.missingLead}</p>
          <ul>
            {faults.map(({ step, text }) => (
              <li key={text}>
                {step === 'review' ? (
                  text
                ) : (
                  <button type="button" className="button button-text" onClick={() => go(step)}>
                    {text}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      <p>{t.form.reviewLead}</p>
      {steps
        .filter((step) => step !== 'review')
        .map((step) => (
          <section key={step} className="section">
            <h2>{words[step]}</h2>
            <ContentFacts
              desk={desk}
              items={fieldsIn(desk, asked, step).map(({ key, label }) => ({ key, label, value: content[key] }))}
              marked={marked}
            />
            {step === 'confirm' && asked.kind === 'proposal' && (
              <dl className="facts">
                {desk.notices
                  .filter((notice) => notice.must_be_read)
                  .map((notice) => (
                    <div key={notice.code} className="fact">
                      <dt>{t.form.noticeRead}</dt>
                      <dd>
                        {say(notice)} <Said is={read.includes(notice.code)} />
                      </dd>
                    </div>
                  ))}
                {desk.pledges.map((pledge) => (
                  <div key={pledge.code} className="fact">
                    <dt>{t.form.pledges}</dt>
                    <dd>
                      {say(pledge)} <Said is={pledged.includes(pledge.code)} />
                    </dd>
                  </div>
                ))}
              </dl>
            )}
            <p>
              <Button kind="outline" onPress={() => go(step)}>
                {t.form.change(words[step])}
              </Button>
            </p>
          </section>
        ))}
    </div>
  );
}
