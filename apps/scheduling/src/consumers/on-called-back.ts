import { intake } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import type { Tx } from '@civicline/store';
import type { CalledBack } from '../commands/note-called-back';

type Note = (tx: Tx, called: CalledBack) => Promise<void>;

/** Whom no message could tell is called: what came of it says whether they know by now. Other call-backs are no word of a change. */
export const onCalledBack = (note: Note) => {
  const heard =
    (outcome: CalledBack['outcome']) =>
    async ({ time: at, data: { callBack } }: DomainEvent<intake.CallBackReached>, tx: Tx): Promise<void> => {
      if (callBack?.cause !== intake.CallBackCause.UNTOLD || !callBack.subjectCode) return;
      const { subjectCode: code, agentId, attempts } = callBack;
      await note(tx, { code, outcome, agentId, attempts, at });
    };
  return {
    'civicline.call-back.reached.v1': heard('spoken'),
    'civicline.call-back.unreachable.v1': heard('not-reached'),
  };
};
