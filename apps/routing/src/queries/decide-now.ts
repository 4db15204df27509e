import type { CallContext } from '@civicline/service-kit';
import type { Deps } from '../commands/deps';
import { findDecision } from '../commands/find-way';
import type { Decision } from '../domain/decision';
import type { Due } from '../domain/deadline';
import { dueAt } from '../domain/deadline';
import type { Matter } from '../domain/matter';
import type { RuleSet } from '../domain/rules';

export interface DecisionQuestion {
  readonly matter: Matter;
  /** Null: now. */
  readonly at: Date | null;
  /** Rules to try instead of those in force. */
  readonly rules: RuleSet | null;
}

/** Where something would go, why, and by when it would have to be answered. Refuses RULES_NOT_FOUND, NO_RULE_HOLDS. */
export const decideNow =
  (deps: Pick<Deps, 'store' | 'clock' | 'directory'>) =>
  async ({ matter, at, rules }: DecisionQuestion, call: CallContext): Promise<{ decision: Decision; due: Due }> => {
    const when = at ?? deps.clock.now();
    const { decision, deadline } = await findDecision(deps, matter, when, call, rules);
    return { decision, due: dueAt(deadline, when) };
  };
