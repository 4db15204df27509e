import type { CallerHistory } from '@civicline/contracts/rest';
import type { RefObject } from 'react';
import { CallerCard } from './CallerCard';
import type { DeskState } from './desk-state';
import { PromiseCallBack } from './PromiseCallBack';
import { ReferLater } from './ReferLater';
import { RecordForm } from './RecordForm';
import { Script } from './Script';
import { SettleBar } from './SettleBar';
import { ToOffice } from './ToOffice';
import { Transfer } from './Transfer';
import type { Commands } from './useCommands';
import type { Promised } from './usePromise';
import type { RecordInHand } from './useRecord';
import { Whispers } from './Whispers';
import { WrapUp } from './WrapUp';

/** What is open beside the record. */
export type Aside = 'none' | 'promise' | 'refer' | 'transfer';

interface Props {
  readonly desk: DeskState;
  readonly hand: RecordInHand;
  readonly commands: Commands;
  readonly caller: CallerHistory | undefined;
  readonly quick: boolean;
  readonly aside: Aside;
  readonly likely: string;
  readonly settled: boolean;
  readonly firstRef: RefObject<HTMLInputElement | null>;
  readonly onAside: (aside: Aside) => void;
  readonly onPromised: (promised: Promised) => void;
  readonly onReferred: () => void;
  readonly onReached: () => void;
}

/** The call at hand: what must be done now on top, then the record, then who it is and what to say. */
export const CallPanel = ({ desk, hand, commands, caller, aside, ...props }: Props) => {
  const { call, record, whispers } = desk;
  if (!call) return null;
  const close = () => props.onAside('none');
  return (
    <>
      <Whispers whispers={whispers} />
      {call.state === 'wrap-up' ? (
        <WrapUp call={call} record={record} commands={commands} likely={props.likely} beforeEnd={hand.flush} />
      ) : null}
      {call.direction === 'outbound' && call.callBackId && !props.settled ? (
        <SettleBar callBackId={call.callBackId} commands={commands} onReached={props.onReached} />
      ) : null}
      {aside === 'promise' ? (
        <PromiseCallBack hand={hand} record={record} onPromised={props.onPromised} onClose={close} />
      ) : null}
      {aside === 'refer' ? (
        <ReferLater
          hand={hand}
          from={{ callId: call.id, recordId: record?.id ?? '' }}
          onReferred={props.onReferred}
          onClose={close}
        />
      ) : null}
      {aside === 'transfer' ? (
        <>
          <Transfer call={call} commands={commands} onClose={close} />
          <ToOffice
            call={call}
            hand={hand}
            record={record}
            commands={commands}
            onReferred={props.onReferred}
            onClose={close}
          />
        </>
      ) : null}
      <RecordForm hand={hand} record={record} quick={props.quick} firstRef={props.firstRef} />
      {caller ? <CallerCard caller={caller} number={call.number} settle={commands.settle} /> : null}
      <Script topic={hand.valueOf('topic')} caller={caller} quick={props.quick} />
    </>
  );
};
