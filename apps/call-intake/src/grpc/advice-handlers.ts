import { intake } from '@civicline/contracts';
import { reading } from '@civicline/service-kit';
import type { Advice } from '../domain/advice';
import type { NextCall } from '../queries/advice';

/** The use case of advice behind the door. */
export interface AdviceUseCases {
  adviceOf(queueId: string): Promise<NextCall>;
}

const modes = {
  in_full: intake.Advice_Mode.IN_FULL,
  quick_capture: intake.Advice_Mode.QUICK_CAPTURE,
} satisfies Record<Advice['mode'], intake.Advice_Mode>;

export const adviceToProto = ({ mode, why }: Advice): intake.Advice => ({ mode: modes[mode], why });

const seconds = (ms: number) => Math.round(ms / 1_000);

export const adviceHandlers = (cases: AdviceUseCases) => ({
  getAdvice: async (request: intake.GetAdviceRequest) => {
    const read = reading();
    const queueId = read.text('queueId', request.queueId, { max: 64, optional: true });
    read.done();
    const { advice, wait, held, pressure } = await cases.adviceOf(queueId);
    return {
      advice: adviceToProto(advice),
      waitP50Seconds: seconds(wait.p50Ms),
      waitP90Seconds: seconds(wait.p90Ms),
      calibrationP90: held.kept ?? 0,
      estimates: held.estimates,
      callBackPlaces: pressure.places,
    };
  },
});
