import type { intake } from '@civicline/contracts';
import { formatPhone } from '@civicline/vietnamese';
import { z } from 'zod';
import { route } from '../../http/route';
import { sendPart } from '../../http/send-part';
import type { Backends } from '../backends';
import { id, listOf, paging, when } from '../shapes';
import { askPage, at, atOrNull, pageOf } from '../translate';
import { recordingStates } from './names';
import { recording } from './shapes';

const tag = 'Supervisor';
const leads = ['supervisor', 'admin'] as const;
/** An hour of sound, over a slow line. */
const soundMs = 60_000;

const recordingOf = (one: intake.Recording): z.infer<typeof recording> => ({
  id: one.id,
  callId: one.callId,
  agentId: one.agentId,
  number: formatPhone(one.number),
  state: recordingStates.wordOf(one.state),
  beganAt: at(one.beganAt),
  endedAt: atOrNull(one.endedAt),
  keepUntil: atOrNull(one.keepUntil),
  listened: one.listened.map((access) => ({ account: access.account, role: access.role, at: at(access.at) })),
});

/** What callers and agents said, where callers agreed to that. */
export const recordingRoutes = ({ intake: backend }: Backends) => [
  route({
    method: 'get',
    path: '/recordings',
    summary: 'Recorded conversations, newest first, and who listened to each',
    tag,
    access: leads,
    names: { callId: 'call' },
    query: z.strictObject({
      call: z.string().max(64).optional(),
      from: when.optional(),
      to: when.optional(),
      ...paging(200),
    }),
    answer: listOf(recording),
    handle: async ({ query }, asked) => {
      const ask = { callId: query.call ?? '', from: query.from, to: query.to, ...askPage(query) };
      const { recordings, nextPageToken } = await backend.listRecordings(ask, asked);
      return pageOf(recordings.map(recordingOf), nextPageToken);
    },
  }),
  route({
    method: 'get',
    path: '/recordings/{id}/sound',
    summary: 'Listen to a recording; who does is noted',
    tag,
    access: leads,
    names: { recordingId: 'id' },
    params: id,
    answer: z.string(),
    produces: 'audio/wav',
    timeoutMs: soundMs,
    handle: async ({ params, request, response }, asked) => {
      response.type('audio/wav').set({ 'Cache-Control': 'no-store', 'Accept-Ranges': 'bytes' });
      // Whoever only asks whether it is there has heard nothing.
      if (request.method === 'HEAD') return void response.end();
      const pieces: Uint8Array[] = [];
      for await (const { sound } of backend.listenToRecording({ recordingId: params.id }, asked)) pieces.push(sound);
      sendPart(request, response, Buffer.concat(pieces));
    },
  }),
];
