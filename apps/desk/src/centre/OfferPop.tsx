import { Badge, Button, Group, Text } from '@mantine/core';
import { IconPhoneIncoming } from '@tabler/icons-react';
import type { OfferedCall } from '@civicline/contracts/rest';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CallerCard } from './CallerCard';
import { Clock, showSeconds } from './Clock';
import { useAdvice, useCaller } from './useCentre';

/** A key that was on its way down when the call came in was not meant for it. */
const guardMs = 350;

interface Props {
  readonly offered: OfferedCall;
  readonly queueName: string;
  readonly busy: boolean;
  readonly onAccept: () => void;
  readonly onReject: () => void;
}

/** A call is offered: who it is and what was promised to them, before the first word. Enter or F2 takes it. */
export const OfferPop = ({ offered, queueName, busy, onAccept, onReject }: Props) => {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const accept = useRef<HTMLButtonElement>(null);
  const shownAt = useRef(0);
  const { offer, call } = offered;
  // What does not come with the offer is asked for while it rings.
  const { data: caller } = useCaller(call.id, offered.caller);
  const { data: advice } = useAdvice(call.queueId, offered.advice);
  // Closed before anything else takes the focus: a dialog gives it back to where it was.
  useLayoutEffect(() => {
    shownAt.current = performance.now();
    const own = dialog.current;
    own?.showModal();
    accept.current?.focus();
    return () => own?.close();
  }, []);
  const waited = call.queuedAt ? (Date.parse(offer.offeredAt ?? '') - Date.parse(call.queuedAt)) / 1_000 : 0;
  return (
    <dialog
      ref={dialog}
      className="offer"
      role="alertdialog"
      aria-labelledby="offer-title"
      onCancel={(event) => event.preventDefault()}
    >
      <div className="offer-head">
        <IconPhoneIncoming aria-hidden size={34} className="offer-icon" />
        <div>
          <h2 id="offer-title">
            {t('offer.title')} · {call.number || t('desk.withheld')}
          </h2>
          <Text size="sm">
            {[queueName, t('offer.waited', { time: showSeconds(waited) })].filter(Boolean).join(' · ')}
          </Text>
        </div>
        <Clock until={offer.expiresAt} />
      </div>
      {advice ? (
        <div className="advice" data-mode={advice.mode}>
          <Badge color={advice.mode === 'quick-capture' ? '#8a3c00' : '#1b5e20'} variant="filled" tt="none" size="lg">
            {t(`advice.${advice.mode}`)}
          </Badge>
          <Text size="sm">{advice.why}</Text>
        </div>
      ) : null}
      {caller ? <CallerCard caller={caller} number={call.number} /> : null}
      <Group mt="md">
        <Button
          ref={accept}
          size="lg"
          loading={busy}
          onClick={() => performance.now() - shownAt.current > guardMs && onAccept()}
        >
          {t('offer.accept')} <kbd>F2</kbd>
        </Button>
        <Button size="lg" variant="default" onClick={onReject}>
          {t('offer.reject')}
        </Button>
      </Group>
    </dialog>
  );
};
