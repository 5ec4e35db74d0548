import { COMMAND_WORDS } from '../../../../domain/command-words.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { useTimeline } from '../../../app/queries.js';
import { Button } from '../../../parts/button.js';
import { Banner } from '../../../parts/states.js';
import { CASE_WORDS } from '../../../words/case.js';
import { showInstant } from '../../../words/dates.js';
import type { CaseProps } from '../../case-props.js';
import { useActorName } from './actor-name.js';

interface MeanwhileProps extends CaseProps {
  /** Version of the case that somebody had before their eyes. */
  readonly since: number;
  readonly isOpenStill: boolean;
  readonly onGoOn: () => void;
  readonly onClose: () => void;
}

/** While somebody was writing, others decided: who, what and when. What was written stays as it is. */
export function Meanwhile({ proposal, desk, since, isOpenStill, onGoOn, onClose }: MeanwhileProps) {
  const { say, language } = useLanguage();
  const w = useWords(CASE_WORDS);
  const nameOf = useActorName(desk);
  const { data } = useTimeline(proposal.id);
  const decided = (data?.entries ?? []).flatMap((entry) =>
    entry.kind !== 'reminder' && entry.kind !== 'restart' && entry.status === 'settled' && (entry.number ?? 0) > since
      ? [{ ...entry, kind: entry.kind }]
      : [],
  );
  return (
    <Banner kind="warning" title={w.meanwhile} live>
      <ul>
        {decided.map(({ kind, at, actor, commandId }) => (
          <li key={commandId}>
            {w.meanwhileEntry(nameOf(actor), say(COMMAND_WORDS[kind]), showInstant(at, language))}
          </li>
        ))}
      </ul>
      <p>{isOpenStill ? w.meanwhileOpen : w.meanwhileClosed}</p>
      <p className="row">
        {isOpenStill && (
          <Button kind="outline" onPress={onGoOn}>
            {w.goOn}
          </Button>
        )}
        <Button kind={isOpenStill ? 'text' : 'outline'} onPress={onClose}>
          {w.discard}
        </Button>
      </p>
    </Banner>
  );
}
