export const agentStates = ['offline', 'ready', 'reserved', 'talking', 'hold', 'wrap_up', 'break'] as const;

export type AgentState = (typeof agentStates)[number];

/** Why an agent is on a break. The last two are given by the house. */
export const breakReasons = ['lunch', 'rest', 'training', 'meeting', 'missed_offer', 'rejected_offer'] as const;

/** Reasons that an agent may choose. */
export const chosenBreaks: readonly string[] = breakReasons.slice(0, 4);

/** Who takes calls, as the centre was told. */
export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly skills: readonly string[];
  readonly queues: readonly string[];
  readonly extension: string;
  readonly team: string;
}

/** What an agent does now. */
export interface AgentStatus extends Agent {
  readonly state: AgentState;
  readonly reason: string;
  readonly since: Date;
  readonly callId: string | null;
  readonly answered: number;
  readonly missed: number;
  readonly deskId: string;
  readonly deskOpen: boolean;
}

/** Whether an agent has a call at hand, or its wrap-up. */
export const isBusy = ({ state }: Pick<AgentStatus, 'state'>): boolean =>
  state === 'reserved' || state === 'talking' || state === 'hold' || state === 'wrap_up';
