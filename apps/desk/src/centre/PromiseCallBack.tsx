import { Alert, Button, Group, Text, Title } from '@mantine/core';
import type { CallBackWindow, ContactRecord } from '@civicline/contracts/rest';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { showWindow } from '../when';
import type { Promised } from './usePromise';
import { usePromise } from './usePromise';
import type { RecordInHand } from './useRecord';
import { WindowPicker } from './WindowPicker';

interface Props {
  readonly hand: RecordInHand;
  readonly record: ContactRecord | null;
  readonly onPromised: (promised: Promised) => void;
  readonly onClose: () => void;
}

/** A call is promised in a window that the centre can keep, with what was noted of the caller. */
export const PromiseCallBack = ({ hand, record, onPromised, onClose }: Props) => {
  const { t } = useTranslation();
  const [window, setWindow] = useState<CallBackWindow | null>(null);
  const promise = usePromise();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!window || promise.isPending) return;
    await hand.flush();
    const about = {
      name: hand.valueOf('name'),
      phone: hand.valueOf('number'),
      topic: hand.valueOf('topic') || 'other',
      cause: record?.status === 'complete' ? 'asked-agent' : 'incomplete-record',
      ...(record ? { recordId: record.id } : {}),
    };
    promise.mutate({ ...about, slotId: window.slotId }, { onSuccess: onPromised });
  };
  if (promise.data) {
    const { callBack, existing } = promise.data;
    return (
      <Alert
        color="#1b5e20"
        variant="outline"
        bg="#fff"
        role="status"
        title={t(existing ? 'promise.existing' : 'promise.done')}
      >
        <Text>
          {callBack.window
            ? t('promise.say', { code: callBack.code, window: showWindow(callBack.window) })
            : t('promise.sayNoTime', { code: callBack.code })}
        </Text>
        <Button mt="xs" size="sm" variant="default" onClick={onClose}>
          {t('agent.keysClose')}
        </Button>
      </Alert>
    );
  }
  return (
    <form
      className="card"
      data-submits
      onSubmit={(event) => void submit(event)}
      aria-label={t('promise.title')}
      noValidate
    >
      <Title order={2} size="h4" mb="xs">
        {t('promise.title')}
      </Title>
      <WindowPicker eager chosen={window?.slotId ?? ''} onChoose={setWindow} />
      {promise.error ? <Trouble error={promise.error} /> : null}
      <Group className="promise-end">
        <Button type="submit" size="sm" disabled={!window} loading={promise.isPending}>
          {t('promise.submit')} <kbd>Ctrl+Enter</kbd>
        </Button>
        <Button size="sm" variant="default" onClick={onClose}>
          {t('mine.back')}
        </Button>
      </Group>
    </form>
  );
};
