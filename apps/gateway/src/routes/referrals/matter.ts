import type { routing } from '@civicline/contracts';
import { z } from 'zod';
import { localeFrom } from '../words';

export const tag = 'Referrals';
export const staff = ['agent', 'officer', 'supervisor', 'admin'] as const;
export const office = ['officer', 'supervisor', 'admin'] as const;
export const hotline = ['agent', 'supervisor', 'admin'] as const;

export const text = (max: number) => z.string().min(1).max(max);
export const reference = z.string().max(120);

/** What it is about, flat. */
export const matter = {
  topic: z.string().max(64).optional(),
  procedureCode: z.string().max(64).optional(),
  unitCode: z.string().max(64).optional(),
};

/** The services' names of what the API says flat. */
export const names = {
  'matter.topic': 'topic',
  'matter.procedureCode': 'procedureCode',
  'matter.unitCode': 'unitCode',
};

export const matterOf = (
  said: { topic?: string | undefined; procedureCode?: string | undefined; unitCode?: string | undefined },
  locale: 'vi' | 'en',
): routing.Matter => ({
  topic: said.topic ?? '',
  procedureCode: said.procedureCode ?? '',
  unitCode: said.unitCode ?? '',
  locale: localeFrom(locale),
});
