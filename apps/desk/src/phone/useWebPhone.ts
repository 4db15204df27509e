import type { WebPhone } from '@civicline/contracts/rest';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { api } from '../api/client';
import type { Devices } from './devices';
import { hasMicrophone, keepDevices, keptDevices, openMicrophone, soundAt } from './devices';
import { noPhone, phoneAfter } from './line';
import type { SipPhone } from './sip-phone';

const lend = async () => (await api<{ webPhone: WebPhone | null }>('/desk/web-phone', { method: 'POST' })).webPhone;

const againMs = 5_000;

/**
 * The agent's telephone in this page, where the centre has one for them. It is picked up when the call that it rings for is taken at the
 * desk, and put down by the centre: `taken` says that a call is at hand. Only the desk that is `here` has it.
 */
export const useWebPhone = (here: boolean, taken: boolean) => {
  const [state, tell] = useReducer(phoneAfter, noPhone);
  const [devices, setDevices] = useState(keptDevices);
  const [speaker] = useState(() => new Audio());
  const chosen = useRef(devices);
  const phone = useRef<SipPhone | null>(null);
  const { line, talk } = state;

  useEffect(() => {
    chosen.current = devices;
    void soundAt(speaker, devices.speaker);
  }, [devices, speaker]);

  useEffect(() => {
    if (!here) return undefined;
    let left = false;
    let again: number | undefined;
    const close = () => {
      phone.current?.close();
      phone.current = null;
    };
    const open = async () => {
      const lent = await lend();
      if (!lent || left) return;
      const [{ openSipPhone }, there] = await Promise.all([import('./sip-phone'), hasMicrophone(chosen.current)]);
      if (left) return;
      tell({ type: 'microphone', there });
      // Without one it is not registered, and the telephone on the desk rings.
      if (there)
        phone.current = openSipPhone(lent, { lend, microphone: () => openMicrophone(chosen.current), speaker, tell });
    };
    const look = async () => {
      window.clearTimeout(again);
      try {
        if (!phone.current) return await open();
        if (phone.current.isBusy() || (await hasMicrophone(chosen.current)) || left) return;
        close();
        tell({ type: 'microphone', there: false });
      } catch {
        if (!left) again = window.setTimeout(() => void look(), againMs);
      }
    };
    const plugged = () => void look();
    // Pages that did not come over TLS have none.
    const machine = navigator.mediaDevices as MediaDevices | undefined;
    machine?.addEventListener('devicechange', plugged);
    void look();
    return () => {
      left = true;
      window.clearTimeout(again);
      machine?.removeEventListener('devicechange', plugged);
      close();
      tell({ type: 'off' });
    };
  }, [here, speaker]);

  useEffect(() => {
    if (talk === 'ringing' && taken) void phone.current?.answer();
  }, [talk, taken]);

  // Whoever leaves the page leaves the caller.
  useEffect(() => {
    if (talk !== 'talking') return undefined;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [talk]);

  const mute = useCallback((to: boolean) => phone.current?.mute(to), []);
  const choose = useCallback((next: Devices) => {
    keepDevices(next);
    setDevices(next);
  }, []);
  return { state, line, devices, choose, mute };
};

export type Phone = ReturnType<typeof useWebPhone>;
