import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { isEntered, passagesOf, type Passage } from '../../domain/process.js';
import type { Profile } from '../../domain/profile.js';
import { POSITIONS, type Position } from '../../domain/stages.js';

/** The process as a graph, drawn from the moves themselves: a move that is not in domain/process.ts is not in here. */

export interface Arrow {
  readonly from: Position;
  readonly to: Position;
  readonly kinds: readonly Passage['kind'][];
}

/** Commands that lead from one place to the same other, as one arrow; in the order of the stages. */
export function arrowsOf(profile: Profile | null): Arrow[] {
  const passages = passagesOf(profile);
  return POSITIONS.flatMap((from) =>
    POSITIONS.flatMap((to): Arrow[] => {
      const kinds = passages.filter((passage) => passage.from === from && passage.to === to).map(({ kind }) => kind);
      return kinds.length > 0 ? [{ from, to, kinds }] : [];
    }),
  );
}

/** What the desk calls a stage, above its code. */
function nameOf(position: Position, profile: Profile | null): string {
  if (profile === null || position === 'closed') return position;
  const { ja, en } = profile.terms.stages[position];
  return `${ja}\n${en}\n(${position})`;
}

const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

/** In the language of Graphviz. Commands that stay where they are would only hide the rest: they stand in the table. */
export function describeGraph(profile: Profile | null): string {
  const isThere = (position: Position): boolean => profile === null || isEntered(profile, position);
  const nodes = POSITIONS.filter(isThere).map((position) => {
    const look = position === 'closed' ? 'shape=doublecircle' : 'shape=box, style=rounded';
    return `  ${position} [label=${quoted(nameOf(position, profile))}, ${look}];`;
  });
  const arrows = arrowsOf(profile)
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, kinds }) => {
      // Only the way on places the stages; what leads back or ends a case is drawn around them.
      const onward = to !== 'closed' && POSITIONS.indexOf(to) > POSITIONS.indexOf(from);
      const look = onward ? 'weight=8' : 'color="#666666", fontcolor="#666666"';
      const place = POSITIONS.indexOf(to) < POSITIONS.indexOf(from) ? ', constraint=false' : '';
      return `  ${from} -> ${to} [label=${quoted(kinds.map((kind) => ` ${kind} `).join('\n'))}, ${look}${place}];`;
    });
  return [
    'digraph process {',
    '  graph [rankdir=TB, fontname="Arial", nodesep=0.4, ranksep=0.5];',
    '  node [fontname="Arial", fontsize=12, margin="0.25,0.1"];',
    '  edge [fontname="Arial", fontsize=9, arrowsize=0.7];',
    ...nodes,
    ...arrows,
    '}',
    '',
  ].join('\n');
}

/** As SVG; the same graph gives the same text. */
export async function drawProcess(profile: Profile | null): Promise<string> {
  const graphviz = await Graphviz.load();
  return graphviz.layout(describeGraph(profile), 'svg', 'dot');
}
