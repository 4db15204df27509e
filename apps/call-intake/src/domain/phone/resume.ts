import type { Input, Turn } from './flow';
import { act, ask, become, bridgeOf, play } from './flow';
import { askConsent } from './consent';
import { hearMenu, isAsking } from './menu';
import { isReminding, remindAgain } from './reminding';
import { goOnRecording, pauseRecording } from './recorded';
import { isWaiting, music } from './waiting';

type Resumed = Extract<Input, { kind: 'resumed' }>;

interface Ways {
  readonly gone: (turn: Turn, channel: string, cause: number) => Turn;
  readonly up: (turn: Turn, input: { readonly kind: 'up'; readonly channel: string }) => Turn;
  readonly finish: (turn: Turn, detail: string) => Turn;
}

/** The line went away, as Q.850 says it of a network that failed. */
const networkFailed = 38;

/** What the caller was in the middle of is begun again; what was asked of the house is asked again. */
const again = (turn: Turn): Turn => {
  const { stage, chosen, typed, caller, agent, outside, playing } = turn.flow;
  const bridge = bridgeOf(turn.flow);
  if (isReminding(stage)) return remindAgain(turn);
  if (stage === 'consent') return askConsent(turn);
  if (isAsking(stage)) return hearMenu(turn);
  if (stage === 'looking_up') return ask(turn, { ask: 'look_up', keys: typed });
  if (stage === 'sending') return ask(turn, { ask: 'papers', procedureCode: chosen });
  if (stage === 'promising') return ask(turn, { ask: 'promise', slotId: chosen });
  if (isWaiting(stage)) return playing ? play(turn, ['please-hold']) : music(turn);
  if (stage === 'goodbye') return play(turn, ['goodbye']);
  const alone = stage === 'talking' && !outside;
  const heard = alone ? turn : pauseRecording(turn);
  const parties = [agent, outside].flatMap((leg) => (leg?.up ? [leg.channel] : []));
  if (stage === 'talking') return goOnRecording(act(heard, { do: 'join', bridge, channels: [caller, ...parties] }));
  if (stage === 'away' && outside?.up) return act(turn, { do: 'join', bridge, channels: [caller, outside.channel] });
  return stage === 'consulting' ? act(heard, { do: 'join', bridge, channels: parties }) : heard;
};

/**
 * After the telephone system was away from us, or we from it. Who hung up meanwhile has; a telephone that was picked up
 * meanwhile is; a call that went down with the telephone system was lost by it.
 */
export const resume = (turn: Turn, { standing, sameSystem }: Resumed, { gone, up, finish }: Ways): Turn => {
  const { caller, callerUp, agent, outside, stage } = turn.flow;
  const isCalled = stage === 'dialling_citizen' || stage === 'calling_reminder';
  const callerGone = !standing.has(caller) && (callerUp || isCalled);
  if (callerGone) return sameSystem ? gone(turn, caller, 0) : finish(turn, 'lost');
  let next = turn;
  for (const leg of [agent, outside]) {
    if (!leg) continue;
    const state = standing.get(leg.channel);
    if (!state) next = gone(next, leg.channel, leg.up && !sameSystem ? networkFailed : 16);
    else if (state === 'Up' && !leg.up) next = up(next, { kind: 'up', channel: leg.channel });
  }
  if (!callerUp && standing.get(caller) === 'Up') next = up(next, { kind: 'up', channel: caller });
  return next === turn ? again(become(turn, {})) : next;
};
