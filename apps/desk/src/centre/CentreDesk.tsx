import './centre.css';
import { Alert, Button, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bookingKeys, Shortcuts } from '../agent/Shortcuts';
import { useSession } from '../api/session';
import { Trouble } from '../shell/Trouble';
import { useWebPhone } from '../phone/useWebPhone';
import { CallBar } from './CallBar';
import { CentreStrip } from './CentreStrip';
import { centreKeys } from './keys';
import { draftsIn } from './draft';
import { IdleWork } from './IdleWork';
import { OfferPop } from './OfferPop';
import { OnCall } from './OnCall';
import { useRing } from './ring';
import { useCentre } from './useCentre';
import type { Commands } from './useCommands';
import { useCommands } from './useCommands';
import type { Desk } from './useDesk';
import { useDeskKeys } from './useDeskKeys';

/** The first of the things that went wrong which nothing else on the desk says. */
const troubleOf = ({ setState, accept, reject, attempt, deflect, control }: Commands) =>
  [setState, accept, reject, attempt, deflect, control].find(({ error }) => error)?.error;

/** The desk of an agent of the centre: calls come to it, work lies on it while none does. */
export const CentreDesk = ({ desk }: { desk: Desk }) => {
  const { t } = useTranslation();
  const { data: session } = useSession();
  const { data: centre } = useCentre();
  const { state, takeBack } = desk;
  const commands = useCommands(desk);
  const [helping, setHelping] = useState(false);
  const [transferring, setTransferring] = useState(0);
  const breakRef = useRef<HTMLButtonElement>(null);
  const userId = session?.user?.id ?? '';
  const drafts = useMemo(() => draftsIn(localStorage, userId), [userId]);
  const { offer, call, agent } = state;
  // A call that is at hand and not over: it was taken here.
  const taken = call !== null && call.state !== 'wrap-up';
  const phone = useWebPhone(state.connection !== 'replaced', taken);
  const { muted, mute } = useRing(offer !== null, t('offer.tab'), phone.devices.ringer);
  const accept = () => offer && !commands.accept.isPending && commands.accept.mutate(offer.offer.id);
  const goOn = () => {
    if (offer) accept();
    else if (!call && agent?.state !== 'ready') commands.setState.mutate({ state: 'ready' });
  };
  const talking = call?.state === 'answered' || call?.state === 'on-hold';
  const act = (action: string) => call && talking && commands.control.mutate({ callId: call.id, action });
  useHotkeys([['shift+?', () => setHelping(true)]]);
  useDeskKeys({
    F2: goOn,
    'Shift+F2': () => breakRef.current?.click(),
    F6: () => act(call?.state === 'on-hold' ? 'resume' : 'hold'),
    F7: () => talking && setTransferring((n) => n + 1),
    F10: () => act('hang-up'),
    'Alt+M': () => phone.mute(!phone.state.muted),
    'Alt+E': () => call?.state === 'wrap-up' && commands.extend.mutate(call.id),
  });
  if (state.connection === 'replaced')
    return (
      <Alert m="xl" color="#8a3c00" variant="outline" bg="#fff" role="alert" title={t('desk.replaced')}>
        <Text mb="sm">{t('desk.replacedText')}</Text>
        <Button onClick={takeBack}>{t('desk.takeBack')}</Button>
      </Alert>
    );
  const trouble = troubleOf(commands);
  return (
    <>
      <CallBar
        desk={state}
        commands={commands}
        phone={phone}
        muted={muted}
        onMute={mute}
        onHelp={() => setHelping(true)}
        onTransfer={() => setTransferring((n) => n + 1)}
        breakRef={breakRef}
      >
        {state.centre ? <CentreStrip centre={state.centre} /> : null}
      </CallBar>
      <Shortcuts keys={[...centreKeys, ...bookingKeys]} opened={helping} onClose={() => setHelping(false)} />
      {offer ? (
        <OfferPop
          key={offer.offer.id}
          offered={offer}
          queueName={centre?.queues.find(({ id }) => id === offer.call.queueId)?.name ?? ''}
          busy={commands.accept.isPending}
          onAccept={accept}
          onReject={() => commands.reject.mutate(offer.offer.id)}
        />
      ) : null}
      <div className="desk">
        <h1 className="unseen">{t('agent.title')}</h1>
        {trouble ? <Trouble error={trouble} /> : null}
        {state.missed ? (
          <Alert color="#8a3c00" variant="outline" bg="#fff" role="alert" title={t('offer.missed')}>
            {t('offer.missedText')}
          </Alert>
        ) : null}
        {call ? (
          <OnCall key={call.id} desk={desk} commands={commands} drafts={drafts} transferring={transferring} />
        ) : (
          <IdleWork agent={agent} commands={commands} drafts={drafts} />
        )}
      </div>
    </>
  );
};
