import type { ContactRecord } from '@civicline/contracts/rest';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, ProblemError } from '../api/client';
import type { Draft, Drafts, Field } from './draft';
import { afterSave, without } from './draft';

const quietMs = 500;
const againMs = 2_000;

export type SaveState = 'saved' | 'unsaved' | 'refused';

/** A record: the one of a call, which is made when it is first saved, or one of the past. */
export interface RecordTarget {
  readonly id: string;
  readonly path: string;
}

/**
 * A record that is saved while it is typed: one save at a time, again until it is there. What is typed is on this machine
 * before the key is up, so that a crash of the page loses nothing either. A field that is refused keeps no other from being
 * saved.
 */
export const useRecord = (
  { id, path }: RecordTarget,
  record: ContactRecord | null,
  drafts: Drafts,
  onSaved: (record: ContactRecord) => void,
) => {
  const [draft, setDraft] = useState<Draft>(() => drafts.read(id));
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [attempt, setAttempt] = useState(0);
  const unsaved = useRef(draft);
  const faulty = useRef<Draft>({});
  const running = useRef<Promise<void> | null>(null);
  const keep = useCallback(
    (next: Draft) => {
      unsaved.current = next;
      setDraft(next);
      drafts.write(id, next);
    },
    [drafts, id],
  );
  const saveOnce = useCallback(async () => {
    const sent = without(unsaved.current, faulty.current);
    if (!Object.keys(sent).length) return;
    try {
      const saved = await api<ContactRecord>(path, { method: 'PUT', body: sent });
      if (!Object.keys(without(unsaved.current, sent)).length) setProblem(null);
      onSaved(saved);
      keep(afterSave(unsaved.current, sent));
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.status < 400 || error.problem.status >= 500) return;
      const named = Object.entries(sent).filter(([field]) => error.field(field));
      faulty.current = { ...faulty.current, ...Object.fromEntries(named.length ? named : Object.entries(sent)) };
      setProblem(error);
    } finally {
      setAttempt((n) => n + 1);
    }
  }, [path, keep, onSaved]);
  /** Saves what there is now, after what is on its way. */
  const flush = useCallback(async () => {
    await running.current;
    running.current ??= saveOnce().finally(() => {
      running.current = null;
    });
    await running.current;
  }, [saveOnce]);
  const waiting = Object.keys(without(draft, faulty.current)).length > 0;
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => void flush(), attempt ? quietMs : 0);
    const net = setInterval(() => void flush(), againMs);
    return () => {
      clearTimeout(timer);
      clearInterval(net);
    };
  }, [draft, waiting, attempt, flush]);
  const change = useCallback((fields: Draft) => keep({ ...unsaved.current, ...fields }), [keep]);
  const valueOf = (field: Field): string => draft[field] ?? record?.fields[field] ?? '';
  const state: SaveState = waiting ? 'unsaved' : Object.keys(draft).length ? 'refused' : 'saved';
  return { valueOf, change, flush, state, problem };
};

export type RecordInHand = ReturnType<typeof useRecord>;
