import type { Appointment } from '@civicline/contracts/rest';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';

const pathOf = (code: string) => `/appointments/${encodeURIComponent(code.trim())}`;

/** Looks an appointment up. Citizens prove with the number it was booked with; staff need none. */
export const useFindAppointment = () =>
  useMutation({
    mutationFn: ({ code, phone }: { code: string; phone?: string }) =>
      api<Appointment>(pathOf(code), phone ? { phone } : {}),
  });

/** Moves or cancels one, in the version that was seen. */
export const useChangeAppointment = ({ code, version }: Appointment, phone: string) => {
  const queries = useQueryClient();
  const proof = phone ? { phone } : {};
  const onSettled = () => queries.invalidateQueries({ queryKey: ['slots'] });
  const move = useMutation({
    mutationFn: (slotId: string) =>
      api<Appointment>(`${pathOf(code)}/move`, {
        method: 'POST',
        ...proof,
        body: { slotId, expectedVersion: version },
      }),
    onSettled,
  });
  const cancel = useMutation({
    mutationFn: (reason: string) =>
      api<Appointment>(`${pathOf(code)}/cancel`, { method: 'POST', ...proof, body: reason ? { reason } : {} }),
    onSettled,
  });
  return { move, cancel };
};
