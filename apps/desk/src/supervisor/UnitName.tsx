import type { Unit } from '@civicline/contracts/rest';
import { useQuery } from '@tanstack/react-query';
import type { List } from '../api/client';
import { api } from '../api/client';
import { language } from '../i18n/setup';

/** A commune or ward by its name; its code until that is known. */
export const UnitName = ({ code }: { code: string }) => {
  const { data } = useQuery({
    queryKey: ['units', code, language()],
    staleTime: 300_000,
    queryFn: () => api<List<Unit>>(`/units?limit=8&q=${encodeURIComponent(code)}`),
  });
  return data?.items.find((unit) => unit.code === code)?.fullName ?? code;
};
