import { Alert, Button, Group, Stack } from '@mantine/core';
import type { CallBack, CallBackWindow } from '@civicline/contracts/rest';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { WindowPicker } from '../centre/WindowPicker';
import { CodeAndPhone } from '../shell/CodeAndPhone';
import { Trouble } from '../shell/Trouble';
import { CallBackCard } from './CallBackCard';

const pathOf = (code: string) => `/call-backs/${encodeURIComponent(code.trim())}`;

/** What can still be done with a call-back that is not over. */
const Change = ({
  callBack,
  phone,
  onChanged,
}: {
  callBack: CallBack;
  phone: string;
  onChanged: (to: CallBack) => void;
}) => {
  const { t } = useTranslation();
  const [moving, setMoving] = useState(false);
  const [window, setWindow] = useState<CallBackWindow | null>(null);
  const move = useMutation({
    mutationFn: (slotId: string) =>
      api<CallBack>(`${pathOf(callBack.code)}/reschedule`, { method: 'POST', phone, body: { slotId } }),
    onSuccess: (changed) => {
      onChanged(changed);
      setMoving(false);
    },
  });
  const cancel = useMutation({
    mutationFn: () => api<CallBack>(`${pathOf(callBack.code)}/cancel`, { method: 'POST', phone }),
    onSuccess: onChanged,
  });
  const error = move.error ?? cancel.error;
  return (
    <Stack mt="md">
      {error ? <Trouble error={error} /> : null}
      {move.isSuccess ? (
        <Alert color="#1b5e20" variant="outline" role="status" title={t('callBack.moved')} bg="#fff" />
      ) : null}
      {moving ? (
        <>
          <WindowPicker eager chosen={window?.slotId ?? ''} onChoose={setWindow} />
          <Group>
            <Button disabled={!window} loading={move.isPending} onClick={() => window && move.mutate(window.slotId)}>
              {t('callBack.moveTo')}
            </Button>
            <Button variant="default" onClick={() => setMoving(false)}>
              {t('mine.back')}
            </Button>
          </Group>
        </>
      ) : (
        <Group>
          <Button onClick={() => setMoving(true)}>{t('callBack.move')}</Button>
          <Button variant="outline" color="#a4161a" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('callBack.cancel')}
          </Button>
        </Group>
      )}
    </Stack>
  );
};

/** The own call-back, with its code and the number that is called. */
export const MyCallBack = () => {
  const { t } = useTranslation();
  const [own, setOwn] = useState({ code: '', phone: '' });
  const { code, phone } = own;
  const [callBack, setCallBack] = useState<CallBack | null>(null);
  const find = useMutation({ mutationFn: () => api<CallBack>(pathOf(code), { phone }) });
  const look = () => {
    setCallBack(null);
    find.mutate(undefined, { onSuccess: setCallBack });
  };
  const open = callBack?.status === 'due';
  return (
    <>
      <CodeAndPhone
        codeLabel={t('callBack.code')}
        findLabel={t('callBack.find')}
        code={code}
        phone={phone}
        busy={find.isPending}
        onChange={setOwn}
        onFind={look}
      />
      {find.error ? <Trouble error={find.error} /> : null}
      {callBack ? (
        <Stack mt="md">
          <CallBackCard callBack={callBack}>
            {open ? <Change key={callBack.id} callBack={callBack} phone={phone} onChanged={setCallBack} /> : null}
          </CallBackCard>
        </Stack>
      ) : null}
    </>
  );
};
