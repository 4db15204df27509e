import type { Problem, RoutingRules } from '@civicline/contracts/rest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { List } from '../api/client';
import { api, ProblemError } from '../api/client';

export type Rule = RoutingRules['rules'][number];
/** Rules as somebody writes them, before they have a version. */
export type Written = Pick<RoutingRules, 'rules' | 'acknowledgeMinutes' | 'answerMinutes' | 'warnMinutes'>;

export interface Version {
  readonly version: number;
  readonly publishedBy: string;
  readonly publishedAt: string | null;
  readonly note: string;
}

/** The rules of a version; 0: those in force. */
export const rulesOf = (version: number) => api<RoutingRules>(`/routing/rules${version ? `?version=${version}` : ''}`);

export const useRules = () => useQuery({ queryKey: ['routing-rules'], queryFn: () => rulesOf(0) });

export const useVersions = () =>
  useQuery({ queryKey: ['routing-rules', 'versions'], queryFn: () => api<List<Version>>('/routing/rule-versions') });

export const writtenOf = ({ rules, acknowledgeMinutes, answerMinutes, warnMinutes }: RoutingRules): Written => ({
  rules,
  acknowledgeMinutes,
  answerMinutes,
  warnMinutes,
});

/** A new version, in force at once; who saw an older one is refused. */
export const usePublish = (onDone: (to: RoutingRules) => void) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Written & { expectedVersion: number; note: string }) =>
      api<RoutingRules>('/routing/rules', { method: 'PUT', body }),
    onSuccess: (published) => {
      onDone(published);
      void queries.invalidateQueries({ queryKey: ['routing-rules'] });
    },
  });
};

/** Each fault by its place. */
export const faultsOf = (error: Error | null): Problem['violations'] =>
  error instanceof ProblemError ? error.problem.violations : [];
