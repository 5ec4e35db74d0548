import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answerOf, api, Refused } from '../../../app/client.js';
import { ofDeskKey } from '../../../app/live.js';
import { proposalKey } from '../../../app/queries.js';
import type { CaseRow } from '../list/case-queries.js';

/** Doing the same with many cases, one request for each: what became of which is told, and what was not done stays there. */

/** So many requests at a time: a hundred at once would be refused as a flood. */
const LANES = 3;
/** As many as the API puts in charge in one transaction. */
const AT_ONCE = 200;

export interface Result {
  readonly row: CaseRow;
  readonly state: 'waiting' | 'done' | 'refused' | 'held';
  /** Why not. */
  readonly reason?: unknown;
}

/** What is to be done with cases; it tells of each as soon as it knows. */
export interface Deed {
  readonly name: string;
  readonly run: (rows: readonly CaseRow[], tell: (result: Result) => void) => Promise<void>;
}

/** Whose session is gone is asked to sign in: until then nothing else is worth trying. */
const isSignedOut = (error: unknown): boolean => error instanceof Refused && error.code === 'UNAUTHENTICATED';

/** One request for each case. */
export const oneByOne = (name: string, ask: (row: CaseRow) => Promise<unknown>): Deed => ({
  name,
  run: async (rows, tell) => {
    const left = [...rows];
    let stopped: unknown = null;
    const lane = async (): Promise<void> => {
      for (let row = left.shift(); row !== undefined; row = left.shift()) {
        if (stopped !== null) {
          tell({ row, state: 'held', reason: stopped });
          continue;
        }
        try {
          await ask(row);
          tell({ row, state: 'done' });
        } catch (error) {
          if (isSignedOut(error)) stopped = error;
          tell({ row, state: 'refused', reason: error });
        }
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  },
});

interface Assignment {
  readonly desk: string;
  readonly personId: string;
  /** Null: the desk's side. */
  readonly departmentId: string | null;
  readonly note: string;
}

/** The API assigns all cases of a request or none: those it names are refused, the others wait for another try. */
export const assignAll = (name: string, { desk, personId, departmentId, note }: Assignment): Deed => ({
  name,
  run: async (rows, tell) => {
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const lot = rows.slice(from, from + AT_ONCE);
      const cases = lot.map(({ id }) => ({ proposalId: id, departmentId }));
      try {
        await answerOf(
          api.POST('/desks/{desk}/assignments', {
            params: { path: { desk } },
            body: { personId, cases, ...(note !== '' && { note }) },
          }),
        );
        for (const row of lot) tell({ row, state: 'done' });
      } catch (error) {
        const named = new Map(
          (error instanceof Refused ? (error.problem?.errors ?? []) : []).flatMap((fault) => {
            const [, index] = /^cases\.(\d+)/.exec(fault.field) ?? [];
            return index === undefined ? [] : [[Number(index), fault.messages] as const];
          }),
        );
        for (const [index, row] of lot.entries()) {
          if (named.size === 0) tell({ row, state: 'refused', reason: error });
          else if (named.has(index)) tell({ row, state: 'refused', reason: named.get(index) });
          else tell({ row, state: 'held' });
        }
      }
    }
  },
});

export interface Run {
  readonly name: string;
  readonly results: readonly Result[];
  readonly isRunning: boolean;
}

export function useBulk(desk: string) {
  const queries = useQueryClient();
  const [run, setRun] = useState<Run | null>(null);
  const deed = useRef<Deed | null>(null);
  const begin = async (wanted: Deed, rows: readonly CaseRow[], before: readonly Result[] = []): Promise<void> => {
    deed.current = wanted;
    const results = new Map<string, Result>([
      ...before.map((result) => [result.row.id, result] as const),
      ...rows.map((row) => [row.id, { row, state: 'waiting' }] as const),
    ]);
    const show = (isRunning: boolean) => setRun({ name: wanted.name, results: [...results.values()], isRunning });
    show(true);
    await wanted.run(rows, (result) => {
      results.set(result.row.id, result);
      show(true);
    });
    show(false);
    await queries.invalidateQueries({ queryKey: ofDeskKey(desk) });
    for (const { id } of rows) void queries.invalidateQueries({ queryKey: proposalKey(id) });
  };
  /** Those that are not done, once more. */
  const again = async (): Promise<void> => {
    if (!run || !deed.current) return;
    const isDone = ({ state }: Result) => state === 'done';
    const left = run.results.filter((result) => !isDone(result) && result.state !== 'refused');
    const rows = (left.length > 0 ? left : run.results.filter((result) => !isDone(result))).map(({ row }) => row);
    await begin(
      deed.current,
      rows,
      run.results.filter(({ row }) => !rows.includes(row)),
    );
  };
  return { run, begin, again, close: () => setRun(null) };
}
