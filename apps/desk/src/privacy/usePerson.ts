import type { Erasure } from '@civicline/contracts/rest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';

/** Whose data, and why. */
export interface Wish {
  readonly number: string;
  readonly purpose: string;
}

/** All that is held of somebody: by service a list for each kind of thing. */
export interface Held {
  readonly at: string;
  readonly held: Readonly<Record<string, Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>>>;
}

const everyMs = 3_000;

export const useExport = () =>
  useMutation({ mutationFn: (body: Wish) => api<Held>('/privacy/exports', { method: 'POST', body }) });

export const useErase = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Wish) => api<Erasure>('/privacy/erasures', { method: 'POST', body }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['erasures'] }),
  });
};

export const useErasures = () =>
  useQuery({
    queryKey: ['erasures'],
    queryFn: () => api<{ items: Erasure[] }>('/privacy/erasures'),
    refetchInterval: everyMs,
  });

/** Keeps what is held as a file that a machine can read. */
export const saveAsFile = (held: Held, name: string): void => {
  const address = URL.createObjectURL(new Blob([JSON.stringify(held, null, 2)], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
};
