import { useState } from 'react';
import { ASK_WORDS } from '../../../../domain/ask-words.js';
import { tokyoDay } from '../../../../domain/calendar.js';
import { OUTCOME_WORDS } from '../../../../domain/outcome-words.js';
import { answerOf, api } from '../../../app/client.js';
import { useLanguage, useWords } from '../../../app/language.js';
import { Button } from '../../../parts/button.js';
import { toCsv } from '../../../parts/csv.js';
import { save } from '../../../parts/saving.js';
import { Banner, FailureBanner } from '../../../parts/states.js';
import { BOARD } from '../../../words/board.js';
import { today } from '../../../words/dates.js';
import { inChargeOf } from '../list/case-marks.js';
import type { CaseRow } from '../list/case-queries.js';
import { useSides } from '../list/sides.js';
import type { Asked } from './filters.js';

type Column = keyof (typeof BOARD)['ja']['csvColumns'];

/** So many cases are taken into a file; whoever needs more asks for them by narrower conditions. */
const MOST = 5_000;
/** As many as the API gives at a time. */
const PAGE = 100;

async function readAll(desk: string, { filters, sort }: Asked): Promise<{ rows: CaseRow[]; isWhole: boolean }> {
  const rows: CaseRow[] = [];
  let cursor: string | null = null;
  do {
    const page: { proposals: CaseRow[]; next: string | null } = await answerOf(
      api.GET('/desks/{desk}/proposals', {
        params: { path: { desk }, query: { ...filters, sort, limit: PAGE, ...(cursor !== null && { cursor }) } },
      }),
    );
    rows.push(...page.proposals);
    cursor = page.next;
  } while (cursor !== null && rows.length < MOST);
  return { rows, isWhole: cursor === null };
}

/** What the table shows, all its pages, as a file. */
export function Export({ asked }: { readonly asked: Asked }) {
  const { say } = useLanguage();
  const w = useWords(BOARD);
  const { desk, nameOf } = useSides();
  const [failure, setFailure] = useState<unknown>(null);
  const [isCut, setIsCut] = useState(false);
  const typeOf = (code: string): string => {
    const type = desk.proposal_types.find((each) => each.code === code);
    return type ? say(type.label) : code;
  };
  const lineOf = (row: CaseRow): Readonly<Record<Column, string>> => ({
    number: row.referenceNumber ?? '',
    title: row.title,
    organisation: row.organisation ?? '',
    type: typeOf(row.type),
    stage: say(row.stageLabel),
    outcome: row.outcome ? say(OUTCOME_WORDS[row.outcome]) : '',
    ball: row.ball ? nameOf(row.ball) : '',
    awaited: row.awaited ? say(ASK_WORDS[row.awaited]) : '',
    due: row.due === null ? '' : tokyoDay(row.due),
    dueGroup: row.dueGroup ? w.due[row.dueGroup] : '',
    received: row.receivedAt === null ? '' : tokyoDay(row.receivedAt),
    age: typeof row.age === 'number' ? String(row.age) : '',
    inCharge: inChargeOf(row).join('、'),
    stalled: typeof row.stalledSince === 'string' ? w.stalled : '',
  });
  const take = async () => {
    setFailure(null);
    try {
      const { rows, isWhole } = await readAll(desk.id, asked);
      setIsCut(!isWhole);
      const columns = Object.keys(w.csvColumns) as Column[];
      const lines = rows.map(lineOf).map((line) => columns.map((column) => line[column]));
      save(`${desk.id}-${today()}.csv`, 'text/csv', toCsv([Object.values(w.csvColumns), ...lines]));
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <Button kind="text" onPress={take}>
        {w.csv}
      </Button>
      {isCut && (
        <Banner kind="warning" live>
          <p>{w.csvCut(MOST)}</p>
        </Banner>
      )}
      {failure !== null && <FailureBanner error={failure} onAgain={take} />}
    </>
  );
}
