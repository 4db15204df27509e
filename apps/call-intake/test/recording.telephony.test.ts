import { intake } from '@civicline/contracts';
import { callers, eventually, readWav, toneShare } from '@civicline/testkit';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Ears } from './ears';
import { openEars } from './ears';
import type { Hotline } from './hotline';
import { openHotline } from './hotline';
import { brokenIn, rowsOf } from './world';

const folder = mkdtempSync(path.join(os.tmpdir(), 'civicline-recordings-'));
const [callerHz, agentHz, otherHz] = [440, 620, 1_000];

let hotline: Hotline;
let ears: Ears;
beforeAll(async () => {
  hotline = await openHotline({
    CIVICLINE_RECORDING: 'true',
    CIVICLINE_RECORDING_FOLDER: folder,
  });
  ears = await openEars(hotline.asterisk);
});
afterAll(async () => {
  await ears.close();
  await hotline.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  await hotline.home();
  expect(await brokenIn(hotline)).toEqual([]);
});

/** An agent, please; and whether that may be recorded. */
const keys = (answer: '1' | '2') => [
  { key: '1', afterMs: 300 },
  { key: answer, afterMs: 600 },
];
const recordings = async () =>
  (await hotline.client.listRecordings(intake.ListRecordingsRequest.fromPartial({}), hotline.supervisor())).recordings;
const listen = async (recordingId: string) => {
  const pieces: Uint8Array[] = [];
  for await (const { sound } of hotline.client.listenToRecording({ recordingId }, hotline.supervisor()))
    pieces.push(sound);
  return Buffer.concat(pieces);
};
/** What of the centre's recordings lies in Asterisk: their names are of calls. */
const ours = async () => (await ears.ari.recordings.listStored()).filter(({ name }) => name.includes('~r'));
const kept = () => readdirSync(folder).map((name) => readFileSync(path.join(folder, name)));

test('what a caller and an agent say is recorded, whoever of us dies meanwhile; it is heard by supervisors alone, sealed on disk, and gone in time', async () => {
  await hotline.ready(1);
  const answering = await hotline.phones(1, 60, { toneHz: agentHz });
  const calling = await callers(hotline.asterisk, {
    count: 1,
    rate: 1,
    talkMs: 60_000,
    keys: keys('1'),
    toneHz: callerHz,
  });
  await eventually(async () => expect((await recordings())[0]?.state).toBe(intake.RecordingState.RUNNING));
  const { caller } = await ears.channels();
  await eventually(async () => expect(await ears.tones(caller, callerHz, agentHz)).toEqual([agentHz]));
  await hotline.kill(0);
  await hotline.kill(1);
  await hotline.restart(0);
  await eventually(async () => expect(await ears.tones(caller, callerHz, agentHz)).toEqual([agentHz]));
  await ears.ari.channels.hangup({ channelId: caller });
  await calling.done;
  await answering.done;
  await eventually(async () => expect((await recordings())[0]?.state).toBe(intake.RecordingState.KEPT));

  const [one] = await recordings();
  expect(one).toMatchObject({ agentId: 'a1', number: '+84900000000', listened: [] });
  await eventually(async () => expect(await ours()).toEqual([]));
  const { samples, rate } = readWav(await listen(one?.id ?? ''));
  // A tone loses its beat where a packet is late: it is looked for in a tenth of a second, and missed for less than one.
  const tenths = Array.from({ length: Math.floor((10 * samples.length) / rate) }, (_, n) =>
    samples.subarray((n * rate) / 10, ((n + 1) * rate) / 10),
  );
  const heardIn = (hertz: number) => tenths.map((piece) => (toneShare(piece, rate, hertz) > 0.2 ? '|' : '.')).join('');
  // The agent is heard alone for a moment, until those who just came back have let go of a telephone without a caller.
  const together = heardIn(callerHz).lastIndexOf('|') + 1;
  expect(together).toBeGreaterThan(30);
  for (const hertz of [callerHz, agentHz]) expect(heardIn(hertz).slice(0, together)).not.toContain('.'.repeat(10));
  expect(heardIn(otherHz)).not.toContain('|');

  expect(kept()).toHaveLength(1);
  for (const file of kept()) {
    expect(file.includes('RIFF')).toBe(false);
    const asSound = Float32Array.from(file, (byte) => byte / 128 - 1);
    expect(toneShare(asSound, 2 * rate, callerHz)).toBeLessThan(0.01);
  }

  await expect(
    hotline.client.listRecordings(intake.ListRecordingsRequest.fromPartial({}), hotline.agent('a1')),
  ).rejects.toMatchObject({ reason: 'FORBIDDEN' });
  const asAgent = hotline.client.listenToRecording({ recordingId: one?.id ?? '' }, hotline.agent('a1'));
  await expect(asAgent[Symbol.asyncIterator]().next()).rejects.toMatchObject({ reason: 'FORBIDDEN' });
  expect((await recordings())[0]?.listened).toMatchObject([{ account: 's1', role: 'supervisor' }]);
  await expect(rowsOf(hotline, 'DELETE FROM audit_entry')).rejects.toThrow('only added to');

  await rowsOf(hotline, 'UPDATE recording SET keep_until = now()');
  await eventually(() => expect(kept()).toEqual([]));
  await expect(listen(one?.id ?? '')).rejects.toMatchObject({ reason: 'RECORDING_NOT_FOUND' });
  expect(await recordings()).toMatchObject([{ state: intake.RecordingState.REMOVED, listened: [{ account: 's1' }] }]);
});

test('of a caller who does not want it nothing is recorded', async () => {
  const before = (await recordings()).length;
  await hotline.ready(1);
  const answering = await hotline.phones(1, 60);
  const calling = await callers(hotline.asterisk, { count: 1, rate: 1, talkMs: 1_500, keys: keys('2') });
  expect(await calling.done).toMatchObject({ answered: 1, hungUpOn: 0 });
  expect(await answering.done).toMatchObject({ answered: 1 });
  expect(await recordings()).toHaveLength(before);
});
