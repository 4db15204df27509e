import { intake } from '@civicline/contracts';
import { reading } from '@civicline/service-kit';
import type { RecordingState } from '../domain/recording';
import { stateOf } from '../domain/recording';
import type { RecordingDetail, RecordingQuestion } from '../queries/recordings';
import { placeOf, readPage } from './read-desk';

/** The use cases of recordings behind the door. */
export interface RecordingUseCases {
  listRecordings(question: RecordingQuestion): Promise<RecordingDetail[]>;
  listen(recordingId: string): Promise<Buffer>;
}

const states: Record<RecordingState, intake.RecordingState> = {
  running: intake.RecordingState.RUNNING,
  arriving: intake.RecordingState.ARRIVING,
  kept: intake.RecordingState.KEPT,
  removed: intake.RecordingState.REMOVED,
  lost: intake.RecordingState.LOST,
};

const toProto = ({ recording, listened }: RecordingDetail): intake.Recording => ({
  id: recording.id,
  callId: recording.callId,
  agentId: recording.agentId,
  number: recording.number,
  state: states[stateOf(recording)],
  beganAt: recording.beganAt,
  endedAt: recording.endedAt ?? undefined,
  keepUntil: recording.keepUntil ?? undefined,
  listened: [...listened],
});

/** A message of the wire holds no more than some megabytes. */
const pieceBytes = 64 * 1024;

async function* inPieces(sound: Promise<Buffer>): AsyncGenerator<intake.ListenToRecordingResponse> {
  const whole = await sound;
  for (let at = 0; at < whole.length; at += pieceBytes) yield { sound: whole.subarray(at, at + pieceBytes) };
}

export const recordingHandlers = (cases: RecordingUseCases) => ({
  listRecordings: async (request: intake.ListRecordingsRequest) => {
    const read = reading();
    const callId = request.callId ? read.uuid('callId', request.callId) : '';
    const question = { callId, ...readPage(read, request) };
    const { limit } = question;
    read.done();
    const found = await cases.listRecordings({ ...question, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1)?.recording : undefined;
    return { recordings: page.map(toProto), nextPageToken: last ? placeOf(last.beganAt, last.id) : '' };
  },

  listenToRecording: (request: intake.ListenToRecordingRequest) => {
    const read = reading();
    const recordingId = read.uuid('recordingId', request.recordingId);
    read.done();
    return inPieces(cases.listen(recordingId));
  },
});
