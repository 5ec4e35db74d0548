import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { answerOf, api, Refused, type Schemas } from '../app/client.js';
import { proposalKey, type Proposal } from '../app/queries.js';
import { useSession } from '../app/session.js';
import type { Content } from './content.js';
import { forgetContent, keepContent, keptContent } from './kept.js';

/** A draft that saves itself a moment after each change, and keeps in this tab what could not be saved. */

type FieldError = Schemas['FieldError'];

const SAVE_AFTER_MS = 1_200;
const keptAs = (id: string): string => `kyoso-draft-${id}`;

export interface SavingState {
  readonly state: 'saved' | 'changed' | 'saving' | 'failed';
  readonly at: Date | null;
  readonly error: unknown;
}

interface Draft {
  readonly content: Content;
  readonly write: (content: Content) => void;
  /** Saves at once what is not saved; gives what would be refused if it were handed in. Null: it could not be saved. */
  readonly save: () => Promise<readonly FieldError[] | null>;
  readonly saving: SavingState;
  /** What could not be saved the last time was found in this tab. */
  readonly isRestored: boolean;
}

export function useDraft(proposal: Proposal): Draft {
  const { id } = proposal;
  const queries = useQueryClient();
  const { hasRunOut } = useSession();
  const [restored] = useState(() => keptContent(keptAs(id)));
  const [content, setContent] = useState<Content>(restored ?? proposal.content);
  const [saving, setSaving] = useState<SavingState>({ state: restored ? 'changed' : 'saved', at: null, error: null });
  /** The latest content, and the one that the server has: what is typed while a request is under way is not lost. */
  const latest = useRef<Content>(content);
  const stored = useRef<Content | null>(restored ? null : proposal.content);
  const faults = useRef<readonly FieldError[]>(proposal.faults ?? []);
  const underWay = useRef<Promise<readonly FieldError[] | null> | null>(null);

  const send = useCallback(async (): Promise<readonly FieldError[] | null> => {
    const sent = latest.current;
    setSaving((before) => ({ ...before, state: 'saving' }));
    try {
      const saved = await answerOf(
        api.PUT('/proposals/{id}/draft', { params: { path: { id } }, body: { content: sent } }),
      );
      stored.current = sent;
      faults.current = saved.faults ?? [];
      queries.setQueryData(proposalKey(id), saved);
      const isAll = latest.current === sent;
      if (isAll) forgetContent(keptAs(id));
      setSaving({ state: isAll ? 'saved' : 'changed', at: new Date(), error: null });
      return faults.current;
    } catch (error) {
      setSaving((before) => ({ ...before, state: 'failed', error }));
      // What the API has against an answer belongs beside it; everything else was no refusal of the content.
      const errors = error instanceof Refused ? (error.problem?.errors ?? []) : [];
      return error instanceof Refused && error.status === 422 && errors.length > 0 ? errors : null;
    }
  }, [id, queries]);

  const save = useCallback(async (): Promise<readonly FieldError[] | null> => {
    await underWay.current;
    if (stored.current === latest.current) return faults.current;
    const sending = send();
    underWay.current = sending;
    const told = await sending;
    underWay.current = null;
    return told;
  }, [send]);

  const write = useCallback(
    (next: Content) => {
      latest.current = next;
      setContent(next);
      keepContent(keptAs(id), next);
      setSaving((before) => ({ ...before, state: 'changed' }));
    },
    [id],
  );

  useEffect(() => {
    if (saving.state !== 'changed') return undefined;
    const timer = setTimeout(() => void save(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [content, saving.state, save]);

  // Signed in again: what the server refused to take from a stranger is offered once more.
  const hadRunOut = useRef(false);
  useEffect(() => {
    if (hadRunOut.current && !hasRunOut) void save();
    hadRunOut.current = hasRunOut;
  }, [hasRunOut, save]);

  return { content, write, save, saving, isRestored: restored !== null };
}
