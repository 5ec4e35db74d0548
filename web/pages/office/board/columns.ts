import { STAGES, type Stage } from '../../../../domain/stages.js';
import type { Schemas, Words } from '../../../app/client.js';
import type { Desk } from '../../../app/queries.js';
import { BOARD } from '../../../words/board.js';

/** The columns of the board: the headings of the guideline in force, each with what is counted under it. */

export interface BoardColumn {
  readonly label: Words;
  readonly stages: readonly Stage[];
  readonly count: number;
  readonly overdue: number;
  readonly stalled: number;
}

/** By which the keys that go from column to column find them. */
export const COLUMN = '.board-column';

export function columnsOf({ terms }: Desk, { byStage = [] }: Schemas['ProposalCounts']): BoardColumn[] {
  const counted = ({ label, stages }: { readonly label: Words; readonly stages: readonly Stage[] }): BoardColumn => {
    const within = byStage.filter(({ stage }) => stages.includes(stage));
    const sum = (of: 'count' | 'overdue' | 'stalled') => within.reduce((total, each) => total + each[of], 0);
    return { label, stages, count: sum('count'), overdue: sum('overdue'), stalled: sum('stalled') };
  };
  const known = terms.stage_groups.flatMap(({ stages }) => stages);
  // A case keeps the guideline it began under: that may have had a stage which is off today.
  const others = counted({
    label: { ja: BOARD.ja.otherStages, en: BOARD.en.otherStages },
    stages: STAGES.filter((stage) => !known.includes(stage)),
  });
  return [...terms.stage_groups.map(counted), ...(others.count > 0 ? [others] : [])];
}
