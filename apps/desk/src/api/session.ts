import { useQuery } from '@tanstack/react-query';
import { api } from './client';

export interface Session {
  readonly signedIn: boolean;
  readonly user?: {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly officeId: string | null;
  };
}

export const useSession = () =>
  useQuery({ queryKey: ['session'], queryFn: () => api<Session>('/session'), staleTime: 60_000 });

export const signOut = async () => {
  const response = await fetch('/auth/sign-out', { method: 'POST' });
  const { location } = (await response.json()) as { location: string };
  window.location.assign(location);
};
