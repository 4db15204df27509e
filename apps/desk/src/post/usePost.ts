import type { PostLeg } from '@civicline/contracts/rest';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../api/client';

export type Kind = PostLeg['kind'];

export interface PostWindow {
  readonly slotId: string;
  readonly postOfficeId: string;
  readonly from: string;
  readonly to: string;
  readonly free: number;
}

export const pathOf = (code: string) => `/post/${encodeURIComponent(code.trim())}`;

/** When the post can come to a place. */
export const usePostWindows = (unit: string) =>
  useQuery({
    queryKey: ['post-windows', unit],
    enabled: unit !== '',
    queryFn: () => api<{ items: PostWindow[] }>(`/post-windows?unit=${encodeURIComponent(unit)}`),
  });

/** All that is sent under a citizen's code. */
export const findPost = (code: string, phone: string) => api<{ items: PostLeg[] }>(pathOf(code), { phone });

export const useCancelPost = (phone: string, onChanged: () => void) =>
  useMutation({
    mutationFn: ({ code, kind }: PostLeg) =>
      api<PostLeg>(`${pathOf(code)}/${kind}/cancel`, { method: 'POST', phone, body: {} }),
    onSuccess: onChanged,
  });
