import type { Appointment, WaitlistEntry } from '@civicline/contracts/rest';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import type { Citizen } from '../booking/useBooking';
import { language } from '../i18n/setup';

/** What proves a place in line: the number, or the key that came with an offer. */
export interface Proof {
  readonly code: string;
  readonly proof: string;
}

const pathOf = ({ code }: Proof) => `/waitlist/${encodeURIComponent(code.trim())}`;

/** Gets in line for one day at an office. */
export const useJoinWaitlist = () =>
  useMutation({
    mutationFn: ({
      citizen: { email, ...citizen },
      day,
      ...wish
    }: {
      officeId: string;
      procedureCode: string;
      day: string;
      citizen: Citizen;
    }) =>
      api<WaitlistEntry>('/waitlist', {
        method: 'POST',
        body: { ...wish, from: day, to: day, citizen: { ...citizen, ...(email ? { email } : {}) }, locale: language() },
      }),
  });

/** Looks a place in line up, takes what is offered, or leaves. */
export const useWaitlistEntry = () => {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['slots'] });
  const find = useMutation({
    mutationFn: (proof: Proof) => api<WaitlistEntry>(pathOf(proof), { phone: proof.proof }),
  });
  const accept = useMutation({
    mutationFn: (proof: Proof) => api<Appointment>(`${pathOf(proof)}/accept`, { method: 'POST', phone: proof.proof }),
    onSettled,
  });
  const leave = useMutation({
    mutationFn: (proof: Proof) => api<WaitlistEntry>(`${pathOf(proof)}/leave`, { method: 'POST', phone: proof.proof }),
    onSettled,
  });
  return { find, accept, leave };
};
